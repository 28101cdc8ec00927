/*
 * Loads Pagefind's component UI, once, and tells it where its index is and what its words are in this site's language.
 *
 * The components ask `bundlePath` for a module pagefind.js; they get ours (search/pagefind.js), which adds to Pagefind's API what
 * they have no attribute for: ranking, and order by date.
 */

const here = (path) => new URL(path, import.meta.url).href;

/** The interface's words, by Pagefind's own keys and a few of ours. */
export const words = JSON.parse(document.getElementById("letopis-search").textContent);

/* Code points. Longer than any question; a pasted book would keep the browser busy. */
const LONGEST = 200;

/** What was typed, as a query: spaces alone are none. */
export const tidy = (typed) => Array.from(typed.trim()).slice(0, LONGEST).join("");

let loading = null;

/** Resolves to Pagefind's search instance, which all components on the page share. Rejects where a file cannot be had. */
export function loadPagefind() {
  loading ??= Promise.all([style(here("../css/search.css")), script(here("../../pagefind/pagefind-component-ui.js"))]).then(() => {
    const instance = PagefindComponents.configureInstance("default", { bundlePath: here("search/") });
    instance.setLanguage(document.documentElement.lang);
    instance.setTranslations(words);
    const search = instance.triggerSearch.bind(instance);
    instance.triggerSearch = (query) => search(tidy(query));
    return instance;
  });
  loading.catch(() => (loading = null)); // another attempt may succeed
  return loading;
}

function style(href) {
  return loaded(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

function script(src) {
  return loaded(Object.assign(document.createElement("script"), { src }));
}

function loaded(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => reject(new Error(`${element.href ?? element.src} cannot be loaded`)));
    document.head.append(element);
  });
}
