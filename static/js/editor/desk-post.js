// Sends what belongs to a post's form to the desk's own addresses.
export const SIGNED_OUT = "登录已过期：您写的内容留在这个浏览器里。";

// The server says no, and will say so again.
export class Refused extends Error {}
export class SignedOut extends Error {}

const TOKEN = "input[name=csrfmiddlewaretoken]";

// Signing in again makes the tokens of open pages void: takes a new one from the page's address.
const renewToken = async () => {
  const answer = await fetch(location.href, { redirect: "manual" });
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector(`form ${TOKEN}`)?.value;
  for (const token of document.querySelectorAll(TOKEN)) if (fresh) token.value = fresh;
  return Boolean(fresh);
};

// Resolves to the JSON of the answer. Rejects with Refused, SignedOut, or what fetch rejects with.
export const deskPost = async (url, fields, { keepalive = false, again = true } = {}) => {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", document.querySelector(TOKEN).value);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const headers = { Accept: "application/json" };
  const answer = await fetch(url, { method: "POST", body, headers, keepalive, redirect: "manual" });
  if (answer.status === 403 && again && !keepalive && (await renewToken())) {
    return deskPost(url, fields, { again: false });
  }
  if (answer.type === "opaqueredirect" || answer.status === 403) throw new SignedOut(SIGNED_OUT);
  const said = await answer.json();
  if (!answer.ok) throw new Refused(said.error);
  return said;
};
