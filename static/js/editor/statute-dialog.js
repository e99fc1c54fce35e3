// <statute-dialog>: finds a provision by its number or its words and says how to put it in.
import { make } from "./findings-view.js";
import { nameOfParagraph, plainButton, resultRow, scopes } from "./statute-results.js";

const PAUSE = 250;
const LONGEST = 60;
const LABEL = "法律、条号或条文里的字";
const HELP =
  "例如：民法典 675、劳动合同法82、675，或者条文里的几个字（空格隔开）。上下键选择，回车插入引用。";
const FORMS = [
  ["citation", "插入引用"],
  ["quotation", "引用并加引文"],
  ["block", "引文单独成段"],
];
const NONE = "没有找到现行有效的条文。换一个说法，或者只写条号。";
const FAILED = "没有查到：网络不通，或者登录已过期。正文没有变化。";
const COMBOBOX = { role: "combobox", ariaExpanded: "true", autocomplete: "off" };

customElements.define(
  "statute-dialog",
  class extends HTMLElement {
    connectedCallback() {
      if (this.dialog) return;
      this.heading = Object.assign(make("h2", "", "引用法条"), { id: "statute-dialog-heading" });
      this.input = Object.assign(make("input"), { ...COMBOBOX, type: "text", maxLength: LONGEST });
      this.input.setAttribute("aria-controls", "statute-results");
      this.status = Object.assign(make("p", "statute-status"), { role: "status" });
      this.list = make("ul", "statute-results");
      Object.assign(this.list, { id: "statute-results", role: "listbox", ariaLabel: "条文" });
      this.scope = make("select");
      this.scopeRow = make("label", "statute-part", "范围 ", this.scope);
      this.text = make("blockquote", "statute-text");
      this.dialog = make("dialog", "", ...this.rows());
      this.dialog.setAttribute("aria-labelledby", this.heading.id);
      this.append(this.dialog);
      this.listen();
    }

    rows() {
      this.buttons = FORMS.map(([form, name], index) =>
        plainButton(name, () => this.finish(form), index ? "button" : "button default"),
      );
      const cancel = plainButton("取消", () => this.dialog.close());
      const row = make("p", "statute-buttons", cancel, ...this.buttons);
      const asked = [make("label", "", LABEL, this.input), make("p", "help", HELP)];
      return [this.heading, ...asked, this.status, this.list, this.scopeRow, this.text, row];
    }

    listen() {
      this.input.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.search(), PAUSE);
      });
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.scope.addEventListener("change", () => this.drawText());
      this.dialog.addEventListener("close", () => this.settle(null));
    }

    // Resolves with {form, citation, text}, or null.
    ask({ url, on, words }) {
      Object.assign(this, { url, on });
      this.input.value = words.length <= LONGEST && !words.includes("\n") ? words : "";
      this.show([]);
      this.status.textContent = "";
      this.dialog.showModal();
      this.input.focus();
      this.input.select();
      if (this.input.value) this.search();
      return new Promise((resolve) => {
        this.settle = (answer) => {
          resolve(answer);
          this.settle = () => {};
        };
      });
    }

    async search() {
      this.asking?.abort();
      const { signal } = (this.asking = new AbortController());
      const q = this.input.value.trim();
      if (!q) return this.show([]);
      try {
        const asked = `${this.url}?${new URLSearchParams({ q, on: this.on })}`;
        const answer = await fetch(asked, { signal, redirect: "error" });
        const { results, on } = await answer.json();
        if (signal.aborted) return undefined;
        this.status.textContent = results.length ? `${results.length} 条，以 ${on} 有效的文本为准。` : NONE;
        return this.show(results);
      } catch {
        if (!signal.aborted) this.status.textContent = FAILED;
        return undefined;
      }
    }

    show(results) {
      this.results = results;
      const choose = (index) => this.choose(index);
      this.list.replaceChildren(...results.map((found, index) => resultRow(found, index, choose)));
      this.choose(0);
    }

    choose(index) {
      this.at = index;
      for (const [place, option] of [...this.list.children].entries()) {
        option.ariaSelected = String(place === index);
        if (place === index) option.scrollIntoView({ block: "nearest" });
      }
      const found = this.results[index];
      this.input.setAttribute("aria-activedescendant", found ? `statute-result-${index}` : "");
      this.scope.replaceChildren(...scopes(found?.paragraphs ?? []));
      this.scopeRow.hidden = !found?.paragraphs.length;
      for (const button of this.buttons) button.disabled = !found;
      this.drawText();
    }

    picked() {
      const found = this.results[this.at];
      const number = Number(this.scope.value);
      if (!found || !number) return found;
      const citation = found.citation + nameOfParagraph(number);
      return { citation, text: found.paragraphs[number - 1] };
    }

    drawText() {
      this.text.textContent = this.picked()?.text ?? "";
    }

    key(event) {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step || event.key === "Enter") event.preventDefault();
      const { length } = this.results;
      if (step && length) this.choose((this.at + step + length) % length);
      else if (event.key === "Enter" && length) this.finish("citation");
    }

    finish(form) {
      const { citation, text } = this.picked();
      this.settle({ form, citation, text });
      this.dialog.close();
    }
  },
);
