/*
 * What pages can do beyond being read. Every module adds one thing and each is optional: without a script all links, lists,
 * timelines and the search page's own directions work. What only one kind of page needs is in kinds/.
 */
import "./header.js";
import "./light.js";
import "./find.js";

if (document.querySelector("[data-search]")) import("./search-page.js");
