// <post-checks data-url data-editor>: the publication checks beside the body, while it is written.
import { findingsView, make, summary } from "./findings-view.js";
import { mended, showPassage } from "./passage.js";

const PAUSE = 1500;
const OTHER_FIELDS = ["title", "law_on", "seo_title", "description", "focus_keyword", "keywords"];
const SEO_FIELDS = OTHER_FIELDS.slice(2);
const CHANGED = "正文在上次检查之后改过，已重新检查；请看新的结果再改。";
const MENDED = "可以用“撤消”退回。";
const GONE = "在编辑框里找不到这一处，请点“重新检查”。";
const TOO_LONG = "正文太长，没有检查。请删减或者分成几篇。";
const FAILED = "检查没有成功：网络不通，或者登录已过期。写作和保存不受影响。";

const input = (name) => document.getElementById(`id_${name}`);

customElements.define(
  "post-checks",
  class extends HTMLElement {
    connectedCallback() {
      if (this.list) return;
      this.status = make("p", "checks-status", "正在检查…");
      this.status.setAttribute("role", "status");
      this.note = make("p", "checks-note");
      this.note.setAttribute("role", "status");
      this.list = make("div", "checks-list");
      const again = Object.assign(make("button", "button", "重新检查"), { type: "button" });
      again.addEventListener("click", () => this.check());
      this.append(make("h2", "", "发布检查"), this.status, again, this.note, this.list);
      this.actions = { show: (finding) => this.show(finding), mend: (finding) => this.mend(finding) };
      this.whenReady((editor) => this.watch(editor));
    }

    whenReady(act) {
      const { editor: name } = this.dataset;
      if (CKEDITOR.instances[name]?.status === "ready") return act(CKEDITOR.instances[name]);
      return CKEDITOR.on("instanceReady", ({ editor }) => editor.name === name && act(editor));
    }

    watch(editor) {
      this.editor = editor;
      // Input methods and the source view change the text without CKEditor's own event.
      const hear = () => editor.editable()?.on("input", this.later);
      hear();
      editor.on("mode", hear);
      editor.on("change", this.later);
      for (const name of OTHER_FIELDS) input(name)?.addEventListener("input", this.later);
      this.check();
    }

    later = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.check(), PAUSE);
    };

    asked(html) {
      const value = (name) => input(name)?.value ?? "";
      const seo = Object.fromEntries(SEO_FIELDS.map((name) => [name, value(name)]));
      const marked = document.getElementById("id_ai_assisted");
      const ai_assisted = Boolean(marked?.checked);
      return { html, title: value("title"), law_on: value("law_on"), seo, ai_assisted };
    }

    // Only the newest question counts: an older one that is still under way is given up.
    async check(note = "") {
      clearTimeout(this.timer);
      this.asking?.abort();
      const asking = (this.asking = new AbortController());
      const html = this.editor.getData();
      if ([...html].length > this.editor.config.firmlimit_characters) return this.tell(TOO_LONG);
      this.list.setAttribute("aria-busy", "true");
      try {
        const { error, findings } = await this.answer(this.asked(html), asking.signal);
        if (asking.signal.aborted) return undefined;
        return error ? this.tell(error) : this.draw(html, findings, note);
      } catch {
        return asking.signal.aborted ? undefined : this.tell(FAILED);
      }
    }

    async answer(asked, signal) {
      const headers = {
        "Content-Type": "application/json",
        "X-CSRFToken": document.querySelector("input[name=csrfmiddlewaretoken]").value,
      };
      const body = JSON.stringify(asked);
      const answer = await fetch(this.dataset.url, { method: "POST", headers, body, signal });
      return answer.json();
    }

    tell(problem) {
      this.status.textContent = problem;
      this.list.removeAttribute("aria-busy");
    }

    draw(html, findings, note) {
      this.html = html;
      this.tell(summary(findings));
      this.note.textContent = note;
      this.list.replaceChildren(...findingsView(findings, this.actions));
    }

    show(finding) {
      const field = finding.field === "body" ? null : input(finding.field);
      if (field) {
        field.closest("details")?.setAttribute("open", "");
        field.focus();
        field.setSelectionRange?.(finding.start, finding.end);
      } else if (!showPassage(this.editor, this.html, finding)) {
        this.note.textContent = GONE;
      }
    }

    // The edits fit exactly the HTML that was checked, and no other.
    mend(finding) {
      if (this.editor.getData() !== this.html) return this.check(CHANGED);
      this.editor.fire("saveSnapshot");
      const done = finding.detail.official ? "已改为官方文本，" : "已按建议修改，";
      const after = () => this.check(done + MENDED);
      return this.editor.setData(mended(this.html, finding.edits), after);
    }
  },
);
