// Finds a place of the checked HTML again in the editor, and puts mends into the HTML.
// Offsets from the server count code points; JavaScript's strings count UTF-16 units.
const SURROGATE = /[\ud800-\udfff]/;
const BLANK = /[\s\u200b\ufeff]/;
const BLANKS = /[\s\u200b\ufeff]+/g;

const units = (html, codePoints) =>
  SURROGATE.test(html) ? [...html].slice(0, codePoints).join("").length : codePoints;

// The HTML with each {start, end, replacement} put in.
export const mended = (html, edits) => {
  const points = [...html];
  const backwards = [...edits].sort((one, other) => other.start - one.start);
  for (const { start, end, replacement } of backwards) {
    points.splice(start, end - start, replacement);
  }
  return points.join("");
};

// How many characters of text, blanks apart, stand before a place of the HTML. The editor's own
// blanks and line breaks differ from the HTML's, its characters do not.
const inkBefore = (html, end) => {
  const page = new DOMParser().parseFromString(html.slice(0, end), "text/html");
  return page.body.textContent.replace(BLANKS, "").length;
};

const placeOfInk = (root, count, atEnd) => {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let seen = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (let index = 0; index < node.length; index += 1) {
      if (BLANK.test(node.data[index])) continue;
      if (seen === count - (atEnd ? 1 : 0)) return { node, offset: index + (atEnd ? 1 : 0) };
      seen += 1;
    }
  }
  return null;
};

// Scrolls to html[start:end] in the editor and selects it; false when it is not there.
export const showPassage = (editor, html, { start, end }) => {
  const root = editor.editable().$;
  const [from, to] = [units(html, start), units(html, end)];
  editor.focus();
  if (editor.mode === "source") {
    root.setSelectionRange(from, to);
    return true;
  }
  const first = placeOfInk(root, inkBefore(html, from), false);
  const last = placeOfInk(root, inkBefore(html, to), true);
  if (!first || !last) return false;
  const range = editor.createRange();
  range.setStart(new CKEDITOR.dom.text(first.node), first.offset);
  range.setEnd(new CKEDITOR.dom.text(last.node), last.offset);
  editor.getSelection().selectRanges([range]);
  first.node.parentElement.scrollIntoView({ block: "center" });
  return true;
};
