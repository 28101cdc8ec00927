"""Events that have a page: all of them by year, and where they are many a page a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.archive.origins import independent
from generator.archive.timeline import event_order, event_year
from generator.model import Event, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.event import describe, in_order
from generator.pages.lists import TITLE_LIMIT
from generator.pages.paging import Part, by_year, grouped, year_anchor, year_rows
from generator.pages.typography import glue
from generator.pages.views import IndexRow, When
from generator.urls import EVENTS, events_url, relative

WHOLE_LIMIT = 300
"""So many events stand on one page; of more, the common page shows the newest year, and each year has pages of its own."""


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
    href: str
    """To the year's own page, which has more of its events than this one; else ""."""
    rows: tuple[ListedEvent, ...]


@dataclass(frozen=True, slots=True)
class EventsView:
    title: str
    dek: str
    years: tuple[EventYear, ...]
    index: tuple[IndexRow, ...]
    part: Part | None = None
    """Of the year; None on the page that is no year's."""


def pages(site: Site) -> Iterator[Page]:
    """The list, if there is anything to list."""
    found = sorted(in_order(site), key=lambda event: (-event_year(event), *event_order(event)))
    if not found:
        return
    years = grouped(found, event_year)
    counts = {year: len(events) for year, events in years.items()}
    whole = len(found) <= WHOLE_LIMIT
    title = site.words.gettext("Events")
    dek = site.words.gettext(
        "What people entered, and what two articles or more tell: how each of them tells it, and who had it first."
    )
    newest = next(iter(years))
    shown = years if whole else {newest: years[newest][:WHOLE_LIMIT]}
    view = EventsView(
        title,
        glue(dek),
        tuple(_year(site, year, events, counts[year], EVENTS) for year, events in shown.items()),
        year_rows(counts, events_url, EVENTS, whole=whole),
    )
    yield _page(site, EVENTS, title, dek, view)
    if whole:
        return
    for year, part in by_year(counts, WHOLE_LIMIT, events_url):
        title = part.titled(site, site.words.gettext("Events of %(year)s") % {"year": year})
        view = EventsView(
            title,
            glue(dek),
            (_year(site, year, years[year][part.rows], counts[year], part.url),),
            year_rows(counts, events_url, part.url),
            part,
        )
        yield _page(site, part.url, title, dek, view)


def _page(site: Site, url: str, title: str, description: str, view: EventsView) -> Page:
    return Page(url, "events", title, description, render(site.language, "events.html", view=view), indexed=False)


def _year(site: Site, year: int, events: Sequence[Event], count: int, base: str) -> EventYear:
    """`count`: of the year's events, of which these may be some."""
    rows: list[ListedEvent] = []
    before = ""
    for event in events:
        row = _row(site, event, base, year)
        rows.append(replace(row, when=None) if event.when == before else row)
        before = event.when
    href = relative(events_url(year), base) if base == EVENTS and len(events) < count else ""
    return EventYear(year_anchor(year), str(year), count, href, tuple(rows))


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
