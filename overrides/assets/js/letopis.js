/*
 * What pages can do beyond being read. Every module adds one thing and each is optional: without a script all links, lists,
 * timelines and the search page's own directions work.
 */
import "./header.js";
import "./light.js";
import "./cards.js";
import "./confirmed.js";
import "./find.js";

const page = document.querySelector("[data-search]");
if (page) {
  import("./search-page.js").catch((error) => {
    console.error("The search could not be loaded:", error);
    page.querySelector('[data-place="failed"]').hidden = false;
  });
}
if (location.search.includes("mark=")) import("./marked.js");
