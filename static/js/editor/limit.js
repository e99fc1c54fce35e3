// A body over the limit is not sent: the server would refuse it, and one of several megabytes
// would not even reach the form that gives the text back.
(() => {
  const PROBLEM = "body-limit-problem";

  const tell = (editor, text) => {
    const box = editor.container.$;
    const shown = box.parentElement.querySelector(`.${PROBLEM}`);
    const problem = shown || document.createElement("p");
    problem.className = `${PROBLEM} errornote`;
    problem.setAttribute("role", "alert");
    problem.textContent = text;
    problem.hidden = !text;
    if (!shown) box.before(problem);
    if (text) problem.scrollIntoView({ block: "center" });
  };

  CKEDITOR.on("instanceReady", ({ editor }) => {
    const limit = editor.config.firmlimit_characters;
    const form = editor.element.$.form;
    if (!limit || !form) return;
    form.addEventListener("submit", (event) => {
      const length = [...editor.getData()].length;
      const figures = (number) => number.toLocaleString("zh-CN");
      if (length <= limit) return tell(editor, "");
      event.preventDefault();
      return tell(
        editor,
        `内容有 ${figures(length)} 个字符（含标签），超过 ${figures(limit)} 个的上限，没有保存。` +
          "请删减或者分成几篇。",
      );
    });
  });
})();
