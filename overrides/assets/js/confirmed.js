/*
 * «Только подтверждённое»: hides what no person has confirmed, on every article, until switched off. Whole elements go by the style
 * sheet; a word of the text stays, and stops being a link.
 */
import { keep, recall } from "./settings.js";

const SETTING = "confirmed";

const box = document.getElementById("sure");
const unsure = document.querySelectorAll('.m:is([data-o="rule"], [data-o="model"])');

function apply() {
  document.documentElement.classList.toggle("is-sure", box.checked);
  for (const word of unsure) {
    if (box.checked && word.hasAttribute("href")) word.dataset.href = word.getAttribute("href");
    if (box.checked) word.removeAttribute("href");
    else if (word.dataset.href) word.setAttribute("href", word.dataset.href);
  }
}

if (box) {
  box.checked = recall(SETTING) === true;
  apply();
  box.addEventListener("change", () => {
    const said = document.getElementById("said");
    keep(SETTING, box.checked);
    apply();
    said.textContent = box.checked ? said.dataset.sure : said.dataset.all;
  });
}
