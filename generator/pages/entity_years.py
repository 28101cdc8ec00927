"""The years of a person, an organisation, a place or a topic: what happened, what was said, and the articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from generator.archive.timeline import event_order, event_year
from generator.model import Entity, EntityKind, Event, Mention, Page
from generator.pages import year_pages
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.entity_articles import InArticle, in_articles, mentions_by_article
from generator.pages.entity_quotes import Said, Utterance, rows, spoken_by
from generator.pages.lists import event_rows
from generator.pages.paging import Part, grouped
from generator.pages.views import EventRow, IndexRow
from generator.pages.year_pages import Year, YearFrame, Years
from generator.urls import entity_url

WHOLE = 100
"""So many articles, events or utterances stand on an entity's own page; of more, the newest, and all of them on pages of years."""
PART = 80
"""Articles of one page, and as many events and utterances."""


@dataclass(frozen=True, slots=True)
class Life:
    """All that the archive has of an entity, or of one of its years."""

    events: Sequence[Event]
    """Newest first, as the rest."""
    said: Sequence[Utterance]
    articles: Sequence[tuple[str, Sequence[Mention]]]

    @property
    def length(self) -> int:
        """Of the longest list."""
        return max(len(self.events), len(self.said), len(self.articles))


@dataclass(frozen=True, slots=True)
class YearView:
    frame: YearFrame
    events: tuple[EventRow, ...]
    said: tuple[Said, ...]
    articles: tuple[InArticle, ...]


def life_of(site: Site, entity: Entity) -> Life:
    return Life(
        events=sorted(site.events_of.get(entity.id, ()), key=event_order),
        said=spoken_by(site, entity),
        articles=list(mentions_by_article(site, entity.id).items()),
    )


def keys(site: Site) -> list[str]:
    """`entity/year`, of those of whom there is more than one page holds: a year is made anew when something of that year changes.

    Year by year, since those of one year have the same articles' sentences, and what is kept of these is not kept for long.
    """
    found = [
        (year, f"{id}/{year}")
        for id in site.archive.entities
        # What is said need not be looked through where it cannot be enough.
        if max(len(found.get(id, ())) for found in (site.events_of, site.articles_of, site.quotes_of)) > WHOLE
        for year in site.asked(_years, id).rows
    ]
    return [key for _, key in sorted(found, key=itemgetter(0), reverse=True)]


def alike(site: Site, key: str) -> tuple[EntityKind, bool]:
    """Whether one page holds the year counts too."""
    id, _, year = key.partition("/")
    return site.archive.entities[id].kind, site.asked(_years, id).rows[int(year)] > PART


def pages(site: Site, key: str) -> Iterator[Page]:
    year = int(key.rpartition("/")[2])
    life = site.asked(_year, key)

    def draw(frame: YearFrame, part: Part) -> str:
        view = YearView(
            frame,
            # Time runs forward in a life.
            event_rows(site, reversed(life.events[part.rows]), part.url, year=year),
            rows(site, life.said[part.rows], part.url),
            in_articles(site, life.articles[part.rows], part.url, many=True, year=year),
        )
        return render(site.language, "entity_year.html", view=view)

    yield from year_pages.pages(site, site.asked(_pages, key), draw)


def index(site: Site, entity: Entity, life: Life) -> tuple[IndexRow, ...]:
    """The years' pages as the entity's own page lists them, with the number of articles; empty for one that has none."""
    return _counted(site, entity, _by_year(site, life)).index(entity_url(entity))


def _lives(site: Site, id: str) -> dict[int, Life]:
    return _by_year(site, life_of(site, site.archive.entities[id]))


def _years(site: Site, id: str) -> Years:
    return _counted(site, site.archive.entities[id], site.asked(_lives, id))


def _pages(site: Site, key: str) -> Year:
    """Raises KeyError where there is no such year."""
    id, _, year = key.partition("/")
    return site.asked(_years, id).year(int(year), PART)


def _year(site: Site, key: str) -> Life:
    """Raises KeyError where there is no such year."""
    id, _, year = key.partition("/")
    return site.asked(_lives, id)[int(year)]


def _counted(site: Site, entity: Entity, lives: Mapping[int, Life]) -> Years:
    return Years(
        "entity",
        site.name(entity),
        entity_url(entity),
        articles={year: len(found.articles) for year, found in lives.items()},
        rows={year: found.length for year, found in lives.items()},
    )


def _by_year(site: Site, life: Life) -> dict[int, Life]:
    """The newest first; empty for a life that one page holds. An event belongs to its own year, an article to that of its publication."""
    if life.length <= WHOLE:
        return {}
    events = grouped(life.events, event_year)
    said = grouped(life.said, lambda one: one.year)
    articles = grouped(life.articles, lambda pair: site.year(pair[0]))
    return {
        year: Life(events.get(year, ()), said.get(year, ()), articles.get(year, ()))
        for year in sorted({*events, *said, *articles}, reverse=True)
    }
