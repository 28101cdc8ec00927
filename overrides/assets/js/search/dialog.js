/*
 * The search over any page: a box and the best results under it, a combobox by the ARIA pattern. The focus stays in the box; arrows
 * choose a result, Enter opens it, Escape closes. What is found goes on to the search page, which has all of it.
 */
import { answers } from "./answers.js";
import { start } from "./engine.js";
import { option } from "./rows.js";
import { style } from "./style.js";
import { make, tidy, words } from "./words.js";

/* A glance; the full page has them all. */
const MOST = 8;

await style;

function build(page) {
  const input = make("input", {
    type: "text",
    placeholder: words.placeholder,
    ...{ role: "combobox", "aria-label": words.search, "aria-controls": "l-found", "aria-expanded": "false" },
    ...{ "aria-autocomplete": "list", "aria-haspopup": "listbox" },
    ...{ autocomplete: "off", autocapitalize: "off", spellcheck: "false", inputmode: "search", enterkeyhint: "search" },
  });
  const list = make("div", { id: "l-found", role: "listbox", "aria-label": words.results });
  const status = make("p", { class: "l-status", role: "status" });
  const hints = make("div", { class: "l-hints", role: "status" });
  const all = make("a", { class: "l-all", href: page }, words.all);
  const key = (sign, does) => make("span", {}, make("kbd", {}, sign), ` ${does}`);
  const signs = [key("↑ ↓", words.choose), key("↵", words.open), key("esc", words.close_key)];
  const keys = make("span", { class: "l-keys", "aria-hidden": "true" }, ...signs);
  const dialog = make(
    "dialog",
    { class: "l-dialog", "aria-label": words.search },
    make("form", { role: "search" }, input, make("button", { type: "button", class: "l-close" }, words.close)),
    make("div", { class: "l-body lt", tabindex: "0", role: "region", "aria-label": words.results }, status, hints, list),
    make("div", { class: "l-below" }, all, keys),
  );

  const hrefOf = (query) => {
    const to = new URL(page);
    if (query) to.searchParams.set("q", query);
    return to.href;
  };

  /** Marks one option, or none. */
  function choose(one) {
    for (const chosen of list.querySelectorAll("[aria-selected=true]")) chosen.setAttribute("aria-selected", "false");
    if (!one) return input.removeAttribute("aria-activedescendant");
    one.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", one.id);
    one.scrollIntoView({ block: "nearest" });
  }
  const current = () => list.querySelector("[aria-selected=true]");

  let number = 0;
  const box = answers({
    input, status, list, hints, hrefOf,
    most: MOST,
    draw(...result) {
      const drawn = option(...result);
      drawn.id = `l-found-${(number += 1)}`;
      return drawn;
    },
    /* What was chosen among the first rows of an answer may be among all of them too. */
    drawn: () => current() ?? choose(null),
  });
  new MutationObserver(() => input.setAttribute("aria-expanded", String(list.childElementCount > 0))).observe(list, { childList: true });

  input.addEventListener("input", () => {
    all.href = hrefOf(tidy(input.value));
    choose(null);
  });

  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || !list.childElementCount) return;
    event.preventDefault();
    /* Past either end, the box itself is the next. */
    const options = [null, ...list.children];
    choose(options.at((options.indexOf(current()) + step) % options.length));
  });

  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (current()) current().click();
    else if (tidy(input.value)) location.assign(hrefOf(tidy(input.value)));
  });

  dialog.querySelector(".l-close").addEventListener("click", () => dialog.close());
  /* A result on this very page only scrolls: the dialog must not stay over it. */
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a:not([data-query])")) dialog.close();
  });
  document.body.append(dialog);
  start();
  return { dialog, input };
}

let made = null;

/** Opens it; what was typed before is selected, so that the next word takes its place. `page` is the search page's address. */
export function open(page) {
  made ??= build(page);
  if (!made.dialog.open) made.dialog.showModal();
  made.input.focus();
  made.input.select();
}
