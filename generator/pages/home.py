"""The home page: what is new, what the archive holds, whom and what it speaks of most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote_plus

from generator.chronology import bounds
from generator.i18n import month_and_year
from generator.model import EntityKind, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.leaf import leaf_of
from generator.pages.lists import article_rows, event_rows, weighted
from generator.pages.typography import glue
from generator.pages.views import ArticleRow, EventRow, Index, Leaf, Link

SHOWN_KINDS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)


@dataclass(frozen=True, slots=True)
class Holdings:
    articles: int
    outlets: int
    entities: int
    events: int
    since: str
    """The month of the earliest article, «сентября 2025»; "" in an empty archive."""


@dataclass(frozen=True, slots=True)
class HomeView:
    leaf: Leaf | None
    title: str
    search: str
    examples: tuple[Link, ...]
    holdings: Holdings
    articles: tuple[ArticleRow, ...]
    all_articles: str
    events: tuple[EventRow, ...]
    timeline: str
    busiest: tuple[Index, ...]


def pages(site: Site) -> Iterator[Page]:
    archive, settings = site.archive, site.config.letopis
    search = site.link("search/", "")
    newest = archive.articles[0].article if archive.articles else None
    # What is planned for later years is not the latest event of a reader's today.
    today = site.published(newest) if newest else None
    told = (event for event in archive.events if event.tellings and (today is None or bounds(event.when)[0] <= today))
    view = HomeView(
        leaf=leaf_of(site, newest) if newest else None,
        title=glue(site.config.site_description.rstrip(".") or site.config.site_name),
        search=search,
        examples=tuple(Link(glue(text), f"{search}?q={quote_plus(text)}") for text in settings.search_examples),
        holdings=_holdings(site),
        articles=article_rows(
            site, (item.article.id for item in archive.articles[: settings.home_articles]), "", lead=True
        ),
        all_articles=site.link("articles/", ""),
        events=event_rows(site, islice(told, settings.home_events), "", repeat=True),
        timeline=site.link("timeline/", ""),
        busiest=tuple(filter(None, (_busiest(site, kind) for kind in SHOWN_KINDS))),
    )
    body = render(site.language, "home.html", view=view)
    description = site.config.site_description or site.config.site_name
    yield Page("", "home", site.config.site_name, description, body, indexed=False)


def _holdings(site: Site) -> Holdings:
    articles = site.archive.articles
    return Holdings(
        articles=len(articles),
        outlets=sum(1 for outlet in site.archive.outlets if outlet.published),
        entities=len(site.archive.entities),
        events=len(site.archive.events),
        since=month_and_year(site.published(articles[-1].article), site.language) if articles else "",
    )


def _busiest(site: Site, kind: EntityKind) -> Index | None:
    found = site.busiest(entity for entity in site.archive.entities.values() if entity.kind is kind)
    shown = found[: site.config.letopis.home_entities]
    if not shown:
        return None
    rows = weighted([(e.id, e.name, site.link(site.entity_url(e), ""), site.article_count(e.id)) for e in shown])
    total = sum(1 for entity in site.archive.entities.values() if entity.kind is kind)
    return Index("", site.kind_title(kind), total, rows, href=site.link(f"{kind.folder}/", ""))
