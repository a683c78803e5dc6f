// Chips and cards: a click or Enter on a chip shows and marks its card, Esc goes back to the chip.
(() => {
  let lastChip = null;

  const showSources = (message) => {
    document.querySelectorAll(".sources").forEach((section) => {
      section.classList.toggle("shown", section.id === `sources-${message}`);
    });
  };

  const showNewest = () => {
    const sections = document.querySelectorAll(".sources");
    if (sections.length && !document.querySelector(".sources.shown")) {
      showSources(sections[sections.length - 1].id.split("-")[1]);
    }
  };

  const openCard = (chip) => {
    const id = chip.getAttribute("href").slice(1);
    showSources(id.split("-")[1]);
    const card = document.getElementById(id);
    if (!card) return;
    document.querySelectorAll(".card.active").forEach((other) => other.classList.remove("active"));
    document.querySelectorAll("a.chip[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    card.classList.add("active");
    chip.setAttribute("aria-current", "true");
    const mark = card.querySelector("mark");
    (mark || card).scrollIntoView({ block: "center", behavior: "instant" });
    card.focus({ preventScroll: true });
    lastChip = chip;
  };

  document.addEventListener("click", (event) => {
    const chip = event.target.closest && event.target.closest("a[href^='#cite-']");
    if (!chip) return;
    event.preventDefault();
    event.stopPropagation();
    openCard(chip);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && lastChip && lastChip.isConnected) {
      document.querySelectorAll(".card.active").forEach((card) => card.classList.remove("active"));
      lastChip.focus();
    }
    const typing = /^(INPUT|TEXTAREA)$/.test(document.activeElement ? document.activeElement.tagName : "");
    if (event.key === "/" && !typing) {
      const box = document.querySelector("#ask textarea");
      if (box) { event.preventDefault(); box.focus(); }
    }
  });

  // The sources panel is replaced with each update; the newest message's sources are shown then.
  new MutationObserver(showNewest).observe(document.documentElement, { childList: true, subtree: true });
})();
