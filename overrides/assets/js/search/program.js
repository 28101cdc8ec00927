/*
 * Pagefind's program (WebAssembly) and the parts of its index, asked directly. Of pagefind.js, which comes with them, little is needed
 * here, and it is 13 kB before the first result: a worker, an inflater that browsers have, excerpts, several indexes at once. It also
 * takes a part that could not be fetched for an empty one, and for good: a reader in a tunnel would be told that the archive has
 * nothing. Here a part is asked for twice, and then the search fails.
 *
 * What the program's calls are belongs to the one version of Pagefind that the lock names.
 */
const folder = new URL("../../../pagefind/", import.meta.url);

const AGAIN = 400; // milliseconds

/* What every part begins with once it is unpacked. */
const SIGNATURE = "pagefind_dcd";

/* What a word is without (pagefind.js has it so); letters with and without their diacritics are told apart by the program. */
const PUNCTUATION = /[\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}]/gu;
const MARKS = /\p{M}/gu;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** The whole of a file, as a response: what breaks off on the way is asked for once more. */
async function fetched(name, options) {
  const whole = async () => {
    const response = await fetch(new URL(name, folder), options);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return new Response(await response.arrayBuffer());
  };
  return whole().catch(() => wait(AGAIN).then(whole));
}

/** A part of the index, which lies there compressed; some servers say so, and then the browser has unpacked it already. */
async function part(name) {
  let bytes = new Uint8Array(await (await fetched(name)).arrayBuffer());
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  }
  if (decoder.decode(bytes.subarray(0, SIGNATURE.length)) !== SIGNATURE) throw new Error(`${name} is no part of the index`);
  return bytes.subarray(SIGNATURE.length);
}

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

/** A function that gives what `get` does for a key, and asks again where that failed. */
function kept(get) {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) made.set(key, get(key).catch((error) => (made.delete(key), Promise.reject(error))));
    return made.get(key);
  };
}

/** The words of a text as they were counted when it was indexed. */
const wordsOf = (content) => content.split(content.includes("\u200b") ? "\u200b" : /\s+/);

/** The index, once its program runs. `ranking` as pagefind.org/docs/ranking has it, in the program's own spelling. */
export async function open(ranking) {
  const { languages } = await (await fetched("pagefind-entry.json", { cache: "no-cache" })).json();
  const [{ hash, wasm: language }] = Object.values(languages);
  const [meta, { wasm, bytes, text, read }] = await Promise.all([
    part(`pagefind.${hash}.pf_meta`),
    part(`wasm.${language}.pagefind`).then(started),
  ]);
  let index = wasm.init_pagefind(...bytes(meta));
  index = wasm.set_ranking_weights(index, ...text(JSON.stringify(ranking)));

  const words = kept(async (name) => {
    const chunk = await part(`index/${name}.pf_index`);
    index = wasm.load_index_chunk(index, ...bytes(chunk));
  });
  const values = kept(async (name) => {
    const chunk = await part(`filter/${name}.pf_filter`);
    index = wasm.load_filter_chunk(index, ...bytes(chunk));
  });
  const page = kept(async (name) => {
    const { url, content, meta, filters, anchors } = JSON.parse(decoder.decode(await part(`fragment/${name}.pf_fragment`)));
    return { url: new URL(url.replace(/^\//, "../"), folder).pathname, words: wordsOf(content), meta, filters, anchors };
  });

  async function load(query, filters) {
    const missing = (names, get) => names.filter(Boolean).map(get);
    await Promise.all([
      ...missing(read(wasm.request_indexes(index, ...text(query))), words),
      ...missing(read(wasm.request_filter_indexes(index, ...text(filters))), values),
    ]);
  }

  const termOf = (query) => query.replace(PUNCTUATION, "").toLowerCase().replace(/\s+/g, " ").trim();
  const plain = (term) => term.normalize("NFD").replace(MARKS, "");

  return {
    /** Fetches what a query and these filters need: only of values that are there does a search say how many pages have them. */
    preload: (query, filters) => load(plain(termOf(query)), JSON.stringify(filters)),

    /**
     * `sort` «date:asc». Resolves to {results, filters: pages by filter and value}; of a result, `fields`: what of its
     * page's meta it was found by, and `data()`: {url, words, places: of those found, meta, anchors}.
     */
    async search(query, filters = {}, sort = "") {
      const term = termOf(query);
      if (!term) return { results: [], filters: {} };
      const asked = JSON.stringify(filters);
      await load(plain(term), asked);
      const isExact = /^\s*".+"\s*$/.test(query);
      const found = read(wasm.search(index, ...text(plain(term)), ...text(term), ...text(asked), ...text(sort), isExact, false));
      /* Where a sort is asked for, the score is the place by it; the program leaves the order to its caller. */
      found.results.sort((one, other) => other.s - one.s);
      return {
        filters: found.filtered_counts,
        results: found.results.map(({ p: name, l: locations, mf: fields }) => ({
          fields: fields ?? [],
          data: async () => ({ ...(await page(name)), places: locations.map(({ l: place }) => place) }),
        })),
      };
    },
  };
}
