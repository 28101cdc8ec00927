/* How far two words are from each other, as fingers slip. */

/* What a case or a number adds to a name. */
const ENDINGS = new Set("а у е ы и о ю я ом ой ою ем ей ею ам ам ах ов ев ым им ых их ую ая ые ие ое ый ий ям ях ью ами ями ыми ими ого его ому ему".split(" "));
const LONGEST_ENDING = 3;

/**
 * How many slips of the finger (a letter wrong, too many, missing, or two changed over: Damerau and Levenshtein) lie between what was
 * typed and a name, if `limit` or fewer; else Infinity. The typed word may have an ending of its own: «Токоевым» is one slip from
 * «Токаев», and a fifth more, as a whole word is nearer.
 */
export function slips(typed, name, limit) {
  if (name.length - typed.length > limit || typed.length - name.length > limit + LONGEST_ENDING) return Infinity;
  let [older, old] = [[], Array.from({ length: typed.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= name.length; row += 1) {
    const now = [row];
    for (let place = 1; place <= typed.length; place += 1) {
      const same = name[row - 1] === typed[place - 1];
      let cost = Math.min(old[place] + 1, now[place - 1] + 1, old[place - 1] + (same ? 0 : 1));
      if (row > 1 && place > 1 && name[row - 1] === typed[place - 2] && name[row - 2] === typed[place - 1]) cost = Math.min(cost, older[place - 2] + 1);
      now.push(cost);
    }
    [older, old] = [old, now];
  }
  let least = old[typed.length];
  for (let length = 1; length <= LONGEST_ENDING && length < typed.length; length += 1) {
    if (ENDINGS.has(typed.slice(-length))) least = Math.min(least, old[typed.length - length] + 0.2);
  }
  return least < limit + 1 ? least : Infinity;
}
