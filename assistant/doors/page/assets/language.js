// The page is in the language that the server chose; Gradio would name the browser's.
(() => {
  const root = document.documentElement;
  const name = () => { if (root.lang !== window.pageLanguage) root.lang = window.pageLanguage; };
  name();
  new MutationObserver(name).observe(root, { attributes: true, attributeFilter: ["lang"] });
})();
