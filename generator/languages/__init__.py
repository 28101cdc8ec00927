"""Languages of the texts: one file each. `LANGUAGES` is the table; a new language is one file and one line in it.

A language is loaded when it is first asked for, so that commands which need none stay quick.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Protocol

from generator.model import EntityKind, Span


@dataclass(frozen=True, slots=True)
class Clues:
    """What stands around a name and may decide between two ways to read it."""

    before: str = ""
    """The word before it: in «бизнесмену Илону Маску» a man's dative."""
    known: frozenset[str] = frozenset()
    """Names, and parts of names, that the same article has in the nominative."""


NO_CLUES = Clues()


class Language(Protocol):
    """What the annotators and the archive ask of a language."""

    code: str

    def sentences(self, text: str) -> tuple[Span, ...]:
        """In order, without surrounding white space; no sentence crosses an empty line."""
        ...

    def words(self, text: str) -> tuple[Span, ...]:
        """Every word, number and sign, in order."""
        ...

    def case_forms(self, name: str, kind: EntityKind) -> tuple[str, ...]:
        """The name in every case a text may use, the nominative first, no form twice, both ё and е spellings."""
        ...

    def nominative(self, words: str, kind: EntityKind, clues: Clues = NO_CLUES) -> str:
        """The name as a page would be titled, from the words as a text has them: «Илону Маску» → «Илон Маск»."""
        ...


LANGUAGES: dict[str, str] = {
    "ru": "generator.languages.russian",
    "en": "generator.languages.english",
    "uk": "generator.languages.ukrainian",
    "kk": "generator.languages.kazakh",
}
"""Language code → the module that has `load() -> Language`."""


@lru_cache
def language(code: str) -> Language:
    """The language of this code; texts in a language without a file are read by the Russian rules."""
    module = import_module(LANGUAGES.get(code, LANGUAGES["ru"]))
    loaded: Language = module.load()
    return loaded
