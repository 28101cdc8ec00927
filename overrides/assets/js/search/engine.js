/*
 * Questions to Pagefind's index: with our ranking, facets that are counted as readers expect, a range of dates, without words that
 * the archive has not, and with a word for a search that could not be made. On the page's own thread: an answer takes milliseconds.
 */
import { knowing } from "./known.js";
import { open } from "./program.js";
import { stem } from "./stem.js";

/*
 * What each field of generator/pages/templates/_search.html is worth. Only pages of persons, organisations, places and topics have
 * `names`: with this weight they come first for any form of their name. `forms` of what an article names are enough to find it, not
 * to outrank its text. A page's length counts for nothing: an entity's few lines would else outdo the articles.
 */
const RANKING = { page_length: 0, meta_weights: { names: 60, busy: 15, forms: 1, page: 0, about: 0, when: 0, byline: 0 } };

/*
 * The facets: the names of data-pagefind-filter, and what two chosen values of one mean. A page has one kind, one year, one outlet:
 * either will do. It has many persons and places: both must be in it.
 */
export const FACETS = { kind: "any", year: "any", outlet: "any", person: "all", place: "all" };

/* The filter that a range of dates goes by. It has as many values as there are days, and is fetched when a range is asked for. */
const DAYS = "published";

const NOTHING = { results: [], facets: {}, missing: [], failed: false };

/* The index has «C5+1» as «c51»; a query keeps its symbols, and would not find it. */
const plain = (query) => query.replace(/\p{S}/gu, "");

/* In quotation marks, the words are meant exactly and in this order. */
const isPhrase = (query) => /^\s*".+"\s*$/.test(query);

/* A word of two letters finds something everywhere: without the others it is no question. An abbreviation is. */
const isTelling = (word) => word.length > 2 || /^\p{Lu}+$/u.test(word);

let opening = null;

/** The index, asked for anew where it could not be had. */
function opened() {
  opening ??= open(RANKING);
  opening.catch(() => (opening = null));
  return opening;
}

/* What is known of an index's words. */
const learnt = new WeakMap();

function knowledge(index) {
  if (!learnt.has(index)) learnt.set(index, knowing(index.search));
  return learnt.get(index);
}

/** Begins to fetch what every search needs. */
export const start = () => void opened().catch(() => {}); // who asks a question is told

/*
 * What every page has (overrides/main.html), to ask for what is chosen alone. Pagefind has a search without words for it, which
 * fetches the whole index: 1.4 MB for 2,000 articles.
 */
const EVERYTHING = "zzzpage";

/** Fetches filters, and what the words need: Pagefind counts the values of those that it has. */
const fetchFilters = (index, asked, names) => index.preload(asked, Object.fromEntries(names.map((name) => [name, []])));

/** Chosen values as Pagefind's filters, those of the facet `without` left out. */
function filters(chosen, without = null) {
  const set = Object.entries(chosen).filter(([name, values]) => values.length && name !== without);
  return Object.fromEntries(set.map(([name, values]) => [name, FACETS[name] === "all" ? values : { any: values }]));
}

/** The values of DAYS, «2025-11-07» or «2025-12-16/2025-12-31», that have a day between the two, which are "" where it is open. */
async function within(index, asked, from, to) {
  await fetchFilters(index, asked, [DAYS]);
  const { filters: all } = await index.search(asked);
  return Object.keys(all[DAYS] ?? {}).filter((value) => {
    const [first, last = first] = value.split("/");
    return (!to || first <= to) && (!from || last >= from);
  });
}

async function find(index, { query, chosen, from, to, order, counted }) {
  /* Without a query, what is chosen is the search. */
  let [asked, missing] = [query ? plain(query) : EVERYTHING, []];
  if (query) {
    const known = await knowledge(index)(asked);
    missing = known.missing;
    if (!known.here.length || (missing.length && (isPhrase(asked) || !known.here.some(isTelling)))) return { ...NOTHING, missing };
    if (missing.length) asked = known.here.join(" ");
  }
  if (counted) await fetchFilters(index, asked, Object.keys(FACETS));
  const all = { ...chosen };
  if (from || to) {
    all[DAYS] = await within(index, asked, from, to);
    if (!all[DAYS].length) return { ...NOTHING, missing };
  }
  const found = await index.search(asked, filters(all), order);
  return {
    results: await exactFirst(found.results.map(named), order || !query ? null : asked),
    facets: counted ? await counts(index, asked, all, found.filters) : {},
    missing,
    failed: false,
  };
}

/* Pages of one name that are compared with the query. */
const NAMESAKES = 6;

/** Of the pages whose name was searched for, first the one that is called just so: «ООН» before «Генеральная Ассамблея ООН». */
async function exactFirst(results, query) {
  const count = results.slice(0, NAMESAKES).findLastIndex((result) => result.named) + 1;
  if (query === null || count < 2) return results;
  const texts = await Promise.all(results.slice(0, count).map((result) => result.data()));
  const isExact = ({ meta }, { named }) => named && (meta.names ?? "").split("|").some((name) => stems(name) === stems(query));
  const exact = results.slice(0, count).filter((result, place) => isExact(texts[place], result));
  return [...exact, ...results.filter((result) => !exact.includes(result))];
}

const stems = (text) => text.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean).map(stem).join(" ");

/** How many pages there would be with each value: of a facet of which any will do, as if none of it were chosen yet. */
async function counts(index, asked, chosen, found) {
  const facets = {};
  for (const [name, meaning] of Object.entries(FACETS)) {
    const isOpen = meaning === "any" && chosen[name]?.length;
    const counted = isOpen ? (await index.search(asked, filters(chosen, name))).filters : found;
    facets[name] = counted[name] ?? {};
  }
  return facets;
}

/** The same result, with whether it is its own name that was searched for. */
const named = ({ number, data, fields }) => ({ number, data, named: fields.includes("names") });

/** What the newest part of a large archive says by itself, if it has all that is asked for. */
async function early(index, question, tell) {
  const answer = await find(index, { ...question, counted: false });
  if (answer.results.length && !answer.missing.length) await tell(answer);
}

/**
 * `query` "" for none; `chosen`: values by facet; `from`, `to`: ISO days or ""; `order`: "asc" or "desc" by date, which only pages
 * with a date take part in, or "" for relevance; `counted`: whether the facets are wanted. Resolves to {results, facets, missing:
 * words that the search went without, failed}; of a result, `number` is the same in every answer.
 *
 * `tell` is told an answer before the whole one is there, if it takes the index of many years to have that. Its promise is waited for,
 * so that what the first rows need comes first.
 */
export async function search(question, tell = null) {
  const whole = { chosen: {}, from: "", to: "", order: "", counted: false, ...question };
  try {
    const index = await opened();
    /* The oldest are not in the newest part. */
    if (tell && index.first && whole.query && whole.order !== "asc") await early(await index.first(), whole, tell);
    return await find(await index.whole(), whole);
  } catch (error) {
    console.warn("The search failed:", error);
    return { ...NOTHING, failed: true };
  }
}
