/*
 * Before anything is drawn: the colour scheme that the reader chose, or the system's. Loaded without `defer`, in <head>: a page opened
 * at night is never white for a moment.
 */
"use strict";
(() => {
  /* Style sheets tell by it whether there is a script. */
  document.documentElement.classList.replace("no-js", "js");

  /* As settings.js keeps it: for each site apart, as several may share one host. */
  const key = `${new URL("../../", document.currentScript.src).pathname}.scheme`;

  const scheme = () => {
    try {
      const chosen = JSON.parse(localStorage.getItem(key));
      if (chosen === "default" || chosen === "slate") return chosen;
    } catch {
      /* Forbidden storage or a damaged value: as the system has it. */
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  };

  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    document.body.dataset.mdColorScheme = scheme();
  }).observe(document.documentElement, { childList: true });
})();
