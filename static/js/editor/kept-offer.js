// Offers a text that was kept and not saved: with what differs, to restore or to discard.
import { make } from "./findings-view.js";

const TAGS = { same: "span", deleted: "del", inserted: "ins" };
const FORM_ALONE = "文字没有不同，只有格式（加粗、链接、图片、表格等）不同。";
const UNKNOWN = "现在无法比较（网络不通或者登录已过期）。";

const time = (moment) => {
  const at = new Date(moment);
  const clock = at.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
  const today = at.toDateString() === new Date().toDateString();
  return today ? clock : `${at.getMonth() + 1}月${at.getDate()}日 ${clock}`;
};

const button = (label, act) => {
  const element = Object.assign(make("button", "button", label), { type: "button" });
  element.addEventListener("click", act);
  return element;
};

const differences = ({ changed, others, error }) => {
  if (error) return [make("p", "", error)];
  const rows = changed.flatMap(({ label, pieces, in_form_alone: formAlone }) => {
    const marked = pieces.map(([kind, text]) => make(TAGS[kind], "", text));
    return [make("h3", "", label), make("p", "desk-diff", ...(formAlone ? [FORM_ALONE] : marked))];
  });
  if (others.length) rows.push(make("p", "", `还有不同：${others.join("、")}。`));
  return rows.length ? rows : [make("p", "", "与现在的内容相同。")];
};

// kept has at, fields, labels, version and inBrowser; compare(fields) resolves to differences.
export const keptOffer = (kept, { compare, restore, discard }) => {
  const box = make("section", "desk-kept");
  const where = kept.inBrowser ? "留在这个浏览器里" : "自动保存";
  const heading = make("h2", "", `有一份 ${time(kept.at)} ${where}、尚未提交的内容`);
  const details = make("details", "", make("summary", "", "看有什么不同"));
  box.setAttribute("aria-label", heading.textContent);
  const choose = (act) => () => {
    box.remove();
    act(kept);
  };
  const buttons = make("p", "desk-kept-buttons");
  buttons.append(button("恢复", choose(restore)), " ", button("丢弃", choose(discard)));
  details.addEventListener("toggle", async () => {
    if (!details.open || details.children.length > 1) return;
    const found = await compare(kept.fields).catch(() => ({ error: UNKNOWN }));
    details.append(...differences(found));
  });
  box.append(heading, buttons, details);
  return box;
};
