/* The SEO list: widths as one types, the row's results as Baidu, Bing and WeChat would show them,
   and a word before unsaved changes are left. */

// What counts as full width, as Unicode's East Asian Width has it (W, F and A).
const WIDE = /[\u00a1\u00a4\u00a7\u00a8\u00aa\u00ad\u00ae\u00b0-\u00b4\u00b6-\u00ba\u00bc-\u00bf\u00d7\u00f7\u0391-\u03c9\u0401-\u0451\u1100-\u115f\u2010\u2013-\u2016\u2018\u2019\u201c\u201d\u2020-\u2022\u2024-\u2027\u2030\u2032\u2033\u2035\u203b\u203e\u20ac\u2103\u2105\u2109\u2113\u2116\u2121\u2122\u212b\u2153-\u217b\u2190-\u2199\u2200-\u22ff\u2312\u2460-\u26ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const SHOWN = { baidu: [30, 78], bing: [32, 80], wechat: [26, 36] };

const unitsOf = (character) => (WIDE.test(character) ? 1 : 0.5);
const width = (text) => [...text].reduce((sum, character) => sum + unitsOf(character), 0);

function cut(text, most) {
  let room = most;
  const kept = [...text].filter((character) => (room -= unitsOf(character)) >= 0).join("");
  return kept.length < text.length ? `${kept}…` : text;
}

function count(field) {
  const output = field.parentElement.querySelector(".seo-width");
  if (!output) return;
  const given = field.value.trim() || (field.name.endsWith("seo_title") ? field.closest("tr").dataset.title : "");
  const units = width(given);
  const { least, most } = field.dataset;
  output.textContent = `${units} 字宽，宜 ${least}–${most}${field.value.trim() || !given ? "" : "（默认标题）"}`;
  output.dataset.fits = units >= Number(least) && units <= Number(most);
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function card(kind, label, title, description, row) {
  const [titleRoom, descriptionRoom] = SHOWN[kind];
  const made = element("section", `snippet snippet-${kind}`);
  made.append(element("h3", "", label));
  const shown = element("div", "snippet-shown");
  const words = element("div", "snippet-words");
  words.append(element("p", "snippet-title", cut(title, titleRoom)));
  if (kind === "bing") words.append(element("p", "snippet-url", row.dataset.url));
  words.append(element("p", "snippet-description", cut(description, descriptionRoom)));
  if (kind === "baidu") words.append(element("p", "snippet-url", new URL(row.dataset.url).host));
  shown.append(words);
  if (kind === "wechat") {
    const picture = element("div", "snippet-picture");
    if (row.dataset.picture) {
      const image = document.createElement("img");
      image.src = row.dataset.picture;
      image.alt = "";
      picture.append(image);
    }
    shown.append(picture);
  }
  made.append(shown);
  return made;
}

const preview = document.createElement("tr");
preview.className = "seo-preview";
const cell = document.createElement("td");
cell.colSpan = 5;
preview.append(cell);

function show(row) {
  const value = (name) => row.querySelector(`[name$="-${name}"]:not([type=hidden])`).value.trim();
  const title = value("seo_title") || row.dataset.title;
  const description = value("description") || row.dataset.excerpt;
  cell.replaceChildren(
    card("baidu", "百度", title, description, row),
    card("bing", "必应", title, description, row),
    card("wechat", "微信分享", row.dataset.headline, description, row),
  );
  if (row.nextElementSibling !== preview) row.after(preview);
}

const form = document.getElementById("seo-list");
const unsaved = document.getElementById("seo-unsaved");
const fields = [...form.querySelectorAll(".seo-row :is(input, textarea):not([type=hidden])")];
const dirty = () => fields.filter((field) =>
  field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
let leaving = false;

function note() {
  const rows = new Set(dirty().map((field) => field.closest("tr")));
  for (const row of form.querySelectorAll(".seo-row")) row.classList.toggle("seo-changed", rows.has(row));
  unsaved.textContent = rows.size ? `${rows.size} 篇有改动，还没有保存` : "";
}

for (const field of fields) if (field.dataset.least) count(field);
form.addEventListener("input", (event) => {
  const field = event.target;
  if (field.dataset.least) count(field);
  show(field.closest("tr"));
  note();
});
form.addEventListener("focusin", (event) => {
  const row = event.target.closest(".seo-row");
  if (row && fields.includes(event.target)) show(row);
});
form.addEventListener("keydown", (event) => {
  if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});
form.addEventListener("submit", () => { leaving = true; });
window.addEventListener("beforeunload", (event) => {
  if (!leaving && dirty().length) event.preventDefault();
});
