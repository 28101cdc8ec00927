"""Events that have a page: all of them by year, and where they are many a page a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.archive.origins import independent
from generator.archive.timeline import event_year
from generator.model import Event, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.event import describe, in_order
from generator.pages.lists import TITLE_LIMIT, event_order, neighbour, weighted
from generator.pages.typography import glue
from generator.pages.views import IndexRow, Neighbour, When
from generator.urls import EVENTS, events_url, relative

WHOLE_LIMIT = 300
"""So many events stand on one page; of more, the common page shows the newest year, and each year has a page."""


@dataclass(frozen=True, slots=True)
class ListedEvent:
    when: When | None
    """None where the row above has the same."""
    title: str
    href: str
    dek: str
    """What somebody wrote of it, or ""."""
    counted: str
    """«14 материалов, 3 независимых источника»."""


@dataclass(frozen=True, slots=True)
class EventYear:
    id: str
    title: str
    count: int
    rows: tuple[ListedEvent, ...]


@dataclass(frozen=True, slots=True)
class EventsView:
    title: str
    dek: str
    years: tuple[EventYear, ...]
    index: tuple[IndexRow, ...]
    earlier: Neighbour | None = None
    later: Neighbour | None = None


def pages(site: Site) -> Iterator[Page]:
    """The list, if there is anything to list."""
    found = sorted(in_order(site), key=lambda event: (-event_year(event), *event_order(event)))
    if not found:
        return
    by_year = {year: list(events) for year, events in groupby(found, key=event_year)}
    whole = len(found) <= WHOLE_LIMIT
    title = site.words.gettext("Events")
    dek = site.words.gettext(
        "What people entered, and what two articles or more tell: how each of them tells it, and who had it first."
    )
    shown = by_year if whole else dict([next(iter(by_year.items()))])
    view = EventsView(
        title,
        glue(dek),
        tuple(_year(site, year, events, EVENTS) for year, events in shown.items()),
        _index(by_year, EVENTS, whole=whole),
    )
    yield _page(site, EVENTS, title, dek, view)
    if whole:
        return
    addresses = [(str(year), events_url(year)) for year in by_year]
    for number, (year, events) in enumerate(by_year.items()):
        url = events_url(year)
        title = site.words.gettext("Events of %(year)s") % {"year": year}
        view = EventsView(
            title,
            glue(dek),
            (_year(site, year, events, url),),
            _index(by_year, url, whole=False),
            earlier=neighbour(addresses, number + 1, url),
            later=neighbour(addresses, number - 1, url),
        )
        yield _page(site, url, title, dek, view)


def _page(site: Site, url: str, title: str, description: str, view: EventsView) -> Page:
    return Page(url, "events", title, description, render(site.language, "events.html", view=view), indexed=False)


def _year(site: Site, year: int, events: Sequence[Event], base: str) -> EventYear:
    rows: list[ListedEvent] = []
    before = ""
    for event in events:
        row = _row(site, event, base, year)
        rows.append(replace(row, when=None) if event.when == before else row)
        before = event.when
    return EventYear(f"y{year}", str(year), len(events), tuple(rows))


def _row(site: Site, event: Event, base: str, year: int) -> ListedEvent:
    return ListedEvent(
        when=site.when(event.when, year),
        title=glue(site.event_title(event, TITLE_LIMIT)),
        href=relative(site.event_url(event), base),
        dek=site.prose_words(glue(describe(site, event))) if event.curated and event.markdown.strip() else "",
        counted=_counted(site, event),
    )


def _counted(site: Site, event: Event) -> str:
    articles = len({telling.article for telling in event.tellings})
    if not articles:
        return site.words.gettext("entered by hand")
    counted = site.articles_counted(articles)
    number = len(independent(event, site.archive))
    if articles == 1:
        return counted
    sources = site.words.ngettext("%(num)s independent source", "%(num)s independent sources", number)
    return f"{counted}, {glue(sources % {'num': number})}"


def _index(by_year: Mapping[int, Sequence[Event]], base: str, *, whole: bool) -> tuple[IndexRow, ...]:
    return weighted(
        [
            ("", str(year), f"#y{year}" if whole else relative(events_url(year), base), len(events))
            for year, events in by_year.items()
        ]
    )
