/*
 * «Только подтверждённое»: hides what no person has confirmed, on every article, until switched off. Whole elements go by the style
 * sheet; a word of the text stays, and stops being a link.
 */

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

function remembered() {
  try {
    return __md_get(SETTING) === true;
  } catch {
    return false; /* Forbidden storage or a damaged value. */
  }
}

if (box) {
  box.checked = remembered();
  apply();
  box.addEventListener("change", () => {
    const said = document.getElementById("said");
    __md_set(SETTING, box.checked);
    apply();
    said.textContent = box.checked ? said.dataset.sure : said.dataset.all;
  });
}
