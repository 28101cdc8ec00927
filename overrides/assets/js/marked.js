/*
 * What a reader searched for, marked on the page that a result led to: /articles/…/?mark=вольфрама#s-7b1…. The marks are drawn over
 * the text by the CSS Custom Highlight API, so no element is added, no line moves and nothing is read out twice. A browser without it
 * still opens the page at the sentence. A small bar says how many there are, leads from one to the next, and takes them away.
 */
import { make, say, words } from "./search/words.js";

/* More than anybody asks for: an address may come from anywhere. */
const MOST_WORDS = 12;
const LONGEST = 60;

/* A word does not go from one to the next. */
const BLOCKS = "p, li, h1, h2, h3, blockquote, div, section, td, th, dt, dd, footer, header";

const text = document.querySelector("article.lt");
const asked = new Set(new URL(location.href).searchParams.getAll("mark").map((word) => word.trim()));
const wanted = [...asked].filter((word) => word && word.length <= LONGEST).slice(0, MOST_WORDS);

/** A pattern for whole words; any white space will do for a space. */
function pattern() {
  const escaped = wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
  escaped.sort((one, other) => other.length - one.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

/** The ranges of the article's own text that have one of the words; a word may lie over several elements. */
function ranges() {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return node.matches("[data-pagefind-ignore], script, style, [popover]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  const [nodes, starts] = [[], []];
  let whole = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      nodes.push(node);
      starts.push(whole.length);
      whole += node.data;
    } else if (node.matches(BLOCKS)) whole += "\n";
  }
  const at = (offset, isEnd) => {
    const place = starts.findLastIndex((start) => (isEnd ? start < offset : start <= offset));
    return [nodes[place], offset - starts[place]];
  };
  return Array.from(whole.matchAll(pattern()), ({ 0: word, index }) => {
    const range = new Range();
    range.setStart(...at(index, false));
    range.setEnd(...at(index + word.length, true));
    return range;
  });
}

function bar(found) {
  const count = make("span", { role: "status" });
  const button = (sign, name) => make("button", { type: "button", "aria-label": name, title: name }, sign);
  const [previous, next, close] = [button("↑", words.previous), button("↓", words.next), button("×", words.unmark)];
  const element = make("div", { class: "l-marked", role: "region", "aria-label": say(words.marked, found.length) }, count, previous, next, close);

  /* From the sentence that the address names, or from the top. */
  const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  let current = target ? found.findIndex((range) => target.contains(range.startContainer)) : -1;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  function go(step) {
    current = (current + step + found.length) % found.length;
    CSS.highlights.set("found-now", new Highlight(found[current]));
    const { top, height } = found[current].getBoundingClientRect();
    scrollBy({ top: top + height / 2 - innerHeight / 2, behavior: calm.matches ? "auto" : "smooth" });
    count.textContent = `${current + 1} / ${found.length}`;
  }

  function end() {
    for (const name of ["found", "found-now"]) CSS.highlights.delete(name);
    element.remove();
    document.removeEventListener("keydown", onKey);
    /* The address of the sentence, to be passed on. */
    const url = new URL(location.href);
    url.searchParams.delete("mark");
    history.replaceState(history.state, "", url);
  }

  /* Escape first closes what lies over the page. */
  function onKey(event) {
    if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open], :popover-open")) end();
  }

  previous.addEventListener("click", () => go(current < 0 ? 0 : -1));
  next.addEventListener("click", () => go(1));
  close.addEventListener("click", end);
  document.addEventListener("keydown", onKey);
  document.body.append(element);
  /* After it is there, so that it is read out. */
  requestAnimationFrame(() => (count.textContent = say(words.marked, found.length)));
}

const found = text && wanted.length && globalThis.CSS?.highlights ? ranges() : [];
if (found.length) {
  document.head.append(make("link", { rel: "stylesheet", href: new URL("../css/marked.css", import.meta.url).href }));
  CSS.highlights.set("found", new Highlight(...found));
  bar(found);
}
