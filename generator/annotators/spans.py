"""Sets of spans of one text, looked up without walking through them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
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


class Apart:
    """Spans none of which overlaps another, gathered one by one."""

    def __init__(self) -> None:
        # Numbers in two lists: comparing spans costs several times as much, and this is asked for everything that is found.
        self._starts: list[int] = []
        self._stops: list[int] = []

    def take(self, span: Span) -> bool:
        """False where the span overlaps one that was taken before; else it is taken too."""
        start, stop = span.start, span.stop
        place = bisect_left(self._starts, start)
        if place and start < self._stops[place - 1] and self._starts[place - 1] < stop:
            return False
        if place < len(self._starts) and self._starts[place] < stop and start < self._stops[place]:
            return False
        self._starts.insert(place, start)
        self._stops.insert(place, stop)
        return True


def longest(items: Iterable[Item]) -> list[Item]:
    """Of items that overlap the longer stands, of two equally long ones the earlier, of two in one place the first; in order."""
    apart = Apart()
    by_length = sorted(items, key=lambda item: (item.span.start - item.span.stop, item.span.start))
    return sorted((item for item in by_length if apart.take(item.span)), key=lambda item: item.span.start)


def overlapping(items: Sequence[Item], span: Span) -> Sequence[Item]:
    """Of items that are in order and lie apart, those that overlap the span."""
    first = bisect_right(items, span.start, key=lambda item: item.span.stop)
    last = bisect_left(items, span.stop, key=lambda item: item.span.start)
    return items[first:last]


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
