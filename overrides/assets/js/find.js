/*
 * The search in the header: «/» and Ctrl/⌘ K, and a click on the link, open Pagefind's modal over the page. Its 175 KB are loaded
 * when first asked for. Where a page has a search box of its own, the keys go there. Without a script, or if the search cannot be
 * loaded, the link leads to the search page.
 */
import { loadPagefind, words } from "./pagefind-ui.js";
import { make, row } from "./rows.js";

/* A glance; the full page has them all. */
const MOST = 20;

const link = document.querySelector("[data-find]");

let modal = null;

/** Pagefind's modal, with our rows, and the way to the full page under them. */
function build() {
  /* Its own children: ones that we gave it would be connected twice when it moves them, and each would then draw itself twice. */
  const element = make("pagefind-modal");
  document.body.append(element);

  const results = element.querySelector("pagefind-results");
  results.resultTemplate = row;
  results.setAttribute("max-results", MOST);
  element.querySelector("pagefind-modal-body").classList.add("lt");

  const all = make("a", { class: "l-all", href: link.href }, words.all_results);
  element.querySelector("pagefind-modal-footer").prepend(all);
  element.addEventListener("input", (event) => {
    const to = new URL(link.href);
    if (event.target.value) to.searchParams.set("q", event.target.value);
    all.href = to.href;
  });
  /* A result on the same page only scrolls: the modal must not stay over it. */
  element.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) element.close();
  });
  return element;
}

/** Opens the modal; what was typed before is selected, so that the next word takes its place. */
function open(modal) {
  const dialog = modal.querySelector("dialog");
  /* The component learns of its dialog's end by the event, which the browser sends with the next frame, and refuses to open until then. */
  if (modal.isOpen && !dialog.open) {
    dialog.addEventListener("close", () => open(modal), { once: true });
    return;
  }
  modal.open();
  modal.querySelector("input").select();
}

/** Focuses the page's own box, or opens the modal. */
async function find() {
  const box = document.querySelector("main input[type=search]");
  if (box) {
    box.focus();
    box.select();
    return;
  }
  try {
    await loadPagefind();
    modal ??= build();
    open(modal);
  } catch (error) {
    console.error("The search could not be loaded:", error);
    location.assign(link.href);
  }
}

const typing = (element) => element instanceof Element && element.closest("input, textarea, select, [contenteditable]");

if (link) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    find();
  });

  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    /* By place, not by letter: on a Russian layout the key gives «л». */
    const command = event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !command) return;
    event.preventDefault();
    find();
  });
}
