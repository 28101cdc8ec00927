/*
 * «Возможно, вы искали»: what a query that finds nothing, or not all of it, may have meant. The list of names (generator/exports/
 * names.py) is fetched when it is first needed. Nothing is offered that would not find anything itself.
 */
import { search } from "./engine.js";
import { slips } from "./slips.js";
import { cyrillic, otherLayout, plain } from "./spelling.js";

const MOST = 3;

/* Letters of a word that is worth turning into the other alphabet: of shorter ones, any is a word. */
const SHORTEST = 4;

const list = new URL("../../../search/names.json", import.meta.url);

let loading = null;

/** [{name, words}] in the order of the file, the busiest first. */
function names() {
  loading ??= fetch(list)
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(`${list}: ${response.status}`))))
    .then((rows) => rows.map((spellings) => ({ name: spellings[0], words: spellings.join(" ").split(/[\s-]+/).filter(Boolean) })));
  loading.catch(() => (loading = null)); // another attempt may succeed
  return loading;
}

/** How many slips a word of this length may have. */
const limit = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** A name without the letter that its case forms change («Украина», «Зеленский»). */
const stemOf = (word) => (word.length > 4 ? word.replace(/(?:[иы]и|[аеиоуыьюя])$/u, "") : word);

/** The names that have a word near this one: [{name, word, far}], the nearest first, of equals the busiest. */
async function nearest(typed) {
  const spellings = [plain(typed), plain(cyrillic(typed))].filter(Boolean);
  const near = [];
  (await names()).forEach(({ name, words }, rank) => {
    let best = null;
    for (const word of words) {
      for (const spelling of spellings) {
        const most = Math.min(limit(spelling), limit(word));
        const far = Math.min(slips(spelling, plain(word), most), slips(spelling, stemOf(plain(word)), most) + 0.1);
        if (far < (best?.far ?? Infinity)) best = { name, word, far, rank };
      }
    }
    if (best) near.push(best);
  });
  return near.sort((one, other) => one.far - other.far || one.rank - other.rank);
}

/** Each query in turn that the candidates make, none twice. */
async function* candidates(query, missing) {
  const turned = otherLayout(query);
  if (turned) yield turned;
  /* A name in which every missing word has its like stands for all of them; what was known of the query stays. */
  const near = await Promise.all(missing.map(nearest));
  if (!near.length) return;
  const known = query.split(/\s+/).filter((word) => !missing.includes(word));
  const [first, ...others] = near;
  for (const { name, word } of first) {
    if (!others.every((found) => found.some((one) => one.name === name))) continue;
    yield known.length ? [...known, others.length ? name : word].join(" ") : name;
  }
  if (others.length && near.every((found) => found.length)) {
    let next = 0;
    yield query.split(/\s+/).map((word) => (missing.includes(word) ? near[next++][0].word : word)).join(" ");
  }
  const written = cyrillic(query);
  if (written.length >= SHORTEST) yield written;
}

/** At most three queries, each of which finds something with all of its words. */
export async function near(query, missing) {
  const found = new Set();
  try {
    let tries = 0;
    for await (const candidate of candidates(query.replace(/"/g, ""), missing.map((word) => word.replace(/"/g, "")))) {
      if ((tries += 1) > 3 * MOST || found.size >= MOST) break;
      /* Said already: «Владимир Зеленский» is also who is spelled «зеленский». */
      if ([...found].some((one) => one.toLowerCase().includes(candidate.toLowerCase()))) continue;
      const answer = await search({ query: candidate });
      if (!answer.failed && answer.results.length && !answer.missing.length) found.add(candidate);
    }
  } catch (error) {
    console.warn("No suggestions:", error); // they are an extra
  }
  return [...found];
}
