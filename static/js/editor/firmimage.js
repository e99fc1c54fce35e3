// CKEditor's picture button: pictures come from our own upload, never from another host.
(() => {
  const LABEL = "插入图片";
  const LEFT_OUT =
    "粘贴的内容里有别处的图片，没有带进来。请先把图片存到电脑上，再用“插入图片”上传。";

  const dialog = () =>
    document.querySelector("image-dialog") ||
    document.body.appendChild(document.createElement("image-dialog"));

  const pictureAt = (editor) => {
    const element = editor.getSelection()?.getSelectedElement();
    return element && element.is("img") && !element.data("cke-realelement") ? element : null;
  };

  const rewrite = async (editor, picture) => {
    const answer = await dialog().ask({ url: "", alt: picture.getAttribute("alt") || "" });
    if (!answer) return;
    editor.fire("saveSnapshot");
    picture.setAttribute("alt", answer.alt);
    editor.fire("saveSnapshot");
    editor.fire("change");
  };

  const insert = async (editor, file) => {
    // The dialog takes the focus, and with it the place of the cursor.
    const ranges = editor.getSelection()?.getRanges();
    const answer = await dialog().ask({ url: editor.config.firmimage_uploadUrl, file });
    editor.focus();
    if (ranges) editor.getSelection().selectRanges(ranges);
    if (!answer) return;
    const { url: src, alt, width, height } = answer;
    const picture = editor.document.createElement("img", { attributes: { src, alt, width, height } });
    editor.insertElement(picture);
  };

  // A copy from Word or Excel brings a picture of itself along: its text is what is meant.
  const pictureAlone = (transfer, editor) => {
    if (transfer.getTransferType(editor) !== CKEDITOR.DATA_TRANSFER_EXTERNAL) return null;
    const html = transfer.getData("text/html", true) || "";
    const words = new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
    for (let index = 0; !words && index < transfer.getFilesCount(); index += 1) {
      const file = transfer.getFile(index);
      if (file.type.startsWith("image/")) return file;
    }
    return null;
  };

  // Our own pictures are copied with their whole address; others would be lost when saving.
  const withoutForeignPictures = (html, tell) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const pictures = [...page.querySelectorAll("img")];
    for (const picture of pictures) {
      const { origin, pathname } = new URL(picture.getAttribute("src") || "", document.baseURI);
      const ours = origin === location.origin && pathname.startsWith("/media/");
      if (ours) picture.setAttribute("src", pathname);
      else picture.remove();
    }
    if (pictures.some((picture) => !picture.isConnected)) tell(LEFT_OUT);
    return pictures.length ? page.body.innerHTML : html;
  };

  CKEDITOR.plugins.add("firmimage", {
    init(editor) {
      editor.addCommand("firmimage", {
        allowedContent: "img[!src,alt,width,height]",
        requiredContent: "img[src,alt]",
        exec() {
          const picture = pictureAt(editor);
          if (picture) rewrite(editor, picture);
          else insert(editor);
        },
      });
      editor.ui.addButton("Image", { label: LABEL, command: "firmimage", toolbar: "insert" });
      editor.on("doubleclick", ({ data }) => {
        if (data.element.is("img") && !data.element.isReadOnly()) rewrite(editor, data.element);
      });
      // Before CKEditor's own listeners, which would leave a file out.
      const first = 1;
      editor.on(
        "paste",
        (event) => {
          const file = pictureAlone(event.data.dataTransfer, editor);
          if (!file) return;
          event.cancel();
          insert(editor, file);
        },
        null,
        null,
        first,
      );
      const tell = (words) => editor.showNotification(words, "warning");
      const clean = ({ data }) => {
        data.dataValue = withoutForeignPictures(data.dataValue, tell);
      };
      // First of all, so that no picture is asked for; and after the filter for Word, which
      // reads the clipboard anew.
      for (const priority of [first, 10]) editor.on("paste", clean, null, null, priority);
    },
  });
})();
