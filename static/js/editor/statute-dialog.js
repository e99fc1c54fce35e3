// <statute-dialog>: finds a provision by its number or its words and says how to put it in.
import { make } from "./findings-view.js";

const PAUSE = 250;
const HELP = "例如：民法典 675、劳动合同法82、675，或者条文里的几个字（空格隔开）。上下键选择，回车插入引用。";
const FORMS = [
  ["citation", "插入引用"],
  ["quotation", "引用并加引文"],
  ["block", "引文单独成段"],
];
const NONE = "没有找到现行有效的条文。换一个说法，或者只写条号。";
const FAILED = "没有查到：网络不通，或者登录已过期。正文没有变化。";
const DIGITS = "一二三四五六七八九十";

const nameOf = (number) => `第${number <= 10 ? DIGITS[number - 1] : number <= 19 ? `十${DIGITS[number - 11]}` : number}款`;

customElements.define(
  "statute-dialog",
  class extends HTMLElement {
    connectedCallback() {
      if (this.dialog) return;
      const heading = make("h2", "", "引用法条");
      heading.id = "statute-dialog-heading";
      this.input = Object.assign(make("input"), { type: "search", id: "statute-q", maxLength: 60, autocomplete: "off" });
      for (const [name, value] of [
        ["role", "combobox"],
        ["aria-expanded", "true"],
        ["aria-controls", "statute-results"],
      ]) {
        this.input.setAttribute(name, value);
      }
      this.status = make("p", "statute-status");
      this.status.setAttribute("role", "status");
      this.list = Object.assign(make("ul", "statute-results"), { id: "statute-results", role: "listbox" });
      this.scope = Object.assign(make("select"), { id: "statute-part" });
      this.scopeRow = make("label", "statute-part", "范围 ", this.scope);
      this.text = make("blockquote", "statute-text");
      this.dialog = make("dialog", "", this.form(heading));
      this.dialog.setAttribute("aria-labelledby", heading.id);
      this.append(this.dialog);
      this.listen();
    }

    form(heading) {
      const label = make("label", "", "法律、条号或条文里的字", this.input);
      this.buttons = FORMS.map(([form, name], index) => {
        const button = Object.assign(make("button", index ? "button" : "button default", name), { type: "button" });
        button.addEventListener("click", () => this.finish(form));
        return button;
      });
      const cancel = Object.assign(make("button", "button", "取消"), { type: "button" });
      cancel.addEventListener("click", () => this.dialog.close());
      const row = make("p", "statute-buttons", cancel, ...this.buttons);
      return make("div", "", heading, label, make("p", "help", HELP), this.status, this.list, this.scopeRow, this.text, row);
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
      this.input.value = words.length <= 60 && !words.includes("\n") ? words : "";
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
      const question = new URLSearchParams({ q: this.input.value.trim(), on: this.on });
      if (!this.input.value.trim()) return this.show([]);
      try {
        const answer = await fetch(`${this.url}?${question}`, { signal, redirect: "error" });
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
      this.list.replaceChildren(...results.map((found, index) => this.option(found, index)));
      this.choose(0);
    }

    option(found, index) {
      const dates = `${found.version} ${found.from} 起施行${found.until ? `，至 ${found.until} 止` : ""}`;
      const about = make("span", "statute-version", [dates, found.source].filter(Boolean).join("，"));
      const option = make("li", "", make("strong", "", found.citation), ` ${found.caption} `, about);
      Object.assign(option, { id: `statute-result-${index}`, role: "option" });
      option.addEventListener("click", () => this.choose(index));
      return option;
    }

    choose(index) {
      this.at = index;
      const found = this.results[index];
      for (const [place, option] of [...this.list.children].entries()) {
        option.setAttribute("aria-selected", String(place === index));
        if (place === index) option.scrollIntoView({ block: "nearest" });
      }
      this.input.setAttribute("aria-activedescendant", found ? `statute-result-${index}` : "");
      const parts = found?.paragraphs ?? [];
      this.scope.replaceChildren(new Option("全条", "0"), ...parts.map((_text, place) => new Option(nameOf(place + 1), place + 1)));
      this.scopeRow.hidden = !parts.length;
      for (const button of this.buttons) button.disabled = !found;
      this.drawText();
    }

    picked() {
      const found = this.results[this.at];
      const number = Number(this.scope.value);
      if (!found || !number) return found;
      return { citation: found.citation + nameOf(number), text: found.paragraphs[number - 1] };
    }

    drawText() {
      this.text.textContent = this.picked()?.text ?? "";
    }

    key(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing) return;
      if (step && this.results.length) {
        event.preventDefault();
        this.choose((this.at + step + this.results.length) % this.results.length);
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (this.results.length) this.finish("citation");
      }
    }

    finish(form) {
      const { citation, text } = this.picked();
      this.settle({ form, citation, text });
      this.dialog.close();
    }
  },
);
