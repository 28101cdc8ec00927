"""Words around a date that make it a bound or an estimate: «с 2014 года», «к 2029 году», «с мая 2003 года по 7 ноября», «около 1990 года».

They work on dates that are resolved, whatever rule found them. Days stay days, since what is to happen «до 15 мая» has its date;
and so do decades, of which nobody knows when in them something began.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.annotators.comparators import compared
from generator.annotators.dates_words import GAP
from generator.chronology import Precision, is_edtf, precision
from generator.late import late
from generator.model import Annotation, DateOf, Span

_SINCE = late(rf"[СсCc]о?{GAP}(?P<whole>начала{GAP})?")
_UNTIL = late(rf"(?:[Дд]о|[Кк]о?|[Пп]о){GAP}(?P<whole>кон(?:ца|цу|ец){GAP})?")
_BETWEEN = late(rf"\.?{GAP}")
"""The dot is that of «2013 г.»."""
_TO = late(rf"(?:по|до){GAP}")
_TOGETHER_WITH = late(r"(?:годом|[её]м|ом)$")
"""The instrumental: «по сравнению с 2014 годом» begins nothing."""
_JUDGING_BY = late(r"[Пп]о\b.*(?:году|годам|марту|августу|[лнрй]ю)$", re.DOTALL)
"""The dative: «судя по 2025 году» ends nothing, as «по 2025 год» does."""
_STRETCHES = (Precision.MONTH, Precision.SEASON, Precision.YEAR)
_ESTIMATED = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.DECADE)
_ABOUT = "~"
_LANGUAGE = "ru"


def bounded(text: str, found: Iterable[Annotation]) -> list[Annotation]:
    """The dates with what the words around them add; in order of the text."""
    made: list[Annotation] = []
    for one in found:
        estimated = _estimated(text, one)
        joined = _joined(text, made[-1], estimated) if made else None
        if joined:
            made[-1] = joined
        else:
            made.append(estimated)
    return [_opened(text, one) for one in made]


def _estimated(text: str, one: Annotation) -> Annotation:
    edtf = _edtf(one)
    if not edtf or precision(edtf) not in _ESTIMATED:
        return one
    words = compared(text, one.span.start, _LANGUAGE)
    estimated = edtf if edtf.endswith(_ABOUT) else edtf + _ABOUT
    if words.sign != _ABOUT or words.start == one.span.start or not is_edtf(estimated):
        return one
    said = " ".join(text[words.start : one.span.start].split())
    return _changed(one, estimated, f"«{said}» before it", Span(words.start, one.span.stop))


def _joined(text: str, first: Annotation, last: Annotation) -> Annotation | None:
    """«С 2013 года по январь 2015 года»."""
    begins, ends = _edtf(first), _edtf(last)
    between = text[first.span.stop : last.span.start]
    if not begins or not ends or not _BETWEEN.fullmatch(between):
        return None
    whole = f"{begins}/{ends}"
    if not _SINCE.match(first.span.of(text)) or not _TO.match(last.span.of(text)) or not is_edtf(whole):
        return None
    if Precision.SET in (precision(begins), precision(ends)) or "/" in begins + ends:
        return None
    why = first.evidence if first.evidence == last.evidence else f"{first.evidence}; {last.evidence}"
    anchor = _anchor(first) or _anchor(last)
    return replace(
        first,
        span=Span(first.span.start, last.span.stop),
        value=DateOf(whole, anchor),
        rule="dates.from_to",
        evidence=why,
    )


def _opened(text: str, one: Annotation) -> Annotation:
    edtf, words = _edtf(one), one.span.of(text)
    if not edtf or precision(edtf) not in _STRETCHES:
        return one
    since, until = _SINCE.match(words), _UNTIL.match(words)
    bound = since or until
    if bound is None or (since and _TOGETHER_WITH.search(words)) or _JUDGING_BY.match(words):
        return one
    end = edtf.rstrip(_ABOUT) if bound["whole"] else edtf
    return _changed(one, f"{end}/.." if since else f"../{end}", f"open, as «{' '.join(bound[0].split())}» says")


def _changed(one: Annotation, edtf: str, why: str, span: Span | None = None) -> Annotation:
    return replace(one, span=span or one.span, value=DateOf(edtf, _anchor(one)), evidence=f"{one.evidence}; {why}")


def _edtf(one: Annotation) -> str:
    return one.value.edtf if isinstance(one.value, DateOf) else ""


def _anchor(one: Annotation) -> str:
    return one.value.anchor if isinstance(one.value, DateOf) else ""
