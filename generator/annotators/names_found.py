"""What the rules over names share: a name in the making, and how one set of names takes the place of another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.annotators.reading import Reading, Token
from generator.annotators.spans import clear_of
from generator.model import EntityKind, Span

PERSON, ORGANIZATION, PLACE, TOPIC = EntityKind

MODEL_RULE = "names.slovnet"


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the making."""

    span: Span
    kind: EntityKind
    rule: str = MODEL_RULE

    def words(self, reading: Reading) -> str:
        return " ".join(self.span.of(reading.text).split())


Rule = Callable[[Reading, tuple[Found, ...]], Iterable[Found]]
"""Sees the article and what stands so far, and returns what stands after it."""


def instead(found: Iterable[Found], new: Iterable[Found]) -> Iterator[Found]:
    """Everything new, and of the old what no new one overlaps."""
    added = list(new)
    yield from added
    yield from clear_of(found, [one.span for one in added])


def token_index(reading: Reading, offset: int) -> int:
    """Of the first token that begins at or after the offset."""
    return bisect_left(reading.token_starts, offset)


def token_after(reading: Reading, offset: int) -> Token | None:
    """The token that begins at or after the offset and stands in the same line."""
    index = token_index(reading, offset)
    if index == len(reading.tokens) or "\n" in reading.text[offset : reading.tokens[index].span.start]:
        return None
    return reading.tokens[index]


def one_space(text: str) -> bool:
    return text in (" ", "\u00a0")


def starts_sentence(reading: Reading, offset: int) -> bool:
    """Only quotation marks and dashes stand between the beginning of the sentence and the offset."""
    sentence = reading.sentence_at(offset)
    return sentence is None or not any(letter.isalnum() for letter in reading.text[sentence.start : offset])
