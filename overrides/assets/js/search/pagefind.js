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

export function createInstance(options) {
  const instance = pagefind.createInstance({ ...options, ranking: RANKING });
  const know = knowing(instance);
  return {
    filters: () => instance.filters(),
    /* Without a query (null) the filters alone are the search. `missing`: words that the search went without. */
    search: async (query, settings) => {
      let [asked, missing] = [query && plain(query), []];
      if (asked) {
        const words = await know(asked);
        if (!words.here.length || (words.missing.length && isPhrase(asked))) return NOTHING;
        if (words.missing.length) [asked, missing] = [words.here.join(" "), words.missing];
      }
      const found = await instance.search(asked, order.by ? { ...settings, sort: order.by } : settings);
      if (!found) return found;
      /* Filters alone: Pagefind says then that there is nothing but what is chosen, and not even that. */
      const totalFilters = asked ? found.totalFilters : await instance.filters();
      return { ...found, totalFilters, results: found.results.map(named), missing };
    },
  };
}
