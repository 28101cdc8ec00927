/*
 * Does the archive have a word? Pagefind shortens a word that no page has until some page has what is left of it, and never says so:
 * «средней» would find every «среди». It does the same for all pages, so what the first of them was found by tells.
 */
import { slips } from "./slips.js";
import { stem } from "./stem.js";

/* Letters: a word as long may have a slip of the finger in it, and is found all the same. */
const LONG = 6;

const plain = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** What of a word its forms begin with. Pagefind takes й and ё for и and е before it looks for the stem, not after. */
const beginning = (word) => stem(plain(word));

/** The words of a text, and the parts of those written with a hyphen. */
const words = (text) => text.split(/\s+/).flatMap((word) => [word, ...word.split(/[^\p{L}\p{M}\p{N}]+/u)]).map(plain).filter(Boolean);

async function found(search, word) {
  const [first] = (await search(word)).results;
  if (!first) return false;
  const { words: text, places, meta } = await first.data();
  const matched = [...places.map((place) => text[place]), ...first.fields.filter((field) => field !== "page").map((field) => meta[field])];
  const there = words(matched.join(" "));
  const isThere = (part) => {
    const [typed, start] = [plain(part), beginning(part)];
    return there.some((one) => one.startsWith(start) || (typed.length >= LONG && slips(typed, one, 1) <= 1));
  };
  /* Of a word with a hyphen, Pagefind looks for the parts as well. */
  return isThere(word) || word.split(/[^\p{L}\p{M}\p{N}]+/u).filter(plain).every(isThere);
}

/** A function that parts a query into the words that the archive has and those that it has not; what it has learnt it keeps. */
export function knowing(search) {
  const known = new Map();
  return async (query) => {
    const [here, missing] = [[], []];
    for (const word of query.split(/\s+/).filter(plain)) {
      if (!known.has(word)) known.set(word, await found(search, word));
      (known.get(word) ? here : missing).push(word);
    }
    return { here, missing };
  };
}
