"""The timeline: everything the articles say about time, newest first, by year and month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.archive.timeline import WHOLE_LIMIT, WHOLE_YEAR, place_in_year
from generator.chronology import bounds
from generator.i18n import date_words, month_name, season_name
from generator.model import Event, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.lists import event_order, event_rows
from generator.pages.paging import neighbours, year_anchor, year_rows
from generator.pages.sift import Sift, sift
from generator.pages.views import EventRow, IndexRow, Neighbour
from generator.urls import TIMELINE, TIMELINE_INDEX, relative, timeline_url


@dataclass(frozen=True, slots=True)
class Stretch:
    """A month, a season, or the year as a whole (no title)."""

    title: str
    rows: tuple[EventRow, ...]
    href: str = ""
    """To the month's own page, which has the rows; "" where they stand here."""
    count: int = 0
    """Of the rows of that page."""


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
    sift: Sift | None
    years: tuple[Year, ...]
    index: tuple[IndexRow, ...]
    earlier: Neighbour | None = None
    later: Neighbour | None = None


def pages(site: Site) -> Iterator[Page]:
    """The common page."""
    events = site.archive.events
    years = list(site.years)
    whole = len(events) <= WHOLE_LIMIT
    view = TimelineView(
        leaf=_span(years),
        title=site.words.gettext("Timeline"),
        sift=sift(site, events, TIMELINE, index="" if whole else relative(TIMELINE_INDEX, TIMELINE)),
        years=tuple(_year(site, year, TIMELINE) for year in (years if whole else years[:1])),
        index=_index(site, TIMELINE, whole=whole),
    )
    description = site.words.gettext(
        "Everything the articles of the archive say about time, as exactly as they say it."
    )
    yield _page(site, TIMELINE, view, description)


def keys(site: Site) -> Iterator[str]:
    """Addresses: a page a year, and one a month of the years that are too long."""
    yield from site.once(_years)
    yield from site.once(_months)


def alike(site: Site, url: str) -> bool:
    return url in site.once(_years)


def parts(site: Site, url: str) -> Iterator[Page]:
    """The page of a year or of a month, with those before and after it of its sort."""
    years = site.once(_years)
    yield _page_of_year(site, url, *years[url]) if url in years else _page_of_month(site, url, site.once(_months)[url])


def _years(site: Site) -> dict[str, tuple[int, Neighbour | None, Neighbour | None]]:
    """By address."""
    years = [(str(year), timeline_url(year)) for year in site.years]
    return {
        url: (year, earlier, later)
        for year, (_, url), (earlier, later) in zip(site.years, years, neighbours(years), strict=True)
    }


def _page_of_year(site: Site, url: str, year: int, earlier: Neighbour | None, later: Neighbour | None) -> Page:
    view = TimelineView(
        leaf="",
        title=site.words.gettext("Timeline of %(year)s") % {"year": year},
        sift=None if _divided(site, year) else _sift_of_page(site, site.years[year], url),
        years=(_year(site, year, url),),
        index=_index(site, url, whole=False),
        earlier=earlier,
        later=later,
    )
    description = site.words.gettext("What the articles of the archive say about %(year)s.") % {"year": year}
    return _page(site, url, view, description)


@dataclass(frozen=True, slots=True)
class _Month:
    year: int
    name: str
    events: tuple[Event, ...]
    earlier: Neighbour | None
    later: Neighbour | None


def _months(site: Site) -> dict[str, _Month]:
    """Months of the years that have too many events for a page, by address, each with the month before and after among them."""
    groups = [
        (site.archive.listed[group[0].id], year, group)
        for year in site.years
        if _divided(site, year)
        for group in _stretches(site, year)
        if place_in_year(group[0]) < WHOLE_YEAR
    ]
    found = [(url, year, [event for *_, group in same for event in group]) for (url, year), same in _by_page(groups)]
    names = [(date_words(_month_of(events), site.language), url) for url, _, events in found]
    return {
        url: _Month(year, name, tuple(events), earlier, later)
        for (url, year, events), (name, _), (earlier, later) in zip(found, names, neighbours(names), strict=True)
    }


def _page_of_month(site: Site, url: str, month: _Month) -> Page:
    year, events = month.year, month.events
    view = TimelineView(
        leaf="",
        title=site.words.gettext("Timeline, %(month)s") % {"month": month.name},
        sift=_sift_of_page(site, events, url),
        years=(
            Year(
                year_anchor(year),
                str(year),
                len(events),
                relative(timeline_url(year), url),
                _rows(site, year, events, url),
            ),
        ),
        index=_index(site, url, whole=False),
        earlier=month.earlier,
        later=month.later,
    )
    description = site.words.gettext("What the articles of the archive say, %(month)s.") % {"month": month.name}
    return _page(site, url, view, description)


def _page(site: Site, url: str, view: TimelineView, description: str) -> Page:
    body = render(site.language, "timeline.html", view=view)
    return Page(url, "timeline", view.title, description, body, indexed=False)


def _sift_of_page(site: Site, events: Sequence[Event], url: str) -> Sift | None:
    return sift(site, events, url, whole=relative(TIMELINE, url))


def _span(years: Sequence[int]) -> str:
    """«1991–2029»."""
    return f"{years[-1]}–{years[0]}" if len(years) > 1 else "".join(map(str, years))


def _divided(site: Site, year: int) -> bool:
    return len(site.years[year]) > WHOLE_LIMIT


def _by_page(
    groups: list[tuple[str, int, list[Event]]],
) -> Iterator[tuple[tuple[str, int], list[tuple[str, int, list[Event]]]]]:
    """A season stands on the page of its last month, before or after it: together."""
    for key, same in groupby(groups, key=lambda group: group[:2]):
        yield key, list(same)


def _month_of(events: Sequence[Event]) -> str:
    """The month of a page, EDTF."""
    return f"{bounds(events[0].when)[1]:%Y-%m}".rjust(7, "0")


def _stretches(site: Site, year: int) -> list[list[Event]]:
    """Events of a year by month, season, and the year as a whole: the newest first, what is vague after what is exact."""
    events = sorted(site.years[year], key=lambda event: (-place_in_year(event), *event_order(event)))
    return [list(group) for _, group in groupby(events, key=place_in_year)]


def _year(site: Site, year: int, base: str) -> Year:
    own = timeline_url(year)
    stretches: list[Stretch] = []
    for group in _stretches(site, year):
        page = site.archive.listed[group[0].id]
        if page == own:
            stretches.extend(_rows(site, year, group, base))
        else:
            stretches.append(Stretch(_heading(site, group[0]), (), relative(page, base), len(group)))
    return Year(
        year_anchor(year),
        str(year),
        len(site.years[year]),
        "" if base == own else relative(own, base),
        tuple(stretches),
    )


def _rows(site: Site, year: int, events: Sequence[Event], base: str) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(_heading(site, found[0]), event_rows(site, found, base, year=year, anchors=True))
        for found in (list(group) for _, group in groupby(events, key=place_in_year))
    )


def _heading(site: Site, event: Event) -> str:
    place = place_in_year(event)
    if place == WHOLE_YEAR:
        return ""
    if place % 1:
        return season_name(event.when, site.language)
    return month_name(bounds(event.when)[0], site.language)


def _index(site: Site, base: str, *, whole: bool) -> tuple[IndexRow, ...]:
    return year_rows(site.once(_counts), timeline_url, base, whole=whole)


def _counts(site: Site) -> dict[int, int]:
    """Of events, by year."""
    return {year: len(events) for year, events in site.years.items()}
