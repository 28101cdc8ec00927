/* The facets of the search page: checkboxes with counts, which narrow the results down. */
import { FACETS } from "./engine.js";
import { make, named, say, words } from "./words.js";

/* Facets whose values are words of the interface, and no names. */
const INTERFACE = ["kind", "year"];

/* Values of a facet that are shown before «ещё 12». */
const SHOWN = 8;

/* Years stand in their order, everything else by number. */
const byYear = ([one], [other]) => other.localeCompare(one);
const byCount = ([one, few], [other, many]) => many - few || one.localeCompare(other);

/** Draws into `place`; `changed` is called when a reader ticks a box. */
export function facets(place, changed) {
  const groups = Object.keys(FACETS).map((name) => group(name, changed));
  place.append(...groups.map(({ element }) => element));
  return {
    /** The ticked values, by facet. */
    chosen: () => Object.fromEntries(groups.map(({ name, chosen }) => [name, [...chosen]])),
    choose(values) {
      for (const { name, chosen } of groups) for (const value of values(name)) chosen.add(value);
    },
    /** Shows the counts, by facet and value. */
    show(counts) {
      for (const one of groups) one.show(counts[one.name] ?? {});
    },
  };
}

function group(name, changed) {
  const chosen = new Set();
  const list = make("ul", { class: "l-w" });
  const more = make("button", { type: "button", class: "l-rest-of", "aria-expanded": "false" });
  const title = make("summary", {}, words[name]);
  const about = { open: "", class: "l-facet", "data-facet": name, role: "group", "aria-label": words[name] };
  const element = make("details", about, title, list, more);
  const items = new Map();
  let [counts, whole] = [{}, false];

  function draw() {
    const entries = Object.entries(counts).filter(([value, count]) => count || chosen.has(value));
    for (const value of chosen) if (!(value in counts)) entries.push([value, 0]);
    entries.sort(name === "year" ? byYear : byCount);
    const most = Math.max(1, ...entries.map(([, count]) => count));
    const kept = entries.filter(([value], place) => whole || place < SHOWN || chosen.has(value));
    const rows = kept.map(([value]) => items.get(value) ?? item(value));
    for (const [place, [value, count]] of kept.entries()) rows[place].show(count, most, chosen.has(value));
    /* Rows that stay where they are are left alone: somebody may be pressing one. Whoever walks by the keys stays with theirs. */
    if (rows.length !== list.children.length || rows.some(({ element }, place) => element !== list.children[place])) {
      const focused = list.contains(document.activeElement) ? document.activeElement : null;
      list.replaceChildren(...rows.map(({ element }) => element));
      focused?.focus();
    }
    element.hidden = !entries.length;
    more.hidden = kept.length === entries.length && !whole;
    if (!whole) more.textContent = say(words.more_values, entries.length - kept.length);
  }

  /** The row of a value, made once. */
  function item(value) {
    const input = make("input", { type: "checkbox", value });
    const number = make("span");
    const row = make("li", {}, make("label", {}, input, make("span", { class: "l-of", ...(INTERFACE.includes(name) ? {} : named(value)) }, value), number));
    input.addEventListener("change", () => {
      if (input.checked) chosen.add(value);
      else chosen.delete(value);
      changed();
    });
    const made = {
      element: row,
      show(count, most, isChosen) {
        input.checked = isChosen;
        number.textContent = count;
        row.className = `w${count && Math.max(1, Math.round((10 * count) / most))}`;
      },
    };
    items.set(value, made);
    return made;
  }

  more.addEventListener("click", () => {
    whole = true;
    draw();
    more.hidden = true;
    list.querySelectorAll("input")[SHOWN]?.focus();
  });

  return {
    name,
    chosen,
    element,
    show(found) {
      counts = found;
      draw();
    },
  };
}
