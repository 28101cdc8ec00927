/*
 * Loads Pagefind's component UI, once, and tells it where its index is and what its words are in this site's language.
 *
 * The components ask `bundlePath` for a module pagefind.js; they get ours (search/pagefind.js), which adds to Pagefind's API what
 * they have no attribute for: ranking, and order by date.
 */

const here = (path) => new URL(path, import.meta.url).href;

/** The interface's words, by Pagefind's own keys and a few of ours. */
export const words = JSON.parse(document.getElementById("letopis-search").textContent);

/** `by` is undefined for relevance, else Pagefind's sort: {date: "asc"} or {date: "desc"}. Pages without a date then fall out. */
export const order = { by: undefined };

/* Code points. Longer than any question; a pasted book would keep the browser busy. */
const LONGEST = 200;

/** What was typed, as a query: spaces alone are none. */
export const tidy = (typed) => Array.from(typed.trim()).slice(0, LONGEST).join("");

let loading = null;

/** Resolves to Pagefind's search instance, which all components on the page share. Rejects where a file cannot be had. */
export function loadPagefind() {
  loading ??= Promise.all([
    style(here("../css/search.css")),
    script(here("../../pagefind/pagefind-component-ui.js")),
    import("./search/pagefind.js"), // the components would report its absence in English, and never ask again
  ]).then(configured);
  loading.catch(() => (loading = null)); // another attempt may succeed
  return loading;
}

function configured() {
  const instance = PagefindComponents.configureInstance("default", { bundlePath: here("search/") });
  instance.setLanguage(document.documentElement.lang);
  instance.setTranslations(words);
  searchWhenLoaded(instance);
  instance.on("results", ({ failed }) => {
    if (!failed) return;
    /* After the components have said that there is nothing. */
    queueMicrotask(() => {
      summarize(words.error_search);
      instance.announce("error_search", {}, "assertive");
    });
  });
  return instance;
}

/*
 * The components number searches after they have waited for the index, to show the newest alone. But one asked for as soon as the
 * index is there, and before its filters are, does not wait: it is numbered, overtaken by those that did, and its results are thrown
 * away; who typed while the search page loaded was told that nothing was found. So searches are held back here until all is loaded,
 * and then only the newest is made.
 */
function searchWhenLoaded(instance) {
  let [loaded, waiting] = [false, null];
  for (const trigger of ["triggerSearch", "triggerSearchWithFilters"]) {
    const search = instance[trigger].bind(instance);
    instance[trigger] = (query, ...filters) => {
      const ask = () => search(tidy(query), ...filters);
      if (loaded) ask();
      else {
        waiting = ask;
        summarize(tidy(query) ? words.searching : "");
      }
    };
  }
  instance.triggerLoad().then(() => {
    loaded = true;
    waiting?.();
  });
}

/** The line that says how many were found. */
function summarize(said) {
  for (const summary of document.querySelectorAll(".pf-summary")) summary.textContent = said;
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
