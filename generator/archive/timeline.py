"""Where an event stands on the timeline: its year, its place in the year, the page that lists it, and what it is sifted by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial

from generator.archive.kept import Forgetting
from generator.chronology import EARLIEST, Precision, bounds, known_end, precision
from generator.model import Event
from generator.urls import timeline_day_url, timeline_month_url, timeline_part_url, timeline_url

WHOLE_LIMIT = 300
"""So many events stand on one page. Of more, the common page shows the newest year; of more in one year, its months have pages; of
more in one month, its days. A page whose own rows are more yet goes on to numbered ones."""

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


def event_order(event: Event) -> tuple[int, int, str]:
    """Newest first; of one beginning the more exact date first."""
    return *_order_of(event.when), event.id


@lru_cache(maxsize=16384)
def _order_of(edtf: str) -> tuple[int, int]:
    low, high = bounds(known_end(edtf))
    return -low.toordinal(), (high - low).days


Rows = Forgetting[int, tuple[tuple[str, tuple[Event, ...]], ...]]
"""By year: the addresses of its pages, and the events whose rows stand there, in order."""

FORGETTING = Rows()


def divided(events: Iterable[Event]) -> dict[str, Sequence[Event]]:
    """By address, the events whose rows stand there: on the pages of years, and of the months and days of which too much is told. In the
    order of their rows: by their place in the year, the last first, then as `event_order` says."""
    return dict(_pages(events, FORGETTING))


def _pages(events: Iterable[Event], kept: Rows) -> Iterator[tuple[str, tuple[Event, ...]]]:
    years: defaultdict[int, list[Event]] = defaultdict(list)
    for event in events:
        years[_year_of(event.when)].append(event)
    for year, found in years.items():
        yield from kept.of(year, tuple(found), partial(_pages_of, year, found))


def _pages_of(year: int, events: list[Event]) -> tuple[tuple[str, tuple[Event, ...]], ...]:
    pages: dict[str, list[Event]] = {}
    events.sort(key=lambda event: (-place_in_year(event), *event_order(event)))
    _divide(timeline_url(year), events, (_page_of_month, _page_of_day), pages)
    return tuple((url, tuple(found)) for url, found in pages.items())


def _divide(
    url: str, events: list[Event], closer: tuple[Callable[[str], str], ...], pages: dict[str, list[Event]]
) -> None:
    """`closer` say of a date the page inside this one to which it belongs, "" where it is too vague for any."""
    if len(events) <= WHOLE_LIMIT or not closer:
        pages[url] = events
        return
    inside: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        inside[closer[0](event.when)].append(event)
    pages[url] = inside.pop("", [])
    for page, found in inside.items():
        _divide(page, found, closer[1:], pages)


@lru_cache(maxsize=16384)
def _page_of_month(edtf: str) -> str:
    """A season stands on the page of its last month."""
    place = _place_of(edtf)
    return timeline_month_url(_year_of(edtf), int(place)) if place < WHOLE_YEAR else ""


@lru_cache(maxsize=16384)
def _page_of_day(edtf: str) -> str:
    low, high = bounds(edtf)
    return timeline_day_url(low) if low == high else ""


def listed(events: Iterable[Event], kept: Rows = FORGETTING) -> dict[str, str]:
    """By event id, the address of the page that has its row."""
    found: dict[str, str] = {}
    for url, rows in _pages(events, kept):
        for number, start in enumerate(range(0, len(rows), WHOLE_LIMIT), 1):
            ids = [event.id for event in rows[start : start + WHOLE_LIMIT]]
            found.update(dict.fromkeys(ids, timeline_part_url(url, number)))
    return found


def concerned(event: Event) -> tuple[str, ...]:
    """Ids of whom and what it is about: the sentences name them, or the passage around a sentence that names nobody."""
    return tuple(dict.fromkeys((*event.entities, *event.around)))


def kinds(event: Event, disputed: bool) -> tuple[str, ...]:
    """What a reader may sift events by: `several` articles tell it, others tell it otherwise, a person entered it."""
    several = len({telling.article for telling in event.tellings}) > 1
    flags = (("several", several), ("disputed", disputed), ("curated", event.curated))
    return tuple(name for name, is_so in flags if is_so)
