/*
 * Sifting the timeline: by whom an entry concerns, by kind, by period. The rows say all of it in data attributes; those that do not
 * fit are hidden where they stand, and with them the months and years that have none left. What was chosen stands in the address:
 * /timeline/?entity=…&kind=…&from=2024&to=2025-11.
 *
 * Of a long archive the page has the newest year alone. Then an index, fetched when first something is chosen, says which pages
 * of the timeline have fitting rows; their years are fetched from there, the newest first, a screenful at a time.
 */

const FIELDS = ["entity", "kind", "from", "to"];

/* Rows that are looked for before the reader is asked whether there should be more. */
const ENOUGH = 60;

/* Pages that are fetched at a time. */
const AT_ONCE = 6;

/* Milliseconds after the last letter. */
const PAUSE = 300;

const form = document.querySelector("[data-sift]");
const own = document.querySelector("[data-years]");

/** «2025», «2025-11», «11.2025» → «2025-11»: the first month that is meant, or the last. Null for anything else. */
export function month(text, last) {
  const [, year, number, before, after] = /^(?:(\d{4})(?:[-./](\d\d?))?|(\d\d?)[-./](\d{4}))$/.exec(text.trim()) ?? [];
  const which = number ?? before ?? (last ? 12 : 1);
  return (year || after) && which >= 1 && which <= 12 ? `${year ?? after}-${String(which).padStart(2, "0")}` : null;
}

/** Does an entry with these months, kinds and entities fit? */
function fits(wanted, months, kinds, entities) {
  const [low, high = low] = months.split("/");
  return (
    (!wanted.entity || entities.includes(wanted.entity)) &&
    (!wanted.kind || kinds.split(" ").includes(wanted.kind)) &&
    (!wanted.from || high >= wanted.from) &&
    (!wanted.to || low <= wanted.to)
  );
}

/* ------------------------------------------------------------------------------------------------- rows of a page */

/** By row, the one above it that says its date. */
const dated = new WeakMap();

/** Remembers who says the date of rows that have the date of the row above. */
function learn(root) {
  let head = null;
  for (const row of root.querySelectorAll(".l-tl > li")) {
    if (row.classList.contains("is-same")) dated.set(row, head);
    else head = row;
  }
}

/** Shows only those months, and the year, that have rows left, and says how many the year has. */
function count(year) {
  for (const part of [...year.querySelectorAll(".l-mo"), year]) part.hidden = !part.querySelector(".l-tl > li:not([hidden])");
  const [said] = year.querySelectorAll("h2 > *");
  said.dataset.words ??= said.textContent;
  const all = year.querySelectorAll(".l-tl > li").length;
  const left = year.querySelectorAll(".l-tl > li:not([hidden])").length;
  said.textContent = left === all ? said.dataset.words : words(left, all);
}

/** Hides what does not fit, and returns how many rows are left. */
function siftRows(root, wanted) {
  let left = 0;
  let said = null;
  for (const row of root.querySelectorAll(".l-tl > li")) {
    const { months, kinds, of } = row.dataset;
    row.hidden = !fits(wanted, months, kinds, of.split(" "));
    if (!row.hidden) left += 1;
    /* The first that is left of one date says it. */
    const head = dated.get(row);
    if (head) {
      const speaks = !row.hidden && said !== head;
      row.classList.toggle("is-same", !speaks);
      row.querySelector(".l-when").replaceChildren(...(speaks ? [...head.querySelector(".l-when").cloneNode(true).childNodes] : []));
      if (speaks) said = head;
    } else if (!row.hidden) said = row;
  }
  const years = root.matches(".l-yr") ? [root] : root.querySelectorAll(".l-yr");
  for (const year of years) count(year);
  return left;
}

/* -------------------------------------------------------------------------------------------- rows of other pages */

const found = document.createElement("div");
found.className = "l-w2 l-found";
found.hidden = true;

let index = null;
const loaded = new Map();

async function fetchedIndex(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** A page as a document. Not made from a string: of strings the page's policy lets no HTML be made. */
function documentOf(url) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : request.onerror());
    request.onerror = () => reject(new Error(`${url}: ${request.status}`));
    request.send();
  });
}

/** The years of another page of the timeline, ready to stand on this one. */
async function yearsOf(path) {
  const url = new URL(path, location.href);
  url.search = url.hash = "";
  if (!loaded.has(path)) loaded.set(path, prepared(await documentOf(url), url));
  return loaded.get(path).map((year) => document.importNode(year, true));
}

function prepared(other, url) {
  const years = [...other.querySelectorAll("[data-years] .l-yr")];
  for (const link of years.flatMap((year) => [...year.querySelectorAll("a[href]")])) {
    link.href = new URL(link.getAttribute("href"), url).href;
  }
  for (const year of years) {
    year.dataset.year = year.id;
    for (const element of [year, ...year.querySelectorAll("[id]")]) element.removeAttribute("id");
  }
  return years;
}

let turn = 0;

/** Of a long archive: what fits on any page of the timeline. */
async function siftAll(wanted) {
  const mine = ++turn;
  index ??= await fetchedIndex(form.dataset.index);
  const named = (numbers) => numbers.map((number) => index.entities[number]);
  const fitting = index.events.filter(([, months, kinds, entities]) => fits(wanted, months, kinds, named(entities)));
  if (mine !== turn) return;
  const pages = [...new Set(fitting.map(([page]) => page))].map((page) => index.pages[page]);
  found.replaceChildren();
  say(fitting.length);
  await more(pages, wanted, mine);
}

