/* The header: colours as the system has them, light or dark; and the page's heading, once it has scrolled away under it. */
import { keep, recall } from "./settings.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

/* One for each choice, in the order in which they follow each other; each says what is, and what the next will be. */
const buttons = [...document.querySelectorAll("[data-scheme]")];

function show(chosen) {
  document.body.dataset.mdColorScheme = chosen || (dark.matches ? "slate" : "default");
  for (const button of buttons) button.hidden = button.dataset.scheme !== chosen;
}

function chosen() {
  const kept = recall("scheme");
  return buttons.some((button) => button.dataset.scheme === kept) ? kept : "";
}

if (buttons.length) {
  show(chosen());
  dark.addEventListener("change", () => show(chosen()));
  for (const [place, button] of buttons.entries()) {
    button.addEventListener("click", () => {
      const next = buttons[(place + 1) % buttons.length];
      keep("scheme", next.dataset.scheme || null);
      show(next.dataset.scheme);
      next.focus();
    });
  }
}

const heading = document.querySelector(".lt h1:not(.l-vh)");
const title = document.querySelector(".md-header__title");

if (heading && title) {
  const header = Math.round(title.getBoundingClientRect().bottom);
  /* Passed upwards only: a heading below the window has not been read yet. */
  new IntersectionObserver(
    ([{ isIntersecting, boundingClientRect: { top } }]) => title.classList.toggle("md-header__title--active", !isIntersecting && top < header),
    { rootMargin: `-${header}px 0px 0px` },
  ).observe(heading);
}
