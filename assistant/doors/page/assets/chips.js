// Chips and cards: hover or focus shows the passage, a click or Enter marks its card, Esc goes back to the chip.
(() => {
  const NARROW = window.matchMedia("(max-width: 800px)");
  const chipOf = (event) => event.target.closest && event.target.closest("a.chip");
  const cardOf = (chip) => document.getElementById(chip.getAttribute("href").slice(1));
  let lastChip = null;

  const showSources = (message) => {
    document.querySelectorAll(".sources").forEach((section) => {
      section.classList.toggle("shown", section.id === `sources-${message}`);
    });
  };

  // The panel is replaced with each update; when nothing is shown then, the newest message's sources are.
  const showNewest = () => {
    const sections = document.querySelectorAll(".sources");
    if (sections.length && !document.querySelector(".sources.shown")) {
      showSources(sections[sections.length - 1].id.split("-")[1]);
    }
  };

  // Gradio's sanitizer strips aria-*: the chip's name for screen readers comes from its title, which would cover the peek.
  const nameChips = () => {
    document.querySelectorAll("a.chip[title]").forEach((chip) => {
      chip.setAttribute("aria-label", chip.title);
      chip.removeAttribute("title");
    });
  };

  // The quotes of the chip's own sentence stand out from those of others in the same passage.
  const markOwn = (chip, part) => {
    const own = new Set([...chip.classList].filter((name) => name.startsWith("at-")).map((name) => name.slice(3)));
    part.querySelectorAll("mark").forEach((mark) => mark.classList.toggle("pale", own.size > 0 && !own.has(mark.dataset.at)));
  };
  const ownMark = (part) => part.querySelector("mark:not(.pale)") || part.querySelector("mark");

  const unmark = () => {
    document.querySelectorAll("#sources mark.pale").forEach((mark) => mark.classList.remove("pale"));
    document.querySelectorAll(".card.active").forEach((card) => card.classList.remove("active"));
    document.querySelectorAll("a.chip[aria-current]").forEach((chip) => chip.removeAttribute("aria-current"));
  };

  const openCard = (chip) => {
    const card = cardOf(chip);
    if (!card) return;
    hidePeek();
    unmark();
    showSources(chip.getAttribute("href").split("-")[1]);
    if (NARROW.matches) document.body.classList.add("sheet");
    card.classList.add("active");
    markOwn(chip, card);
    chip.setAttribute("aria-current", "true");
    (ownMark(card) || card).scrollIntoView({ block: "center", behavior: "instant" });
    card.focus({ preventScroll: true });
    lastChip = chip;
  };

  const goBack = () => {
    document.body.classList.remove("sheet");
    if (!lastChip) return;
    const chip = lastChip.isConnected ? lastChip : document.querySelector(`a.chip[href='${lastChip.getAttribute("href")}']`);
    unmark();
    lastChip = null;
    if (chip) { chip.focus(); hidePeek(); }
  };

  // The peek is a copy of the card's nodes: nothing in it is parsed again.
  const peek = document.createElement("div");
  peek.id = "peek";
  peek.setAttribute("role", "tooltip");
  peek.hidden = true;

  const hidePeek = () => {
    peek.hidden = true;
    document.querySelectorAll("a.chip[aria-describedby]").forEach((chip) => chip.removeAttribute("aria-describedby"));
  };

  const showPeek = (chip) => {
    const card = cardOf(chip);
    if (!card || NARROW.matches) return;
    const copies = [...card.querySelectorAll("h3, .place, .passage")].map((part) => part.cloneNode(true));
    peek.replaceChildren(...copies);
    (document.querySelector("main") || document.body).append(peek);
    peek.hidden = false;
    chip.setAttribute("aria-describedby", "peek");
    markOwn(chip, peek);
    const mark = ownMark(peek);
    const passage = peek.querySelector(".passage");
    if (mark) passage.scrollTop = mark.offsetTop - passage.offsetTop - passage.clientHeight / 3;
    const { left, top, bottom } = chip.getBoundingClientRect();
    const above = bottom + peek.offsetHeight + 12 > window.innerHeight;  // the question stands above the answer
    peek.style.left = `${Math.max(8, Math.min(left, window.innerWidth - peek.offsetWidth - 8))}px`;
    peek.style.top = `${above ? top - peek.offsetHeight - 6 : bottom + 6}px`;
  };

  document.addEventListener("mouseover", (event) => {
    const chip = chipOf(event);
    if (chip) showPeek(chip);
    else if (!peek.contains(event.target)) hidePeek();
  });
  document.addEventListener("focusin", (event) => (chipOf(event) ? showPeek(event.target) : hidePeek()));
  document.addEventListener("scroll", (event) => { if (!peek.contains(event.target)) hidePeek(); }, true);

  document.addEventListener("click", (event) => {
    const chip = chipOf(event);
    if (chip) {
      event.preventDefault();
      event.stopPropagation();
      openCard(chip);
    } else if (event.target.closest && event.target.closest("#sources .close")) {
      goBack();
    }
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    if (!peek.hidden) hidePeek();
    else goBack();
  });

  new MutationObserver(() => { nameChips(); showNewest(); })
    .observe(document.documentElement, { childList: true, subtree: true });
})();
