"""The home page: what is new, what the archive holds, whom and what it speaks of most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import quote_plus

from markupsafe import Markup, escape

from generator.chronology import Precision, bounds, precision
from generator.i18n import month_and_year
from generator.model import AnnotatedArticle, Article, EntityKind, Event, Page, Quote, QuoteThread, Rights, Wording
from generator.pages.context import Site
from generator.pages.derived import publishing
from generator.pages.disagreements import Brief, briefs
from generator.pages.engine import render
from generator.pages.leaf import leaf_of
from generator.pages.lists import article_rows, entity_rows, told_by
from generator.pages.typography import glue
from generator.pages.views import ArticleRow, Index, Leaf, Link
from generator.urls import (
    ARTICLES,
    DISAGREEMENTS,
    EVENTS,
    HOME,
    QUOTES,
    SEARCH,
    TIMELINE,
    articles_url,
    entity_url,
    kind_url,
    relative,
    thread_url,
)

SHOWN_KINDS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)

PER_DATE = 5
"""Sources of one date that are listed; a day with forty must not hide the day before."""

OF_SOURCE = 3
"""Digests of one source that are listed: eight of one interview must not hide the day's other news."""

DIFFERING = 3
"""Disagreements that are shown."""

NEWEST_THREADS = 10
"""Of so many utterances one is shown."""

QUOTE_LIMIT = 320
"""Code points of it: more would be an article."""

TITLE_LIMIT = 110
"""Code points of an event's title, which may be a whole sentence."""

HAPPENED = (Precision.DAY, Precision.MONTH, Precision.SEASON)
"""How exact a date must be to stand among the latest events: «в 2025 году» is no news."""

_NUMBER = "\x02%s\x03"
"""A number among words, until they are HTML."""


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """An article, or the digests of one source."""

    row: ArticleRow
    also: tuple[ArticleRow, ...]
    """Its other digests."""
    more: Link | None
    """To those that are not listed."""


@dataclass(frozen=True, slots=True)
class DateGroup:
    """Articles of one publication date."""

    sources: tuple[SourceGroup, ...]
    more: Link | None
    """To the others of that date."""


