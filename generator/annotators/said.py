"""When the words were spoken: the date that stands with the verb of speech, «сказал он 6 ноября», «выступая в четверг, он заявил».

A date elsewhere in the sentence says when something else happened: «сказал он о мосте, построенном в августе».
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.annotators import dates
from generator.annotators.reading import Reading
from generator.annotators.spans import overlapping
from generator.languages.tables import fold, word_set
from generator.late import late
from generator.model import DateOf, Span

_BOUNDARY = late(r"[,;:()«»„“”\"]|\s[—–-]\s|\bчто\b|(?<![А-ЯЁA-Z])[.!?…]\s+(?=[А-ЯЁA-Z])")
_FIRST_WORD = late(r"\s*([^\W\d_]+)")
# «к весне», «до четверга», «после 6 ноября» tell how long, or what comes first.
_BOUNDING = frozenset("к до с со после за через от".split())
_SPOKEN_OF = frozenset("интервью речи выступлении обращении послании беседе в".split())
_LAST_WORD = late(r"([^\W\d_]+)\s*$")
# «кампания 2008 года»: a bare year in the genitive belongs to the noun before it.
_YEAR_OF = late(r"\d{4}\s*(?:года|г\.)")


def when_said(reading: Reading, cue: Span, clause: Span) -> str:
    """EDTF, or "" where nothing dates the speaking. `clause` holds the author's words, `cue` those of them that say who speaks."""
    for stretch in _stretches(reading, cue, clause):
        near = [
            one for one in dates.annotate(reading) if stretch.holds(one.span) and not _is_other(reading.text, one.span)
        ]
        values = [one.value for one in sorted(near, key=lambda one: _distance(one.span, cue))]
        found = next((value.edtf for value in values if isinstance(value, DateOf) and value.edtf), "")
        if found:
            return found
    return ""


def _stretches(reading: Reading, cue: Span, clause: Span) -> Iterator[Span]:
    """The stretch between commas that holds the cue; then those of the clause that begin with «выступая», «отвечая»."""
    text = reading.text
    ends = [clause.start, *_boundaries(reading, clause), clause.stop]
    for start, stop in pairwise(ends):
        if start <= cue.start < stop:
            yield Span(start, stop)
    for start, stop in pairwise(ends):
        word = _FIRST_WORD.match(text[start:stop].lstrip(',;:()«»„“”"—–- '))
        if word and fold(word.group(1)) in word_set(reading.language.code, "speaking_gerunds"):
            yield Span(start, stop)


def _boundaries(reading: Reading, clause: Span) -> Iterator[int]:
    """Without the commas of a date of its own: «во вторник, 4 ноября, он заявил»."""
    text = reading.text
    commas: set[int] = set()
    for one in overlapping(dates.annotate(reading), clause):
        before = len(text[: one.span.start].rstrip()) - 1
        within = [place for place in range(one.span.start, one.span.stop) if text[place] == ","]
        if within or text[before : before + 1] == text[one.span.stop : one.span.stop + 1] == ",":
            commas.update((*within, before, one.span.stop))
    for found in _BOUNDARY.finditer(text, clause.start, clause.stop):
        if found.group() != "," or found.start() not in commas:
            yield found.start()


def _is_other(text: str, date: Span) -> bool:
    """The date does not say when the verb's subject spoke: it bounds a time, or belongs to a noun."""
    before = _LAST_WORD.search(text, max(0, date.start - 40), date.start)
    word = fold(before.group(1)) if before else ""
    first = fold(text[date.start : date.stop].split()[0])
    if _BOUNDING & {word, first}:
        return True
    return bool(_YEAR_OF.match(text, date.start)) and word not in _SPOKEN_OF


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.stop, other.start - one.stop)
