"""Kazakh: sentences and words by their signs; case forms of names by the endings of nouns, which the last word alone takes.

No names are guessed: those of the archive's entity files are found, in every case form, and no others. Names from other
languages take now the hard and now the soft ending («Тоқаевтың»), so that both are made.
"""

from __future__ import annotations

from functools import lru_cache

from generator.languages import NO_CLUES, Clues, signs
from generator.languages.tables import word_map
from generator.model import EntityKind, Span

_VOWELS = "аәеёиоөуұүыіэюя"
_SONORANTS = "йлружз"
_NASALS = "мнң"
_POSSESSIVE = ("ы", "і", "сы", "сі")


class Kazakh:
    code = "kk"

    def sentences(self, text: str) -> tuple[Span, ...]:
        return tuple(signs.sentences(text, self.code))

    def words(self, text: str) -> tuple[Span, ...]:
        return tuple(signs.words(text))

    def case_forms(self, name: str, kind: EntityKind) -> tuple[str, ...]:
        return _case_forms(" ".join(name.split()))

    def nominative(self, words: str, kind: EntityKind, clues: Clues = NO_CLUES) -> str:
        """The words as they stand: only names that a file has are found here, and those are known in the nominative."""
        return " ".join(words.split())


def load() -> Kazakh:
    return Kazakh()


@lru_cache(maxsize=1 << 13)
def _case_forms(name: str) -> tuple[str, ...]:
    last = name.split()[-1] if name else ""
    # «АҚШ-тың», «Lada.kz-тің»: how the letters are read, their writing does not show.
    joint = "-" if last.isupper() or last.isascii() else ""
    return tuple(dict.fromkeys([name, *(name + joint + ending for ending in _endings(last))]))


def _endings(last: str) -> list[str]:
    table = word_map("kk", "endings")
    if last.isupper() or last.isascii():
        return [ending for kind in ("vowel", "nasal", "sonorant", "voiceless") for ending in table[kind].split()]
    letter = last[-1:].lower()
    if letter in ("у", "и"):
        kinds = ["vowel", "sonorant"]
    elif letter in _VOWELS:
        kinds = ["vowel"]
    elif letter in _NASALS:
        kinds = ["nasal"]
    else:
        kinds = ["sonorant"] if letter in _SONORANTS else ["voiceless"]
    if last.lower().endswith(_POSSESSIVE):
        kinds.append("possessive")
    return [ending for kind in kinds for ending in table[kind].split()]
