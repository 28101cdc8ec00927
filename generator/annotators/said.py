"""When the words were spoken: the date that stands with the verb of speech, «сказал он 6 ноября», «выступая в четверг, он заявил».

A date elsewhere in the sentence says when something else happened: «сказал он о мосте, построенном в августе».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.annotators import dates
from generator.annotators.reading import Reading
from generator.languages.tables import fold, word_set
from generator.model import Annotation, DateOf, Span

_BOUNDARY = re.compile(r"[,;:()«»„“”\"]|\s[—–-]\s|\bчто\b")
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+)")
# «к весне», «до четверга», «после 6 ноября» tell how long, or what comes first.
_ANOTHER_USE = re.compile(r"(?:^|\s)(?:к|до|с|со|после|до|за|через)\s+$", re.IGNORECASE)
_KEPT_READINGS = 2


def when_said(reading: Reading, cue: Span, clause: Span) -> str:
    """EDTF, or "" where nothing dates the speaking. `clause` holds the author's words, `cue` those of them that say who speaks."""
    for stretch in _stretches(reading, cue, clause):
        near = [one for one in _told(reading) if stretch.holds(one.span) and not _is_other(reading.text, one.span)]
        values = [one.value for one in sorted(near, key=lambda one: _distance(one.span, cue))]
        found = next((value.edtf for value in values if isinstance(value, DateOf) and value.edtf), "")
        if found:
            return found
    return ""


def _stretches(reading: Reading, cue: Span, clause: Span) -> Iterator[Span]:
    """The stretch between commas that holds the cue; then those of the clause that begin with «выступая», «отвечая»."""
    text = reading.text
    ends = [clause.start, *_boundaries(text, clause), clause.stop]
    for start, stop in zip(ends, ends[1:], strict=False):
        if start <= cue.start < stop:
            yield Span(start, stop)
    for start, stop in zip(ends, ends[1:], strict=False):
        word = _FIRST_WORD.match(text[start:stop].lstrip(',;:()«»„“”"—–- '))
        if word and fold(word.group(1)) in word_set(reading.language.code, "speaking_gerunds"):
            yield Span(start, stop)


def _boundaries(text: str, clause: Span) -> Iterator[int]:
    for found in _BOUNDARY.finditer(text, clause.start, clause.stop):
        yield found.start()


@lru_cache(maxsize=_KEPT_READINGS)
def _told(reading: Reading) -> tuple[Annotation, ...]:
    return tuple(dates.annotate(reading))


def _is_other(text: str, date: Span) -> bool:
    return bool(_ANOTHER_USE.search(text, max(0, date.start - 8), date.start)) or bool(
        _ANOTHER_USE.match(" " + text[date.start :].split()[0] + " ")
    )


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.stop, other.start - one.stop)
