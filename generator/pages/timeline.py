"""The timeline: everything the articles say about time, newest first, by year and month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.archive.timeline import WHOLE_LIMIT, WHOLE_YEAR, divided, place_in_year
from generator.chronology import bounds
from generator.i18n import date_words, month_name, season_name
from generator.model import Event, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.lists import event_rows
from generator.pages.paging import Part, at, neighbour, numbered, year_anchor, year_links, year_rows
from generator.pages.sift import Sift, sift
from generator.pages.views import EventRow, IndexRow, Link
from generator.urls import TIMELINE, TIMELINE_INDEX, relative, timeline_part_url, timeline_url


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, a month, a season, or the year as a whole (no title)."""

    title: str
    rows: tuple[EventRow, ...]
    href: str = ""
    """To its own page, which has the rows; or, of a page's own rows, to that of the month around them. "" where there is none."""
    count: int = 0
    """Of the rows of that page; 0 where they stand here."""


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
    index: tuple[IndexRow, ...] = ()
    """Of the years, with how much each has: on the common page."""
    others: tuple[Link, ...] = ()
    """The years, on any other page."""
    part: Part | None = None
    """None of the common page."""


def pages(site: Site) -> Iterator[Page]:
    """The common page."""
    events = site.archive.events
    years = list(site.years)
    whole = len(events) <= WHOLE_LIMIT
    view = TimelineView(
        leaf=_span(years),
        title=site.words.gettext("Timeline"),
        sift=sift(site, events, TIMELINE, index="" if whole else relative(TIMELINE_INDEX, TIMELINE)),
        years=tuple(_first(site, year) for year in (years if whole else years[:1])),
        index=year_rows({year: len(found) for year, found in site.years.items()}, timeline_url, TIMELINE, whole=whole),
    )
    description = site.words.gettext(
        "Everything the articles of the archive say about time, as exactly as they say it."
    )
    yield _page(site, TIMELINE, view, description)


def keys(site: Site) -> Iterator[str]:
    """Addresses: a page a year, one a month of the years that are too long, one a day of the months that are."""
    yield from site.once(_stays)


def alike(site: Site, url: str) -> tuple[int, bool]:
    """Whether its rows go on counts too."""
    return url.count("/"), len(site.once(_stays)[url].events) > WHOLE_LIMIT


def parts(site: Site, url: str) -> Iterator[Page]:
    """The page of a year, a month or a day, and those on which its rows go on."""
    stay = site.once(_stays)[url]
    said = date_words(stay.time, site.language)
    if stay.above:
        title = site.words.gettext("Timeline, %(month)s") % {"month": said}
        description = site.words.gettext("What the articles of the archive say, %(month)s.") % {"month": said}
    else:
        title = site.words.gettext("Timeline of %(year)s") % {"year": stay.year}
        description = site.words.gettext("What the articles of the archive say about %(year)s.") % {"year": stay.year}
    for part in _parts(site, stay, url):
        events = stay.events[part.rows]
        view = TimelineView(
            leaf="",
            title=part.titled(site, title),
            sift=None
            if stay.closer or stay.is_day
            else sift(site, events, part.url, whole=relative(TIMELINE, part.url)),
            years=(_year(site, stay, part),),
            others=year_links(site.once(_years), timeline_url, part.url),
            part=part,
        )
        yield _page(site, part.url, view, description)


# ------------------------------------------------------------------------------------------------- what stands where


@dataclass(frozen=True, slots=True)
class _Closer:
    """A month of a long year, or a day of a long month: it has a page of its own."""

    title: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class _Stay:
    """A year, a month or a day that has a page."""

    year: int
    time: str
    """EDTF."""
    above: str
    """The address of the page of the year, or the month, around it; "" for a year."""
    events: tuple[Event, ...]
    """Whose rows stand here, in their order."""
    closer: tuple[_Closer, ...]
    """The newest first; none where all rows stand here."""
    count: int
    """Of its events, here and on closer pages."""
    earlier: tuple[str, str] | None
    """Name and address of the page before it in time: of a year, a year; of a month or a day, one that has a page as well."""
    later: tuple[str, str] | None

    @property
    def is_day(self) -> bool:
        """A day's rows are few, and of one time: there is nothing to sift."""
        return self.time.count("-") == 2


