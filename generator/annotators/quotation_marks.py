"""Pairs of quotation marks in a paragraph, the outer ones: «…», „…“, “…”, "…", and «…«…»» where one mark closes both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Span

_MARK = re.compile('[«»„“”"]')
_CLOSERS = {"«": "»", "„": "“”", "“": "”", '"': '"'}
# After an inner pair: author's words or the end of the paragraph, so that the mark has closed the outer pair too.
_CLOSES_BOTH = re.compile(r"[,.!?…]*\s*(?:[—–-]\s|$)")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks."""

    inner: Span
    """Without the marks and without white space beside them."""
    outer: Span
    """With the marks."""
    paragraph: Span


def quoted(text: str) -> Iterator[Quoted]:
    """Outermost pairs in order; none crosses an empty line. A mark without its partner quotes nothing."""
    for found in _PARAGRAPH.finditer(text):
        paragraph = Span(*found.span())
        for outer in _outermost(text, paragraph):
            words = text[outer.start + 1 : outer.stop - 1]
            start = outer.start + 1 + len(words) - len(words.lstrip())
            inner = Span(start, start + len(words.strip()))
            if inner.start < inner.stop:
                yield Quoted(inner, outer, paragraph)


def _outermost(text: str, paragraph: Span) -> list[Span]:
    open_marks: list[int] = []
    pairs: list[Span] = []
    for found in _MARK.finditer(text, paragraph.start, paragraph.stop):
        place = found.start()
        if open_marks and _closes(text, text[open_marks[-1]], place):
            pairs.append(Span(open_marks.pop(), place + 1))
        elif found.group() in _CLOSERS and _opens(text, place):
            open_marks.append(place)
    for start in open_marks:
        # «Проект «Город», — сказал он: the outer mark has no partner of its own.
        ends = [
            pair.stop for pair in pairs if pair.start > start and _CLOSES_BOTH.match(text, pair.stop, paragraph.stop)
        ]
        if ends:
            pairs.append(Span(start, ends[0]))
    outer: list[Span] = []
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.stop)):
        if not outer or outer[-1].stop <= pair.start:
            outer.append(pair)
    return outer


def _closes(text: str, opened: str, place: int) -> bool:
    """A straight mark closes what it may have opened, unless it stands where only an opening one can."""
    if text[place] not in _CLOSERS[opened]:
        return False
    return text[place] != '"' or not _opens(text, place) or not text[place + 1 : place + 2].strip()


def _opens(text: str, place: int) -> bool:
    """Guillemets say it themselves; other marks open where a word begins."""
    if text[place] == "«":
        return True
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    return (not before or before.isspace() or before in '([—–-«„“"') and bool(after.strip())
