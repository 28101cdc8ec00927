/* «Только подтверждённое»: hides what only a model says (text.css does the hiding), on every page, until switched off. */

const SETTING = "confirmed";

const box = document.querySelector(".l-sw input");

function apply() {
  document.documentElement.classList.toggle("is-sure", box.checked);
  /* What cannot be seen must not be a stop for the keyboard either. */
  for (const word of document.querySelectorAll('.m[data-o="model"]')) word.tabIndex = box.checked ? -1 : 0;
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
    __md_set(SETTING, box.checked);
    apply();
  });
}
