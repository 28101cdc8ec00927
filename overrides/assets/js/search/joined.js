/*
 * Several parts as one index, so that ranks, counts and orders are those of one: how rare a word is, is known of the whole archive. The
 * pages of each part are numbered on from those of the part before it; what of the parts is fetched is joined under these numbers.
 */

/** Where each part's pages begin. */
export function offsets(parts) {
  let next = 0;
  return parts.map((part) => (next += part.pages) - part.pages);
}

/** All fields of the parts' metas. */
export const fieldsOf = (parts) => [...new Set(parts.flatMap((part) => part.fields))].sort();

/** How many pages have no date. They stand before all others, which follow one another in time, the newest first. */
export function undatedOf([first]) {
  const [date, count] = first.dates[0];
  return date ? 0 : count;
}

/** Of a filter, the pages of each value: [value, pages]. */
export function values(parts) {
  const pages = new Map();
  parts.forEach(({ offset, found }) => {
    for (const [value, places] of found) {
      const all = pages.get(value) ?? [];
      for (const place of places) all.push(place + offset);
      pages.set(value, all);
    }
  });
  return [...pages];
}

/* In a page's list of places in meta, a negative number says of which field the following are: -1 the first, -2 the second. */
const fieldOf = (number) => -number - 1;

/** The places in meta with the fields' numbers of the whole. */
function renumbered(places, numbers) {
  const found = places.length && places[0] >= 0 ? [-1, ...places] : places;
  return found.map((place) => (place < 0 ? -numbers[fieldOf(place)] - 1 : place));
}

/** The words that chunks of the parts have, each with what is known of it in every part; new ones are joined to those before them. */
export function dictionary(offsets, numbers) {
  const known = new Map(); // by word, what each part has of it

  /** Pages of several parts under the numbers of the whole; each has how far it is from the one before it. */
  function pagesOf(entries) {
    const pages = [];
    let last = 0;
    entries.forEach((entry, part) => {
      let place = offsets[part];
      for (const [step, places, metas] of entry) {
        place += step;
        pages.push(metas ? [place - last, places, renumbered(metas, numbers[part])] : [place - last, places]);
        last = place;
      }
    });
    return pages;
  }

  /** The forms with diacritics, likewise. */
  function formsOf(entries) {
    const forms = new Map();
    entries.forEach(([, , variants = []], part) => {
      for (const [form, pages] of variants) (forms.get(form) ?? forms.set(form, []).get(form))[part] = pages;
    });
    return [...forms].map(([form, pages]) => [form, pagesOf(pages)]);
  }

  return {
    /** `chunk` of a part; returns the words in it as the whole has them by now. */
    add(part, chunk) {
      return chunk.map((entry) => {
        const [word] = entry;
        const entries = known.get(word) ?? [];
        entries[part] = entry;
        known.set(word, entries);
        return [word, pagesOf(entries.map(([, pages]) => pages)), formsOf(entries)];
      });
    },
  };
}
