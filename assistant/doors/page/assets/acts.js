// What can be done with a bubble: copy, ask again, edit, try a suggestion. Links `#verb-number` in it, because Gradio strips buttons.
(() => {
  const selector = "a.act";
  const box = () => document.querySelector("#ask textarea");

  const write = (text) => {
    const area = box();
    area.value = text;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
    area.setSelectionRange(text.length, text.length);
  };

  // Gradio takes the text up in its own time, and sends what it holds by then.
  const ask = (text) => {
    write(text);
    window.setTimeout(() => document.querySelector("#ask button").click(), 50);
  };

  const say = (text) => {
    const line = document.querySelector("#status [role=status]");
    if (line) line.textContent = text;
  };

  const copy = async (message) => {
    await navigator.clipboard.writeText(document.getElementById(`text-${message}`).textContent);
    say(document.querySelector("#header header").dataset.copied);
  };

  // A hidden button carries commands to the server.
  const send = (command) => {
    window.pageCommand = JSON.stringify(command);
    document.getElementById("act").click();
  };

  const manage = (button) => {
    const { do: verb, conversation, title } = button.dataset;
    const said = document.querySelector("#header header").dataset;
    const text = verb === "rename" ? window.prompt(said.newName, title) : "";
    if (text === null || (verb === "delete" && !window.confirm(said.deleteReally))) return;
    drawer(false);
    send({ do: verb, conversation, text });
  };

  const drawer = (open) => {
    document.body.classList.toggle("drawer", open);
    document.getElementById("menu")?.setAttribute("aria-expanded", String(open));
  };

  const openMenus = () => [...document.querySelectorAll("#listing .menu[open]")];
  const closeMenus = (inside = null) => openMenus().filter((menu) => !menu.contains(inside)).forEach((menu) => { menu.open = false; });

  document.addEventListener("click", (event) => {
    const within = (what) => event.target.closest && event.target.closest(what);
    closeMenus(event.target);
    const button = within("#listing button[data-do]");
    if (button) manage(button);
    if (within("#menu")) drawer(!document.body.classList.contains("drawer"));
  });

  // Esc closes the menu of a conversation, then on a phone the list; the focus goes back to what opened it.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    const [menu] = openMenus();
    if (menu) {
      closeMenus();
      menu.querySelector("summary").focus();
    } else if (document.body.classList.contains("drawer")) {
      drawer(false);
      document.getElementById("menu").focus();
    }
  });

  const act = (link) => {
    const command = link.getAttribute("href").slice(1);
    const [verb, message] = command.split("-");
    if (verb === "copy") copy(message);
    else if (verb === "try") ask(link.textContent);
    else if (verb === "edit") write(link.parentElement.querySelector(".wording").textContent);
    else if (link.closest(".judge")) document.dispatchEvent(new CustomEvent("judge", { detail: { said: verb, message: Number(message) } }));
    else again(verb, Number(message));
  };

  const again = (verb, message) => {
    document.dispatchEvent(new CustomEvent("retried", { detail: message }));
    send({ do: verb, message });
  };
  document.addEventListener("command", ({ detail }) => send(detail));

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest(selector);
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    act(link);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches && event.target.matches(selector)) {
      event.preventDefault();
      act(event.target);
    }
  });

  new MutationObserver(() => {
    document.querySelectorAll(`${selector}:not([role])`).forEach((link) => link.setAttribute("role", "button"));
  }).observe(document.documentElement, { childList: true, subtree: true });

  // "/" goes to the question box, and begins no question in it; in an empty box, or in one that shows a recalled question, the arrows recall.
  let recalled = null;
  const recall = (step) => {
    const asked = [...document.querySelectorAll(".question .wording")].map((part) => part.textContent);
    const at = recalled && recalled.text === box().value ? recalled.at + step : asked.length - 1;
    if (box().value && !(recalled && recalled.text === box().value)) return false;
    if (step > 0 && !recalled) return false;
    const text = at < asked.length ? asked[Math.max(0, at)] : "";
    if (text === undefined) return false;
    recalled = text ? { at: Math.max(0, at), text } : null;
    write(text);
    return true;
  };

  document.addEventListener("keydown", (event) => {
    const active = document.activeElement;
    if (document.querySelector("dialog[open]")) return;
    const inEmptyBox = active === box() && !active.value;
    if (event.key === "/" && box() && (inEmptyBox || !/^(INPUT|TEXTAREA)$/.test(active.tagName))) {
      event.preventDefault();
      box().focus();
    } else if (active === box() && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      if (recall(event.key === "ArrowUp" ? -1 : 1)) event.preventDefault();
    }
  });
})();
