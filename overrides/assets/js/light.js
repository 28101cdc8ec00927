/* One lamp: what is pointed at or focused is lit wherever else it stands on the page: every element with the same key in data-e. */

const LIT = "is-lit";

/** Lights all elements with this key, and nothing else; no key puts the lamp out. */
export function light(key) {
  for (const element of document.querySelectorAll(`.${LIT}`)) element.classList.remove(LIT);
  if (!key) return;
  for (const element of document.querySelectorAll(`[data-e~="${CSS.escape(key)}"]`)) element.classList.add(LIT);
}

/** The element with a key that this event is about, or null. A quotation is lit by its sign alone: it is too much text to flare up. */
const keyed = (event) => (event.target instanceof Element ? event.target.closest("[data-e]:not(.q, .l-q)") : null);

/** An element may have several keys; the first is what it is mainly about. */
export const keyOf = (element) => element.dataset.e.split(" ")[0];

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse" || event.target.closest(".l-card")) return;
  const element = keyed(event);
  light(element && keyOf(element));
});

document.addEventListener("focusin", (event) => {
  const element = keyed(event);
  if (element) light(keyOf(element));
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") light(null);
});
