/* Words that were not typed as they are written: in the other keyboard layout, in Latin letters. */

/* The same keys on an English and on a Russian keyboard. */
const ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./";
const RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю.";

const toRussian = new Map([...ENGLISH].map((key, place) => [key, RUSSIAN[place]]));
const toEnglish = new Map([...RUSSIAN].map((key, place) => [key, ENGLISH[place]]));
/* With Shift. */
for (const [shifted, key] of Object.entries({ "{": "[", "}": "]", ":": ";", '"': "'", "<": ",", ">": ".", "~": "`" })) toRussian.set(shifted, toRussian.get(key));

/** Words, and no signs among them. */
const isText = (query) => /^[\p{L}\p{N}]+(?:[ .-]?[\p{L}\p{N}]+)*$/u.test(query) && /\p{L}{2}/u.test(query);

/** The query as the other layout would have it; "" where it is no text of one layout. */
export function otherLayout(query) {
  const typed = query.toLowerCase();
  const table = /[a-z]/.test(typed) && !/[а-яё]/.test(typed) ? toRussian : /[а-яё]/.test(typed) && !/[a-z]/.test(typed) ? toEnglish : null;
  const turned = table ? Array.from(typed, (sign) => table.get(sign) ?? sign).join("") : "";
  return isText(turned) ? turned : "";
}

/* The longest first. As readers write, in whatever table: «Zhaparov» and «Japarov», «Tokaev» and «Tokayev». */
const LATIN = [
  ["shch", "щ"], ["sch", "щ"], ["zh", "ж"], ["kh", "х"], ["ts", "ц"], ["ch", "ч"], ["sh", "ш"], ["yo", "ё"], ["yu", "ю"], ["iu", "ю"], ["ju", "ю"],
  ["ya", "я"], ["ia", "я"], ["ja", "я"], ["ye", "е"], ["je", "е"], ["ph", "ф"], ["th", "т"], ["ck", "к"], ["a", "а"], ["b", "б"], ["c", "к"], ["d", "д"],
  ["e", "е"], ["f", "ф"], ["g", "г"], ["h", "х"], ["i", "и"], ["j", "дж"], ["k", "к"], ["l", "л"], ["m", "м"], ["n", "н"], ["o", "о"], ["p", "п"], ["q", "к"],
  ["r", "р"], ["s", "с"], ["t", "т"], ["u", "у"], ["v", "в"], ["w", "в"], ["x", "кс"], ["y", "й"], ["z", "з"],
];

/** Latin letters as Cyrillic ones; "" for a query that has none, or Cyrillic ones already. */
export function cyrillic(query) {
  let rest = query.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  if (!/[a-z]/.test(rest) || /[а-яё]/.test(rest)) return "";
  rest = rest.replace(/(?<=[a-z])(?:yy|iy|ij|y|i)(?=\b)/g, (end) => (end === "i" ? "и" : "ий"));
  for (const [latin, letter] of LATIN) rest = rest.replaceAll(latin, letter);
  return isText(rest) ? rest : "";
}

/* Kazakh letters as those who have none on the keyboard write them; ё as е. */
const PLAIN = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е", й: "и", э: "е" };

/** A word as it is compared. */
export const plain = (word) => Array.from(word.toLowerCase(), (letter) => PLAIN[letter] ?? letter).join("").replace(/[^\p{L}\p{N}]/gu, "");
