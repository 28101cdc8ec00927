"""When the index is parted, and how: all in one; the newest year and those before it; by years, and by months where a year is large.

A page stands in the part of its date, and one without a date (a person's, a place's) in a part of their own, which is asked first.
Parts follow one another in time, the newest first, and so do the pages in them: the order in which pages are numbered is the same
however the index is parted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.search.shown import Page


@dataclass(frozen=True, slots=True)
class Limits:
    """Pages that are to be found: so many at most."""

    whole: int
    """In an index that is not parted."""
    halves: int
    """In an index of two: the newest year, and those before it."""
    part: int
    """In a part of an index by years. Small years share one; a year with more is parted by months."""


LIMITS = Limits(whole=700, halves=1000, part=450)
"""Pagefind takes some 1.8 ms on one core for the page of an article, a third of that for one without a date, and makes the whole of a part
anew for one word in it: about a second at most. Smaller parts would be quicker to make, and a whole answer would take more of them."""

WHOLE, UNDATED, EARLIER = "whole", "undated", "earlier"


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    """Of its folder."""
    pages: tuple[Page, ...]
    """In the order in which they are numbered."""


def parts(pages: Iterable[Page], limits: Limits) -> list[Part]:
    """The parts of the index in the order in which they are asked. None is empty; of no pages there are none."""
    found = list(pages)
    dated = sorted((page for page in found if page.date), key=lambda page: page.path)
    dated.sort(key=lambda page: moment(page.date), reverse=True)
    undated = sorted((page for page in found if not page.date), key=lambda page: page.path)
    if len(found) <= limits.whole or not dated:
        return [Part(WHOLE, (*undated, *dated))] if found else []
    years = [moment(page.date)[0] for page in dated if page.is_article]
    newest = max(years or [moment(dated[0].date)[0]])
    months = [_month(page.date, newest) for page in dated]
    if len(found) <= limits.halves:
        names = {month: str(newest) if month[0] == newest else EARLIER for month in months}
    else:
        names = _names(Counter(months), limits.part)
    grouped: dict[str, list[Page]] = {UNDATED: undated}
    for month, page in zip(months, dated, strict=True):
        grouped.setdefault(names[month], []).append(page)
    return [Part(name, tuple(pages)) for name, pages in grouped.items() if pages]


_Month = tuple[int, int]


def _month(date: str, newest: int) -> _Month:
    """What is dated after the newest year (an event to come) stands at its end."""
    year, rest = moment(date)
    return (year, int(rest[1:3] or 1)) if year <= newest else (newest, 12)


def _names(counts: Mapping[_Month, int], most: int) -> dict[_Month, str]:
    """By month, the part in which it is. They fill from the oldest on, so that what is added at the end moves none of them."""
    names: dict[_Month, str] = {}
    joined: list[_Month] = []
    room = 0
    newest = max(counts)[0]
    for year, same in groupby(sorted(counts), key=lambda month: month[0]):
        months = list(same)
        size = sum(counts[month] for month in months)
        if size > most:
            for group in _filled(months, counts, most):
                names |= dict.fromkeys(group, f"{year}-{_span([f'{number:02}' for _, number in group])}")
            room = 0
            continue
        if size > room or year == newest:
            joined, room = [], most
        joined += months
        room -= size
        names |= dict.fromkeys(joined, _span([str(year) for year, _ in joined]))
    return names


def _span(times: Sequence[str]) -> str:
    return times[0] if times[0] == times[-1] else f"{times[0]}-{times[-1]}"


def _filled(months: Iterable[_Month], counts: Mapping[_Month, int], most: int) -> list[list[_Month]]:
    """Months in their order, as many together as hold no more pages than that."""
    groups: list[list[_Month]] = []
    room = 0
    for month in months:
        if not groups or counts[month] > room:
            groups.append([])
            room = most
        groups[-1].append(month)
        room -= counts[month]
    return groups


def moment(date: str) -> tuple[int, str]:
    """Something that sorts as the days do, also before our era and after the year 9999."""
    found = re.match(r"[-+]?\d+", date)
    return (int(found[0]), date[found.end() :]) if found else (0, date)
