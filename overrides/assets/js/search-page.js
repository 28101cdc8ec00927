/*
 * The search page: Pagefind's components in the page's own places, results as rows of the archive, order by date, and an address
 * that says what was searched for: /search/?q=вольфрам&year=2025&sort=desc.
 */
import { loadPagefind, order, words } from "./pagefind-ui.js";
import { make, row } from "./rows.js";

/* The facets, in the order in which they stand (search.css); the names are those of data-pagefind-filter. */
const FACETS = ["kind", "year", "outlet", "entity"];

/* More rows than anybody reads; each costs the browser an observer. */
const MOST = 200;

const page = document.querySelector("[data-search]");
const place = (name) => page.querySelector(`[data-place="${name}"]`);

const wanted = new URL(location.href).searchParams;

function build(instance) {
  const results = make("pagefind-results", { "max-results": MOST });
  results.resultTemplate = row;
  place("input").replaceWith(make("pagefind-input", { class: "l-box", debounce: 150 }));
  place("summary").append(make("pagefind-summary"));
  place("results").append(results);
  place("filters").append(make("pagefind-filter-pane", { open: FACETS.join(), sort: "count-desc" }));
  for (const element of page.querySelectorAll("[data-needs-search]")) element.hidden = false;

  /* The pane writes the index's own names over the groups; it has just done so when this runs. */
  instance.on("filters", () => {
    for (const group of page.querySelectorAll("[data-filter-name]")) {
      for (const name of group.querySelectorAll(".pf-filter-group-name, legend")) name.textContent = words[group.dataset.filterName];
    }
  });

  instance.on("search", (term, filters) => {
    /* Without words, a filter alone is a search too: «faceted», as Pagefind calls it. */
    instance.faceted = Object.values(filters ?? {}).some((values) => values.length);
    remember(term, filters);
  });

  instance.on("results", ({ missing = [] }) => {
    const said = place("missing");
    said.hidden = !missing.length;
    said.lastElementChild.textContent = missing.map((word) => `«${word}»`).join(", ");
  });
}

/** Puts the search into the address, without a new entry in the history for every letter. */
function remember(term, filters) {
  const url = new URL(location.href);
  url.search = "";
  if (term) url.searchParams.set("q", term);
  for (const facet of FACETS) for (const value of filters?.[facet] ?? []) url.searchParams.append(facet, value);
  if (order.by) url.searchParams.set("sort", order.by.date);
  history.replaceState(null, "", url);
}

function sortBy(direction) {
  order.by = direction === "asc" || direction === "desc" ? { date: direction } : undefined;
  for (const button of page.querySelectorAll("[data-sort]")) {
    button.setAttribute("aria-pressed", String(button.dataset.sort === (order.by?.date ?? "")));
  }
}

/** The search that the address asks for. */
function search(instance) {
  const filters = {};
  for (const facet of FACETS) if (wanted.has(facet)) filters[facet] = wanted.getAll(facet);
  instance.triggerSearchWithFilters(wanted.get("q") ?? "", filters);
}

try {
  sortBy(wanted.get("sort"));
  const typed = place("input").querySelector("input");
  const instance = await loadPagefind();
  const [early, focused] = [typed.value, document.activeElement === typed];
  build(instance);
  if (early) wanted.set("q", early); // typed before this was loaded
  const box = page.querySelector("input[type=search]");
  /* At once: the component itself waits for the index, and leaves a box alone in which somebody is writing. */
  box.value = wanted.get("q") ?? "";
  page.querySelector("pagefind-input").updateState(box.value);
  if (focused || !box.value) box.focus({ preventScroll: true });
  search(instance);
  for (const button of page.querySelectorAll("[data-sort]")) {
    button.addEventListener("click", () => {
      sortBy(button.dataset.sort);
      instance.triggerSearchWithFilters(box.value, instance.searchFilters);
    });
  }
} catch (error) {
  console.error("The search could not be loaded:", error);
  place("failed").hidden = false;
}
