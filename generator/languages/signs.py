"""Sentences and words by their signs alone, for languages whose texts are read without a tokenizer of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.languages.tables import fold, word_set
from generator.model import Span

_PASSAGE = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|$)))*")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[-‑'’ʼ]\w+)*|\S")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=(?P<gap>\s+)[\"'“‘«„(\[—–-]*\s?(?:[^\W\d_a-zа-яёєіїґәғқңөұүһ]|\d))")
_LAST_WORD = re.compile(r"\S+$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")


def sentences(text: str, code: str) -> Iterator[Span]:
    """In order; none crosses an empty line. The language's table of abbreviations says after what no sentence ends."""
    for found in _PASSAGE.finditer(text):
        yield from _in_passage(text, Span(found.start(), found.start() + len(found.group().rstrip())), code)


def words(text: str) -> Iterator[Span]:
    return (Span(*found.span()) for found in _WORD.finditer(text))


def _in_passage(text: str, passage: Span, code: str) -> Iterator[Span]:
    start = passage.start
    for end in _END.finditer(text, passage.start, passage.stop):
        if _ends_in_abbreviation(text[start : end.end()], code):
            continue
        yield Span(start, end.end())
        start = end.end() + len(end["gap"])
    yield Span(start, passage.stop)


def _ends_in_abbreviation(sentence: str, code: str) -> bool:
    """«р.», «А.»: the next capital may be a name's."""
    last = _LAST_WORD.search(sentence)
    word = last.group().lstrip("\"'“‘«„(") if last else ""
    initial = _INITIAL.fullmatch(word) is not None and word[0].isupper()
    return initial or fold(word) in word_set(code, "abbreviations")
