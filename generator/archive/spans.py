"""Sets of spans of one text, looked up without walking through them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol, TypeVar

from generator.model import Span


class HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


Item = TypeVar("Item", bound=HasSpan)


class SpanSet:
    """Spans; those that overlap or touch each other count as one stretch."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._stretches: list[Span] = []
        for span in sorted(spans):
            last = self._stretches[-1] if self._stretches else None
            if last is not None and span.start <= last.stop:
                self._stretches[-1] = Span(last.start, max(last.stop, span.stop))
            else:
                self._stretches.append(span)

    def overlaps(self, span: Span) -> bool:
        place = bisect_right(self._stretches, span.stop - 1, key=lambda stretch: stretch.start) - 1
        return place >= 0 and self._stretches[place].overlaps(span)


def clear_of(items: Iterable[Item], taken: Iterable[Span]) -> list[Item]:
    """The items that overlap none of the spans."""
    occupied = SpanSet(taken)
    return [item for item in items if not occupied.overlaps(item.span)]


def holders(outer: Iterable[Item], inner: Iterable[Item | HasSpan]) -> list[tuple[Item, Span]]:
    """(an outer item, a span that it holds) for every such pair; the outer items lie apart from each other."""
    outers = sorted(outer, key=lambda item: item.span)
    pairs = []
    for held in inner:
        place = bisect_right(outers, held.span.start, key=lambda item: item.span.start) - 1
        if place >= 0 and outers[place].span.holds(held.span):
            pairs.append((outers[place], held.span))
    return pairs
