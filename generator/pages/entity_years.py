"""Of somebody of whom there is more than one page holds: a page a year, in parts of a bounded length, and nothing left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.archive.timeline import event_year
from generator.model import Entity, Event, Mention, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.entity_articles import InArticle, in_articles
from generator.pages.entity_quotes import Said, Utterance, rows
from generator.pages.lists import event_rows, neighbour, weighted
from generator.pages.numbered import addresses, parts
from generator.pages.typography import glue
from generator.pages.views import EventRow, IndexRow, Link, Neighbour
from generator.urls import entity_url, relative

WHOLE = 100
"""So many articles, events or utterances stand on an entity's own page; of more, the newest, and all of them on pages of years."""
PART = 100
"""Articles of one page, and as many events and utterances."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Life:
    """All that the archive has of an entity."""

    events: Sequence[Event]
    """Newest first, as the rest."""
    said: Sequence[Utterance]
    articles: Sequence[tuple[str, Sequence[Mention]]]

    @property
    def long(self) -> bool:
        return max(len(self.events), len(self.said), len(self.articles)) > WHOLE


@dataclass(frozen=True, slots=True)
class YearView:
    name: str
    home: str
    """To the entity's own page."""
    year: str
    parts: tuple[Link, ...]
    events: tuple[EventRow, ...]
    said: tuple[Said, ...]
    articles: tuple[InArticle, ...]
    years: tuple[IndexRow, ...]
    earlier: Neighbour | None
    later: Neighbour | None


def year_url(entity: Entity, year: int) -> str:
    """No id of an entity holds a slash, so no other page is there."""
    return f"{entity_url(entity)}{year:04}/"


def pages(site: Site, entity: Entity, life: Life) -> Iterator[Page]:
    """None for a life that stands on the entity's own page."""
    if not life.long:
        return
    years = _years(site, life)
    order = [(str(year), year_url(entity, year)) for year in years]
    for place, (year, found) in enumerate(years.items()):
        own = addresses(year_url(entity, year), max(len(found.events), len(found.said), len(found.articles)), PART)
        for number, url in enumerate(own):
            cut = slice(number * PART, (number + 1) * PART)
            view = YearView(
                name=glue(site.name(entity)),
                home=relative(entity_url(entity), url),
                year=str(year),
                parts=parts(own, url),
                # Time runs forward in a life.
                events=event_rows(site, reversed(found.events[cut]), url, year=year),
                said=rows(site, found.said[cut], url),
                articles=in_articles(site, found.articles[cut], url, many=True, year=year),
                years=_index(entity, years, url),
                earlier=neighbour(order, place + 1, url),
                later=neighbour(order, place - 1, url),
            )
            title = site.year_title(site.name(entity), year, number + 1)
            description = site.words.gettext("What the archive has of %(name)s in %(year)s.") % {
                "name": entity.name,
                "year": year,
            }
            body = render(site.language, "entity_year.html", view=view)
            yield Page(url, "entity", title, description, body, indexed=False)


def index(site: Site, entity: Entity, life: Life) -> tuple[IndexRow, ...]:
    """The years' pages as the entity's own page lists them, with the number of articles; empty for one that has none."""
    return _index(entity, _years(site, life), entity_url(entity)) if life.long else ()


def _index(entity: Entity, years: dict[int, Life], base: str) -> tuple[IndexRow, ...]:
    return weighted(
        [("", str(year), relative(year_url(entity, year), base), len(found.articles)) for year, found in years.items()]
    )


def _years(site: Site, life: Life) -> dict[int, Life]:
    """The newest first. An event belongs to its own year, an article to that of its publication."""
    events = _by_year(life.events, event_year)
    said = _by_year(life.said, lambda one: one.year)
    articles = _by_year(life.articles, lambda pair: site.published(site.articles[pair[0]].article).year)
    return {
        year: Life(events.get(year, ()), said.get(year, ()), articles.get(year, ()))
        for year in sorted({*events, *said, *articles}, reverse=True)
    }


def _by_year(found: Iterable[T], year: Callable[[T], int]) -> dict[int, list[T]]:
    years: defaultdict[int, list[T]] = defaultdict(list)
    for one in found:
        years[year(one)].append(one)
    return dict(years)
