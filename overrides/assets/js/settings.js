/* What a reader has chosen, kept in the browser: for each site apart, as several may share one host. */

const scope = new URL("../../", import.meta.url).pathname;

/** What was kept under this name; null where nothing was, where the value is damaged, or where storage is forbidden. */
export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(`${scope}.${name}`));
  } catch {
    return null;
  }
}

/** Keeps a value, or forgets it (null). Where storage is full or forbidden, the choice holds for this page alone. */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(`${scope}.${name}`);
    else localStorage.setItem(`${scope}.${name}`, JSON.stringify(value));
  } catch {
    /* See above. */
  }
}
