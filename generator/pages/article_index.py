"""The index beside an article, and the cards that its mentions open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.chronology import Precision, bounds, known_end, precision
from generator.i18n import Catalogue
from generator.model import AnnotatedArticle, EntityKind, MentionOf
from generator.pages.article_figures import Measured
from generator.pages.article_notes import Note
from generator.pages.article_quotes import Quoted
from generator.pages.context import Site
from generator.pages.entity import about
from generator.pages.lists import entity_rows, index_section
from generator.pages.marks import DATE, Laid, date_key, dates
from generator.pages.origin import Standing, standing
from generator.pages.tongues import spoken
from generator.pages.typography import glue, shorten
from generator.pages.views import Index, Link, When
from generator.urls import EVENTS, entity_url, relative

SECTION_IDS = {
    EntityKind.PERSON: "people",
    EntityKind.ORGANIZATION: "organizations",
    EntityKind.PLACE: "places",
    EntityKind.TOPIC: "topics",
}
EXACT = 20
"""Articles that name somebody are counted on a card up to so many."""
SENTENCE_LIMIT = 90
"""Code points of a sentence beside its date."""


@dataclass(slots=True)
class DateRow:
    """A date of which the article speaks, with the sentence that does."""

    key: str
    """What lights up with it, and the row's id; "" for the day of publication."""
    when: When
    sentence: str
    href: str
    """To the sentence on this page, or ""."""
    confirmed: bool = True


@dataclass(slots=True)
class FigureRow:
    """A figure of the article, with what there is to say of it."""

    key: str
    """What lights up with it, and the row's id."""
    words: str
    said: str
    """«≈ 8 047 км, граница», or ""."""
    href: str
    """To the sentence on this page, or ""."""
    confirmed: bool


@dataclass(slots=True)
class Fact:
    name: str
    value: str


@dataclass(slots=True)
class Card:
    """What opens over a mark. Who made the mark is said of each mark apart (`data-o`), as one card serves all of its key."""

    key: str
    name: str
    about: str
    names: tuple[Link, ...]
    facts: tuple[Fact, ...]
    described: str
    """Who described the entity, in words; "" on other cards."""
    mark: str
    """The class of the sign beside them."""
    links: tuple[Link, ...]


def entity_indexes(site: Site, article: AnnotatedArticle, url: str) -> tuple[Index, ...]:
    """People, organisations, places and topics of the article, the most often named first."""
    named = Counter[str]()
    certain = Counter[str]()
    for annotation in article.annotations:
        if isinstance(annotation.value, MentionOf):
            named[annotation.value.entity] += 1
            certain[annotation.value.entity] += standing(annotation).confirmed
    most = max(named.values(), default=0)
    # Counter keeps the order of the text, and sorting is stable: of equals, the one named first comes first.
    found = sorted(((site.archive.entities[id], count) for id, count in named.items()), key=lambda pair: -pair[1])
    sections = []
    for kind, id in SECTION_IDS.items():
        rows = entity_rows(site, [pair for pair in found if pair[0].kind is kind], url, most, certain)
        section = index_section(id, site.kind_title(kind), rows)
        if section is not None:
            known = sum(1 for row in rows if row.confirmed != 0)
            sections.append(replace(section, confirmed=known if known < section.total else None))
    return tuple(sections)


def date_rows(site: Site, article: AnnotatedArticle) -> tuple[DateRow, ...]:
    """The dates of the text from the earliest on, each with its first sentence; last, the day of publication in its place."""
    text = article.article.text
    first: dict[str, DateRow] = {}
    for annotation, value in dates(article):
        confirmed = standing(annotation).confirmed
        if value.edtf in first:
            if confirmed and not first[value.edtf].confirmed:
                first[value.edtf] = replace(first[value.edtf], confirmed=True)
            continue
        sentence = article.sentence_at(annotation.span.start)
        words = shorten((sentence.span if sentence else annotation.span).of(text), SENTENCE_LIMIT)
        href = f"#{sentence.anchor}" if sentence else ""
        first[value.edtf] = DateRow(date_key(value.edtf), site.when(value.edtf), glue(words), href, confirmed)
    if not first:
        return ()
    published = article.article.published
    appeared = DateRow("", site.when(published), site.words.gettext("this text was published"), "")
    rows = [(*_order(edtf), 0, row) for edtf, row in first.items()] + [(*_order(published), 1, appeared)]
    return tuple(row for *_, row in sorted(rows, key=lambda item: item[:3]))


def figure_rows(words: Catalogue, figures: Iterable[Measured]) -> tuple[FigureRow, ...]:
    """In the order of the text."""
    return tuple(
        FigureRow(
            key=figure.key,
            words=figure.words,
            said=", ".join(fact.value for fact in _of_figure(words, figure)),
            href=f"#{figure.sentence}" if figure.sentence else "",
            confirmed=figure.standing.confirmed,
        )
        for figure in figures
    )


