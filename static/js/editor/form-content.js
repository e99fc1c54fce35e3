// Reads what is typed in a post's form, and puts it back.
const LEFT_OUT = ["csrfmiddlewaretoken", "version", "take_over"];
const BODY = "body";

// SEO staff have a form without the body.
export const bodyEditor = () => window.CKEDITOR?.instances.id_body;

const mine = (name) => name && !LEFT_OUT.includes(name) && !/-/.test(name) && !name.startsWith("_");
const controls = (form) => [...form.elements].filter(({ name, type }) => mine(name) && type !== "submit");

// {fields, labels}: values by name, and the words of what was chosen from a list.
export const readForm = (form) => {
  const fields = {};
  const labels = {};
  for (const control of controls(form)) {
    const { name } = control;
    if (control.type === "checkbox") fields[name] = control.checked ? "on" : "";
    else fields[name] = control.value;
    if (control.tagName === "SELECT") labels[name] = control.selectedOptions[0]?.text ?? "";
  }
  if (BODY in fields) fields[BODY] = bodyEditor().getData();
  return { fields, labels };
};

const choose = (select, value, label) => {
  const held = [...select.options].some((option) => option.value === value);
  if (!held) select.add(new Option(label, value));
  select.value = value;
};

export const fillForm = (form, { fields, labels = {} }) => {
  for (const control of controls(form)) {
    const value = fields[control.name];
    if (value === undefined || control.name === BODY) continue;
    if (control.type === "checkbox") control.checked = value === "on";
    else if (control.tagName === "SELECT") choose(control, value, labels[control.name] || value);
    else control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
  if (fields[BODY] === undefined || !bodyEditor()) return;
  bodyEditor().fire("saveSnapshot");
  bodyEditor().setData(fields[BODY], () => bodyEditor().fire("saveSnapshot"));
};

const ink = (html) =>
  new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, "");

// Whether two contents say the same; the editor and the server set blanks and tags differently.
export const sameContent = (one, other) => {
  const names = Object.keys(one.fields).filter((name) => name in other.fields);
  return names.every((name) => {
    const [ours, theirs] = [one.fields[name] ?? "", other.fields[name] ?? ""];
    return name === BODY ? ink(ours) === ink(theirs) : ours.trim() === theirs.trim();
  });
};