@dataclass(frozen=True, slots=True)
class EventLine:
    title: str
    href: str
    note: str
    """«6 ноября 2025, 14 материалов, 3 независимых источника»."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """What somebody said that several articles have."""

    words: str
    lang: str
    href: str
    speaker: Link
    byline: str
    also: str
    """«ещё в 2 материалах»."""


@dataclass(frozen=True, slots=True)
class HomeView:
    leaf: Leaf | None
    title: str
    search: str
    examples: tuple[Link, ...]
    holdings: Markup
    articles: tuple[DateGroup, ...]
    all_articles: str
    quote: QuoteView | None
    disagreements: tuple[Brief, ...]
    all_quotes: Link
    all_disagreements: Link
    events: tuple[EventLine, ...]
    all_events: Link
    busiest: tuple[Index, ...]


def pages(site: Site) -> Iterator[Page]:
    archive, settings = site.archive, site.config.letopis
    search = relative(SEARCH, HOME)
    view = HomeView(
        leaf=_leaf(site),
        title=site.prose_words(glue(site.config.site_description.rstrip(".") or site.config.site_name)),
        search=search,
        examples=tuple(
            Link(glue(site.named(text, site.config.texts_language)), f"{search}?q={quote_plus(text)}")
            for text in settings.search_examples
        ),
        holdings=_holdings(site),
        articles=tuple(_newest(site)),
        all_articles=relative(ARTICLES, HOME),
        quote=_quote(site),
        disagreements=briefs(site, HOME, DIFFERING),
        all_quotes=Link(str(len(archive.threads)), relative(QUOTES, HOME)),
        all_disagreements=Link(str(len(archive.disagreements)), relative(DISAGREEMENTS, HOME)),
        events=tuple(_event_line(site, event) for event in _latest(site)[: settings.home_events]),
        all_events=_all_events(site),
        busiest=tuple(filter(None, (_busiest(site, kind) for kind in SHOWN_KINDS))),
    )
    body = render(site.language, "home.html", view=view)
    description = site.config.site_description or site.config.site_name
    yield Page(HOME, "home", site.config.site_name, description, body, indexed=False)


def _leaf(site: Site) -> Leaf | None:
    """When the newest article was published."""
    if not site.archive.articles:
        return None
    return replace(leaf_of(site, site.archive.articles[0].article), below=site.words.gettext("latest article"))


# --------------------------------------------------------------------------------------------------------- what is new


def _newest(site: Site) -> Iterator[DateGroup]:
    """The newest articles by date; within one date, those that name most first: the account before the detail."""

    def telling(item: AnnotatedArticle) -> tuple[int, str]:
        named = {entity.id for entity, _ in site.mentions_in.get(item.article.id, ())}
        return -len(named), item.article.id

    left = site.config.letopis.home_articles
    lead = True
    for _, dated in groupby(site.archive.articles, key=lambda item: item.article.published):
        sources: dict[object, list[Article]] = {}
        for item in sorted(dated, key=telling):
            sources.setdefault(_source_of(item.article), []).append(item.article)
        shown: list[SourceGroup] = []
        hidden = 0
        for articles in sources.values():
            if left <= 0 or len(shown) == PER_DATE:
                hidden += len(articles)
                continue
            listed = articles[: min(OF_SOURCE, left)]
            rows = article_rows(site, (article.id for article in listed), HOME, lead=lead)
            row = rows[0] if not shown else replace(rows[0], when=None, note="")
            shown.append(SourceGroup(row, rows[1:], _more(site, articles[0], len(articles) - len(listed))))
            left -= len(listed)
            lead = False
        if not shown:
            return
        yield DateGroup(tuple(shown), _more(site, next(iter(sources.values()))[0], hidden))


def _source_of(article: Article) -> object:
    """Digests of one day that have their news from one source, by the same way, are told together; any other article for itself."""
    source = article.source
    known = source.name or source.cites or source.url
    return (source.name, source.cites, source.url) if known and article.rights is Rights.DIGEST else article.id


def _more(site: Site, article: Article, number: int) -> Link | None:
    """To the articles of that year."""
    if not number:
        return None
    words = site.words.ngettext("%(num)s more article", "%(num)s more articles", number) % {"num": number}
    return Link(glue(words), relative(articles_url(article.published[:4]), HOME))


def _quote(site: Site) -> QuoteView | None:
    """Of the newest utterances, the one that most articles have, in the words of the first who quotes it."""
    found = (
        (variant, thread)
        for thread in sorted(site.archive.threads[:NEWEST_THREADS], key=lambda thread: -len(_told_in(thread)))
        for variant in thread.variants
        if variant.wording is Wording.DIRECT and variant.span.stop - variant.span.start <= QUOTE_LIMIT
    )
    variant, thread = next(found, (None, None))
    if variant is None or thread is None or thread.speaker not in site.archive.entities:
        return None
    article, speaker = site.texts[variant.article], site.archive.entities[thread.speaker]
    others = len(_told_in(thread)) - 1
    also = site.words.ngettext("also in %(num)s article", "also in %(num)s articles", others) % {"num": others}
    return QuoteView(
        words=glue(" ".join(variant.span.of(article.text).split())),
        lang=site.lang(article.language),
        href=relative(thread_url(thread.id), HOME),
        speaker=Link(glue(site.name(speaker)), relative(entity_url(speaker), HOME)),
        byline=site.byline(article),
        also=glue(also) if others else "",
    )


def _told_in(thread: QuoteThread) -> set[str]:
    return {variant.article for variant in thread.variants}


# ---------------------------------------------------------------------------------------------- what the archive holds


def _holdings(site: Site) -> Markup:
    """«35 материалов 3 изданий. Здесь 37 событий, 112 цитат и только 5 независимых источников.»; "" for an empty archive."""
    archive, words = site.archive, site.words
    if not archive.articles:
        return Markup("")

    articles = len(archive.articles)
    held = _counted(words.ngettext("%(num)s article", "%(num)s articles", articles), articles)
    outlets = sum(1 for outlet in archive.outlets if outlet.published)
    if outlets:
        held = words.ngettext("%(articles)s of %(num)s outlet", "%(articles)s of %(num)s outlets", outlets) % {
            "articles": held,
            "num": _NUMBER % outlets,
        }
    since = month_and_year(site.published(archive.articles[-1].article), site.language)
    text = words.gettext("In the archive since %(month)s: %(articles)s.") % {"month": since, "articles": held}
    events = _events(site)
    quotes = sum(isinstance(one.value, Quote) for item in archive.articles for one in item.annotations)
    things = [
        _counted(words.ngettext("%(num)s event", "%(num)s events", events), events) if events else "",
        _counted(words.ngettext("%(num)s quote", "%(num)s quotes", quotes), quotes) if quotes else "",
    ]
    independent = len(set(archive.origins.values()))
    if independent and independent < articles:
        only = words.ngettext("only %(num)s independent source", "only %(num)s independent sources", independent)
        things.append(_counted(only, independent))
    *first, last = [thing for thing in things if thing] or [""]
    if last:
        listed = (
            words.gettext("%(things)s and %(last)s") % {"things": ", ".join(first), "last": last} if first else last
        )
        text += " " + words.gettext("Here are %(things)s.") % {"things": listed}
    marked = str(escape(glue(text))).replace("\x02", "<b>").replace("\x03 ", "</b>\u00a0").replace("\x03", "</b>")
    return Markup(marked)  # noqa: S704 - it is escaped


def _counted(words: str, number: int) -> str:
    return words % {"num": _NUMBER % number}


# ------------------------------------------------------------------------------------------------------------- its index


def _latest(site: Site) -> list[Event]:
    """What several articles tell or an editor entered, the latest first: a sentence of one article that gives a date is no event
    of the day. Nor is what is planned for after the newest article; of one date, what most articles tell comes first."""
    articles = site.archive.articles
    today = site.published(articles[0].article) if articles else None
    happened = (
        event
        for event in site.archive.events
        if (len(_articles(event)) > 1 or (event.curated and event.tellings))
        and precision(event.when) in HAPPENED
        and (today is None or bounds(event.when)[0] <= today)
    )
    return sorted(happened, key=lambda event: (-bounds(event.when)[0].toordinal(), -len(_articles(event)), event.id))


def _articles(event: Event) -> set[str]:
    return {telling.article for telling in event.tellings}


def _event_line(site: Site, event: Event) -> EventLine:
    note = f"{site.when(event.when).words}, {told_by(site, event)}"
    return EventLine(glue(site.event_title(event, TITLE_LIMIT)), relative(site.event_url(event), HOME), note)


def _events(site: Site) -> int:
    """Those that have pages; all of the timeline where none has."""
    return sum(site.has_page(event) for event in site.archive.events) or len(site.archive.events)


def _all_events(site: Site) -> Link:
    paged = any(site.has_page(event) for event in site.archive.events)
    return Link(str(_events(site)), relative(EVENTS if paged else TIMELINE, HOME))


def _busiest(site: Site, kind: EntityKind) -> Index | None:
    """Without the outlets: an archive names them wherever it says whose news it has."""
    outlets = site.once(publishing)
    entities = [entity for entity in site.archive.entities.values() if entity.kind is kind]
    shown = site.busiest(entity for entity in entities if entity.id not in outlets)[: site.config.letopis.home_entities]
    if not shown:
        return None
    rows = entity_rows(site, [(entity, site.article_count(entity.id)) for entity in shown], HOME)
    return Index("", site.kind_title(kind), len(entities), rows, href=relative(kind_url(kind), HOME))