def _of_figure(words: Catalogue, figure: Measured) -> tuple[Fact, ...]:
    facts = (
        Fact(words.gettext("in metric units"), figure.converted),
        Fact(words.gettext("what it is of"), figure.of),
        Fact(words.gettext("currency, as in the sum before"), figure.currency),
    )
    return tuple(fact for fact in facts if fact.value)


def _order(edtf: str) -> tuple[int, int]:
    """From the earliest on; of one beginning, the longer time first."""
    low, high = bounds(known_end(edtf))
    return low.toordinal(), low.toordinal() - high.toordinal()


# ---------------------------------------------------------------------------------------------------------- cards


def cards(
    site: Site,
    article: AnnotatedArticle,
    laid: Sequence[Laid],
    figures: Sequence[Measured],
    quotes: Sequence[Quoted],
    notes: Iterable[Note],
    url: str,
) -> tuple[Card, ...]:
    """One for each entity, date and figure that the text links, and for each quotation."""
    first = {item.key: item for item in reversed(laid)}
    named = Counter(entity.id for entity, _ in site.mentions_in.get(article.article.id, ()))
    made = [_entity_card(site, id, count, url) for id, count in named.items() if id in first]
    edtf = {date_key(value.edtf): value.edtf for _, value in dates(article)}
    made += [_date_card(site, item, edtf[key]) for key, item in sorted(first.items()) if item.style == DATE]
    differing = [note for note in notes if note.disputed]
    made += [_figure_card(site, one, differing) for one in figures if one.key in first]
    made += [_quote_card(site, quote) for quote in quotes]
    return tuple(made)


def _entity_card(site: Site, id: str, here: int, url: str) -> Card:
    entity = site.archive.entities[id]
    return Card(
        key=id,
        name=glue(site.name(entity)),
        about=site.prose_words(glue(about(entity.markdown))),
        names=tuple(Link(name, "", language) for language, name in sorted(entity.names.items()))
        if entity.names
        else (),
        facts=(
            Fact(site.words.gettext("here"), _times(site.words, here)),
            Fact(site.words.gettext("articles"), site.asked(_roughly, id)),
        ),
        described=site.words.gettext("described by a person")
        if entity.curated
        else site.words.gettext("found by the machine"),
        mark=(Standing.PERSON if entity.curated else Standing.MODEL).mark,
        links=(Link(site.words.gettext("Open the page"), relative(entity_url(entity), url)),),
    )


def _roughly(site: Site, id: str) -> str:
    """How many articles name it; of many, only how great the number is: each article more would make every card of it another."""
    count = site.article_count(id)
    if count <= EXACT:
        return str(count)
    least = max(
        step * 10**zeros for step in (1, 2, 5) for zeros in range(1, len(str(count))) if step * 10**zeros < count
    )
    return glue(site.words.gettext("more than %(amount)s") % {"amount": least})


@lru_cache
def _times(words: Catalogue, number: int) -> str:
    return glue(words.ngettext("%(num)s time", "%(num)s times", number) % {"num": number})


def _date_card(site: Site, laid: Laid, edtf: str) -> Card:
    words = site.words.gettext("The event") if EVENTS in laid.href else site.words.gettext("On the timeline")
    leads = () if laid.href.startswith("#") else (Link(words, laid.href),)
    return Card(laid.key, site.when(edtf).words, _exactness(site.words, precision(edtf)), (), (), "", "", leads)


def _figure_card(site: Site, figure: Measured, notes: Iterable[Note]) -> Card:
    """With what others say, and a way to the reckoning, where the figure is disputed."""
    facts = list(_of_figure(site.words, figure))
    links: tuple[Link, ...] = ()
    for note in notes:
        if figure.key in note.keys.split():
            facts += [Fact(row.who, spoken(row.words, row.lang)) for row in note.rows if row.href]
            links = (note.link,)
    return Card(figure.key, figure.words, "", (), tuple(facts), "", "", links)


def _quote_card(site: Site, quote: Quoted) -> Card:
    facts = [*quote.facts]
    links = [Link(site.words.gettext("Link to the quotation"), f"#{quote.anchor}")]
    if quote.elsewhere and quote.elsewhere.href:
        links.insert(0, quote.elsewhere)
    elif quote.elsewhere:
        facts.append(quote.elsewhere.name)
    name = quote.speaker.name or glue(site.words.gettext("The text does not say who speaks"))
    return Card(quote.anchor, name, ", ".join(facts), (), (), "", "", tuple(links))


@lru_cache
def _exactness(words: Catalogue, exact: Precision) -> str:
    return {
        Precision.DAY: words.gettext("exact to the day"),
        Precision.MONTH: words.gettext("exact to the month"),
        Precision.SEASON: words.gettext("exact to the season"),
        Precision.YEAR: words.gettext("exact to the year"),
        Precision.DECADE: words.gettext("exact to the decade"),
        Precision.INTERVAL: words.gettext("a stretch of time"),
        Precision.SET: words.gettext("one of several dates"),
    }[exact]
