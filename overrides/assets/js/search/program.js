/*
 * Pagefind's program (WebAssembly) asked directly. Of pagefind.js, which comes with it, little is needed here, and it is 13 kB before
 * the first result: a worker, an inflater that browsers have, excerpts, and a way to ask several indexes at once that knows no common
 * order, neither by rank nor by date. Here the parts of an index are joined, and asked as one.
 *
 * What the program's calls are, and the words of an index, belongs to the one version of Pagefind that the lock names.
 */
import { encode } from "./cbor.js";
import { fetched, kept, unpacked } from "./files.js";
import { dictionary, fieldsOf, offsets, undatedOf, values } from "./joined.js";
import { openPart } from "./part.js";
import { stem } from "./stem.js";

const PROGRAM = "wasm.ru.pagefind";

/* What a word is without (pagefind.js has it so); letters with and without their diacritics are told apart by the program. */
const PUNCTUATION = /[\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}]/gu;
const MARKS = /\p{M}/gu;

/* Letters of a stem whose words are fetched wherever they stand. Those that begin with one letter would be a tenth of the index. */
const TELLING = 2;

/* Digits of a score that tell: in the last ones it depends on the order in which the program adds. Of equals the newest comes first. */
const DIGITS = 4;

/* Where a page that is somebody's own has what they are called. */
const NAMES = ["names", "busy", "title"];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The program's calls, its text and bytes carried over as wasm-bindgen does it. */
async function started(program) {
  const imports = {
    __wbindgen_init_externref_table() {
      const table = wasm.__wbindgen_externrefs;
      const first = table.grow(4);
      table.set(0, undefined);
      [undefined, null, true, false].forEach((value, place) => table.set(first + place, value));
    },
  };
  const { exports: wasm } = (await WebAssembly.instantiate(program, { "./pagefind_web_bg.js": imports })).instance;
  wasm.__wbindgen_start();
  const memory = (start, length) => new Uint8Array(wasm.memory.buffer, start >>> 0, length);
  const bytes = (given) => {
    const start = wasm.__wbindgen_malloc(given.length, 1);
    memory(start, given.length).set(given);
    return [start, given.length];
  };
  return {
    wasm,
    bytes,
    text: (given) => bytes(encoder.encode(given)),
    read([start, length]) {
      const given = JSON.parse(decoder.decode(memory(start, length)));
      wasm.__wbindgen_free(start, length, 1);
      return given;
    },
  };
}

/** What the program is told of an index; every page is as long as the others, as ours counts no lengths. */
const metaOf = ({ pages = [], chunks = [], fields = [] }) => encode(["", pages.map((name) => [name, 1]), chunks, [], [], fields]);

const termOf = (query) => query.replace(PUNCTUATION, "").toLowerCase().replace(/\s+/g, " ").trim();
const plain = (term) => term.normalize("NFD").replace(MARKS, "");

/* The index of an archive in which nothing is to be found. */
const NOTHING = { preload: async () => {}, search: async () => ({ results: [], filters: {} }) };

