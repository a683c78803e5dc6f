// The whole document in a dialog. What the server sends is HTML in which every text of a document is escaped.
(() => {
  const said = () => document.querySelector("#header header").dataset;
  let dialog = null;
  let opener = null;

  const make = () => {
    dialog = document.createElement("dialog");
    dialog.id = "document";
    dialog.setAttribute("aria-labelledby", "document-title");
    dialog.addEventListener("close", () => { if (opener && opener.isConnected) opener.focus(); });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest(".close")) dialog.close();
      const more = event.target.closest("button.more");
      if (more) extend(more);
    });
    document.body.append(dialog);
  };

  const fetched = async (what, asked, more = "") => {
    const response = await fetch(`/source/${what}?${asked}${more}`);
    const text = await response.text();
    if (response.ok) return text;
    let reason = said().documentFailed;
    try { reason = JSON.parse(text).detail || reason; } catch (error) { /* not ours: the general reason is shown */ }
    throw new Error(reason);
  };

  const failure = (reason) => {
    const note = document.createElement("p");
    note.className = "changed";
    note.textContent = reason;
    return note;
  };

  const plain = (text) => {
    const title = document.createElement("h2");
    title.id = "document-title";
    title.textContent = text;
    const close = document.createElement("button");
    close.className = "close";
    close.textContent = said().close;
    const header = document.createElement("header");
    header.append(title, close);
    dialog.replaceChildren(header);
  };

  const explained = (reason) => {
    plain(said().documentFailed);
    const body = document.createElement("div");
    body.className = "body";
    body.tabIndex = 0;
    body.append(failure(reason));
    dialog.append(body);
    body.focus({ preventScroll: true });
  };

  const toMark = () => {
    const hit = dialog.querySelector(".box") || dialog.querySelector("mark");
    if (hit) hit.scrollIntoView({ block: "center", behavior: "instant" });
  };

  // The picture comes last: the text is shown while the page is drawn.
  const drawPage = async (asked) => {
    const place = dialog.querySelector(".picture");
    if (!place) return;
    try {
      place.innerHTML = await fetched("page", asked);
      await place.querySelector("img").decode();
      if (place.isConnected) toMark();
    } catch (error) {
      place.replaceChildren(failure(error.message));
    }
    place.removeAttribute("aria-busy");
  };

  const open = async (button) => {
    if (!dialog) make();
    opener = button;
    const asked = button.dataset.document;
    dialog.dataset.asked = asked;
    plain(said().loading);
    if (!dialog.open) dialog.showModal();
    try {
      const html = await fetched("whole", asked);
      if (dialog.dataset.asked !== asked) return;
      dialog.innerHTML = html;
      dialog.querySelector(".body").focus({ preventScroll: true });
      toMark();
      await drawPage(asked);
    } catch (error) {
      explained(error.message);
    }
  };

  // What comes above must not move what is being read.
  const extend = async (button) => {
    const { from, to } = button.dataset;
    button.disabled = true;
    const body = dialog.querySelector(".body");
    const before = body.scrollHeight - body.scrollTop;
    const isAbove = button.matches(".above");
    try {
      const html = await fetched("text", dialog.dataset.asked, `&start=${from}&end=${to}`);
      const part = document.createElement("template");
      part.innerHTML = html;
      part.content.querySelector(isAbove ? "button.below" : "button.above")?.remove();
      button.replaceWith(part.content);
      if (isAbove) body.scrollTop = body.scrollHeight - before;
    } catch (error) {
      button.replaceWith(failure(error.message));
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button.open[data-document]");
    if (button) open(button);
  });
})();
