/*
 * The card of a mark: <div class="l-card" popover id="c-KEY">, printed in the page. A mouse opens it by resting on the word, the
 * keyboard by focusing it (the down arrow goes into the card, Escape back), a finger by the first tap, as a sheet at the bottom. The
 * browser closes a popover on Escape and on a tap elsewhere. Where there is no card, or no popover in this browser, the word is a
 * plain link.
 *
 * One card serves all marks of a key. Who made the mark at hand (`data-o`) is said on it when it opens.
 */
import { keyOf, light } from "./light.js";

/* Milliseconds: before the first card, before the next one, and before a card goes, so that the pointer can enter it. */
const FIRST = 260;
const NEXT = 60;
const LEAVE = 220;
const FOCUS = 120;

/* Characters of a form's field: GitHub takes no longer addresses. */
const MOST = 300;

/* As in text.css: narrower, a card is a sheet at the bottom. */
const wide = matchMedia("(min-width: 720px)");

const origins = document.getElementById("origins");

let open = null;
let shown = null; // the word whose card is open
let timer = 0;
let touching = false;

const mention = (event) => (event.target instanceof Element ? event.target.closest("a.m[href]") : null);

function cardOf(word) {
  const card = document.getElementById(`c-${keyOf(word)}`);
  return card?.showPopover ? card : null;
}

function later(action, delay) {
  clearTimeout(timer);
  timer = setTimeout(action, delay);
}

function close() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  open?.hidePopover();
  open = shown = null;
}

/** Shows the word's card; `x` is where the pointer is, as a name may be broken over two lines. */
function show(word, x) {
  const card = cardOf(word);
  if (!card) return;
  if (open && open !== card) close();
  open = card;
  shown = word;
  sign(card, word);
  card.showPopover();
  word.setAttribute("aria-describedby", card.id);
  const boxes = [...word.getClientRects()];
  if (wide.matches) place(card, boxes.find((one) => x >= one.left && x <= one.right) ?? boxes[0]);
  else uncover(card, boxes.at(-1));
}

function sign(card, word) {
  const footer = card.querySelector("footer");
  const place = footer.firstElementChild;
  place.querySelector("[data-o]")?.remove();
  const origin = origins.querySelector(`[data-o="${word.dataset.o ?? ""}"]`).cloneNode(true);
  place.prepend(origin);
  const report = origins.querySelector("[data-report]");
  if (!report) return;
  footer.querySelector("[data-report]")?.remove();
  const link = footer.appendChild(report.cloneNode(true));
  link.href = filledIn(link.href, card, word, origin.textContent);
}

/** The form for a mark that is wrong: where it stands, its words, and what was made of them. */
function filledIn(form, card, word, origin) {
  const address = new URL(form);
  const sentence = word.closest("[id^='s-']");
  const said = document.getElementById(keyOf(word))?.closest(".q"); // of a quotation, the link is its first sign alone
  const fill = (field, text) => text && address.searchParams.set(field, text.trim().slice(0, MOST));
  fill("sentence", sentence && `#${sentence.id} ${sentence.textContent}`);
  fill("words", (said ?? word).textContent);
  fill("thought", `${card.querySelector("b").textContent} (${origin})`);
  return address.href;
}

/** Under the word; above it where there is no room below, but some above. */
function place(card, box) {
  const below = box.bottom + card.offsetHeight + 16 <= innerHeight;
  const above = box.top > card.offsetHeight + 70;
  card.style.top = `${!below && above ? box.top - card.offsetHeight - 6 : box.bottom + 6}px`;
  card.style.left = `${Math.max(12, Math.min(box.left - 12, innerWidth - card.offsetWidth - 12))}px`;
}

/** The sheet must not lie over the word that it explains; `box` is the last line of it. */
function uncover(card, box) {
  const hidden = box.bottom + 24 - (innerHeight - card.offsetHeight);
  if (hidden > 0) scrollBy(0, hidden);
}

/* In the capture phase: the focus and the click that follow a press need to know what pressed. */
document.addEventListener("pointerdown", (event) => (touching = event.pointerType !== "mouse"), true);

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  if (event.target.closest(".l-card")) return clearTimeout(timer);
  const word = mention(event);
  if (word) later(() => show(word, event.clientX), open ? NEXT : FIRST);
  else if (open) later(close, LEAVE);
  else clearTimeout(timer);
});

document.addEventListener("focusin", (event) => {
  if (open?.contains(event.target)) return clearTimeout(timer);
  const word = mention(event);
  if (word && !touching && word.matches(":focus-visible")) later(() => show(word), FOCUS);
});

document.addEventListener("focusout", (event) => {
  if ((mention(event) || event.target.closest(".l-card") === open) && !touching) later(close, LEAVE);
});

document.addEventListener("click", (event) => {
  const word = mention(event);
  if (!word || !touching || !cardOf(word) || open === cardOf(word)) return;
  event.preventDefault();
  light(keyOf(word));
  show(word);
});

document.addEventListener("keydown", (event) => {
  const word = mention(event);
  if (event.key === "ArrowDown" && open && word === shown) {
    event.preventDefault();
    open.querySelector("a[href]")?.focus();
  }
  if (event.key === "Escape") {
    if (open?.contains(document.activeElement)) shown.focus();
    close();
  }
});

/* `toggle` does not bubble. */
document.addEventListener(
  "toggle",
  (event) => {
    if (event.target === open && event.newState === "closed") {
      shown.removeAttribute("aria-describedby");
      open = shown = null;
      light(null);
    }
  },
  true,
);
