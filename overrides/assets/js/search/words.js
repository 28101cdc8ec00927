/* The interface's words for the search, which the generator writes beside this file (generator/theme.py). */
import words from "./interface.js";

export { words };

/* «[COUNT]» and «[SEARCH_TERM]» stand in a phrase for what they are called. */
export const say = (phrase, value) => phrase.replace(/\[\w+\]/, () => value);

const rules = new Intl.PluralRules(document.documentElement.lang);

/** «ещё 2 предложения»; `forms` by plural category. */
export const counted = (forms, number) => (forms[rules.select(number)] ?? forms.other ?? forms.many).replace("%(num)s", number);

/* Code points. Longer than any question; a pasted book would keep the browser busy. */
const LONGEST = 200;

/** What was typed, as a query: spaces alone are none. */
export const tidy = (typed) => Array.from(typed.trim().replace(/\s+/g, " ")).slice(0, LONGEST).join("").trim();

/** `<name attribute="value">`, with children. Text is text: nothing is parsed. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
