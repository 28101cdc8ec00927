"""Interviews: paragraphs that begin with a dash and ask and answer by turns.

Dashes alone make no interview: there must be two questions at least with their answers, questions must look like questions, and
the introduction must say that somebody talked («рассказал», «в интервью», «беседа с …») and who that was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.annotators import attributions
from generator.annotators.dash_speech import DASH
from generator.annotators.reading import KEPT, Reading
from generator.annotators.speakers import Cast, Character
from generator.languages.russian_morphology import parses
from generator.languages.tables import fold, word_set
from generator.late import late
from generator.model import Annotation, Attribution, EntityKind, Origin, Span, Turn, TurnRole

LEAST_TURNS = 4
"""Two questions and two answers: fewer are a dialogue told in a report."""

_ASKING = 0.6
"""So many of the questions, at least, look like questions."""
_ANSWERING = 0.34
"""Of the answers at most so many end in a question mark."""
_WORD = late(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ASKED = late(r"\?\s*[»\"”)]?\s*$")
_ADDRESS = late(r"(?P<name>[А-ЯЁ][а-яё]+)(?:[ \u00a0][А-ЯЁ][а-яё]+(?:ич|на))?,\s")


@dataclass(frozen=True, slots=True)
class _Dashed:
    """A paragraph that begins with a dash, and those after it that begin with none."""

    passages: tuple[Span, ...]
    """What is said: the first without its dash."""

    @property
    def span(self) -> Span:
        return Span(self.passages[0].start, self.passages[-1].stop)


@lru_cache(maxsize=KEPT)
def annotate(reading: Reading) -> tuple[Annotation, ...]:
    """Every turn in order; empty where the article is no interview."""
    dashed = _dashed(reading)
    if len(dashed) < LEAST_TURNS or not _alternate(reading, dashed):
        return ()
    introduction = Span(0, dashed[0].span.start)
    found = _interviewed(reading, introduction, dashed)
    if found is None:
        return ()
    person, why = found
    asker = _asker(reading, introduction)
    asks = f"asked in turn by {asker or 'whoever publishes it'}"
    answers = f"answers in turn; {why}"
    return tuple(
        Annotation(one.span, Turn(role, speaker), f"interviews.{role.value}", Origin.RULE, reason)
        for index, one in enumerate(dashed)
        for role, speaker, reason in (
            [(TurnRole.ANSWER, person, answers) if index % 2 else (TurnRole.QUESTION, asker, asks)]
        )
    )


def _dashed(reading: Reading) -> list[_Dashed]:
    found: list[list[Span]] = []
    ended = False
    ends = word_set(reading.language.code, "interview_ends")
    for passage in reading.passages:
        dash = DASH.match(reading.text, passage.start, passage.stop)
        first = _WORD.search(passage.of(reading.text))
        if dash and dash.end() < passage.stop:
            found.append([Span(dash.end(), passage.stop)])
            ended = False
        elif found:
            ended = ended or (first is not None and fold(first.group()) in ends)
            if not ended:
                found[-1].append(passage)
    return [_Dashed(tuple(passages)) for passages in found]


def _alternate(reading: Reading, dashed: Sequence[_Dashed]) -> bool:
    """Every other turn asks, and the others do not."""
    asking = [_looks_asked(reading, one) for one in dashed[::2]]
    answering = [bool(_ASKED.search(one.span.of(reading.text))) for one in dashed[1::2]]
    return sum(asking) >= _ASKING * len(asking) and sum(answering) <= _ANSWERING * len(answering)


def _looks_asked(reading: Reading, turn: _Dashed) -> bool:
    """A question mark at its end, or a word that turns to somebody: «Хотелось бы услышать Ваше мнение», «Расскажите о мосте»."""
    text = turn.span.of(reading.text)
    turning = word_set(reading.language.code, "interview_address")
    return bool(_ASKED.search(text)) or any(fold(word) in turning for word in _WORD.findall(text))


def _interviewed(reading: Reading, introduction: Span, dashed: Sequence[_Dashed]) -> tuple[str, str] | None:
    """(who answers, why). Whoever the introduction says talked; of several, whom a question calls by name."""
    cast = Cast(reading, [one.span for one in dashed])
    addressed = {fold(found["name"]) for one in dashed[::2] for found in _ADDRESS.finditer(one.span.of(reading.text))}
    talked: list[tuple[str, str]] = []
    for sentence in reversed([one.span for one in reading.sentences if introduction.holds(one.span)]):
        cue = next((word for word in _WORD.findall(sentence.of(reading.text)) if _is_talk(reading, word)), None)
        if cue:
            talked += [(name, f"«{cue}» in the introduction") for name in _in_talk(reading, cast, sentence)]
    for name, why in talked:
        if fold(name.split()[0]) in addressed:
            return name, f"{why}, called by name in a question"
    return talked[0] if talked else None


def _is_talk(reading: Reading, word: str) -> bool:
    lemmas = word_set(reading.language.code, "interview_words")
    return any(fold(parse.lemma) in lemmas for parse in parses(fold(word)))


def _in_talk(reading: Reading, cast: Cast, sentence: Span) -> Iterator[str]:
    """The subject of the verb, then whom «с» brings («беседа с Ежовым»), then anybody named there."""
    for cue in cast.cues(sentence):
        if _is_talk(reading, cue.words) and (speaker := cast.speaker(cue, sentence).speaker):
            yield speaker
    persons = [one for one in cast.characters if one.kind is EntityKind.PERSON and sentence.holds(one.span)]
    yield from (one.normal for one in sorted(persons, key=lambda one: not _is_partner(reading, sentence, one)))


def _is_partner(reading: Reading, sentence: Span, person: Character) -> bool:
    """«с политологом Олегом Ежовым»"""
    before = reading.text[sentence.start : person.span.start]
    return re.search(r"\b[Сс]о?\s+(?:[а-яё-]+\s+){0,4}$", before) is not None


def _asker(reading: Reading, introduction: Span) -> str:
    """The outlet to which the interview was given; else the one that reports it, as its text or its source says; "" if none."""
    found = [a for a in attributions.annotate(reading) if isinstance(a.value, Attribution)]
    named = [a.value for a in found if a.span.stop <= introduction.stop and isinstance(a.value, Attribution)]
    given = next((value.cites[0] for value in named if value.cites and not value.outlet), "")
    reporting = next((value.outlet for value in named if value.outlet), "")
    return given or reporting or reading.article.source.name or ""
