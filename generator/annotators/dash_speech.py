"""Speech that a dash brings at the beginning of a paragraph: «— Мы готовы, — сказал министр. — Приедем завтра».

A paragraph that begins with a dash is speech only where the author says so: inside it, or in a line before it that ends in a colon.
Lists begin their lines with dashes too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.annotators.reading import Reading
from generator.annotators.speech_verbs import speech_verbs
from generator.languages.tables import fold
from generator.late import late
from generator.model import Span

DASH = late(r"[—–-][ \u00a0]+")
_AUTHOR = late(
    r"(?P<mark>[,.!?…]+)[ \u00a0][—–-][ \u00a0](?P<words>[^\W\d_].*?)(?=[,.][ \u00a0][—–-][ \u00a0]|$)", re.DOTALL
)
_VERB_WITHIN = 3
"""Words: the author's words begin with a verb of speech, or with him who speaks and then the verb."""


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph of speech."""

    span: Span
    """What is said, from after the dash: the author's words inside it included, those after it not."""
    clause: Span
    """The author's words that bring it."""
    inside: bool
    """They stand in the same paragraph."""


def dash_speech(reading: Reading) -> Iterator[Said]:
    """In the order of the text."""
    for index, passage in enumerate(reading.passages):
        dash = DASH.match(reading.text, passage.start, passage.stop)
        if dash is None or not reading.text[dash.end()].isupper():
            continue
        speech = Span(dash.end(), passage.stop)
        found = _with_author(reading, speech)
        if found is None and index and reading.text[reading.passages[index - 1].stop - 1] == ":":
            clause = reading.sentence_at(reading.passages[index - 1].stop - 1)
            found = Said(speech, clause, inside=False) if clause else None
        if found:
            yield found


def own_words(said: Said) -> list[Span]:
    """What is said, without the author's words inside it."""
    if not said.inside or said.clause.start >= said.span.stop:
        return [said.span]
    return [Span(said.span.start, said.clause.start), Span(said.clause.stop, said.span.stop)]


def _with_author(reading: Reading, speech: Span) -> Said | None:
    verbs = speech_verbs(reading.language.code)
    for found in _AUTHOR.finditer(reading.text, speech.start, speech.stop):
        words = found.group("words").split()[:_VERB_WITHIN]
        if not any(fold(word.strip(",.:;")) in verbs for word in words):
            continue
        clause = Span(*found.span("words"))
        goes_on = DASH.search(reading.text, clause.stop, speech.stop)
        stop = speech.stop if goes_on else found.start() + len(found.group("mark").rstrip(","))
        return Said(Span(speech.start, stop), clause, inside=True)
    return None
