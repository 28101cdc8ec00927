/* One part of the index (generator/search/bundles.py): what it holds, and its files as they are asked for. */
import { decode } from "./cbor.js";
import { addressOf, kept, said, unpacked } from "./files.js";

/* What Pagefind has before the names of a language's files. */
const PREFIX = "ru_";

/** The words of a text as they were counted when it was indexed. */
const wordsOf = (content) => content.split(content.includes("\u200b") ? "\u200b" : /\s+/);

/** A list of numbers from the steps between them. */
const sums = (steps) => {
  let sum = 0;
  return steps.map((step) => (sum += step));
};

/**
 * `pages`: how many; `dates`: [date, how many of the pages], in their order; `chunks`: [first word, last word, file]; `fields`: of meta;
 * `filters`: the file of each. `words(file)`, `values(file)` and `page(place)` fetch.
 */
export async function openPart({ folder, meta }) {
  const { pages, ...rest } = await said(`${folder}/${meta}`);
  const names = pages.split(" ");
  return {
    ...rest,
    pages: names.length,
    /** [word, [[pages from the last one, places, places in meta], …], forms with diacritics] of each. */
    words: kept(async (file) => decode(await unpacked(`${folder}/index/${PREFIX}${file}.pf_index`))[0]),
    /** The pages of each value, by filter. */
    values: kept(async (file) => {
      const filters = Object.entries(await said(`${folder}/filter/${file}.pf_filter`));
      return new Map(filters.map(([name, values]) => [name, Object.entries(values).map(([value, steps]) => [value, sums(steps)])]));
    }),
    page: kept(async (place) => {
      const { url, content, meta, filters, anchors } = await said(`${folder}/fragment/${PREFIX}${names[place]}.pf_fragment`);
      return { url: addressOf(url), words: wordsOf(content), meta, filters, anchors };
    }),
  };
}
