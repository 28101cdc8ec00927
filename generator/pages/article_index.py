"""The index beside an article, and the cards that its mentions open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from generator.chronology import Precision, bounds, known_end, precision
from generator.model import AnnotatedArticle, EntityKind, Origin
from generator.pages.context import Site
from generator.pages.entity import about
from generator.pages.lists import entity_rows, index_section
from generator.pages.marks import ORIGIN_CLASS, Laid, date_key, dates
from generator.pages.typography import glue, shorten
from generator.pages.views import Index, Link, When
from generator.urls import entity_url, relative

SECTION_IDS = {
    EntityKind.PERSON: "people",
    EntityKind.ORGANIZATION: "organizations",
    EntityKind.PLACE: "places",
    EntityKind.TOPIC: "topics",
}
SENTENCE_LIMIT = 90
"""Code points of a sentence beside its date."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date of which the article speaks, with the sentence that does."""

    key: str
    when: When
    sentence: str
    href: str
    """To the sentence on this page, or ""."""


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Card:
    """What opens over a mention."""

    key: str
    name: str
    about: str
    names: tuple[Link, ...]
    facts: tuple[Fact, ...]
    origin: str
    """Of ORIGIN_CLASS."""
    origin_words: str
    link: Link


def entity_indexes(site: Site, article: AnnotatedArticle, url: str) -> tuple[Index, ...]:
    """People, organisations, places and topics of the article, the most often named first."""
    named = Counter[str]()
    certain = Counter[str]()
    for entity, mention in site.mentions_in.get(article.article.id, ()):
        named[entity.id] += 1
        certain[entity.id] += mention.origin is not Origin.MODEL
    most = max(named.values(), default=0)
    sections = []
    for kind, id in SECTION_IDS.items():
        # Counter keeps the order of the text, and sorting is stable: of equals, the one named first comes first.
        found = sorted((id for id in named if site.archive.entities[id].kind is kind), key=lambda id: -named[id])
        rows = [
            replace(row, confirmed=certain[row.key] if certain[row.key] < row.count else None)
            for row in entity_rows([(site.archive.entities[id], named[id]) for id in found], url, most)
        ]
        sections.append(index_section(id, site.kind_title(kind), rows))
    return tuple(filter(None, sections))


def date_rows(site: Site, article: AnnotatedArticle) -> tuple[DateRow, ...]:
    """The dates of the text from the earliest on, each with its first sentence; last, the day of publication in its place."""
    text = article.article.text
    first: dict[str, DateRow] = {}
    for annotation, value in dates(article):
        if value.edtf in first:
            continue
        sentence = article.sentence_at(annotation.span.start)
        words = shorten((sentence.span if sentence else annotation.span).of(text), SENTENCE_LIMIT)
        href = f"#{sentence.anchor}" if sentence else ""
        first[value.edtf] = DateRow(date_key(value.edtf), site.when(value.edtf), glue(words), href)
    if not first:
        return ()
    published = article.article.published
    appeared = DateRow("", site.when(published), site.words.gettext("this text was published"), "")
    rows = [(*_order(edtf), 0, row) for edtf, row in first.items()] + [(*_order(published), 1, appeared)]
    return tuple(row for *_, row in sorted(rows, key=lambda item: item[:3]))


def _order(edtf: str) -> tuple[int, int]:
    """From the earliest on; of one beginning, the longer time first."""
    low, high = bounds(known_end(edtf))
    return low.toordinal(), low.toordinal() - high.toordinal()


# ---------------------------------------------------------------------------------------------------------- cards


def cards(site: Site, article: AnnotatedArticle, laid: tuple[Laid, ...], url: str) -> tuple[Card, ...]:
    """One for each entity and each date that the text links: a date that no event tells of is no link."""
    shown = {item.key for item in laid}
    named = Counter(entity.id for entity, _ in site.mentions_in.get(article.article.id, ()))
    made = [_entity_card(site, id, count, url) for id, count in named.items() if id in shown]
    told: set[str] = set()
    for item in laid:
        if item.style == "m-d" and item.href and item.key not in told:
            told.add(item.key)
            made.append(_date_card(site, article, item))
    return tuple(made)


def _entity_card(site: Site, id: str, here: int, url: str) -> Card:
    entity = site.archive.entities[id]
    times = site.words.ngettext("%(num)s time", "%(num)s times", here) % {"num": here}
    return Card(
        key=id,
        name=glue(entity.name),
        about=glue(about(entity.markdown)),
        names=tuple(Link(name, "", language) for language, name in sorted(entity.names.items())),
        facts=(
            Fact(site.words.gettext("here"), glue(times)),
            Fact(site.words.gettext("articles"), str(site.article_count(id))),
        ),
        origin=ORIGIN_CLASS[Origin.HUMAN if entity.curated else Origin.MODEL],
        origin_words=site.words.gettext("described by a person")
        if entity.curated
        else site.words.gettext("found by the machine"),
        link=Link(site.words.gettext("Open the page"), relative(entity_url(entity), url)),
    )


def _date_card(site: Site, article: AnnotatedArticle, laid: Laid) -> Card:
    edtf = next(value.edtf for annotation, value in dates(article) if annotation.span == laid.span)
    words = shorten(laid.span.of(article.article.text), SENTENCE_LIMIT)
    return Card(
        key=laid.key,
        name=glue(words),
        about=f"{site.when(edtf).words}, {_exactness(site, edtf)}",
        names=(),
        facts=(),
        origin=ORIGIN_CLASS[laid.origin],
        origin_words={
            Origin.HUMAN: site.words.gettext("checked by a person"),
            Origin.RULE: site.words.gettext("found by a rule"),
            Origin.MODEL: site.words.gettext("proposed by a model"),
        }[laid.origin],
        link=Link(site.words.gettext("On the timeline"), laid.href),
    )


def _exactness(site: Site, edtf: str) -> str:
    return {
        Precision.DAY: site.words.gettext("exact to the day"),
        Precision.MONTH: site.words.gettext("exact to the month"),
        Precision.SEASON: site.words.gettext("exact to the season"),
        Precision.YEAR: site.words.gettext("exact to the year"),
        Precision.DECADE: site.words.gettext("exact to the decade"),
        Precision.INTERVAL: site.words.gettext("a stretch of time"),
        Precision.SET: site.words.gettext("one of several dates"),
    }[precision(edtf)]
