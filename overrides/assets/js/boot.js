/*
 * Before anything is drawn: the colour scheme, and how settings are kept.
 *
 * Loaded without `defer`, in <head>. The scheme is set as soon as there is a <body>, so that a page opened at night is never white
 * for a moment.
 */
"use strict";
(() => {
  /* As early as this, or what only scripts can do would push the page down when it appears. */
  document.documentElement.classList.replace("no-js", "js");

  const scope = new URL(document.currentScript.dataset.base, location);

  /* Settings are kept for each site apart, as several sites may share one host. */
  const key = (name, of = scope) => `${of.pathname}.${name}`;

  globalThis.__md_get = (name, storage = localStorage, of = scope) => JSON.parse(storage.getItem(key(name, of)));
  globalThis.__md_set = (name, value, storage = localStorage, of = scope) => {
    try {
      storage.setItem(key(name, of), JSON.stringify(value));
    } catch {
      /* Storage is full or forbidden: the choice holds for this page alone. */
    }
  };

  const system = "(prefers-color-scheme)";
  const scheme = () => {
    let chosen = null;
    try {
      chosen = __md_get("__palette")?.color;
    } catch {
      /* Forbidden storage or a damaged value: as the system has it. */
    }
    if (chosen?.scheme && chosen.media !== system) return chosen.scheme;
    return matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  };

  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    document.body.dataset.mdColorScheme = scheme();
  }).observe(document.documentElement, { childList: true });
})();
