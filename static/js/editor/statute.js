// CKEditor's button and shortcut (Ctrl+Shift+L) for the statute picker: puts in the official text.
(() => {
  const LABEL = "引用法条";
  const encode = (text) => CKEDITOR.tools.htmlEncode(text);

  const FORMS = {
    citation: ({ citation }) => encode(citation),
    quotation: ({ citation, text }) => encode(`${citation}规定：“${text.replace(/\n/g, "")}”`),
    block: ({ citation, text }) => {
      const lines = text.split("\n").map((line) => `<p>${encode(line)}</p>`);
      return `<p>${encode(citation)}规定：</p><blockquote>${lines.join("")}</blockquote>`;
    },
  };

  const dialog = () =>
    document.querySelector("statute-dialog") ||
    document.body.appendChild(document.createElement("statute-dialog"));

  const pick = async (editor) => {
    // The dialog takes the focus, and with it the place of the cursor.
    const ranges = editor.getSelection()?.getRanges();
    const words = editor.getSelection()?.getSelectedText()?.trim() ?? "";
    const on = document.getElementById("id_law_on")?.value ?? "";
    const picked = await dialog().ask({ url: editor.config.statute_url, on, words });
    editor.focus();
    if (ranges) editor.getSelection().selectRanges(ranges);
    if (!picked) return;
    editor.fire("saveSnapshot");
    const end = editor.getSelection().getRanges()[0];
    end.collapse(false);
    end.select();
    editor.insertHtml(FORMS[picked.form](picked));
    editor.fire("saveSnapshot");
  };

  CKEDITOR.plugins.add("statute", {
    init(editor) {
      editor.addCommand("statute", { exec: pick, editorFocus: false });
      editor.ui.addButton("Statute", { label: LABEL, command: "statute", toolbar: "insert" });
      editor.setKeystroke(CKEDITOR.CTRL + CKEDITOR.SHIFT + 76, "statute");
    },
  });
})();
