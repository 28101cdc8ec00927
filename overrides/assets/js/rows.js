/* A search result as a row of the archive, for the modal and the search page: the template of Pagefind's result list. */

/** `<name attribute="value">`, with children. Text is text: nothing is parsed. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** An excerpt that begins or ends inside a sentence says so. */
const open = (html) => `${/^(<mark>)?[\p{Ll}—–]/u.test(html) ? "… " : ""}${html}`;
const close = (html) => `${html}${/[.!?…][»")]*(<\/mark>)?$/.test(html) ? "" : "…"}`;

/** Pagefind makes all white space plain: a line must not end after a number or a word of one or two letters. */
const glue = (html) => html.replace(/(?<![\p{L}\p{N}-])(\d[\d,.]*|\p{L}{1,2}) (?=\S)/gu, "$1\u00a0");

/** Time or kind on the left, title, excerpt and sources on the right. The page of whom one searched for (`named`) stands out. */
export function row({ url, excerpt, meta, named }) {
  const sentence = make("p", { class: "l-sent" });
  sentence.innerHTML = glue(close(open(excerpt.trim()))); // Pagefind's: escaped, with <mark> around what was found
  return make(
    "li",
    { class: named ? "l-row l-ent is-lead" : "l-row" },
    make("p", { class: "l-t" }, meta.when ?? meta.about ?? ""),
    make(
      "div",
      {},
      make("h3", named ? {} : { class: "sm" }, make("a", { href: url }, meta.title ?? url)),
      sentence,
      ...(meta.byline ? [make("p", { class: "l-by" }, meta.byline)] : []),
    ),
  );
}
