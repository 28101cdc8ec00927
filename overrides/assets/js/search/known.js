/*
 * Does the archive have a word? Pagefind shortens a word that no page has until some page has what is left of it, and never says so:
 * «абракадабра» would find every «а». It does the same for all pages, so what the first of them was found by tells.
 */

/* How much of a word must be found: its stem. Endings of Russian words are rarely longer than the rest («домами»). */
const STEM = 0.5;

/** The words of a text, and the parts of those written with a hyphen; case and diacritics (ё, й) do not count. */
function words(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return [...plain.split(/\s+/).map((word) => word.replace(/[^\p{L}\p{N}]/gu, "")), ...plain.split(/[^\p{L}\p{N}]+/u)].filter(Boolean);
}

async function found(search, word) {
  const [first] = (await search(word)).results;
  if (!first) return false;
  const { excerpt, meta } = await first.data();
  const matched = [
    ...Array.from(excerpt.matchAll(/<mark>(.*?)<\/mark>/g), ([, marked]) => marked),
    ...(first.matchedMetaFields ?? []).map((field) => meta[field]),
  ];
  const [whole] = words(word);
  const stem = whole.slice(0, Math.ceil(whole.length * STEM));
  return words(matched.join(" ")).some((one) => one.startsWith(stem));
}

/** A function that parts a query into the words that the archive has and those that it has not; what it has learnt it keeps. */
export function knowing(search) {
  const known = new Map();
  return async (query) => {
    const [here, missing] = [[], []];
    for (const word of query.split(/\s+/).filter((word) => words(word).length)) {
      if (!known.has(word)) known.set(word, await found(search, word));
      (known.get(word) ? here : missing).push(word);
    }
    return { here, missing };
  };
}
