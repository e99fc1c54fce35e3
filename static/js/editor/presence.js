// <post-presence data-url data-post>: says who else is editing, and tells them that we are.
import { deskPost } from "./desk-post.js";

const EVERY = 30_000;
// A page that nobody touches must not keep its session alive.
const IDLE = 300_000;

const clock = (moment) =>
  new Date(moment).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });

customElements.define(
  "post-presence",
  class extends HTMLElement {
    connectedCallback() {
      if (this.touchedAt) return;
      this.setAttribute("role", "status");
      this.touchedAt = Date.now();
      for (const type of ["keydown", "pointerdown", "scroll"]) {
        addEventListener(type, () => (this.touchedAt = Date.now()), { passive: true });
      }
      addEventListener("pagehide", () => this.ask({ leaving: "1" }, { keepalive: true }));
      addEventListener("pageshow", ({ persisted }) => persisted && this.ask());
      setInterval(() => !document.hidden && Date.now() - this.touchedAt < IDLE && this.ask(), EVERY);
      this.ask();
    }

    async ask(more = {}, options = {}) {
      const { url, post } = this.dataset;
      try {
        const { others } = await deskPost(url, { post, ...more }, options);
        this.draw(others);
      } catch {
        // What is written is not touched by this; the next time tells again.
        this.draw([]);
      }
    }

    draw(others) {
      const names = others.map(({ name, since }) => `${name}（${clock(since)} 起）`).join("、");
      const said = names ? `${names}正在编辑这篇文章。先说一声再改；两人都保存时，后保存的会先看到对方的改动。` : "";
      if (this.textContent !== said) this.textContent = said;
    }
  },
);
