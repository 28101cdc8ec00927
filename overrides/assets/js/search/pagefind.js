/*
 * What Pagefind's component UI takes for pagefind.js: the same, with our ranking and an order that the page can choose.
 * The name is the component UI's wish.
 */
import * as pagefind from "../../../pagefind/pagefind.js";

/*
 * Only pages of persons, organisations, places, topics and outlets have `names`: with this weight they come first for any form of
 * their name. `forms` are the case forms of everybody an article names: enough to find it, not enough to outrank its text.
 */
const RANKING = { metaWeights: { names: 20, forms: 1, about: 0, when: 0, byline: 0 } };

/** `by` is undefined for relevance, else Pagefind's sort: {date: "asc"} or {date: "desc"}. Pages without a date then fall out. */
export const order = { by: undefined };

export function createInstance(options) {
  const instance = pagefind.createInstance({ ...options, ranking: RANKING });
  return {
    filters: () => instance.filters(),
    search: (term, settings) => instance.search(term, order.by ? { ...settings, sort: order.by } : settings),
  };
}
