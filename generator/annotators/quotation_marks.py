"""Pairs of quotation marks, the outer ones: «…», „…“, “…”, "…", and «…«…»» where one mark closes both.

An utterance of several paragraphs opens anew in each and is closed in its last: it is one pair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.late import late
from generator.model import Span

_MARK = late('[«»„“”"]')
_CLOSERS = {"«": "»", "„": "“”", "“": "”", '"': '"'}
# After an inner pair: author's words or the end of the paragraph, so that the mark has closed the outer pair too.
_CLOSES_BOTH = late(r"[,.!?…]*\s*(?:[—–-]\s|$)")
_PARAGRAPH = late(r"(?:[^\n]|\n(?!\s*\n))+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks."""

    inner: Span
    """Without the marks and without white space beside them."""
    outer: Span
    """With the marks."""
    paragraph: Span
    """The paragraph that holds it; of several, from the beginning of the first to the end of the last."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """An utterance that its paragraphs so far do not close."""

    mark: int
    paragraph: int
    """Where its first paragraph begins."""
    within: tuple[Quoted, ...]
    """Pairs after the mark: quotes of their own only where the utterance does not go on."""


def quoted(text: str) -> Iterator[Quoted]:
    """Outermost pairs in order. None crosses an empty line, but where the next paragraph repeats the opening mark. A mark without its
    partner quotes nothing."""
    opened: _Opened | None = None
    for found in _PARAGRAPH.finditer(text):
        paragraph = Span(*found.span())
        pairs, unclosed = _outermost(text, paragraph)
        made = [one for pair in pairs for one in _made(text, pair, paragraph)]
        start = paragraph.stop - len(paragraph.of(text).lstrip())
        if opened and text[start] == text[opened.mark]:
            if unclosed == start:
                opened = _Opened(opened.mark, opened.paragraph, (*opened.within, *made))
                continue
            if made and made[0].outer.start == start:
                whole = Span(opened.mark, made[0].outer.stop)
                made[:1] = _made(text, whole, Span(opened.paragraph, paragraph.stop))
                opened = None
        if opened:
            yield from opened.within
        opened = None
        if unclosed is not None and _ends_open(text, unclosed, paragraph):
            opened = _Opened(unclosed, paragraph.start, tuple(one for one in made if one.outer.start > unclosed))
            made = [one for one in made if one.outer.start < unclosed]
        yield from made
    if opened:
        yield from opened.within


def _ends_open(text: str, mark: int, paragraph: Span) -> bool:
    """The mark opens a whole utterance, and a sentence ends with the paragraph."""
    before = text[paragraph.start : mark].strip()
    return (not before or before[-1] in ":—–-.") and text[: paragraph.stop].rstrip()[-1] in ".!?…;"


def _made(text: str, outer: Span, paragraph: Span) -> Iterator[Quoted]:
    words = text[outer.start + 1 : outer.stop - 1]
    start = outer.start + 1 + len(words) - len(words.lstrip())
    inner = Span(start, start + len(words.strip()))
    if inner.start < inner.stop:
        yield Quoted(inner, outer, paragraph)


def _outermost(text: str, paragraph: Span) -> tuple[list[Span], int | None]:
    """The pairs, and the mark after them, if any, that opens what this paragraph does not close."""
    open_marks: list[int] = []
    pairs: list[Span] = []
    for found in _MARK.finditer(text, paragraph.start, paragraph.stop):
        place = found.start()
        if open_marks and _closes(text, text[open_marks[-1]], place):
            pairs.append(Span(open_marks.pop(), place + 1))
        elif found.group() in _CLOSERS and _opens(text, place):
            open_marks.append(place)
    # «Проект «Город», — сказал он: the outer mark has no partner of its own. Marks and pairs stand in order: each is looked at once.
    both = [pair for pair in pairs if _CLOSES_BOTH.match(text, pair.stop, paragraph.stop)]
    next_one = 0
    for start in open_marks:
        while next_one < len(both) and both[next_one].start <= start:
            next_one += 1
        if next_one < len(both):
            pairs.append(Span(start, both[next_one].stop))
    outer: list[Span] = []
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.stop)):
        if not outer or outer[-1].stop <= pair.start:
            outer.append(pair)
    starts = [pair.start for pair in outer]
    for mark in open_marks:
        before = bisect_right(starts, mark)
        if not before or outer[before - 1].stop <= mark:
            return outer, mark
    return outer, None


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
