/* What stands around every page: the button of the colour scheme, and the page's title in the header once it has scrolled away. */

const SETTING = "__palette";
const SYSTEM = "(prefers-color-scheme)";

/* What a press leads to. */
const NEXT = { system: "light", light: "dark", dark: "system" };

const night = matchMedia("(prefers-color-scheme: dark)");
const button = document.querySelector("[data-scheme]");

/** `system`, `light` or `dark`. boot.js reads the same setting before anything is drawn. */
function remembered() {
  let colour = null;
  try {
    colour = __md_get(SETTING)?.color;
  } catch {
    /* Forbidden storage or a damaged value: as the system has it. */
  }
  if (!colour?.scheme || colour.media === SYSTEM) return "system";
  return colour.scheme === "slate" ? "dark" : "light";
}

function show(choice) {
  const dark = choice === "dark" || (choice === "system" && night.matches);
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";
  const { background } = getComputedStyle(document.body);
  document.querySelector("meta[name=theme-color]")?.setAttribute("content", background.match(/rgb\([^)]*\)/)?.[0] ?? "");
  button.dataset.scheme = choice;
  button.title = button.dataset[choice];
  button.setAttribute("aria-label", button.title);
}

if (button) {
  show(remembered());
  button.addEventListener("click", () => {
    const choice = NEXT[button.dataset.scheme];
    const scheme = choice === "dark" ? "slate" : "default";
    __md_set(SETTING, { color: choice === "system" ? { media: SYSTEM } : { media: SYSTEM.replace(")", `: ${choice})`), scheme } });
    show(choice);
  });
  night.addEventListener("change", () => show(button.dataset.scheme));
}

const header = document.querySelector(".md-header");
const heading = document.querySelector("main h1");
const place = document.querySelector(".md-header__title");

if (header && heading && place) {
  const passed = ([entry]) => {
    const above = !entry.isIntersecting && entry.boundingClientRect.bottom <= header.offsetHeight;
    place.classList.toggle("md-header__title--active", above);
  };
  new IntersectionObserver(passed, { rootMargin: `-${header.offsetHeight}px 0px 0px` }).observe(heading);
}
