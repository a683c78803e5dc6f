// The tabs, and the views beside the chat: the server sends elements, and each takes the place of the one with its id.
(() => {
  const PANELS = { chat: "columns", documents: "documents", evaluation: "evaluation" };
  const LISTS = new Set(["document", "quote", "passage"]);
  const PAUSE_MS = 700;
  const byId = (id) => document.getElementById(id);
  const edited = { documents: false, evaluation: false };
  const asking = {};

  const viewOf = (element) => (element.closest("#documents, #feedback, #evaluation") || { id: "evaluation" }).id;
  const say = (view, text) => {
    const line = byId(`${view}-said`);
    if (line) line.textContent = text;
  };
  const sayInChat = (text) => {
    const line = document.querySelector("#status [role=status]");
    if (line) line.textContent = text;
  };

  // A button that is replaced while it is focused hands the focus to the one that takes its place.
  const replace = (old, element) => {
    const held = old.contains(document.activeElement) ? document.activeElement.dataset.act : undefined;
    keepOpen(old, element);
    old.replaceWith(element);
    if (held) [...element.querySelectorAll("[data-act]")].find((each) => each.dataset.act === held)?.focus();
  };

  // What was open in a view is open still when the view is asked for again.
  const keepOpen = (old, element) => {
    const empty = element.querySelector("article[data-keep]");
    const open = empty && old.querySelector(`#${empty.id}:not([hidden])`);
    if (open) empty.replaceWith(open);
  };

  const place = (element) => {
    const old = byId(element.id);
    if (element.dataset.say !== undefined) sayInChat(element.textContent);
    else if (element.dataset.judged) choose(element.dataset);
    else if (element.dataset.gone !== undefined) old?.remove();
    else if (old && element.getAttribute("role") === "status") old.textContent = element.textContent;
    else if (old) replace(old, element);
    else document.body.append(element);
    if (element.dataset.open !== undefined) element.showModal();
    if (element.tagName === "ARTICLE" && element.hidden) goBack();
    if (element.dataset.focus) bringUp(element, element.querySelector(element.dataset.focus));
    [element, ...element.querySelectorAll("[data-poll]")].forEach(askAgain);
  };

  // What was opened is brought into view and focused; when it is closed, the focus goes back to what opened it.
  let opener = "";
  const bringUp = (element, heading) => {
    const { top } = element.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight * 0.6 || window.innerWidth <= 800) element.scrollIntoView({ block: "start", behavior: "instant" });
    heading?.focus({ preventScroll: true });
  };
  const goBack = () => [...document.querySelectorAll(".view [data-act]")].find((each) => each.dataset.act === opener)?.focus();

  const askAgain = ({ dataset: { poll } }) => {
    if (!poll) return;
    clearTimeout(asking[poll]);
    asking[poll] = setTimeout(() => request(poll), PAUSE_MS);
  };

  const put = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    [...holder.content.children].forEach(place);
  };

  const reasonIn = (text) => {
    try { return JSON.parse(text).detail; } catch { return text; }
  };

  const request = async (act, { body, view = "documents" } = {}) => {
    const [method, path] = act.split(" ");
    const sent = method === "POST" && { body: JSON.stringify(body || {}), headers: { "content-type": "application/json" } };
    try {
      const answer = await fetch(path, { method, ...sent });
      const text = await answer.text();
      if (answer.ok) put(text);
      else say(view, reasonIn(text));
    } catch {
      say(view, byId("tabs").dataset.unreachable);
    }
  };

  const choose = ({ judged, word }) => {
    document.querySelectorAll(`.judge a[href$="-${judged}"]`).forEach((link) => {
      const chosen = link.getAttribute("href") === `#${word}-${judged}`;
      link.classList.toggle("chosen", chosen);
      link.setAttribute("aria-pressed", String(chosen));
    });
  };

  const valuesOf = (form) => {
    const data = new FormData(form);
    return Object.fromEntries([...new Set(data.keys())].map((key) => [key, LISTS.has(key) ? data.getAll(key) : data.get(key)]));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.act) return;
    event.preventDefault();
    const view = viewOf(form);
    edited[view] = false;
    if (form.dataset.act.startsWith("GET")) request(`${form.dataset.act}?${new URLSearchParams(new FormData(form))}`, { view });
    else request(form.dataset.act, { body: valuesOf(form), view });
  });

  const sentBy = (button) => Object.fromEntries(
    Object.entries(button.dataset).filter(([key]) => key.startsWith("send")).map(([key, text]) => [key.slice(4).toLowerCase(), text]));

  const press = (button) => {
    const { act, confirm, ask, remove, close } = button.dataset;
    if (button.classList.contains("open")) opener = act;
    if (act) {
      if (!confirm || window.confirm(confirm)) request(act, { body: sentBy(button), view: viewOf(button) });
    } else if (ask !== undefined) askInChat(ask);
    else if (remove) byId(remove)?.remove();
    else if (close !== undefined) button.closest("dialog").close();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".view button, #feedback button");
    if (button) press(button);
  });
  document.addEventListener("input", (event) => {
    const form = event.target.closest && event.target.closest(".question-form");
    if (form) edited[viewOf(form)] = true;
  });

  const askInChat = (question) => {
    select("chat");
    document.dispatchEvent(new CustomEvent("command", { detail: { do: "ask", text: question } }));
    document.querySelector("#ask textarea").focus();
  };

  // What is said under an answer.
  document.addEventListener("judge", ({ detail }) => {
    const body = { ...detail, conversation: sessionStorage.getItem("conversation") || "" };
    request("POST /feedback/said", { body, view: "chat" });
  });
  new MutationObserver(() => {
    document.querySelectorAll(".judge a:not([aria-pressed])").forEach((link) => {
      link.setAttribute("aria-pressed", String(link.classList.contains("chosen")));
    });
  }).observe(document.documentElement, { childList: true, subtree: true });

  // Tabs: arrows move between them, the address keeps which one is open.
  const tabs = () => [...document.querySelectorAll("#tabs [role=tab]")];
  const nameOf = (tab) => tab.id.replace("tab-", "");

  const mark = () => tabs().forEach((tab) => {
    tab.setAttribute("aria-selected", String(nameOf(tab) === document.body.dataset.tab));
    tab.tabIndex = nameOf(tab) === document.body.dataset.tab ? 0 : -1;
  });

  const show = (name) => {
    document.body.dataset.tab = name;
    mark();
    Object.entries(PANELS).forEach(([each, id]) => {
      byId(id)?.setAttribute("role", "tabpanel");
      byId(id)?.setAttribute("aria-labelledby", `tab-${each}`);
    });
    if (name in edited && !edited[name]) request(`GET /${name}`, { view: name });
  };

  const select = (name) => {
    if (document.body.dataset.tab === name) return;
    history.pushState(null, "", name === "chat" ? location.pathname : `#${name}`);
    show(name);
  };

  const named = () => (location.hash.slice(1) in PANELS ? location.hash.slice(1) : "chat");

  document.addEventListener("click", (event) => {
    const tab = event.target.closest && event.target.closest("#tabs [role=tab]");
    if (tab) select(nameOf(tab));
  });
  document.addEventListener("keydown", (event) => {
    const at = tabs().indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !step) return;
    const next = tabs()[(at + step + tabs().length) % tabs().length];
    select(nameOf(next));
    next.focus();
  });
  window.addEventListener("popstate", () => show(named()));

  const waiting = new MutationObserver(() => {
    if (!tabs().length || !byId("evaluation-view")) return;
    waiting.disconnect();
    show(named());
    new MutationObserver(mark).observe(byId("header"), { childList: true, subtree: true });  // it is renewed with the index
  });
  document.body ? waiting.observe(document.documentElement, { childList: true, subtree: true })
    : document.addEventListener("DOMContentLoaded", () => waiting.observe(document.documentElement, { childList: true, subtree: true }));

  // A question set of one's own, as a file.
  document.addEventListener("change", async (event) => {
    const [file] = (event.target.matches && event.target.matches("#start input[type=file]") && event.target.files) || [];
    if (!file) return;
    try {
      const answer = await fetch(`/evaluation/sets?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
      const text = await answer.text();
      if (answer.ok) put(text);
      else say("evaluation", reasonIn(text));
    } catch {
      say("evaluation", byId("tabs").dataset.unreachable);
    }
  });

  // Files: each is sent by itself, then all are indexed together.
  const refuse = (reason) => {
    const item = document.createElement("li");
    item.textContent = reason;
    byId("refused")?.append(item);
  };

  const sendOne = async (file, path, { most, tooLarge }) => {
    if (file.size > Number(most)) return refuse(tooLarge.replace("{}", path));
    const answer = await fetch(`/documents/files?name=${encodeURIComponent(path)}`, { method: "POST", body: file });
    if (!answer.ok) refuse(reasonIn(await answer.text()));
    return answer.ok;
  };

  const send = async (files) => {
    const said = byId("drop").dataset;
    byId("refused").replaceChildren();
    let kept = 0;
    for (const [done, [file, path]] of files.entries()) {
      say("documents", [done + 1, files.length, path].reduce((text, each) => text.replace("{}", () => each), said.sending));
      try {
        if (await sendOne(file, path, said)) kept += 1;
      } catch {
        refuse(byId("tabs").dataset.unreachable);
        break;
      }
    }
    say("documents", "");
    if (kept) await request("POST /documents/index");
  };

  const visible = (files) => files.filter(([, path]) => !path.split("/").some((part) => part.startsWith(".")));

  document.addEventListener("change", (event) => {
    if (!event.target.matches || !event.target.matches("#drop input[type=file]")) return;
    const files = [...event.target.files].map((file) => [file, file.webkitRelativePath || file.name]);
    event.target.value = "";
    send(visible(files));
  });

  const inside = async (entry, before = "") => {
    const path = `${before}${entry.name}`;
    if (entry.isFile) return [[await new Promise((done, fail) => entry.file(done, fail)), path]];
    const reader = entry.createReader();
    const found = [];
    for (let part; (part = await new Promise((done, fail) => reader.readEntries(done, fail))).length;) found.push(...part);
    return (await Promise.all(found.map((each) => inside(each, `${path}/`)))).flat();
  };

  const overDrop = (event) => event.target.closest && event.target.closest("#drop");
  document.addEventListener("dragover", (event) => {
    if (!overDrop(event)) return;
    event.preventDefault();
    byId("drop").classList.add("over");
  });
  document.addEventListener("dragleave", (event) => overDrop(event)?.classList.remove("over"));
  document.addEventListener("drop", async (event) => {
    if (!overDrop(event)) return;
    event.preventDefault();
    byId("drop").classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    send(visible((await Promise.all(entries.map((entry) => inside(entry)))).flat()));
  });
})();
