"""English: sentences and words by rules of their own; a name has one case form beside itself, the possessive.

No names are guessed: those of the archive's entity files are found, with their possessives, and no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.languages import NO_CLUES, Clues
from generator.languages.tables import fold, word_set
from generator.model import EntityKind, Span

_PASSAGE = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|$)))*")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[-'’]\w+)*|\S")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=(?P<gap>\s+)[\"'“‘«(\[]*[A-Z\d])")
_LAST_WORD = re.compile(r"\S+$")
_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


class English:
    code = "en"

    def sentences(self, text: str) -> tuple[Span, ...]:
        passages = (
            Span(found.start(), found.start() + len(found.group().rstrip())) for found in _PASSAGE.finditer(text)
        )
        return tuple(span for passage in passages for span in _sentences(text, passage))

    def words(self, text: str) -> tuple[Span, ...]:
        return tuple(Span(*found.span()) for found in _WORD.finditer(text))

    def case_forms(self, name: str, kind: EntityKind) -> tuple[str, ...]:
        endings = ("'s", "’s", "'", "’") if name.endswith("s") else ("'s", "’s")
        return (name, *(name + ending for ending in endings))

    def nominative(self, words: str, kind: EntityKind, clues: Clues = NO_CLUES) -> str:
        return _POSSESSIVE.sub("", " ".join(words.split()))


def load() -> English:
    return English()


def _sentences(text: str, passage: Span) -> Iterator[Span]:
    start = passage.start
    for end in _END.finditer(text, passage.start, passage.stop):
        if _ends_in_abbreviation(text[start : end.end()]):
            continue
        yield Span(start, end.end())
        start = end.end() + len(end["gap"])
    yield Span(start, passage.stop)


def _ends_in_abbreviation(sentence: str) -> bool:
    """«Dr.», «U.S.», «J.»: the next capital may be a name's."""
    last = _LAST_WORD.search(sentence)
    word = last.group().lstrip("\"'“‘(") if last else ""
    return _INITIAL.fullmatch(word) is not None or fold(word) in word_set("en", "abbreviations")
