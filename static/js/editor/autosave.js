// <post-autosave>: keeps what is typed every 15 s and on leaving, on the server, else in the browser.
import { Refused, SignedOut, deskPost } from "./desk-post.js";
import { make } from "./findings-view.js";
import { bodyEditor, fillForm, readForm, sameContent } from "./form-content.js";
import { keptOffer } from "./kept-offer.js";
import { KeptStore } from "./kept-store.js";

const EVERY = 15_000;
// Browsers send no more than this with a page that is being left.
const PARTING = 60_000;
const OFFLINE = "连不上网站：您写的内容留在这个浏览器里，恢复连接后自动保存。";
const UNDECIDED = "请先决定恢复还是丢弃上面的内容；在此之前写的留在这个浏览器里。";
const FULL = "浏览器的存储空间已满，自动保存没有成功；请尽快保存。";

customElements.define(
  "post-autosave",
  class extends HTMLElement {
    connectedCallback() {
      if (this.form) return;
      this.form = this.closest("form");
      this.revision = Number(this.dataset.revision);
      this.store = new KeptStore(this.dataset.user, this.dataset.post);
      this.status = make("p", "autosave-status");
      this.problem = make("p", "autosave-problem");
      this.problem.setAttribute("role", "status");
      const key = Object.assign(make("input"), { type: "hidden", name: "_kept_key" });
      key.value = this.store.key;
      this.append(this.problem, this.status, key);
      const begin = () => setTimeout(() => this.begin());
      if (!document.getElementById("id_body")) begin();
      else if (bodyEditor()?.status === "ready") begin();
      else CKEDITOR.on("instanceReady", begin);
    }

    begin() {
      this.offer();
      const touched = () => (this.dirty = true);
      this.form.addEventListener("input", touched);
      this.form.addEventListener("change", touched);
      const editor = bodyEditor();
      editor?.on("change", touched);
      const hear = () => editor.editable()?.on("input", touched);
      if (editor) hear();
      editor?.on("mode", hear);
      this.form.addEventListener("submit", (event) => !event.defaultPrevented && this.part());
      addEventListener("pagehide", () => this.leave());
      document.addEventListener("visibilitychange", () => document.hidden && this.leave());
      const idle = window.requestIdleCallback ?? setTimeout;
      setInterval(() => this.dirty && idle(() => this.save()), EVERY);
    }

    offer() {
      const server = JSON.parse(document.getElementById("kept-on-server").textContent);
      for (const key of JSON.parse(this.dataset.saved)) this.store.drop(key);
      const now = readForm(this.form);
      const found = this.store.found().map((kept) => ({ ...kept, inBrowser: true }));
      const offered = [...(server ? [server] : []), ...found].filter((kept) => {
        const differs = !sameContent(now, kept);
        if (!differs) this.forget(kept);
        return differs;
      });
      const acts = {
        compare: (fields) => this.send(this.dataset.compare, { data: JSON.stringify(fields) }),
        restore: (kept) => this.restore(kept),
        discard: (kept) => this.forget(kept),
      };
      this.undecided = offered.some(({ inBrowser }) => !inBrowser);
      this.before(...offered.map((kept) => keptOffer(kept, acts)));
    }

    // The version comes along, so that a save of it meets what others saved meanwhile.
    restore(kept) {
      fillForm(this.form, kept);
      this.form.elements.version && (this.form.elements.version.value = kept.version);
      if (kept.inBrowser) this.store.drop(kept.key);
      else this.undecided = false;
      this.dirty = true;
    }

    forget(kept) {
      if (kept.inBrowser) return this.store.drop(kept.key);
      this.undecided = false;
      this.revision = 0;
      return this.send(this.dataset.discard, {}).catch(() => this.tell(OFFLINE));
    }

    content() {
      return { version: this.form.elements.version?.value ?? 0, ...readForm(this.form) };
    }

    asked(content) {
      const { version, ...data } = content;
      return { version, revision: this.revision, data: JSON.stringify(data) };
    }

    send(url, fields, options) {
      return deskPost(url, { post: this.dataset.post, ...fields }, options);
    }

    async save() {
      if (this.saving || this.parted) return;
      this.saving = true;
      this.dirty = false;
      const content = this.content();
      try {
        if (this.undecided) throw new Refused(UNDECIDED);
        const { revision, at } = await this.send(this.dataset.url, this.asked(content));
        this.revision = revision;
        this.store.drop();
        this.tell("");
        this.status.textContent = `${new Date(at).toLocaleTimeString("zh-CN", { hour12: false })} 已自动保存`;
      } catch (error) {
        this.dirty = !(error instanceof Refused);
        const known = error instanceof Refused || error instanceof SignedOut;
        if (!this.store.put(content)) this.tell(FULL);
        else this.tell(known ? error.message : OFFLINE, error instanceof SignedOut);
      } finally {
        this.saving = false;
      }
    }

    // A save that does not arrive, or meets a sign-in page, must not take the text with it.
    part() {
      this.parted = true;
      this.store.put(this.content());
    }

    leave() {
      if (!this.dirty || this.parted) return;
      const content = this.content();
      this.store.put(content);
      const asked = this.asked(content);
      if (this.undecided || new Blob([asked.data]).size > PARTING) return;
      this.dirty = false;
      this.send(this.dataset.url, asked, { keepalive: true }).then(
        ({ revision }) => {
          this.revision = revision;
          this.store.drop();
        },
        () => (this.dirty = true),
      );
    }

    tell(problem, signedOut = false) {
      this.problem.textContent = problem;
      if (!signedOut) return;
      const link = Object.assign(make("a", "", "在新标签页登录"), { href: this.dataset.signIn });
      link.target = "_blank";
      this.problem.append(link, "，登录以后回到这里接着写。");
    }
  },
);
