/* Words that were not typed as they are written: in the other keyboard layout, in Latin letters, with a slip of the finger. */

/* The same keys on an English and on a Russian keyboard. */
const ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./";
const RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю.";

const toRussian = new Map([...ENGLISH].map((key, place) => [key, RUSSIAN[place]]));
const toEnglish = new Map([...RUSSIAN].map((key, place) => [key, ENGLISH[place]]));
/* With Shift. */
for (const [shifted, key] of Object.entries({ "{": "[", "}": "]", ":": ";", '"': "'", "<": ",", ">": ".", "~": "`" })) toRussian.set(shifted, toRussian.get(key));

/** The query as the other layout would have it; "" where it is no text of one layout. */
export function otherLayout(query) {
  const typed = query.toLowerCase();
  const table = /[a-z]/.test(typed) && !/[а-яё]/.test(typed) ? toRussian : /[а-яё]/.test(typed) && !/[a-z]/.test(typed) ? toEnglish : null;
  const turned = table ? Array.from(typed, (sign) => table.get(sign) ?? sign).join("") : "";
  return /\p{L}{2}/u.test(turned) ? turned : "";
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
  return rest;
}

/* Kazakh letters as those who have none on the keyboard write them; ё as е. */
const PLAIN = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е", й: "и", э: "е" };

/** A word as it is compared. */
export const plain = (word) => Array.from(word.toLowerCase(), (letter) => PLAIN[letter] ?? letter).join("").replace(/[^\p{L}\p{N}]/gu, "");

/* Letters at the end of a word that may be its ending. */
const ENDING = 3;

/**
 * How many slips of the finger (a letter wrong, too many, missing, or two changed over: Damerau and Levenshtein) lie between what was
 * typed and a name, if `limit` or fewer; else Infinity. The typed word may have an ending of its own: «Токоевым» is one slip from «Токаев».
 */
export function slips(typed, name, limit) {
  if (name.length - typed.length > limit || typed.length - name.length > limit + ENDING) return Infinity;
  let [older, old] = [[], Array.from({ length: typed.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= name.length; row += 1) {
    const now = [row];
    for (let place = 1; place <= typed.length; place += 1) {
      const same = name[row - 1] === typed[place - 1];
      let cost = Math.min(old[place] + 1, now[place - 1] + 1, old[place - 1] + (same ? 0 : 1));
      if (row > 1 && place > 1 && name[row - 1] === typed[place - 2] && name[row - 2] === typed[place - 1]) cost = Math.min(cost, older[place - 2] + 1);
      now.push(cost);
    }
    if (Math.min(...now) > limit) return Infinity;
    [older, old] = [old, now];
  }
  /* A whole word is nearer than one with an ending, by less than a slip. */
  const endings = old.map((cost, length) => cost + Math.min(typed.length - length, ENDING + 1) * 0.2).slice(-ENDING - 1);
  const least = Math.min(...endings);
  return Math.floor(least) <= limit ? least : Infinity;
}
