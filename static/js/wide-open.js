/* <wide-open>: its <details> stand open where there is room beside the text. */

const ROOM = "(min-width: 78rem)";

class WideOpen extends HTMLElement {
  connectedCallback() {
    this.room = matchMedia(ROOM);
    this.follow = () => { this.querySelector("details").open = this.room.matches; };
    this.room.addEventListener("change", this.follow);
    this.follow();
  }

  disconnectedCallback() {
    this.room.removeEventListener("change", this.follow);
  }
}

customElements.define("wide-open", WideOpen);
