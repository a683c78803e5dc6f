// A question that was asked stands at the top of the view, and stays there while its answer grows: room is kept below it.
(() => {
  const NARROW = window.matchMedia("(max-width: 800px)");
  const MARGIN = 8;
  const log = () => document.querySelector("#chat [role=log]");
  const questions = () => [...document.querySelectorAll("#chat .question")];
  const view = () => (NARROW.matches ? document.scrollingElement : log());
  let shown = "";
  let held = "";

  const nameOf = (question) => question.querySelector("a.act").getAttribute("href") + question.textContent;
  const roomOf = () => parseFloat(log().style.paddingBottom) || 0;
  const viewTop = () => (NARROW.matches ? 0 : log().getBoundingClientRect().top);
  const topOf = (question) => question.getBoundingClientRect().top - viewTop() + view().scrollTop;

  // What stands below the last question: on a phone the page goes on below the conversation.
  const endOf = () => {
    const last = NARROW.matches ? document.getElementById("columns") : log().lastElementChild;
    return last.getBoundingClientRect().bottom - viewTop() + view().scrollTop - (NARROW.matches ? roomOf() : 0);
  };

  const keepRoom = () => {
    const last = questions().at(-1);
    const missing = last ? view().clientHeight - (endOf() - topOf(last)) - MARGIN : 0;
    const room = `${Math.max(0, Math.ceil(missing))}px`;
    if (log().style.paddingBottom !== room) log().style.paddingBottom = room;
  };

  const bringUp = (question) => {
    keepRoom();
    view().scrollTop = topOf(question) - MARGIN;
    held = nameOf(question);
  };

  // Gradio shows dots before the answer: what is shorter without them must not move the question. A user may.
  const grow = () => {
    if (roomOf() || held) keepRoom();
    const question = held && questions().find((each) => nameOf(each) === held);
    if (question) view().scrollTop = topOf(question) - MARGIN;
  };
  ["wheel", "touchmove", "pointerdown", "keydown"].forEach((kind) => {
    document.addEventListener(kind, () => { held = ""; }, { capture: true, passive: true });
  });

  const isAsked = () => document.querySelector("#status .busy") !== null;

  // A conversation that is opened shows its last question too; on a phone it is left at the page's top.
  const look = () => {
    if (document.querySelectorAll("#chat [data-testid=user]").length !== questions().length) return;  // being drawn
    const last = questions().at(-1);
    const name = last ? nameOf(last) : "";
    if (name === shown) return;
    shown = name;
    if (last && (isAsked() || !NARROW.matches)) bringUp(last);
    else if (log()) log().style.paddingBottom = "";
  };

  document.addEventListener("retried", ({ detail: message }) => {
    const question = questions().find((each) => each.querySelector(`a.act[href="#edit-${message}"]`));
    if (question) bringUp(question);
  });

  // Room shrinks as the answer grows, so nothing moves.
  const grown = new ResizeObserver(grow);
  let watched = null;
  const watch = () => {
    const part = log() && log().lastElementChild;
    if (part && part !== watched) {
      grown.disconnect();
      watched = part;
      [part, log(), document.body].forEach((each) => grown.observe(each));
    }
  };

  new MutationObserver(() => { watch(); look(); }).observe(document.documentElement, { childList: true, subtree: true });
})();
