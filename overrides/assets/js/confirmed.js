/* «Только подтверждённое»: hides what only a model says (text.css does the hiding), on every page, until switched off. */
import { keep, recall } from "./settings.js";

const SETTING = "confirmed";

const box = document.querySelector(".l-sw input");

function apply() {
  document.documentElement.classList.toggle("is-sure", box.checked);
  /* What cannot be seen must not be a stop for the keyboard either. */
  for (const word of document.querySelectorAll('.m[data-o="model"]')) word.tabIndex = box.checked ? -1 : 0;
}

if (box) {
  box.checked = recall(SETTING) === true;
  apply();
  box.addEventListener("change", () => {
    keep(SETTING, box.checked);
    apply();
  });
}
