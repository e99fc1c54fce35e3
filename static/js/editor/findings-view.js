// Draws findings with text nodes alone: nothing from the server is ever parsed as HTML.
const LEVELS = [
  ["BLOCKER", "阻止发布"],
  ["WARNING", "警告"],
  ["ADVICE", "建议"],
];
const FIELDS = {
  title: "标题",
  seo_title: "SEO 标题",
  description: "SEO 描述",
  focus_keyword: "核心关键词",
  keywords: "其他关键词",
};

export const make = (tag, className = "", ...children) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
};

const button = (className, label, act) => {
  const element = make("button", className, label);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
};

// The text with the differing spans marked: struck out or underlined, not by colour alone.
const marked = (text, spans, tag) => {
  const points = [...text];
  const piece = (start, end) => points.slice(start, end).join("");
  const line = make("span");
  let at = 0;
  for (const [start, end] of spans) {
    line.append(piece(at, start));
    if (end > start) line.append(make(tag, "", piece(start, end)));
    at = end;
  }
  line.append(piece(at));
  return line;
};

const comparison = ({ quoted, official, differences }) => {
  const list = make("dl", "finding-comparison");
  const rows = [
    ["引文", quoted, differences.map(([start, end]) => [start, end]), "del"],
    ["官方文本", official, differences.map(([, , start, end]) => [start, end]), "ins"],
  ];
  for (const [name, text, spans, tag] of rows) {
    list.append(make("dt", "", name), make("dd", "", marked(text, spans, tag)));
  }
  return list;
};

const placeOf = (finding, actions) => {
  const where = FIELDS[finding.field] ? `${FIELDS[finding.field]}：` : "";
  const words = finding.excerpt.length > 60 ? `${finding.excerpt.slice(0, 60)}…` : finding.excerpt;
  if (!words && !where) return "";
  const label = words ? `${where}“${words}”` : where.slice(0, -1);
  const place = button("finding-place", label, () => actions.show(finding));
  place.title = "在编辑框里选中";
  return place;
};

const item = (finding, actions) => {
  const detail = finding.detail || {};
  const compared = Boolean(detail.official && detail.differences);
  const row = make("li", `finding finding-${finding.level.toLowerCase()}`);
  row.dataset.check = finding.id;
  row.append(make("p", "finding-message", finding.message), placeOf(finding, actions));
  if (compared) row.append(comparison(detail));
  if (finding.hint) row.append(make("p", "finding-hint", finding.hint));
  if (finding.rule) row.append(make("p", "finding-rule", `依据：${finding.rule}`));
  if (finding.edits.length) {
    const label = compared ? "改为官方文本" : "按建议修改";
    row.append(button("button finding-mend", label, () => actions.mend(finding)));
  }
  return row;
};

// The findings in their groups; actions has show(finding) and mend(finding).
export const findingsView = (findings, actions) =>
  LEVELS.map(([level, name]) => {
    const held = findings.filter((finding) => finding.level === level);
    if (!held.length) return "";
    const list = make("ul", "findings", ...held.map((finding) => item(finding, actions)));
    return make("section", "finding-group", make("h3", "", `${name}（${held.length}）`), list);
  });

// One line that says how it stands.
export const summary = (findings) => {
  if (!findings.length) return "没有发现问题。";
  const count = (level) => findings.filter((finding) => finding.level === level).length;
  return LEVELS.map(([level, name]) => [name, count(level)])
    .filter(([, number]) => number)
    .map(([name, number]) => `${name} ${number} 项`)
    .join("，");
};
