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

/* Words in another language than the page's carry it in signs of private use: a language by its letters, and an end (tongues.py). */
const BASE = 0x10ff00;
const carrying = /([\u{10ff41}-\u{10ff7a}]+)([^\u{10ff00}-\u{10fff0}]*)\u{10fff0}/u;

/** The same as children of an element, each in its language. */
export function spoken(text) {
  const [before, signs, inner, ...rest] = text.split(carrying);
  if (signs === undefined) return [text];
  const lang = String.fromCodePoint(...Array.from(signs, (sign) => sign.codePointAt(0) - BASE));
  return [before, make("span", { lang }, inner), ...spoken(rest.join(""))];
}

/* Names are in the language of the archive's texts, if they have its letters (tongues.in_script). */
const scripts = { ru: /\p{Script=Cyrillic}/u, uk: /\p{Script=Cyrillic}/u, kk: /\p{Script=Cyrillic}/u, en: /\p{Script=Latin}/u };

/** What says that a name is in another language than the page. */
export const named = (name) => (words.names && scripts[words.names]?.test(name) ? { lang: words.names } : {});

/** `<name attribute="value">`, with children. Text is text: nothing is parsed. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
