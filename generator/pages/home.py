"""The home page: what is new, what the archive holds, whom and what it speaks of most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from urllib.parse import quote_plus

from generator.chronology import Precision, bounds, precision
from generator.i18n import month_and_year
from generator.model import AnnotatedArticle, EntityKind, Event, Page
from generator.pages.context import Site
from generator.pages.disagreements import Brief, briefs
from generator.pages.engine import render
from generator.pages.leaf import leaf_of
from generator.pages.lists import article_rows, entity_rows, event_rows
from generator.pages.typography import glue
from generator.pages.views import ArticleRow, EventRow, Index, Leaf, Link
from generator.urls import ARTICLES, DISAGREEMENTS, HOME, SEARCH, TIMELINE, articles_url, kind_url, relative

SHOWN_KINDS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)

PER_DATE = 5
"""Articles of one date that are listed; a day with forty must not hide the day before."""

DIFFERING = 3
"""Disagreements that are shown."""

HAPPENED = (Precision.DAY, Precision.MONTH, Precision.SEASON)
"""How exact a date must be to stand among the latest events: «в 2025 году» is no news."""


@dataclass(frozen=True, slots=True)
class DateGroup:
    """Articles of one publication date."""

    rows: tuple[ArticleRow, ...]
    more: Link | None
    """To the others of that date."""


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
    articles: tuple[DateGroup, ...]
    all_articles: str
    disagreements: tuple[Brief, ...]
    all_disagreements: Link
    events: tuple[EventRow, ...]
    timeline: str
    busiest: tuple[Index, ...]


def pages(site: Site) -> Iterator[Page]:
    archive, settings = site.archive, site.config.letopis
    search = relative(SEARCH, HOME)
    newest = archive.articles[0].article if archive.articles else None
    view = HomeView(
        leaf=leaf_of(site, newest) if newest else None,
        title=glue(site.config.site_description.rstrip(".") or site.config.site_name),
        search=search,
        examples=tuple(Link(glue(text), f"{search}?q={quote_plus(text)}") for text in settings.search_examples),
        holdings=_holdings(site),
        articles=tuple(_newest(site)),
        all_articles=relative(ARTICLES, HOME),
        disagreements=briefs(site, HOME, DIFFERING),
        all_disagreements=Link(str(len(archive.disagreements)), relative(DISAGREEMENTS, HOME)),
        events=event_rows(site, islice(_latest(site), settings.home_events), HOME, repeat=True),
        timeline=relative(TIMELINE, HOME),
        busiest=tuple(filter(None, (_busiest(site, kind) for kind in SHOWN_KINDS))),
    )
    body = render(site.language, "home.html", view=view)
    description = site.config.site_description or site.config.site_name
    yield Page(HOME, "home", site.config.site_name, description, body, indexed=False)


def _newest(site: Site) -> Iterator[DateGroup]:
    """The newest articles by date; within one date, those that name most first: the account before the detail."""

    def telling(item: AnnotatedArticle) -> tuple[int, str]:
        named = {entity.id for entity, _ in site.mentions_in.get(item.article.id, ())}
        return -len(named), item.article.id

    left = site.config.letopis.home_articles
    first = True
    for _, dated in groupby(site.archive.articles, key=lambda item: item.article.published):
        found = [item.article for item in sorted(dated, key=telling)]
        shown = found[: min(PER_DATE, left)]
        if not shown:
            return
        rows = article_rows(site, (article.id for article in shown), HOME, lead=first)
        rest = len(found) - len(shown)
        words = site.words.ngettext("%(num)s more article", "%(num)s more articles", rest) % {"num": rest}
        more = Link(glue(words), relative(articles_url(found[0].published[:4]), HOME)) if rest else None
        yield DateGroup(rows, more)
        left -= len(shown)
        first = False


def _latest(site: Site) -> list[Event]:
    """What happened last. What is planned for after the newest article is not the latest event of a reader's today; of one date,
    what an editor entered comes first, then what most articles tell."""
    articles = site.archive.articles
    today = site.published(articles[0].article) if articles else None
    happened = (
        event
        for event in site.archive.events
        if event.tellings and precision(event.when) in HAPPENED and (today is None or bounds(event.when)[0] <= today)
    )
    return sorted(
        happened,
        key=lambda event: (-bounds(event.when)[0].toordinal(), not event.curated, -len(event.tellings), event.id),
    )


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
    entities = [entity for entity in site.archive.entities.values() if entity.kind is kind]
    shown = site.busiest(entities)[: site.config.letopis.home_entities]
    if not shown:
        return None
    rows = entity_rows([(entity, site.article_count(entity.id)) for entity in shown], HOME)
    return Index("", site.kind_title(kind), len(entities), rows, href=relative(kind_url(kind), HOME))
