/* <copy-button data-of="id" data-label="复制网址">: copies the text of the element with that id.

   With data-citation, the name of a provision, the text goes with it: 《…》第…条：“…”.
   Without JavaScript nothing is shown; the text stays there to be selected. */

const SAID = 2000;

class CopyButton extends HTMLElement {
  connectedCallback() {
    if (this.firstChild || !navigator.clipboard) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = this.dataset.label;
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    said.className = "copy-said";
    button.addEventListener("click", () => this.copy(button, said));
    this.append(button, said);
  }

  get text() {
    const source = document.getElementById(this.dataset.of);
    const words = [...source.querySelectorAll("p")].map((line) => line.textContent.trim());
    const text = words.length ? words.join("\n") : source.textContent.trim();
    return this.dataset.citation ? `${this.dataset.citation}：\n${text}` : text;
  }

  async copy(button, said) {
    try {
      await navigator.clipboard.writeText(this.text);
      said.textContent = "已复制";
    } catch {
      said.textContent = "没有复制成功，请手动选择文字";
    }
    setTimeout(() => { said.textContent = ""; }, SAID);
  }
}

customElements.define("copy-button", CopyButton);