/** Of parts, one index. */
function join(parts, ranking, { wasm, bytes, text, read }) {
  const begins = offsets(parts);
  const fields = fieldsOf(parts);
  const count = parts.reduce((sum, part) => sum + part.pages, 0);
  const undated = undatedOf(parts);
  const pages = Array.from({ length: count }, (_, number) => String(number));
  let index = wasm.init_pagefind(...bytes(metaOf({ pages, fields })));
  index = wasm.set_ranking_weights(index, ...text(JSON.stringify(ranking)));

  /* Which files have a word, the program knows by an index that has nothing else. */
  const tables = parts.map(({ chunks }) => wasm.init_pagefind(...bytes(metaOf({ chunks }))));
  const known = dictionary(begins, parts.map((part) => part.fields.map((field) => fields.indexOf(field))));

  const words = kept(async (key) => {
    const [part, file] = key.split(" ");
    const chunk = await parts[part].words(file);
    index = wasm.load_index_chunk(index, ...bytes(encode([known.add(Number(part), chunk)])));
  });
  const filter = kept(async (name) => {
    const holding = parts.map((part, place) => ({ part, offset: begins[place] })).filter(({ part }) => name in part.filters);
    const found = await Promise.all(holding.map(async ({ part, offset }) => ({ offset, found: (await part.values(part.filters[name])).get(name) })));
    index = wasm.load_filter_chunk(index, ...bytes(encode([name, values(found)])));
  });

  /** The files that a part has of a term's words: those that the program names, and those in which the forms of a word go on. */
  function filesOf(part, term) {
    const named = read(wasm.request_indexes(tables[part], ...text(term)));
    const stems = term.split(" ").map(stem).filter((one) => one.length >= TELLING);
    const further = parts[part].chunks.filter(([first]) => stems.some((one) => first.startsWith(one))).map(([, , file]) => file);
    return [...new Set([...named, ...further])].filter(Boolean).map((file) => `${part} ${file}`);
  }

  const load = (term, filters) =>
    Promise.all([...parts.flatMap((_, part) => filesOf(part, term)).map(words), ...Object.keys(filters).map(filter)]);

  /*
   * Of a phrase that stands in several fields of a page, the program names one, now this and now that, and ranks the page by it. Who is
   * called so goes first, then whose headline or names have it, then texts; the pages of names are those without a date.
   */
  function told({ p: number, l: locations, mf: fields = [] }) {
    const isName = number < undated && fields.some((field) => NAMES.includes(field));
    return { p: number, l: locations, mf: isName ? ["names"] : fields, s: isName ? 2 : fields.length ? 1 : 0 };
  }

  /** Results in their order; an order by date is that of the pages, of which those without a date take no part in it. */
  function ordered(results, order) {
    if (order) return results.filter(({ p: number }) => number >= undated).sort((one, other) => (order === "asc" ? other.p - one.p : one.p - other.p));
    const worth = ({ s: score }) => Number(score.toPrecision(DIGITS));
    return results.sort((one, other) => worth(other) - worth(one) || one.p - other.p);
  }

  /** A page of the whole, from its part. */
  async function page(number) {
    const part = begins.findLastIndex((begin) => begin <= number);
    return parts[part].page(number - begins[part]);
  }

  return {
    /** Fetches what a query and these filters need: only of values that are there does a search say how many pages have them. */
    preload: (query, filters) => load(plain(termOf(query)), filters),

    /**
     * `order` by date: "asc", "desc", or "" for relevance. Resolves to {results, filters: pages by filter and value}; of a result, `number` in the archive's order, `fields`:
     * what of its page's meta it was found by, and `data()`: {url, words, places: of those found, meta, anchors}.
     */
    async search(query, filters = {}, order = "") {
      const term = termOf(query);
      if (!term) return { results: [], filters: {} };
      await load(plain(term), filters);
      const isExact = /^\s*".+"\s*$/.test(query);
      const asked = [plain(term), term, JSON.stringify(filters), ""].flatMap(text);
      const found = read(wasm.search(index, ...asked, isExact, false));
      const results = ordered(isExact ? found.results.map(told) : found.results, order);
      return {
        filters: found.filtered_counts,
        results: results.map(({ p: name, l: locations, mf: fields }) => ({
          number: Number(name),
          fields: fields ?? [],
          data: async () => ({ ...(await page(Number(name))), places: locations.map(({ l: place }) => place) }),
        })),
      };
    },
  };
}

/**
 * `ranking` as pagefind.org/docs/ranking has it, in the program's own spelling. Resolves to {first, whole}, each a function that resolves
 * to an index: `first`, of the parts that answer at once, is null where that is all of them.
 */
export async function open(ranking) {
  const { first, parts } = await (await fetched("parts.json", { cache: "no-cache" })).json();
  const part = kept((place) => openPart(parts[place]));
  const program = kept(() => unpacked(PROGRAM).then(started));
  const index = kept(async (count) => {
    const [running, ...opened] = await Promise.all([program(PROGRAM), ...Array.from({ length: count }, (_, place) => part(place))]);
    return join(opened, ranking, running);
  });
  if (!parts.length) return { first: null, whole: async () => NOTHING };
  await index(first);
  return { first: first < parts.length ? () => index(first) : null, whole: () => index(parts.length) };
}
