/* An article: cards, the switch, and citing, which is loaded when first wanted. */
import "../cards.js";
import "../confirmed.js";

let wanted = false;

/** Loads what can cite, once: words are selected, or «цитировать» is opened. */
function cite() {
  if (wanted) return;
  wanted = true;
  import("../cite.js").catch((error) => {
    wanted = false; // another attempt may succeed
    console.error("Citing could not be loaded:", error);
  });
}

document.addEventListener("selectionchange", () => getSelection().isCollapsed || cite());
document.getElementById("cite").addEventListener("toggle", cite);
