// What the server could not take, in this browser: one entry a user, post and page that was open.
const PREFIX = "kept";
const TWO_WEEKS = 14 * 24 * 3600 * 1000;

const prefixOf = (user, post) => `${PREFIX}:${user}:${post || "new"}:`;

const entries = (prefix) =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }))
    .sort((one, other) => (one.at < other.at ? 1 : -1));

export class KeptStore {
  constructor(user, post) {
    this.prefix = prefixOf(user, post);
    this.key = this.prefix + Date.now().toString(36) + Math.random().toString(36).slice(2, 8);
    const oldest = new Date(Date.now() - TWO_WEEKS).toISOString();
    for (const { key, at } of entries(`${PREFIX}:`)) if (at < oldest) localStorage.removeItem(key);
  }

  // Newest first, without what this page itself has put here.
  found() {
    return entries(this.prefix).filter(({ key }) => key !== this.key);
  }

  // False where the browser's space is full or closed to us.
  put(content) {
    try {
      const at = new Date().toISOString();
      localStorage.setItem(this.key, JSON.stringify({ ...content, at }));
      return true;
    } catch {
      return false;
    }
  }

  drop(key = this.key) {
    localStorage.removeItem(key);
  }
}
