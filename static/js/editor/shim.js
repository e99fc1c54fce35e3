// Runs CKEditor's own inline handlers without 'unsafe-inline': reads the attribute that the
// browser blocked and calls the numbered function that it names. Nothing else is ever run, and
// the author's own text (.cke_wysiwyg_div) is never looked at.
(() => {
  const CALL =
    /^\s*(return\s+)?CKEDITOR\.tools\.callFunction\(\s*(\d+)\s*((?:,\s*(?:this|event|'[^'\\]*'|"[^"\\]*"|\d+))*)\s*\)\s*;?\s*(return\s+(?:false|true)\s*;?)?\s*$/;
  const BUBBLING = [
    "click", "mousedown", "mouseup", "keydown", "keypress", "mouseover", "mouseout", "dragstart",
  ];
  const EDITOR = ".cke, .cke_dialog, .cke_panel, .cke_reset_all";
  const TEXT = ".cke_wysiwyg_div";
  const VOID = 'a[href^="javascript:void"]';
  const hooked = new WeakSet();
  const watched = new WeakSet();

  const argument = (word, element, event) => {
    if (word === "this") return element;
    if (word === "event") return event;
    return /^\d/.test(word) ? Number(word) : word.slice(1, -1);
  };

  const call = (code, element, event) => {
    const found = CALL.exec(code);
    if (!found) {
      if (/^\s*return false;?\s*$/.test(code)) event.preventDefault();
      else console.warn("ckeditor shim: unknown handler", code);
      return;
    }
    const words = found[3] ? found[3].split(",").slice(1) : [];
    const values = words.map((word) => argument(word.trim(), element, event));
    const result = CKEDITOR.tools.callFunction(Number(found[2]), ...values);
    if ((found[1] && result === false) || /false/.test(found[4] || "")) event.preventDefault();
  };

  const run = (event) => {
    let element = event.target;
    while (element && element.nodeType === Node.ELEMENT_NODE) {
      const ours = element.ownerDocument !== document || element.closest(EDITOR);
      if (!ours || element.closest(TEXT)) return;
      const code = element.getAttribute(`on${event.type}`);
      if (code) call(code, element, event);
      // CKEditor's buttons are links to javascript:void(…), which the browser would refuse aloud.
      if (event.type === "click" && element.matches(VOID)) event.preventDefault();
      if (!event.bubbles) return;
      element = element.parentElement;
    }
  };

  const hook = (page) => {
    if (!page || hooked.has(page)) return;
    hooked.add(page);
    for (const type of BUBBLING) page.addEventListener(type, run);
    for (const type of ["focus", "blur"]) page.addEventListener(type, run, true);
  };

  // The format list and the context menus live in frames of our own origin.
  const hookFrames = () => {
    for (const frame of document.querySelectorAll("iframe.cke_panel_frame")) {
      hook(frame.contentDocument);
      if (watched.has(frame)) continue;
      watched.add(frame);
      frame.addEventListener("load", () => hook(frame.contentDocument));
    }
  };

  hook(document);
  new MutationObserver(hookFrames).observe(document.documentElement, {
    subtree: true,
    childList: true,
  });
  for (const type of ["click", "contextmenu"]) {
    document.addEventListener(type, () => setTimeout(hookFrames, 50), true);
  }
})();
