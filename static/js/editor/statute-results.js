// What the statute picker draws of a provision, and the names of its 款.
import { make } from "./findings-view.js";

const DIGITS = "一二三四五六七八九";

// 第一款 to 第九十九款; no article has more.
export const nameOfParagraph = (number) => {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens ? `${tens > 1 ? DIGITS[tens - 1] : ""}十` : "";
  return `第${ten}${ones ? DIGITS[ones - 1] : ""}款`;
};

// One row of the list: the citation, what it is about, its version and dates.
export const resultRow = (found, index, choose) => {
  const until = found.until ? `，至 ${found.until} 止` : "";
  const about = [`${found.version} ${found.from} 起施行${until}`, found.source];
  const version = make("span", "statute-version", about.filter(Boolean).join("，"));
  const row = make("li", "", make("strong", "", found.citation), ` ${found.caption} `, version);
  Object.assign(row, { id: `statute-result-${index}`, role: "option" });
  row.addEventListener("click", () => choose(index));
  return row;
};

// The choices of what is put in: the whole article, or one of its 款.
export const scopes = (paragraphs) => [
  new Option("全条", "0"),
  ...paragraphs.map((_text, place) => new Option(nameOfParagraph(place + 1), place + 1)),
];

// A button that sends no form.
export const plainButton = (label, act, className = "button") => {
  const button = Object.assign(make("button", className, label), { type: "button" });
  button.addEventListener("click", act);
  return button;
};
