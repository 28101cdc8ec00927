/* Writes beside each file of the data what it weighs: the list that was written with the files knows, the page was made before them. */

const UNITS = [
  [1e9, "gigabyte"],
  [1e6, "megabyte"],
  [1e3, "kilobyte"],
  [1, "byte"],
];

function weight(bytes) {
  const [size, unit] = UNITS.find(([size]) => bytes >= size) ?? UNITS.at(-1);
  const style = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: bytes < 10 * size && size > 1 ? 1 : 0 };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(bytes / size);
}

const files = document.querySelector("[data-listing]");
if (files) {
  const answer = await fetch(files.dataset.listing);
  const { resources } = answer.ok ? await answer.json() : { resources: [] };
  const known = new Map(resources.map(({ path, bytes }) => [path, bytes]));
  for (const place of files.querySelectorAll("[data-size]")) {
    if (known.has(place.dataset.size)) place.textContent = weight(known.get(place.dataset.size));
  }
}
