/*
 * The sentence in which what was searched for stands: Pagefind gives the places of the words it found, and the anchors of a page,
 * which in an article are its sentences'. So a result shows a whole sentence, and its link leads to that one.
 */
import { stem } from "./stem.js";

/* Words: a longer sentence is cut around what was found. */
const LONGEST = 48;
const BEFORE = 10;

/* What a link carries for the page reached. */
const MOST_MARKS = 12;
const MOST_SIDE_BY_SIDE = 5;

const FORMS_OF_NEXT = "|";

const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

/** A word as it is compared: case and diacritics (ё, й) do not count. */
const fold = (word) => bare(word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase());

/** The same without its ending: forms of one word have one stem. */
const stemOf = (word) => fold(stem(bare(word).toLowerCase()));

/** Whether one word is a form of the other. */
export const alike = (one, other) => stemOf(one) === stemOf(other);

/** Where each sentence begins: by the anchors; what stands before them, and a page that has none, by its full stops. */
function startsOf(words, anchors) {
  const known = anchors.filter(({ id }) => id.startsWith("s-")).sort((one, other) => one.location - other.location);
  const end = known[0]?.location ?? words.length;
  const starts = [];
  for (let index = 0; index < end; index += 1) {
    const begins = !index || (/[.!?…][»")\]]*$/.test(words[index - 1]) && /^[«"(—–]?[\p{Lu}\p{N}—–]/u.test(words[index]));
    if (begins) starts.push({ location: index, id: "" });
  }
  return [...starts, ...known];
}

/** Where in the text those stand who are called one of the words: an alias finds an article that has another name of theirs. */
function namesakes(words, meta, asked) {
  const stems = words.map(stemOf);
  const places = new Set();
  for (const forms of (meta.forms ?? "").split(FORMS_OF_NEXT)) {
    const theirs = new Set(forms.split(/\s+/).map(stemOf).filter(Boolean));
    if (!asked.some((word) => theirs.has(word))) continue;
    stems.forEach((word, index) => {
      if (word.length > 3 && theirs.has(word)) places.add(index);
    });
    /* Short words (The, NY) beside others of the name. */
    for (const place of [...places]) {
      for (const step of [-1, 1]) for (let next = place + step; theirs.has(stems[next]); next += step) places.add(next);
    }
  }
  return places;
}

/**
 * `text` is what the index has of a result (program.js), `query` what was asked. `pieces` are the best sentence's words, each [text, marked];
 * `id` is its anchor, "" for one that has none; `more`: in how many others there is something; `marks`: the words to be marked.
 */
export function sentenceOf(text, query) {
  const { words } = text;
  const found = new Set(text.places.filter((place) => place < words.length));
  const asked = query.split(/[\s-]+/).filter(bare);
  const matched = [...found].flatMap((place) => words[place].split("-").map(fold));
  const elsewhere = asked.filter((word) => !matched.some((one) => one.startsWith(stemOf(word)))).map(stemOf);
  if (elsewhere.length) for (const place of namesakes(words, text.meta, elsewhere)) found.add(place);

  const starts = startsOf(words, text.anchors);
  let [best, most, holding] = [0, 0, 0];
  starts.forEach(({ location, id }, index) => {
    const inside = [...found].filter((place) => place >= location && place < (starts[index + 1]?.location ?? words.length));
    if (!inside.length) return;
    holding += 1;
    /* Different words count before the same one again; of equal sentences, the first to which a link can lead. */
    const worth = 100 * new Set(inside.map((place) => stemOf(words[place]))).size + Math.min(inside.length, 99) + (id ? 0.5 : 0);
    if (worth > most) [best, most] = [index, worth];
  });

  const [from, to] = [starts[best]?.location ?? 0, starts[best + 1]?.location ?? words.length];
  const first = Math.min(...[...found].filter((place) => place >= from && place < to), to);
  const start = to - from <= LONGEST || first - from < LONGEST - BEFORE ? from : first - BEFORE;
  const end = Math.min(to, start + LONGEST);
  const pieces = [];
  if (start > from) pieces.push(["…", false]);
  for (let place = start; place < end; place += 1) pieces.push([words[place], found.has(place)]);
  if (end < to) pieces.push(["…", false]);

  return { pieces, id: starts[best]?.id ?? "", more: Math.max(0, holding - 1), marks: marksOf(words, found) };
}

/** The words that were found, those that stand side by side as one: «The New York Times», and not every «the» of the page. */
function marksOf(words, found) {
  const marks = [];
  let last = -2;
  for (const place of [...found].sort((one, other) => one - other)) {
    const goesOn = place === last + 1 && /[\p{L}\p{N}]$/u.test(words[last]) && marks.at(-1).length < MOST_SIDE_BY_SIDE;
    if (goesOn) marks.at(-1).push(words[place]);
    else marks.push([words[place]]);
    last = place;
  }
  const written = marks.map((mark) => mark.map(bare).join(" ").toLowerCase());
  return [...new Set(written)].filter(Boolean).slice(0, MOST_MARKS);
}

/** The address of a result: its sentence, and what to mark there (marked.js). */
export function addressOf(url, { id, marks }) {
  const to = new URL(url, location.href);
  for (const mark of marks) to.searchParams.append("mark", mark);
  if (id) to.hash = id;
  return to.href;
}
