/*
 * One box and what it finds: asks as one types, shows the newest question's answer alone, says how many there are, and what may have
 * been meant where there is nothing. For the search page and the dialog.
 */
import { search } from "./engine.js";
import { make, named, say, tidy, words } from "./words.js";

const PAUSE = 150; // milliseconds after a key
const PATIENCE = 300; // until it is said that the search goes on
const AT_ONCE = 4; // texts that are fetched side by side: the first is not to wait for all

/**
 * `input`, `status` (a live region), `list`, `hints` (another, for what is missing and meant) are elements; `draw(result, data,
 * query)` makes a row; `most` rows are shown at first. `chosen()` is the rest of the question (engine.search), `isAsking(question)`
 * whether there is one; `answered(question, answer)` is told, with null where nothing was asked, and `drawn` when rows
 * have been; `hrefOf(query)` is the search page's.
 */
export function answers({ input, status, list, hints, draw, most, hrefOf, ...given }) {
  const nothing = () => {};
  const { chosen = () => ({}), isAsking = ({ query }) => query, answered = nothing, drawn = nothing } = given;
  let [newest, timer, results, asked] = [0, 0, [], ""];
  let drawnRows = new Map(); // of this question, by the result's number

  /** Rows for results, as they come, in their order. Resolves to the first of them. `still()`: whether they are wanted yet. */
  async function add(some, still, replace) {
    let first = null;
    list.setAttribute("aria-busy", "true");
    for (let place = 0; place < some.length; place += AT_ONCE) {
      const part = some.slice(place, place + AT_ONCE);
      const texts = await Promise.all(part.map((result) => result.data()));
      if (!still()) return null;
      const rows = texts.map((data, index) => rowOf(part[index], data));
      if (replace && !first) list.replaceChildren(...rows);
      else list.append(...rows);
      first ??= rows[0];
    }
    list.removeAttribute("aria-busy");
    drawn();
    return first;
  }

  /** Of a first answer's rows, those that are in the whole one too stay what they are: somebody may have chosen one. */
  function rowOf(result, data) {
    const row = drawnRows.get(result.number) ?? draw(result, data, asked);
    drawnRows.set(result.number, row);
    return row;
  }

  /** Whether these results are what the list shows, all of them drawn. */
  function isShown(some) {
    const rows = some.map(({ number }) => drawnRows.get(number));
    return !list.hasAttribute("aria-busy") && rows.length === list.children.length && rows.every((row, place) => row === list.children[place]);
  }

  /** What was left out, and what may have been meant, as links that ask at once. */
  function hint(missing, meant) {
    const parts = [];
    if (missing.length) parts.push(make("p", {}, `${words.left_out} ${missing.map((word) => `«${word}»`).join(", ")}`));
    if (meant.length) {
      const links = meant.map((query) => make("a", { href: hrefOf(query), "data-query": query, ...named(query) }, query));
      parts.push(make("p", { class: "l-meant" }, `${words.perhaps} `, ...links.flatMap((link, index) => (index ? [", ", link] : [link]))));
    }
    hints.replaceChildren(...parts);
  }

  function clear() {
    results = [];
    list.replaceChildren();
    list.removeAttribute("aria-busy");
    drawn();
    hint([], []);
  }

  function fail() {
    clear();
    status.textContent = words.failed;
  }

  /** Asks what the box and `chosen` say. */
  async function ask() {
    clearTimeout(timer);
    const number = (newest += 1);
    const question = { query: tidy(input.value), ...chosen() };
    if (!isAsking(question)) {
      clear();
      status.textContent = "";
      answered(question, null);
      return;
    }
    const patience = setTimeout(() => number === newest && (status.textContent = words.searching), PATIENCE);
    const isNewest = () => number === newest;
    let early = null;
    const answer = await search(question, async (first) => {
      if (!isNewest()) return;
      [asked, results, drawnRows] = [question.query, [], new Map()];
      early = first.results.slice(0, most);
      /* If a text cannot be fetched, the whole answer says so. */
      await add(early, isNewest, true).catch(() => {});
    });
    clearTimeout(patience);
    if (!isNewest()) return;
    if (!early) drawnRows = new Map();
    [asked, results] = [question.query, answer.results];
    answered(question, answer);
    if (answer.failed) return fail();
    const count = results.length;
    status.textContent = count ? say(words.found, count) : asked ? say(words.nothing, asked) : words.nothing_chosen;
    hint(count ? answer.missing : [], []);
    if (!count) {
      list.replaceChildren();
      list.removeAttribute("aria-busy");
      drawn();
    }
    try {
      const first = results.slice(0, most);
      if (early && isShown(first)) drawn();
      else if (count) await add(first, isNewest, true);
    } catch (error) {
      console.warn("A result could not be fetched:", error);
      if (isNewest()) fail();
      return;
    }
    if (!isNewest() || !asked || (count && !answer.missing.length)) return;
    const { near } = await import("./near.js");
    const meant = await near(asked, answer.missing.length ? answer.missing : asked.split(" "));
    if (isNewest()) hint(count ? answer.missing : [], meant);
  }

  input.addEventListener("input", () => {
    newest += 1; // what is on its way answers another question
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  hints.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-query]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    input.value = link.dataset.query;
    input.focus();
    ask();
  });

  return {
    ask,
    /** How many are not shown yet. */
    left: () => Math.max(0, results.length - list.children.length),
    /** Shows as many again; resolves to the first of them, or to null where some are on their way already. */
    async more() {
      if (list.hasAttribute("aria-busy")) return null;
      const shown = list.children.length;
      const number = newest;
      return add(results.slice(shown, shown + most), () => number === newest, false);
    },
  };
}
