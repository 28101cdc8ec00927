/*
 * What Pagefind's component UI takes for pagefind.js: the same, with our ranking and an order that the page can choose.
 * The name is the component UI's wish.
 */
import * as pagefind from "../../../pagefind/pagefind.js";

/*
 * What each field of generator/pages/templates/_search.html is worth. Only pages of persons, organisations, places and topics have
 * `names`: with this weight they come first for any form of their name. `forms` of what an article names are enough to find it, not
 * to outrank its text. A page's length counts for nothing: an entity's few lines would else outdo the articles.
 */
const RANKING = { pageLength: 0, metaWeights: { names: 20, busy: 5, forms: 1, about: 0, when: 0, byline: 0 } };

/** `by` is undefined for relevance, else Pagefind's sort: {date: "asc"} or {date: "desc"}. Pages without a date then fall out. */
export const order = { by: undefined };

/** The same result, whose data says whether it is its own name that was searched for. */
function named(result) {
  const isNamed = result.matchedMetaFields?.includes("names") ?? false;
  return { ...result, data: async () => ({ ...(await result.data()), named: isNamed }) };
}

export function createInstance(options) {
  const instance = pagefind.createInstance({ ...options, ranking: RANKING });
  return {
    filters: () => instance.filters(),
    search: async (term, settings) => {
      const found = await instance.search(term, order.by ? { ...settings, sort: order.by } : settings);
      return found && { ...found, results: found.results.map(named) };
    },
  };
}
