"""The page of a person, an organisation, a place or a topic: who it is, when, and every sentence that names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from generator import markdown
from generator.i18n import date_words
from generator.model import Entity, EntityKind, Mention, Page, Sense, Sentence, Span
from generator.pages.context import Site, most_first
from generator.pages.engine import render
from generator.pages.lists import (
    article_row,
    entity_rows,
    event_order,
    event_rows,
    index_section,
    outlet_rows,
    outlets_named,
)
from generator.pages.spellings import names_of
from generator.pages.typography import first_sentence, glue, shorten
from generator.pages.views import ArticleRow, EntityFacts, EventRow, Index, Link
from generator.urls import entity_url, relative

SENTENCES_SHOWN = 3
"""Of one article; the others are folded away. Of somebody whom many articles name, one: the page is a list of articles then."""
FEW_ARTICLES = 6
EVENTS_SHOWN = 40
"""The latest ones; earlier ones are folded away."""
TOGETHER_SHOWN = 24
"""Of a kind, in the index."""
DESCRIPTION_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class SentenceLink:
    href: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class InArticle:
    row: ArticleRow
    sentences: tuple[SentenceLink, ...]
    more: tuple[SentenceLink, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    name: str
    span: str
    """From the first day of publication to the last, in words; "" without articles."""
    names: tuple[Link, ...]
    """In other languages (`lang`); no links."""
    aliases: str
    description: Markup | None
    """Curated; None where nobody wrote one."""
    generated: str
    """What can be said without one."""
    senses: str
    """In how many places the name means those who govern there; "" where it never does."""
    curated: bool
    edit: str
    wikidata: str
    earlier_events: tuple[EventRow, ...]
    events: tuple[EventRow, ...]
    articles: tuple[InArticle, ...]
    count: int
    sections: tuple[Index, ...]
    facts: EntityFacts


def pages(site: Site) -> Iterator[Page]:
    for entity in site.archive.entities.values():
        url = entity_url(entity)
        view = _view(site, entity, url)
        plain = markdown.plain(entity.markdown)
        description = shorten(plain, DESCRIPTION_LIMIT) if plain else f"{entity.name}: {view.generated}"
        yield Page(url, "entity", entity.name, description, render(site.language, "entity.html", view=view))


@lru_cache(maxsize=4096)
def about(description: str) -> str:
    """The first sentence of an entity's Markdown, as a card shows it; "" without one.

    Cached: it stands on the card of every article that names the entity.
    """
    return first_sentence(markdown.plain(description))


def _view(site: Site, entity: Entity, url: str) -> EntityView:
    articles = site.articles_of.get(entity.id, ())
    events = sorted(site.events_of.get(entity.id, ()), key=event_order)
    aliases = [alias for alias in entity.aliases if alias != entity.name]
    text = markdown.render(entity.markdown, glue=glue) if entity.markdown.strip() else ""
    return EntityView(
        name=glue(entity.name),
        span=_span(site, articles),
        names=tuple(Link(name, "", language) for language, name in sorted(entity.names.items())),
        aliases=", ".join(f"«{glue(alias)}»" for alias in aliases),
        description=Markup(text) if text else None,  # noqa: S704 - markdown.render escapes what is not its own
        generated=_generated(site, len(articles)),
        senses=_senses(site, entity),
        curated=entity.curated,
        edit=site.config.edit_url(entity.path) if entity.path else "",
        wikidata=entity.wikidata or "",
        # On a page about one entity time runs forward, as in a life.
        earlier_events=event_rows(site, reversed(events[EVENTS_SHOWN:]), url),
        events=event_rows(site, reversed(events[:EVENTS_SHOWN]), url),
        articles=_articles(site, entity, url),
        count=len(articles),
        sections=_sections(site, entity, url),
        facts=EntityFacts(
            site.kind_title(entity.kind),
            site.kind_name(entity.kind),
            names_of(entity),
            busy=entity.id in site.busy_entities,
        ),
    )


def _span(site: Site, articles: tuple[str, ...]) -> str:
    """From the first article to the last, in words."""
    if not articles:
        return ""
    last, first = (site.published(site.articles[id].article) for id in (articles[0], articles[-1]))
    return glue(date_words(f"{first}/{last}", site.language))


def _generated(site: Site, count: int) -> str:
    if not count:
        return site.words.gettext("No article of the archive mentions it so far.")
    return site.words.ngettext(
        "Mentioned in %(num)s article of the archive.", "Mentioned in %(num)s articles of the archive.", count
    ) % {"num": count}


def _senses(site: Site, entity: Entity) -> str:
    mentions = site.archive.mentions.get(entity.id, ())
    count = sum(mention.sense is Sense.GOVERNMENT for mention in mentions)
    if not count:
        return ""
    return site.words.ngettext(
        "In %(num)s place it is the government that is meant.",
        "In %(num)s places it is the government that is meant.",
        count,
    ) % {"num": count}


# ------------------------------------------------------------------------------------------------ where it is named


def _articles(site: Site, entity: Entity, url: str) -> tuple[InArticle, ...]:
    by_article: dict[str, list[Mention]] = {}
    for mention in site.archive.mentions.get(entity.id, ()):
        by_article.setdefault(mention.article, []).append(mention)
    shown = SENTENCES_SHOWN if len(by_article) <= FEW_ARTICLES else 1
    result = []
    for id, mentions in by_article.items():
        sentences = _sentences(site, id, mentions, url)
        row = article_row(site, site.articles[id].article, url)
        result.append(InArticle(row, sentences[:shown], sentences[shown:]))
    return tuple(result)


def _sentences(site: Site, article: str, mentions: list[Mention], url: str) -> tuple[SentenceLink, ...]:
    """Each sentence once, with every mention in it marked. Words outside any sentence stand alone."""
    annotated = site.articles[article]
    spans: dict[Sentence | Span, list[Span]] = {}
    for mention in mentions:
        spans.setdefault(annotated.sentence_at(mention.span.start) or mention.span, []).append(mention.span)
    links = []
    for place, marked in spans.items():
        whole, anchor = (place.span, place.anchor) if isinstance(place, Sentence) else (place, "")
        href = relative(site.article_url(article, anchor), url)
        links.append(SentenceLink(href, _pieces(annotated.article.text, whole, marked)))
    return tuple(links)


def _pieces(text: str, whole: Span, marked: list[Span]) -> tuple[Piece, ...]:
    pieces = []
    at = whole.start
    for span in sorted(marked):
        start, stop = max(span.start, at), min(span.stop, whole.stop)
        if start >= stop:
            continue
        if start > at:
            pieces.append(Piece(_line(text[at:start]), False))
        pieces.append(Piece(_line(text[start:stop]), True))
        at = stop
    if at < whole.stop:
        pieces.append(Piece(_line(text[at : whole.stop]), False))
    return tuple(pieces)


def _line(text: str) -> str:
    return glue(text.replace("\n", " "))


# --------------------------------------------------------------------------------------------------------- the index


def _sections(site: Site, entity: Entity, url: str) -> tuple[Index, ...]:
    together = site.together(entity.id)
    # The rows of all sections are weighed against the same: how many articles speak of this entity at all.
    most = site.article_count(entity.id)
    titles = {
        EntityKind.PERSON: site.words.gettext("Together with"),
        EntityKind.ORGANIZATION: site.words.gettext("Organisations"),
        EntityKind.PLACE: site.words.gettext("Where"),
        EntityKind.TOPIC: site.words.gettext("Topics"),
    }
    sections = [_together(site, together, most, kind, title, url) for kind, title in titles.items()]
    writers = (site.articles[id].article.source.name for id in site.articles_of.get(entity.id, ()))
    rows = outlet_rows(outlets_named(site, writers), url, most)
    sections.append(index_section("", site.words.gettext("Who writes"), rows))
    return tuple(filter(None, sections))


def _together(site: Site, shared: Counter[str], most: int, kind: EntityKind, title: str, url: str) -> Index | None:
    others = ((site.archive.entities[id], count) for id, count in shared.items())
    shown = most_first((other, count) for other, count in others if other.kind is kind)[:TOGETHER_SHOWN]
    return index_section("", title, entity_rows(shown, url, most))
