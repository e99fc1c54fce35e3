// <image-dialog>: asks for a picture and its alternative text, uploads it and says what to insert.
const TEXT = {
  insert: "插入图片",
  change: "修改替代文字",
  file: "图片文件（JPEG、PNG、WebP 或 GIF，不超过 20 MB）",
  alt: "替代文字",
  help: "用一句话说清图上有什么，给看不见图片的读者。",
  cancel: "取消",
  upload: "上传并插入",
  keep: "确定",
  busy: "正在上传…",
  offline: "没有上传成功：网络不通，或者登录已过期。正文没有变化，请稍后再试。",
};

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

customElements.define(
  "image-dialog",
  class extends HTMLElement {
    connectedCallback() {
      if (this.dialog) return;
      this.heading = make("h2", { id: "image-dialog-heading" });
      this.file = make("input", { type: "file", accept: "image/jpeg,image/png,image/webp,image/gif" });
      this.fileRow = make("label", {}, TEXT.file, this.file);
      this.alt = make("input", { type: "text", required: true, maxLength: 200 });
      this.problem = make("p", { className: "image-dialog-problem", role: "alert" });
      this.submit = make("button", { type: "submit", className: "button default" });
      const cancel = make("button", { type: "button", className: "button", textContent: TEXT.cancel });
      const form = make(
        "form",
        {},
        this.heading,
        this.fileRow,
        make("label", {}, TEXT.alt, this.alt),
        make("p", { className: "help", textContent: TEXT.help }),
        this.problem,
        make("p", { className: "image-dialog-buttons" }, cancel, this.submit),
      );
      this.dialog = make("dialog", {}, form);
      this.dialog.setAttribute("aria-labelledby", this.heading.id);
      this.append(this.dialog);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.confirm();
      });
      cancel.addEventListener("click", () => this.dialog.close());
      this.dialog.addEventListener("close", () => this.settle(null));
    }

    // Resolves with {url, alt, width, height}, with {alt} for a picture that is there, or null.
    ask({ url, file = null, alt = null }) {
      this.url = url;
      this.changes = alt !== null;
      this.fileRow.hidden = this.changes;
      this.file.required = !this.changes;
      this.file.value = "";
      if (file) {
        const holder = new DataTransfer();
        holder.items.add(file);
        this.file.files = holder.files;
      }
      this.alt.value = alt ?? "";
      this.heading.textContent = this.changes ? TEXT.change : TEXT.insert;
      this.rest();
      this.dialog.showModal();
      return new Promise((resolve) => {
        this.settle = (answer) => {
          resolve(answer);
          this.settle = () => {};
        };
      });
    }

    rest(problem = "") {
      this.problem.textContent = problem;
      this.submit.disabled = false;
      this.submit.textContent = this.changes ? TEXT.keep : TEXT.upload;
    }

    async confirm() {
      const alt = this.alt.value.trim();
      if (this.changes) return this.finish({ alt });
      this.submit.disabled = true;
      this.submit.textContent = TEXT.busy;
      try {
        const answer = await this.upload(alt);
        return answer.error ? this.rest(answer.error) : this.finish(answer);
      } catch {
        return this.rest(TEXT.offline);
      }
    }

    finish(answer) {
      this.settle(answer);
      this.dialog.close();
    }

    async upload(alt) {
      const body = new FormData();
      body.append("upload", this.file.files[0]);
      body.append("alt", alt);
      const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
      const headers = { "X-CSRFToken": token, Accept: "application/json" };
      const answer = await fetch(this.url, { method: "POST", body, headers });
      return answer.json();
    }
  },
);
