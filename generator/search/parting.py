"""When the index is parted, and how: all in one; the newest year and those before it; by years.

A page stands in the part of its date, and one without a date (a person's, a place's) in a part of their own, which is asked first.
Parts follow one another in time, the newest first, and so do the pages in them: the order in which pages are numbered is the same
however the index is parted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.search.shown import Page


@dataclass(frozen=True, slots=True)
class Limits:
    """Pages that are to be found: so many at most."""

    whole: int
    """In one index."""
    halves: int
    """In an index of two: the newest year, and those before it."""
    years: int
    """In a part of several years. A year with more is a part by itself."""


LIMITS = Limits(whole=2000, halves=5000, years=1000)
"""Pagefind takes some 1.2 ms a page on one core, and the whole of a part is made anew for one word in it (ARCHITECTURE.md has the
measurements). So an edit takes at most two seconds up to the first limit, and, but for edits of older years, up to the second."""

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
    of_year = [(min(moment(page.date)[0], newest), page) for page in dated]
    if len(found) <= limits.halves:
        names = {year: str(newest) if year == newest else EARLIER for year, _ in of_year}
    else:
        names = _names(Counter(year for year, _ in of_year), newest, limits.years)
    grouped: dict[str, list[Page]] = {UNDATED: undated}
    for year, page in of_year:
        grouped.setdefault(names[year], []).append(page)
    return [Part(name, tuple(pages)) for name, pages in grouped.items() if pages]


def _names(counts: Mapping[int, int], newest: int, most: int) -> dict[int, str]:
    """By year, the part in which it is. Small years join from the oldest on: those that change are the new ones."""
    groups: list[list[int]] = []
    room = 0
    for year in sorted(counts.keys() - {newest}):
        if counts[year] > room:
            groups.append([])
            room = most
        groups[-1].append(year)
        room -= counts[year]
    spans = [*groups, [newest]]
    return {year: "-".join(str(end) for end in sorted({span[0], span[-1]})) for span in spans for year in span}


def moment(date: str) -> tuple[int, str]:
    """Something that sorts as the days do, also before our era and after the year 9999."""
    found = re.match(r"[-+]?\d+", date)
    return (int(found[0]), date[found.end() :]) if found else (0, date)
