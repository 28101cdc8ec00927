/*
 * The search in the header: «/» and Ctrl/⌘ K, and a click on the link, open it over the page. It is loaded when first asked for.
 * Where a page has a search box of its own, the keys go there. Without a script, or if the search cannot be loaded, the link leads
 * to the search page.
 */
const link = document.querySelector("[data-find]");

/** Focuses the page's own box, or opens the dialog. */
async function find() {
  const box = document.querySelector("main input[type=search]");
  if (box) {
    box.focus();
    box.select();
    return;
  }
  try {
    const { open } = await import("./search/dialog.js");
    open(link.href);
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
    /* A dialog that has just closed keeps the focus for a moment: nobody types there any more. */
    const writing = typing(event.target) && !event.target.closest("dialog:not([open])");
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !writing;
    /* By place, not by letter: on a Russian layout the key gives «л». */
    const command = event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !command) return;
    event.preventDefault();
    find();
  });
}
