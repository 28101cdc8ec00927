"""The timeline: everything the articles say about time, newest first, by year and month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.chronology import Precision, bounds, precision
from generator.i18n import month_name, season_name
from generator.model import Event, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.lists import event_order, event_rows, neighbour, weighted
from generator.pages.views import EventRow, IndexRow, Neighbour
from generator.urls import TIMELINE, relative, timeline_url

WHOLE_LIMIT = 300
"""So many events stand on one page; of more, the common page shows the newest year that has any."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A month, a season, or the year as a whole (no title)."""

    title: str
    rows: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class Year:
    id: str
    title: str
    count: int
    href: str
    """Of the year's own page; "" on that page."""
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    leaf: str
    title: str
    years: tuple[Year, ...]
    index: tuple[IndexRow, ...]
    earlier: Neighbour | None = None
    later: Neighbour | None = None


def pages(site: Site) -> Iterator[Page]:
    title = site.words.gettext("Timeline")
    description = site.words.gettext(
        "Everything the articles of the archive say about time, as exactly as they say it."
    )
    years = list(site.years)
    whole = len(site.archive.events) <= WHOLE_LIMIT
    view = TimelineView(
        leaf=_span(years),
        title=title,
        years=tuple(_year(site, year, TIMELINE) for year in (years if whole else years[:1])),
        index=_index(site, TIMELINE, whole=whole),
    )
    yield Page(TIMELINE, "timeline", title, description, _draw(site, view), indexed=False)
    pages_of_years = [(str(year), timeline_url(year)) for year in years]
    for number, year in enumerate(years):
        url = timeline_url(year)
        title = site.words.gettext("Timeline of %(year)s") % {"year": year}
        view = TimelineView(
            leaf="",
            title=title,
            years=(_year(site, year, url),),
            index=_index(site, url, whole=False),
            earlier=neighbour(pages_of_years, number + 1, url),
            later=neighbour(pages_of_years, number - 1, url),
        )
        description = site.words.gettext("What the articles of the archive say about %(year)s.") % {"year": year}
        yield Page(url, "timeline", title, description, _draw(site, view), indexed=False)


def _draw(site: Site, view: TimelineView) -> str:
    return render(site.language, "timeline.html", view=view)


def _span(years: Sequence[int]) -> str:
    """«1991–2029»."""
    return f"{years[-1]}–{years[0]}" if len(years) > 1 else "".join(map(str, years))


def _year(site: Site, year: int, base: str) -> Year:
    own = timeline_url(year)
    events = sorted(site.years[year], key=lambda event: (-_place(event), *event_order(event)))
    stretches = []
    for _, group in groupby(events, key=_place):
        found = list(group)
        stretches.append(Stretch(_heading(site, found[0]), event_rows(site, found, base, year=year, anchors=True)))
    return Year(f"y{year}", str(year), len(events), "" if base == own else relative(own, base), tuple(stretches))


def _place(event: Event) -> float:
    """Where in its year: the month's number, a season just after its last month, a longer time after all."""
    low, high = bounds(event.when)
    if precision(event.when) is Precision.SEASON:
        return high.month + 0.5
    return float(low.month) if (low.year, low.month) == (high.year, high.month) else 13.0


def _heading(site: Site, event: Event) -> str:
    place = _place(event)
    if place > 12.5:
        return ""
    if place % 1:
        return season_name(event.when, site.language)
    return month_name(bounds(event.when)[0], site.language)


def _index(site: Site, base: str, *, whole: bool) -> tuple[IndexRow, ...]:
    """Years with their counts; on the page that holds all of them, links within it."""
    return weighted(
        [
            ("", str(year), f"#y{year}" if whole else relative(timeline_url(year), base), len(events))
            for year, events in site.years.items()
        ]
    )
