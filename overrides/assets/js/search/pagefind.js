/*
 * What Pagefind's component UI takes for pagefind.js: the same, with our ranking, an order that the page can choose, and without
 * words that the archive has not.
 * The name is the component UI's wish.
 */
import * as pagefind from "../../../pagefind/pagefind.js";
import { knowing } from "./known.js";

/*
 * What each field of generator/pages/templates/_search.html is worth. Only pages of persons, organisations, places and topics have
 * `names`: with this weight they come first for any form of their name. `forms` of what an article names are enough to find it, not
 * to outrank its text. A page's length counts for nothing: an entity's few lines would else outdo the articles.
 */
const RANKING = { pageLength: 0, metaWeights: { names: 20, busy: 5, forms: 1, about: 0, when: 0, byline: 0 } };

/** `by` is undefined for relevance, else Pagefind's sort: {date: "asc"} or {date: "desc"}. Pages without a date then fall out. */
export const order = { by: undefined };

/** What was searched for last, and how many pages it found. */
export const last = { query: null, count: 0 };

/* As Pagefind says it. */
const NOTHING = { results: [], unfilteredResultCount: 0, filters: {}, totalFilters: {} };

/** The same result, whose data says whether it is its own name that was searched for. */
function named(result) {
  const isNamed = result.matchedMetaFields?.includes("names") ?? false;
  return { ...result, data: async () => ({ ...(await result.data()), named: isNamed }) };
}

/* The index has «C5+1» as «c51»; a query keeps its symbols, and would not find it. */
const plain = (query) => query.replace(/\p{S}/gu, "");

/* In quotation marks, the words are meant exactly and in this order. */
const isPhrase = (query) => /^\s*".+"\s*$/.test(query);

/*
 * One search at a time, and a fresh instance is asked again where nothing was found: on a slow machine a search right after loading
 * sometimes finds nothing. This makes it rarer and does not end it; the cause is not known (docs/quality.md).
 */
export function createInstance(options) {
  const make = () => pagefind.createInstance({ ...options, ranking: RANKING });
  let instance = make();
  let turn = Promise.resolve();
  const inTurn = (job) => (turn = turn.then(job, job));
  const anew = async () => {
    await instance.destroy?.();
    instance = make();
  };
  const know = knowing((word) => instance.search(word), anew);
  const find = async (asked, settings) => instance.search(asked, order.by ? { ...settings, sort: order.by } : settings);
  return {
    filters: () => inTurn(() => instance.filters()),
    /* Without a query (null) the filters alone are the search. `missing`: words that the search went without. */
    search: (query, settings) =>
      inTurn(async () => {
        let [asked, missing] = [query && plain(query), []];
        if (asked) {
          const words = await know(asked);
          if (!words.here.length || (words.missing.length && isPhrase(asked))) return NOTHING;
          if (words.missing.length) [asked, missing] = [words.here.join(" "), words.missing];
        }
        let found = await find(asked, settings);
        if (found && asked && !found.unfilteredResultCount) {
          await anew();
          found = await find(asked, settings);
        }
        if (!found) return found;
        /* Filters alone: Pagefind says then that there is nothing but what is chosen, and not even that. */
        const totalFilters = asked ? found.totalFilters : await instance.filters();
        Object.assign(last, { query, count: found.results.length });
        return { ...found, totalFilters, results: found.results.map(named), missing };
      }),
  };
}
