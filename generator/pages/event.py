"""An event's page: what is known of it and since when, how each article tells it, who had it first and who retells whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator import markdown
from generator.archive.origins import independent
from generator.archive.timeline import event_order, event_year
from generator.chronology import bounds, known_end
from generator.i18n import date_words, month_and_year, weekday
from generator.model import Entity, EntityKind, Event, Page, Telling
from generator.pages.context import Site, most_first
from generator.pages.disagreements import Brief, brief
from generator.pages.engine import render
from generator.pages.event_disputes import disputed_sentences, disputes
from generator.pages.event_figures import FigureGroup, figures
from generator.pages.event_known import KnownView, known
from generator.pages.event_passages import line, passages
from generator.pages.event_quotes import QuotesView, quotes
from generator.pages.event_sources import Branches, SilentView, counted, silent, tree
from generator.pages.event_told import ToldView, told
from generator.pages.lists import entity_rows, first_telling, index_section
from generator.pages.spellings import NEXT_NAME, words_of
from generator.pages.tongues import language_of
from generator.pages.typography import glue, shorten
from generator.pages.views import EventFacts, Index, Leaf, Link, Neighbour
from generator.sharing.proposing import new_file_url
from generator.urls import event_url, relative

HEADING = 80
"""Code points of a heading: where no file gives it a title, an event is called by a sentence, which goes on under it."""

DESCRIPTION_LIMIT = 200

_NUMBER = re.compile("\\b(\\d+)(?=\u00a0)")


@dataclass(frozen=True, slots=True)
class EventView:
    leaf: Leaf
    title: str
    long: bool
    """The title is a sentence."""
    description: Markup | None
    """Curated."""
    sentence: Link | None
    """What the first article says: whole, or what the title leaves of it."""
    said_by: str
    counted: tuple[str, ...]
    """Words, a number, words, a number…"""
    curated: bool
    edit: str
    begin: str
    """Where a file about it is begun, as long as it has none; "" where there is no editor."""
    row: str
    """On the timeline."""
    known: KnownView
    told: ToldView | None
    quotes: QuotesView | None
    figures: tuple[FigureGroup, ...]
    disputes: tuple[Brief, ...]
    tree: Branches
    origins: int
    silent: SilentView | None
    sections: tuple[Index, ...]
    earlier: Neighbour | None
    later: Neighbour | None
    facts: EventFacts


def keys(site: Site) -> Iterator[str]:
    """Of each event that has a page (`Site.has_page`)."""
    return (event.id for event in site.once(in_order))


def pages(site: Site, id: str) -> Iterator[Page]:
    event = site.events[id]
    earlier, later = site.once(_neighbours)[id]
    view = _view(site, event, earlier, later)
    title = site.event_title(event, HEADING)
    body = render(site.language, "event.html", view=view)
    yield Page(event_url(id), "event", title, describe(site, event), body)


def in_order(site: Site) -> list[Event]:
    """Events that have a page, the newest first."""
    return sorted(filter(site.has_page, site.archive.events), key=event_order)


def _neighbours(site: Site) -> dict[str, tuple[Event | None, Event | None]]:
    """By the id of an event that has a page: the one before and the one after it in time."""
    found = site.once(in_order)
    return {
        event.id: (earlier, later)
        for event, earlier, later in zip(found, [*found[1:], None], [None, *found], strict=False)
    }


def describe(site: Site, event: Event) -> str:
    """In a sentence or two, plain: what somebody wrote of it, or the first who told it."""
    plain = markdown.plain(event.markdown) if event.markdown.strip() else ""
    if not plain and event.tellings:
        first = _lead(site, event)
        plain = line(first.span.of(site.texts[first.article].text))
    return shorten(plain, DESCRIPTION_LIMIT) or f"{event.title}: {date_words(event.when, site.language)}."


def _lead(site: Site, event: Event) -> Telling:
    """The sentence that says what happened: the one whose words are the title; under a title of a person's, of the first articles the
    one that names most, as «он» and «ему» say nothing there."""
    return passages(site, event)[0].tellings[0] if event.curated else first_telling(event)


def _view(site: Site, event: Event, earlier: Event | None, later: Event | None) -> EventView:
    url = event_url(event.id)
    found = passages(site, event)
    differing = disputes(site, found)
    text = site.prose(event.markdown)
    title = shorten(event.title, HEADING)
    quoted = not text and (event.curated or title != event.title)
    begun = 0 if event.curated else len(title) - 1
    sentence, said_by = _sentence(site, event, begun, url) if quoted else (None, "")
    return EventView(
        leaf=_leaf(site, event.when),
        title=glue(site.event_title(event, HEADING)),
        long=not event.curated,
        description=text,
        sentence=sentence,
        said_by=said_by,
        counted=tuple(_NUMBER.split(counted(site, event))),
        curated=event.curated,
        edit=site.config.edit_url(event.path) if event.path else "",
        begin="" if event.curated else _begin(site, event),
        row=relative(site.row_url(event), url),
        known=known(site, event, found, disputed_sentences(differing, url), url),
        told=told(site, found, url),
        quotes=quotes(site, event, found, url),
        figures=figures(site, found, url),
        disputes=tuple(brief(site, one, url) for one in differing),
        tree=tree(site, event, url),
        origins=len(independent(event, site.archive)),
        silent=silent(site, event, url),
        sections=_sections(site, event, url),
        earlier=_neighbour(site, earlier, url),
        later=_neighbour(site, later, url),
        facts=_facts(site, event),
    )


def _leaf(site: Site, when: str) -> Leaf:
    """A day as on a calendar; whatever else the date is, in words."""
    low, high = bounds(when)
    if low != high:
        return Leaf("", glue(date_words(when, site.language)), "", "")
    return Leaf(str(low.day), month_and_year(low, site.language), low.isoformat(), weekday(low, site.language))


def _begin(site: Site, event: Event) -> str:
    """Only who has a file can take part in an event that has one."""
    known = [id for id in event.entities if site.archive.entities[id].curated]
    fields = {"title": shorten(event.title, HEADING), "date": event.when, "entities": known}
    return new_file_url(site.config, f"events/{event.id}.md", fields)


def _sentence(site: Site, event: Event, begun: int, url: str) -> tuple[Link | None, str]:
    """Behind the code points of it that the title has; and who says so."""
    if not event.tellings:
        return None, ""
    first = _lead(site, event)
    article = site.texts[first.article]
    whole = line(first.span.of(article.text))
    words = glue(f"…{whole[begun:].lstrip(' ,;:—–-')}" if begun else whole)
    said_by = f"{site.byline(article)}, {site.when(article.published).words}"
    return Link(words, relative(site.telling_url(first), url), site.lang(article.language)), said_by


def _sections(site: Site, event: Event, url: str) -> tuple[Index, ...]:
    """The participants, by kind, with how many of the event's articles name each; of an event that none tells, how many at all."""
    articles = dict.fromkeys(telling.article for telling in event.tellings)
    naming = Counter(
        id for article in articles for id in {entity.id for entity, _ in site.mentions_in.get(article, ())}
    )
    kinds: dict[EntityKind, list[tuple[Entity, int]]] = {kind: [] for kind in EntityKind}
    # Who reports it has no part in it.
    reporting = {
        site.imprints[id].entity
        for article in articles
        for id in site.archive.chains.get(article, ())
        if id in site.imprints
    }
    for id in dict.fromkeys((*event.entities, *event.around)):
        entity = site.archive.entities.get(id)
        if entity is not None and id not in reporting:
            kinds[entity.kind].append((entity, naming[id] if articles else site.article_count(id)))
    made = (
        index_section("", site.kind_title(kind), entity_rows(site, most_first(counts), url, len(articles) or None))
        for kind, counts in kinds.items()
    )
    return tuple(filter(None, made))


def _neighbour(site: Site, event: Event | None, url: str) -> Neighbour | None:
    if event is None:
        return None
    title = glue(site.event_title(event, HEADING))
    return Neighbour(site.when(event.when).words, title, relative(event_url(event.id), url))


def _facts(site: Site, event: Event) -> EventFacts:
    entities = [site.archive.entities[id] for id in (*event.entities, *event.around) if id in site.archive.entities]
    return EventFacts(
        kind=site.words.gettext("Events"),
        about=site.words.pgettext("kind", "event"),
        year=str(event_year(event)),
        date=bounds(known_end(event.when))[0].isoformat(),
        when=date_words(event.when, site.language),
        forms=NEXT_NAME.join(dict.fromkeys(words_of(entity) for entity in entities)),
        persons=site.in_facet(entities, EntityKind.PERSON),
        places=site.in_facet(entities, EntityKind.PLACE),
        lang=language_of(site.event_title(event, HEADING)),
    )
