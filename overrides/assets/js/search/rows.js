/* A search result: as a row of the archive on the search page, as an option of the list in the dialog. */
import { addressOf, alike, sentenceOf } from "./sentences.js";
import { counted, make, spoken, words } from "./words.js";

/* A line must not end after a number or a word of one or two letters, nor before a dash; the index has made all white space plain. */
const short = /^[«("]?(\d[\d,.]*|\p{L}{1,2})$/u;

/* A sign that the page has in an element of its own, which the index has parted from its word: «⎵слова⎵». */
const opening = /^[«„“"(]+$/u;
const closing = /^[»”")\].,:;!?…]+$/u;

/** Words and marks. A mark begins and ends with the word, not with its punctuation. */
function text(pieces) {
  const children = [];
  pieces.forEach(([word, marked], index) => {
    const next = pieces[index + 1]?.[0];
    const space = next === undefined || opening.test(word) || closing.test(next) ? "" : short.test(word) || /^[—–]$/.test(next) ? "\u00a0" : " ";
    const [, before, inner, after] = marked ? /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word) : [null, word, "", ""];
    children.push(before);
    if (inner) children.push(make("mark", {}, inner));
    children.push(after + space);
  });
  return children;
}

/** A name or headline, with the words in it that the text was found by. */
function headline(title, marks) {
  const found = marks.flatMap((mark) => mark.split(" "));
  return text(title.split(/[ \u00a0]/).map((word) => [word, found.some((one) => alike(one, word))]));
}

const spans = (...texts) => texts.filter(Boolean).map((one) => make("span", {}, one));

const inLanguage = ([lang] = []) => (lang ? { lang } : {});

/** What a result says, whatever it is drawn as. */
function said(result, data, query) {
  const sentence = sentenceOf(data, query);
  const { meta, filters } = data;
  /* A page of somebody is opened at its beginning: it is all about them. */
  const href = result.named ? data.url : addressOf(data.url, sentence);
  const more = sentence.more && !result.named ? counted(words.sentences, sentence.more) : "";
  return {
    href,
    when: spans(meta.about, meta.when),
    title: headline(meta.title ?? data.url, sentence.marks),
    sentence: text(sentence.pieces),
    byline: spoken([meta.byline, more].filter(Boolean).join(", ")),
    inTitle: inLanguage(filters?.lang),
    inText: inLanguage(filters?.text_lang),
  };
}

/** Time or kind on the left, title, sentence and sources on the right. The page of whom one searched for stands out. */
export function row(result, data, query) {
  const { href, when, title, sentence, byline, inTitle, inText } = said(result, data, query);
  return make(
    "li",
    { class: result.named ? "l-row l-ent is-lead" : "l-row" },
    make("p", { class: "l-t" }, ...when),
    make(
      "div",
      {},
      make("h3", result.named ? {} : { class: "sm" }, make("a", { href, ...inTitle }, ...title)),
      make("p", { class: "l-sent", ...inText }, ...sentence),
      ...(byline.some(Boolean) ? [make("p", { class: "l-by" }, ...byline)] : []),
    ),
  );
}

/** A link that is an option: everything in it is its name. */
export function option(result, data, query) {
  const { href, when, title, sentence, byline, inTitle, inText } = said(result, data, query);
  return make(
    "a",
    { class: result.named ? "l-opt is-lead" : "l-opt", href, role: "option", tabindex: "-1", "aria-selected": "false" },
    make("span", { class: "l-t" }, ...when),
    make("b", inTitle, ...title),
    make("span", { class: "l-sent", ...inText }, ...sentence),
    ...(byline.some(Boolean) ? [make("span", { class: "l-by" }, ...byline)] : []),
  );
}
