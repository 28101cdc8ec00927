"""Ukrainian: sentences and words by their signs; case forms of names by a table of endings.

No names are guessed: those of the archive's entity files are found, in every case form, and no others. A form too many that
no text has does no harm, so that the table need not know a name's gender.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from generator.languages import NO_CLUES, Clues, signs
from generator.languages.tables import word_map
from generator.model import EntityKind, Span

_CASES = 5
"""All but the nominative and the vocative."""
_ADJECTIVE_ENDINGS = ("ий", "ій", "ська", "цька", "зька", "на", "ва", "не", "ське", "цьке", "зьке")
_HARD = "бвгґджзйклмнпрстфхцчшщ"


class Ukrainian:
    code = "uk"

    def sentences(self, text: str) -> tuple[Span, ...]:
        return tuple(signs.sentences(text, self.code))

    def words(self, text: str) -> tuple[Span, ...]:
        return tuple(signs.words(text))

    def case_forms(self, name: str, kind: EntityKind) -> tuple[str, ...]:
        return _case_forms(" ".join(name.split()), kind)

    def nominative(self, words: str, kind: EntityKind, clues: Clues = NO_CLUES) -> str:
        """The words as they stand: only names that a file has are found here, and those are known in the nominative."""
        return " ".join(words.split())


def load() -> Ukrainian:
    return Ukrainian()


@lru_cache(maxsize=1 << 13)
def _case_forms(name: str, kind: EntityKind) -> tuple[str, ...]:
    parts = name.split()
    declining = len(parts) if kind is EntityKind.PERSON else _words_that_decline(parts)
    rest = parts[declining:]
    forms = [name]
    for case in range(_CASES):
        choices = [_forms(part)[case] for part in parts[:declining]]
        forms += (" ".join([*chosen, *rest]) for chosen in product(*choices))
    return tuple(dict.fromkeys(forms))


def _words_that_decline(parts: list[str]) -> int:
    """«Сумська область», «Міністерство оборони»: the adjectives at the head, and the noun after them."""
    before = next((place for place, part in enumerate(parts) if not part.endswith(_ADJECTIVE_ENDINGS)), len(parts) - 1)
    return before + 1


@lru_cache(maxsize=1 << 13)
def _forms(word: str) -> tuple[tuple[str, ...], ...]:
    """For each case, every form of the word; the word itself where no rule fits: acronyms, Latin letters, «Баку»."""
    endings = word_map("uk", "endings")
    own = next((word[start:] for start in range(1, len(word)) if word[start:] in endings), None)
    if len(word) < 3 or word.isupper() or word.isascii():
        return ((word,),) * _CASES
    if own is not None:
        stem = word[: -len(own)]
        return tuple(tuple(stem + end for end in case.strip().split("|")) for case in endings[own].split(","))
    if word[-1].lower() in _HARD:
        return (
            (word + "а", word + "у"),
            (word + "у", word + "ові", word + "еві"),
            (word, word + "а"),
            (word + "ом", word + "ем"),
            (word + "і", word + "у", word + "ові"),
        )
    if word[-1] == "е":
        return ((word[:-1] + "ого",), (word[:-1] + "ому",), (word,), (word[:-1] + "им",), (word[:-1] + "ому",))
    return ((word,),) * _CASES
