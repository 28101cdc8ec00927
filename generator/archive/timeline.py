"""Where an event stands on the timeline: its year, its place in the year, the page that lists it, and what it is sifted by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from generator.chronology import EARLIEST, Precision, bounds, known_end, precision
from generator.model import Event
from generator.urls import timeline_month_url, timeline_url

WHOLE_LIMIT = 300
"""So many events stand on one page. Of more, the common page shows the newest year; of more in one year, its months have pages."""

WHOLE_YEAR = 13.0
"""The place in the year of what is longer than a season: after all its months."""


def event_year(event: Event) -> int:
    """The year an event is listed under: the one it begins in; a winter's is that of its January, an open beginning's its end's."""
    return _year_of(event.when)


@lru_cache(maxsize=16384)
def _year_of(edtf: str) -> int:
    low, high = bounds(edtf)
    return high.year if low == EARLIEST or precision(edtf) is Precision.SEASON else low.year


def place_in_year(event: Event) -> float:
    """The month's number, a season just after its last month, a longer time after all."""
    return _place_of(event.when)


@lru_cache(maxsize=16384)
def _place_of(edtf: str) -> float:
    low, high = bounds(edtf)
    if precision(edtf) is Precision.SEASON:
        return high.month + 0.5
    return float(low.month) if (low.year, low.month) == (high.year, high.month) else WHOLE_YEAR


def months(event: Event) -> str:
    """The first and the last month of its time, `2025-11` where they are one, else `2025-06/2025-08`: what a period is compared with.

    Of an open interval the end that is known: what will be «до 2029 года» is none of 1994's.
    """
    return _months_of(event.when)


@lru_cache(maxsize=16384)
def _months_of(edtf: str) -> str:
    low, high = (f"{day:%Y-%m}".rjust(7, "0") for day in bounds(known_end(edtf)))
    return low if low == high else f"{low}/{high}"


def listed(events: Iterable[Event]) -> dict[str, str]:
    """By event id, the address of the page that has its row."""
    # Many events are of one day, and look up where that stands once.
    stands: dict[str, tuple[int, float]] = {}
    years: defaultdict[int, list[Event]] = defaultdict(list)
    for event in events:
        if event.when not in stands:
            stands[event.when] = event_year(event), place_in_year(event)
        years[stands[event.when][0]].append(event)
    pages: dict[str, str] = {}
    for year, found in years.items():
        whole = timeline_url(year)
        if len(found) <= WHOLE_LIMIT:
            pages.update((event.id, whole) for event in found)
            continue
        months = {month: timeline_month_url(year, month) for month in range(1, 13)}
        for event in found:
            place = stands[event.when][1]
            pages[event.id] = months[int(place)] if place < WHOLE_YEAR else whole
    return pages


def concerned(event: Event) -> tuple[str, ...]:
    """Ids of whom and what it is about: the sentences name them, or the passage around a sentence that names nobody."""
    return tuple(dict.fromkeys((*event.entities, *event.around)))


def kinds(event: Event, disputed: bool) -> tuple[str, ...]:
    """What a reader may sift events by: `several` articles tell it, others tell it otherwise, a person entered it."""
    several = len({telling.article for telling in event.tellings}) > 1
    flags = (("several", several), ("disputed", disputed), ("curated", event.curated))
    return tuple(name for name, is_so in flags if is_so)
