"""Tables of stems: a word fits a stem where one of the language's case endings follows it."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from generator.languages.tables import fold, folded_map, word_set

_LONGEST_ENDING = 3


@lru_cache(maxsize=1 << 14)
def look_up(code: str, table: str, *words: str) -> str | None:
    """What the language's table has for the stems that these words may be forms of; the word itself is one of them."""
    entries = folded_map(code, table)
    for stems in product(*(_stems(fold(word), code) for word in words)):
        if (value := entries.get(" ".join(stems))) is not None:
            return value
    return None


@lru_cache(maxsize=1 << 14)
def has_stem(code: str, table: str, word: str) -> bool:
    """The word is a form of an entry of the language's list of stems."""
    return not word_set(code, table).isdisjoint(_stems(fold(word), code))


def _stems(word: str, code: str) -> list[str]:
    endings = word_set(code, "case_endings")
    cuts = (cut for cut in range(1, _LONGEST_ENDING + 1) if len(word) > cut and word[-cut:] in endings)
    return [word, *(word[:-cut] for cut in cuts)]
