/*
 * Citing an article or any sentence of it. A sentence is reached in two ways: by selecting words, which offers a link to them, and by
 * the switch in «цитировать», which puts a link behind every sentence, for the keyboard as well.
 */

/* Code points: longer words are given in a text fragment by their beginning and end. */
const WHOLE = 80;
const ENDS = 4; // words
const SETTLED = 300; // milliseconds without a change of the selection

const text = document.querySelector(".l-read");
const sentences = [...text.querySelectorAll("[id^='s-']")];
const said = document.getElementById("said");
const sheet = document.getElementById("cite-s");
const [name, words, link] = sheet.children;
const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];

/** With plain spaces. */
const plain = (string) => string.replace(/\s+/g, " ").trim();

const citation = plain(document.querySelector("#cite p").textContent);

/** Offers the link to these words, which begin in this sentence. */
function offer(chosen, anchor, fragment = "") {
  const href = `${address}#${anchor}`;
  words.textContent = `«${chosen}»`;
  words.lang = document.getElementById(anchor).closest("[lang]").lang;
  link.replaceChildren(Object.assign(document.createElement("a"), { href: `#${anchor}`, textContent: href }));
  const cited = citation.includes(address) ? citation.replace(address, href) : `${citation} ${href}`;
  const [first, second] = sheet.querySelectorAll("[data-copy]");
  first.copy = href + fragment;
  second.copy = `«${chosen}» — ${cited}`;
  sheet.showPopover();
}

/* ------------------------------------------------------------------------------------------------- a link at every sentence */

/** The sentence's words: up to the next sentence, or the end of the block. Its own element may end before it does, where a quotation begins in it. */
function wordsOf(number) {
  const range = document.createRange();
  const block = sentences[number].closest("p, li, h2, h3, h4, h5, h6, blockquote");
  range.selectNodeContents(block);
  range.setStartBefore(sentences[number]);
  if (block.contains(sentences[number + 1])) range.setEndBefore(sentences[number + 1]);
  return plain(without(range));
}

/** What a range says, without the links that stand here. */
function without(range) {
  const part = range.cloneContents();
  for (const one of part.querySelectorAll(".l-s")) one.remove();
  return part.textContent;
}

function place(number) {
  const mark = Object.assign(document.createElement("a"), { className: "l-s", href: `#${sentences[number].id}`, textContent: "§" });
  mark.setAttribute("aria-label", name.textContent);
  mark.lang = document.documentElement.lang; // the text around it may be in another
  mark.addEventListener("click", (event) => {
    event.preventDefault(); // the browser would follow the link afterwards, and take the focus from the sheet
    location.hash = sentences[number].id;
    offer(wordsOf(number), sentences[number].id);
  });
  const block = sentences[number].closest("p, li, h2, h3, h4, h5, h6, blockquote");
  const next = sentences[number + 1];
  if (!block.contains(next)) return block.append(mark);
  const gap = next.previousSibling;
  (gap?.nodeType === Node.TEXT_NODE && !gap.data.trim() ? gap : next).before(mark);
}

const anchors = document.getElementById("anchors");

function mark() {
  for (const one of text.querySelectorAll(".l-s")) one.remove();
  if (anchors.checked) for (const number of sentences.keys()) place(number);
}

anchors.addEventListener("change", mark);
mark(); // it may have been switched on before this was loaded

/* ------------------------------------------------------------------------------------------------------- selected words */

const pick = Object.assign(document.createElement("button"), { type: "button", className: "l-pick", hidden: true });
pick.textContent = name.textContent;
text.after(pick);

let timer = 0;

/** What is selected in the text, or null. */
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return text.contains(range.commonAncestorContainer) && plain(without(range)) ? range : null;
}

function fragmentOf(chosen) {
  const encoded = (string) => encodeURIComponent(string).replaceAll("-", "%2D");
  const parts = chosen.split(" ");
  const ends = chosen.length > WHOLE ? [parts.slice(0, ENDS).join(" "), parts.slice(-ENDS).join(" ")] : [chosen];
  return `:~:text=${ends.map(encoded).join(",")}`;
}

/** Shows the button under the last of the selected words, once the selection rests. */
function settle() {
  clearTimeout(timer);
  pick.hidden = true;
  timer = setTimeout(() => {
    const range = selected();
    if (!range) return;
    const box = [...range.getClientRects()].at(-1);
    pick.hidden = false;
    pick.style.top = `${Math.min(box.bottom + 8, innerHeight - pick.offsetHeight - 8)}px`;
    pick.style.left = `${Math.max(8, Math.min(box.right - pick.offsetWidth, innerWidth - pick.offsetWidth - 8))}px`;
  }, SETTLED);
}

document.addEventListener("selectionchange", settle);
settle();

document.addEventListener("scroll", () => (pick.hidden = true), { passive: true });
pick.addEventListener("pointerdown", (event) => event.preventDefault()); // a press elsewhere would drop the selection

pick.addEventListener("click", () => {
  const range = selected();
  if (!range) return;
  const chosen = plain(without(range));
  const start = range.cloneRange();
  start.collapse(true);
  const sentence = sentences.findLast((one) => start.comparePoint(one, 0) <= 0) ?? sentences[0];
  pick.hidden = true;
  offer(chosen, sentence.id, fragmentOf(chosen));
});

/* ---------------------------------------------------------------------------------------------------------------- copying */

async function copy(string) {
  try {
    await navigator.clipboard.writeText(string);
  } catch {
    /* No secure address or no permission: the old way, by a field that is selected. It must stand inside the open popover. */
    const field = Object.assign(document.createElement("textarea"), { value: string, className: "l-vh" });
    (document.querySelector(".l-card:popover-open") ?? document.body).append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
  if (!button) return;
  await copy(button.copy ?? citation);
  const own = button.textContent;
  said.textContent = button.textContent = said.dataset.copied;
  setTimeout(() => {
    button.textContent = own;
    said.textContent = "";
  }, 2000);
});
