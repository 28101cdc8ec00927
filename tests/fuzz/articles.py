"""An article of any text, and what must hold of whatever was found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.annotators.merge import layer
from generator.model import Annotation, Article
from tests.readings import plain


def article(text: str, language: str = "ru", published: str = "2025-11-07") -> Article:
    paragraphs = [words for part in text.split("\n\n") if (words := part.strip())]
    return replace(plain("\n\n".join(paragraphs) or "—", published), language=language)


def hold_together(told: Article, found: Iterable[Annotation]) -> None:
    """Every span lies inside one paragraph and holds something; in order; of one layer none overlaps another."""
    annotations: Sequence[Annotation] = list(found)
    assert [each.span for each in annotations] == sorted(each.span for each in annotations), "out of order"
    blocks = [block.span for block in told.blocks]
    for each in annotations:
        words = each.span.of(told.text)
        assert 0 <= each.span.start < each.span.stop <= len(told.text), f"{each.span} lies outside the text"
        assert words.strip(), f"{each.rule} marks white space"
        assert layer(each) == "turn" or any(block.holds(each.span) for block in blocks), (
            f"{each.rule} goes on into the next paragraph"
        )
    for name in {layer(each) for each in annotations}:
        row = [each for each in annotations if layer(each) == name]
        for one, other in pairwise(row):
            assert not one.span.overlaps(other.span), f"{one.rule} and {other.rule} overlap"
