"""A long list on several pages: by year, and a long year in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.pages.lists import neighbour
from generator.pages.views import Neighbour

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """What one page has of a year."""

    url: str
    year: int
    number: int
    """From 1."""
    of: int
    """How many parts the year has."""
    items: tuple[Item, ...]
    before: Neighbour | None
    """The part with what stands further down; the year before after a year's last."""
    after: Neighbour | None


def by_year(years: Mapping[int, Sequence[Item]], size: int, url: Callable[[int, int], str]) -> Iterator[Part[Item]]:
    """`years` in the order of the list, the newest first; `url(year, part)`; `size`: items on a page."""
    cut = [
        (year, number + 1, tuple(items[number * size : (number + 1) * size]))
        for year, items in years.items()
        for number in range((len(items) + size - 1) // size)
    ]
    parts_of = {year: number for year, number, _ in cut}
    named = [(f"{year}, {number}" if parts_of[year] > 1 else str(year), url(year, number)) for year, number, _ in cut]
    for place, (year, number, items) in enumerate(cut):
        own = url(year, number)
        yield Part(
            own,
            year,
            number,
            parts_of[year],
            items,
            neighbour(named, place + 1, own),
            neighbour(named, place - 1, own),
        )
