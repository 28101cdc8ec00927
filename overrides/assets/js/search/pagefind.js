/*
 * What Pagefind's component UI takes for pagefind.js: the same, with our ranking, an order that the page can choose, without words
 * that the archive has not, and with a word for a search that could not be made.
 * The name is the component UI's wish.
 */
import * as pagefind from "../../../pagefind/pagefind.js";
import { order } from "../pagefind-ui.js";
import { knowing } from "./known.js";

/*
 * What each field of generator/pages/templates/_search.html is worth. Only pages of persons, organisations, places and topics have
 * `names`: with this weight they come first for any form of their name. `forms` of what an article names are enough to find it, not
 * to outrank its text. A page's length counts for nothing: an entity's few lines would else outdo the articles.
 */
const RANKING = { pageLength: 0, metaWeights: { names: 20, busy: 5, forms: 1, about: 0, when: 0, byline: 0 } };

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
  const make = () => pagefind.createInstance({ ...options, ranking: RANKING });
  let made = null;
  const instance = () => (made ??= make());

  /*
   * A part of the index that could not be fetched counts as empty for Pagefind, and for good: a reader in a tunnel would be told that
   * the archive has nothing. So an instance that has not fetched anything yet is asked again where a word was not found. If it finds
   * it takes the other's place (whose rows on the page still ask the other for their texts); without a network it fails, and says so.
   */
  const doubted = async (ask) => {
    const fresh = make();
    const found = await ask((query) => fresh.search(query));
    if (found) made = fresh;
    else await fresh.destroy();
    return found;
  };
  const know = knowing((word) => instance().search(word), doubted);

  async function search(query, settings) {
    let [asked, missing] = [query && plain(query), []];
    if (asked) {
      const words = await know(asked);
      if (!words.here.length || (words.missing.length && isPhrase(asked))) return NOTHING;
      if (words.missing.length) [asked, missing] = [words.here.join(" "), words.missing];
    }
    const found = await instance().search(asked, order.by ? { ...settings, sort: order.by } : settings);
    /* Filters alone: Pagefind says then that there is nothing but what is chosen, and not even that. */
    const totalFilters = asked ? found.totalFilters : await instance().filters();
    return { ...found, totalFilters, results: found.results.map(named), missing };
  }

  /** What `job` gives; if it fails, `otherwise`, and the next search begins with a new instance. */
  async function sound(job, otherwise) {
    try {
      return await job();
    } catch (error) {
      console.error("The search failed:", error);
      made = null;
      return otherwise;
    }
  }

  return {
    filters: () => sound(() => instance().filters(), {}),
    /* Without a query (null) the filters alone are the search. `missing`: words that the search went without. */
    search: (query, settings) => sound(() => search(query, settings), { ...NOTHING, failed: true }),
  };
}
