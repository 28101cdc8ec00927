"""Through whom quoted words came: the outlet beside the verb of speech, or the one that the passage retells."""

from __future__ import annotations

from bisect import bisect_right

from generator.annotators import attributions, dates, names
from generator.annotators.reading import Reading
from generator.languages.tables import fold, folded_map
from generator.model import Annotation, Attribution, DateOf, Name, Span

_RETELLING = tuple(f"attributions.{role}" for role in (attributions.DATA, attributions.NOTE, attributions.WRITE))
"""Attributions by which an article goes on retelling somebody: «по данным NYT», «газета отмечает», «пишет NYT»."""


def through(reading: Reading, clause: Span, speaker: str, *, whole: bool) -> str:
    """The outlet that the author's words name beside the quoted ones; "" where the reporting one heard them itself.

    `clause` are the words that bring the quote. «Заявил министр газете Le Monde» names one only for a whole utterance.
    """
    sources = _sources(reading)
    found = next((_passed_on(one) for one in sources if one.span.overlaps(clause)), "")
    if found or not whole or not speaker:
        return found
    known = folded_map(reading.language.code, "known_outlets")
    own = {reading.article.source.name, speaker}
    own.update(one.value.outlet for one in sources if isinstance(one.value, Attribution))
    for name in names.annotate(reading):
        if clause.holds(name.span) and isinstance(name.value, Name):
            outlet = known.get(fold(name.value.normal)) or known.get(fold(name.span.of(reading.text)))
            if outlet and outlet not in own:
                return outlet
    return ""


def retold(reading: Reading, quote: Span, speaker: str) -> str:
    """The outlet whose report this passage, or the one before, says to retell; "" where none does.

    A passage with a date of its own tells of another occasion, and words of nobody came through nobody.
    """
    here = bisect_right(reading.passages, quote.start, key=lambda passage: passage.start) - 1
    if here < 0 or not speaker:
        return ""
    passage = reading.passages[here]
    if any(
        passage.holds(one.span) and isinstance(one.value, DateOf) and one.value.edtf for one in dates.annotate(reading)
    ):
        return ""
    near = Span(reading.passages[max(0, here - 1)].start, passage.stop)
    retelling = [one for one in _sources(reading) if one.rule in _RETELLING and near.holds(one.span)]
    outlet = _passed_on(max(retelling, key=lambda one: one.span)) if retelling else ""
    return outlet if outlet != speaker else ""


def _sources(reading: Reading) -> list[Annotation]:
    return [one for one in attributions.annotate(reading) if isinstance(one.value, Attribution)]


def _passed_on(annotation: Annotation) -> str:
    value = annotation.value
    return value.cites[0] if isinstance(value, Attribution) and value.cites else ""
