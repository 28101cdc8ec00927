/*
 * The search page: the box, facets, a range of dates and an order, results as rows of the archive, and an address that says what was
 * searched for: /search/?q=вольфрам&year=2025&from=2025-11-01&sort=desc.
 */
import { answers } from "./search/answers.js";
import { FACETS, search } from "./search/engine.js";
import { facets } from "./search/facets.js";
import { row } from "./search/rows.js";
import { style } from "./search/style.js";
import { make } from "./search/words.js";

/* Rows shown at first, and again with every «показать ещё». */
const ROWS = 20;

const page = document.querySelector("[data-search]");
const place = (name) => page.querySelector(`[data-place="${name}"]`);
const [from, to] = ["from", "to"].map((name) => page.querySelector(`[name="${name}"]`));
const input = page.querySelector("input[type=search]");
const list = make("ol", { class: "l-hits" });
place("list").append(list);

let order = "";
let box = { left: () => 0 };

const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text ?? "");
const isNarrowed = ({ chosen, from, to }) => Boolean(from || to || Object.values(chosen).some((values) => values.length));

function sortBy(direction) {
  order = direction === "asc" || direction === "desc" ? direction : "";
  for (const button of page.querySelectorAll("[data-sort]")) {
    button.setAttribute("aria-pressed", String(button.dataset.sort === order));
  }
}

/** The range as it is meant: whoever writes the later day first means the days between them all the same. */
function range() {
  const days = [from.value, to.value];
  return days[0] && days[1] ? days.sort() : days;
}

const narrow = facets(place("facets"), () => box.ask());

/** What is asked beside the words. */
function chosen() {
  const [first, last] = range();
  return { chosen: narrow.chosen(), from: first, to: last, order, counted: true };
}

function hrefOf(query, question = {}) {
  const url = new URL(location.pathname, location.href);
  if (query) url.searchParams.set("q", query);
  for (const facet of Object.keys(FACETS)) for (const value of question.chosen?.[facet] ?? []) url.searchParams.append(facet, value);
  const rest = { from: question.from, to: question.to, sort: question.order };
  for (const [name, value] of Object.entries(rest)) if (value) url.searchParams.set(name, value);
  return url.href;
}

/** What the address asks for. */
function read() {
  const wanted = new URL(location.href).searchParams;
  input.value ||= wanted.get("q") ?? "";
  narrow.choose((name) => wanted.getAll(name));
  for (const field of [from, to]) if (isDay(wanted.get(field.name))) field.value = wanted.get(field.name);
  sortBy(wanted.get("sort"));
}

async function answered(question, answer) {
  /* Into the address, without a new entry in the history for every letter. */
  history.replaceState(history.state, "", hrefOf(question.query, question));
  page.classList.toggle("is-lost", !answer?.results.length);
  if (answer?.failed) return;
  const facets = answer ? answer.facets : (await search({ counted: true })).facets;
  narrow.show(facets);
  for (const element of page.querySelectorAll("[data-needs-search]")) element.hidden = false;
}

box = answers({
  input,
  status: place("status"),
  list,
  hints: place("hints"),
  draw: row,
  most: ROWS,
  chosen,
  isAsking: (question) => question.query || isNarrowed(question),
  answered,
  drawn: () => (place("more").parentElement.hidden = !box.left()),
  hrefOf: (query) => hrefOf(query, chosen()),
});

place("form").addEventListener("submit", (event) => {
  event.preventDefault();
  box.ask();
});

for (const field of [from, to]) field.addEventListener("change", () => box.ask());

for (const button of page.querySelectorAll("[data-sort]")) {
  button.addEventListener("click", () => {
    sortBy(button.dataset.sort);
    box.ask();
  });
}

place("more").addEventListener("click", async () => {
  const first = await box.more();
  first?.querySelector("a").focus();
});

read();
if (!input.value) input.focus({ preventScroll: true });
await style;
await box.ask();