def _stays(site: Site) -> dict[str, _Stay]:
    """By address, the newest years first."""
    found = divided(site.archive.events)
    inside: defaultdict[str, list[str]] = defaultdict(list)
    of_depth: defaultdict[int, list[str]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for url in sorted(found, reverse=True):
        inside[_above(url)].append(url)
        of_depth[url.count("/")].append(url)
    # Days, then months, then years.
    for depth in sorted(of_depth, reverse=True):
        for url in of_depth[depth]:
            counts[url] += len(found[url])
            counts[_above(url)] += counts[url]
    beside: dict[str, tuple[tuple[str, str] | None, tuple[str, str] | None]] = {}
    for urls in of_depth.values():
        names = [(_named(site, url), url) for url in urls]
        beside.update(zip(urls, zip([*names[1:], None], [None, *names[:-1]], strict=True), strict=True))
    return {
        url: _Stay(
            _year_of(url),
            _time(url),
            _above(url),
            tuple(found[url]),
            tuple(one for page in inside[url] for one in _closer(site, page, found[page], counts[page])),
            counts[url],
            *beside[url],
        )
        for url in sorted(found, reverse=True)
    }


def _closer(site: Site, url: str, events: Sequence[Event], count: int) -> Iterator[_Closer]:
    """A season that stands on the page of its last month is named beside it."""
    seasons = [event for event in events if place_in_year(event) % 1]
    if seasons:
        yield _Closer(_heading(site, seasons[0]), url, len(seasons))
    if count > len(seasons):
        yield _Closer(date_words(_time(url), site.language, _year_of(url)), url, count - len(seasons))


def _time(url: str) -> str:
    """EDTF of the year, the month or the day whose page has this address."""
    return url.removeprefix(TIMELINE).rstrip("/").replace("/", "-")


def _year_of(url: str) -> int:
    return int(_time(url)[:4])


def _named(site: Site, url: str) -> str:
    time = _time(url)
    return date_words(time, site.language) if "-" in time else str(int(time))


def _above(url: str) -> str:
    """Of the page of the year or the month around it; "" for a year."""
    around = url[: url.rindex("/", 0, -1) + 1]
    return "" if around == TIMELINE else around


def _parts(site: Site, stay: _Stay, url: str) -> tuple[Part, ...]:
    """Those on which its rows stand; they lead to each other, and at their ends to the pages before and after."""
    name = _named(site, url)
    number = numbered(len(stay.events), WHOLE_LIMIT)
    found = at([timeline_part_url(url, part) for part in range(1, number + 1)], WHOLE_LIMIT)
    names = [(f"{name}, {part.number}", part.url) for part in found]
    before = [stay.later, *names[:-1]]
    after = [*names[1:], stay.earlier]
    return tuple(
        replace(part, earlier=neighbour(earlier, part.url), later=neighbour(later, part.url))
        for part, earlier, later in zip(found, after, before, strict=True)
    )


# ----------------------------------------------------------------------------------------------------- what is shown


def _page(site: Site, url: str, view: TimelineView, description: str) -> Page:
    body = render(site.language, "timeline.html", view=view)
    return Page(url, "timeline", view.title, description, body, indexed=False)


def _span(years: Sequence[int]) -> str:
    """«1991–2029»."""
    return f"{years[-1]}–{years[0]}" if len(years) > 1 else "".join(map(str, years))


def _first(site: Site, year: int) -> Year:
    """What the common page says of a year: as the first page of that year."""
    stay = site.once(_stays)[timeline_url(year)]
    return _year(site, stay, replace(_parts(site, stay, timeline_url(year))[0], url=TIMELINE))


def _year(site: Site, stay: _Stay, part: Part) -> Year:
    """What a page says of a year, or of a month or a day in it: where the rest of it stands, then its rows."""
    base = part.url
    closer = stay.closer if part.number == 1 else ()
    own = timeline_url(stay.year)
    return Year(
        year_anchor(stay.year),
        str(stay.year),
        stay.count,
        "" if base == own else relative(own, base),
        (
            *(Stretch(one.title, (), relative(one.url, base), one.count) for one in closer),
            *_rows(site, stay, stay.events[part.rows], base),
        ),
    )


def _rows(site: Site, stay: _Stay, events: Sequence[Event], base: str) -> Iterator[Stretch]:
    """By month, season, and the year as a whole; those of a day lead to the page of its month."""
    month = relative(stay.above, base) if stay.above.count("/") > timeline_url(stay.year).count("/") else ""
    for _, group in groupby(events, key=place_in_year):
        found = list(group)
        yield Stretch(_heading(site, found[0]), event_rows(site, found, base, year=stay.year, anchors=True), month)


def _heading(site: Site, event: Event) -> str:
    place = place_in_year(event)
    if place == WHOLE_YEAR:
        return ""
    if place % 1:
        return season_name(event.when, site.language)
    return month_name(bounds(event.when)[0], site.language)


def _years(site: Site) -> tuple[int, ...]:
    """The newest first."""
    return tuple(site.years)