/** Behind what is found already: under the same headings where months of one year, or days of one month, come from several pages. */
function place(year) {
  if (year.hidden) return;
  const before = found.lastElementChild;
  const same = before?.dataset.year === year.dataset.year;
  if (same) for (const part of year.querySelectorAll(".l-mo")) join(before, part);
  else found.append(year);
  const whole = same ? before : year;
  const said = document.createElement("span");
  said.textContent = whole.querySelectorAll(".l-tl > li").length;
  whole.querySelector("h2 > *").replaceWith(said);
}

/** Rows of a month at the end of its year. */
function join(year, part) {
  const last = [...year.querySelectorAll(".l-mo")].at(-1);
  const [said, saying] = [last, part].map((month) => month.querySelector("h3")?.textContent);
  if (said === saying) last.querySelector(".l-tl").append(...part.querySelectorAll(".l-tl > li"));
  else year.append(part);
}

/** Rows of the next pages, and a button for those after them. */
async function more(pages, wanted, mine) {
  let rows = 0;
  while (pages.length && rows < ENOUGH) {
    const years = (await Promise.all(pages.splice(0, AT_ONCE).map(yearsOf))).flat();
    if (mine !== turn) return;
    for (const year of years) {
      learn(year);
      rows += siftRows(year, wanted);
      for (const gone of year.querySelectorAll(".l-tl > li[hidden], .l-mo[hidden]")) gone.remove();
      place(year);
    }
    own.hidden = true;
    found.hidden = false;
  }
  if (!pages.length) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "l-further";
  button.textContent = form.dataset.more;
  button.addEventListener("click", async () => {
    const last = [...found.querySelectorAll(".l-tl > li")].at(-1);
    button.remove();
    await more(pages, wanted, mine).catch(failed);
    /* The button is gone: whoever used the keyboard goes on with the first of the new rows. */
    const rows = [...found.querySelectorAll(".l-tl > li")];
    rows[rows.indexOf(last) + 1]?.querySelector("a")?.focus();
  });
  found.append(button);
}

function failed(error) {
  console.error("The timeline could not be sifted:", error);
  form.querySelector("[role=status]").textContent = form.dataset.failed;
}

/* ------------------------------------------------------------------------------------------------------- the form */

/** «Записей: 7 из 300». */
function words(shown, all) {
  return form.dataset.shown.replace("[SHOWN]", shown).replace("[ALL]", all);
}

function say(count, active = true) {
  const said = count ? words(count, form.dataset.all) : form.dataset.none;
  form.querySelector("[role=status]").textContent = active ? said : "";
}

/** What the form asks for; a period that is no date is asked for by nobody. */
function wish() {
  const wanted = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name]?.value ?? ""]));
  for (const name of ["from", "to"]) {
    const meant = wanted[name] ? month(wanted[name], name === "to") : "";
    form.elements[name].setAttribute("aria-invalid", String(meant === null));
    form.elements[name].setCustomValidity(meant === null ? form.dataset.odd : "");
    form.elements[name].title = meant === null ? form.dataset.odd : "";
    wanted[name] = meant ?? "";
  }
  return wanted;
}

/** The choice in the address, without a new entry in the history for each. */
function remember() {
  const url = new URL(location.href);
  for (const name of FIELDS) {
    const value = form.elements[name]?.value;
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  if (url.href !== location.href) history.replaceState(null, "", url);
}

function apply() {
  const wanted = wish();
  const active = FIELDS.some((name) => wanted[name]);
  const odd = FIELDS.some((name) => form.elements[name]?.getAttribute("aria-invalid") === "true");
  form.querySelector("[type=reset]").hidden = !active && !odd;
  const whole = form.querySelector("[data-whole]");
  if (whole) {
    whole.hidden = !active;
    whole.search = location.search;
  }
  for (const chip of form.querySelectorAll("[data-entity]")) {
    if (chip.dataset.entity === wanted.entity) chip.setAttribute("aria-current", "true");
    else chip.removeAttribute("aria-current");
  }
  if (form.dataset.index) {
    if (active) siftAll(wanted).catch(failed);
    else {
      turn += 1;
      found.hidden = true;
      own.hidden = false;
    }
    if (!active) say(0, false);
  } else say(siftRows(own, wanted), active);
  if (odd) form.querySelector("[role=status]").textContent = form.dataset.odd;
}

function choose(entity) {
  const field = form.elements.entity;
  if (!field) return;
  /* An address may name somebody whom the list does not offer. */
  if (entity && ![...field.options].some((option) => option.value === entity)) field.add(new Option(entity, entity));
  field.value = entity;
}

if (form && own) {
  own.after(found);
  learn(own);

  const asked = new URL(location.href).searchParams;
  choose(asked.get("entity") ?? "");
  for (const name of FIELDS.slice(1)) if (form.elements[name]) form.elements[name].value = asked.get(name) ?? "";
  if (FIELDS.some((name) => asked.get(name))) apply();

  let timer = 0;
  const change = () => {
    clearTimeout(timer);
    remember();
    apply();
  };
  form.addEventListener("change", change);
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLSelectElement) return;
    clearTimeout(timer);
    timer = setTimeout(change, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change();
  });
  form.addEventListener("reset", () => {
    setTimeout(() => {
      change();
      form.elements[0].focus();
    });
  });
  form.addEventListener("click", (event) => {
    const chip = event.target instanceof Element ? event.target.closest("[data-entity]") : null;
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(chip.dataset.entity);
    change();
  });
}
