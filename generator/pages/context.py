"""`Site`: the archive indexed once for all page kinds, so that a page asks for what it needs without searching."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from markupsafe import Markup

from generator import markdown, urls
from generator.archive.identity import key_of
from generator.archive.outlets import by_name
from generator.archive.timeline import event_year
from generator.chronology import Precision, bounds, precision
from generator.config import Config
from generator.i18n import Catalogue, catalogue, date_words
from generator.model import (
    AnnotatedArticle,
    Annotation,
    Archive,
    Article,
    Disagreement,
    Entity,
    EntityKind,
    Event,
    Mention,
    Outlet,
    Quote,
    QuoteThread,
    Sentence,
    Span,
    Telling,
)
from generator.pages import derived
from generator.pages.fragment import text_directive
from generator.pages.headings import Headed, Heading, Imprint, heading
from generator.pages.tongues import in_script, mostly_in_script, spoken
from generator.pages.typography import glue, shorten
from generator.pages.views import When
from generator.tracking import Indexed, look, tracked, unnoted

_MONTH, _SEASON = 31, 92
"""Days: what is no longer than this is drawn as a month, as a season."""


Named = TypeVar("Named", Entity, Outlet, Imprint)
T = TypeVar("T")


class Site(Indexed):
    """The archive, the settings and the language of one build. Nothing in it changes after it is made.

    Everything in it that depends on the archive is looked at through `tracking`: whoever keeps anything here says so by a Table, by
    `once` or by `asked`.
    """

    def __init__(self, archive: Archive, config: Config) -> None:
        with unnoted():
            self._index(archive)
        super().__init__("site", ("site", "archive"), "generator.pages.")
        self.archive = tracked(archive)
        self._understood = {item.article.id: item for item in archive.articles}
        """By article id: asked for what follows from the text alone, which is looked at instead."""
        self.config = config
        self.language = config.language
        self.words = catalogue(config.language)
        self._outlet_names: dict[str, str] = {}
        """By the names that articles give, as they were asked for."""
        self._bylines: dict[tuple[str | None, tuple[str, ...]], str] = {}
        """By the outlet and those that it cites: few, and each in many lists."""

    def _index(self, archive: Archive) -> None:
        self.articles: dict[str, AnnotatedArticle] = {item.article.id: item for item in archive.articles}
        self.texts: dict[str, Article] = {id: item.article for id, item in self.articles.items()}
        """As they were read: what was understood of a text may change without it."""
        self.headings: dict[str, Heading] = {id: heading(article) for id, article in self.texts.items()}
        ids = list(self.articles)
        self.neighbours: dict[str, tuple[str | None, str | None]] = {
            id: (earlier, later) for id, earlier, later in zip(ids, [*ids[1:], None], [None, *ids], strict=False)
        }
        """By article id, those of the articles before and after it."""
        self._article_urls = {id: urls.article_url(item.article) for id, item in self.articles.items()}
        mentions: defaultdict[str, list[tuple[Entity, Mention]]] = defaultdict(list)
        self.articles_of: dict[str, tuple[str, ...]] = {}
        """By entity id: the articles that mention it, in the archive's order."""
        for id, found in archive.mentions.items():
            entity = archive.entities[id]
            for mention in found:
                mentions[mention.article].append((entity, mention))
            self.articles_of[id] = tuple(dict.fromkeys(mention.article for mention in found))
        self.mentions_in: dict[str, tuple[tuple[Entity, Mention], ...]] = {
            article: tuple(sorted(found, key=lambda pair: (pair[1].span.start, -pair[1].span.stop, pair[0].id)))
            for article, found in mentions.items()
        }
        """By article id, in the order of its text."""
        self.events: dict[str, Event] = {event.id: event for event in archive.events}
        told: defaultdict[str, dict[Span, Event]] = defaultdict(dict)
        events_of: defaultdict[str, list[Event]] = defaultdict(list)
        years: defaultdict[int, list[Event]] = defaultdict(list)
        for event in archive.events:
            years[event_year(event)].append(event)
            for entity_id in event.entities:
                events_of[entity_id].append(event)
            for telling in event.tellings:
                if telling.date is not None:
                    told[telling.article].setdefault(telling.date, event)
        self.told_in: dict[str, dict[Span, Event]] = dict(told)
        """By article id, then by the span of the words that give the date."""
        self.events_of: dict[str, tuple[Event, ...]] = {id: tuple(found) for id, found in events_of.items()}
        self.years: dict[int, tuple[Event, ...]] = {year: tuple(years[year]) for year in sorted(years, reverse=True)}
        """Events by the year under which they are listed, the newest year first."""
        self._former: dict[str, str] = {}
        """By an id that no event has any more, the id of the one that it means; what a file says goes first."""
        for event in sorted(archive.events, key=lambda event: not event.curated):
            for old in event.was:
                if old not in self.events:
                    self._former.setdefault(old, event.id)
        self.quotes_of: dict[str, tuple[tuple[str, Annotation], ...]] = _quotes(archive)
        """By the id of the speaker: article ids and quotes, direct and in part, in the archive's order, then the text's."""
        self.thread_of: dict[tuple[str, Span], QuoteThread] = {
            (variant.article, variant.span): thread for thread in archive.threads for variant in thread.variants
        }
        """By article id and the span of a variant."""
        disputed: defaultdict[str, list[Disagreement]] = defaultdict(list)
        for disagreement in archive.disagreements:
            for id in dict.fromkeys(claim.article for claim in disagreement.claims):
                disputed[id].append(disagreement)
        self.disputed_in: dict[str, tuple[Disagreement, ...]] = {id: tuple(found) for id, found in disputed.items()}
        """By article id: where another tells it differently."""
        self.disputed_events: dict[str, Disagreement] = {}
        """By event id: the first where a sentence that tells of it is told otherwise."""
        for disagreement in archive.disagreements:
            for id in disagreement.events:
                self.disputed_events.setdefault(id, disagreement)
        self.threads: dict[str, QuoteThread] = {thread.id: thread for thread in archive.threads}
        self.disagreements: dict[str, Disagreement] = {one.id: one for one in archive.disagreements}
        self.outlets: dict[str, Outlet] = {outlet.id: outlet for outlet in archive.outlets}
        """By id, with the articles."""
        self.imprints: dict[str, Imprint] = {
            outlet.id: Imprint(outlet.id, outlet.name, outlet.entity, bool(outlet.published))
            for outlet in archive.outlets
        }
        self._imprints = {
            key: self.imprints[outlet.id] for key, outlet in by_name(archive.outlets, archive.entities).items()
        }

    # ------------------------------------------------------------------------------------------------ addresses

    def article_url(self, id: str, anchor: str = "") -> str:
        url = self._article_urls[id]
        return f"{url}#{anchor}" if anchor else url

    def has_page(self, event: Event) -> bool:
        """What somebody entered, and what two articles tell: there is something to lay side by side. Others are a row of the timeline."""
        tellings = event.tellings
        return event.curated or (
            len(tellings) > 1 and any(telling.article != tellings[0].article for telling in tellings)
        )

    def event_url(self, event: Event) -> str:
        """The event's page; where it has none, its row on the timeline."""
        return urls.event_url(event.id) if self.has_page(event) else self.row_url(event)

    def former_ids(self, event: Event) -> tuple[str, ...]:
        """Ids under which it may have been linked to; each is one event's alone, and no living one's."""
        return tuple(old for old in event.was if self._former.get(old) == event.id)

    def row_url(self, event: Event) -> str:
        """The event's row on the page of the timeline that lists it."""
        return f"{self.archive.listed[event.id]}#{event_anchor(event.id)}"

    def sentence_url(self, article: str, anchor: str, span: Span) -> str:
        """To a sentence, named by its anchor and by its words, so that a browser marks it."""
        return f"{self.article_url(article)}#{anchor}{text_directive(self.texts[article], span)}"

    def sentence_at(self, article: str, offset: int) -> Sentence | None:
        """The sentence that holds this offset of the article's text, or None between two."""
        look("site.texts", article)
        return self._understood[article].sentence_at(offset)

    def telling_url(self, telling: Telling) -> str:
        """To the sentence."""
        return self.sentence_url(telling.article, telling.sentence, telling.span)

    def outlet(self, name: str) -> Imprint | None:
        """By any spelling of its name («NYT»)."""
        return self._imprints.get(key_of(EntityKind.ORGANIZATION, name))

    # ---------------------------------------------------------------------------------------------------- dates

    def published(self, article: Headed) -> date:
        """The day it sorts by: the lower bound."""
        return bounds(article.published)[0]

    def year(self, article: str) -> int:
        """In which the article of this id was published."""
        return self.published(self.headings[article]).year

    def when(self, edtf: str, year: int | None = None) -> When:
        """`year` is the one that the heading above has said."""
        return _when(edtf, self.language, year)

    # ---------------------------------------------------------------------------------------------------- words

    def byline(self, article: Headed) -> str:
        """«Lada.kz ← Tengrinews.kz ← The New York Times»."""
        key = article.source.name, article.source.cites
        if key not in self._bylines:
            self._bylines[key] = " ← ".join((self.publisher(article), *map(self.outlet_name, article.source.cites)))
        return self._bylines[key]

    def publisher(self, article: Headed) -> str:
        """The outlet's name, or that nobody names it."""
        if article.source.name:
            return self.outlet_name(article.source.name)
        return self.words.gettext("outlet not named")

    def articles_counted(self, number: int) -> str:
        """«5 материалов»."""
        return glue(self.words.ngettext("%(num)s article", "%(num)s articles", number) % {"num": number})

    def kind_title(self, kind: EntityKind) -> str:
        """The kind's plural, as a heading."""
        return _kind_title(self.words, kind)

    def kind_name(self, kind: EntityKind) -> str:
        """«человек»: what one of this kind is."""
        return _kind_name(self.words, kind)

    # --------------------------------------------------------------------------------------------------- languages

    def lang(self, language: str) -> str:
        """What a `lang` attribute must say: "" where it is the page's own."""
        return "" if language == self.language else language

    def named(self, name: str, language: str) -> str:
        """A name, carrying its language (`tongues`); one in other letters than that language has is read as it can be."""
        lang = self.lang(language)
        return spoken(name, lang) if lang and in_script(name, language) else name

    def name(self, entity: Entity) -> str:
        """A machine-made name is in the archive's language where an article in it has it, else in that of the newest that has."""
        return self.asked(_name, entity.id)

    def prose_words(self, text: str) -> str:
        """What somebody wrote for the archive, as plain text: in the archive's language, where its letters say no other."""
        language = self.config.texts_language
        lang = self.lang(language)
        return spoken(text, lang) if lang and mostly_in_script(text, language) else text

    def prose(self, source: str) -> Markup | None:
        """The same as Markdown; None where nobody wrote anything."""
        if not source.strip():
            return None
        html = markdown.render(source, glue=glue)
        lang = self.lang(self.config.texts_language) if mostly_in_script(source, self.config.texts_language) else ""
        # markdown.render escapes whatever is not its own markup.
        return Markup(f'<div lang="{lang}">{html}</div>' if lang else html)  # noqa: S704

    def outlet_name(self, name: str) -> str:
        if name not in self._outlet_names:
            self._outlet_names[name] = self.named(name, self.config.texts_language)
        return self._outlet_names[name]

    def event_title(self, event: Event, limit: int) -> str:
        """At most so many code points; a title that nobody wrote is a sentence of an article."""
        title = shorten(event.title, limit)
        if event.curated or not event.tellings:
            return self.named(title, self.config.texts_language)
        first = next((telling for telling in event.tellings if telling.date is not None), event.tellings[0])
        return self.named(title, self.headings[first.article].language)

    # ------------------------------------------------------------------------------------------------ utterances

    def utterances_in(self, article: str) -> tuple[tuple[Annotation, Quote], ...]:
        """The whole utterances that an article quotes, in the order of its text."""
        return self.once(derived.utterances).get(article, ())

    # --------------------------------------------------------------------------------------------------- counts

    def is_busy(self, entity: Entity) -> bool:
        """Whether it is one of those that the archive speaks of most."""
        return entity.id in self.once(derived.busy)

    def in_facet(self, entities: Iterable[Entity], kind: EntityKind) -> tuple[str, ...]:
        """The names of those among them that a facet of the search offers."""
        offered = self.once(derived.offered)
        return tuple(sorted({entity.name for entity in entities if entity.kind is kind and entity.id in offered}))

    def busiest(self, entities: Iterable[Entity]) -> list[Entity]:
        """Those that are mentioned, the one with most articles first."""
        counts = most_first((entity, self.article_count(entity.id)) for entity in entities)
        return [entity for entity, count in counts if count]

    def article_count(self, entity: str) -> int:
        return len(self.articles_of.get(entity, ()))

    def ending_in(self, outlet: str) -> int:
        """How many articles of others have their news from this outlet in the end."""
        return self.once(derived.ending).get(outlet, 0)

    def place(self, article: str) -> tuple[int, str]:
        """Sorts as the archive's articles do, the newest first."""
        return -self.published(self.headings[article]).toordinal(), article

    def together(self, entity: str) -> Counter[str]:
        """How many articles each other entity shares with this one."""
        named = self.once(derived.entities_in)
        shared = Counter(chain.from_iterable([named[article] for article in self.articles_of.get(entity, ())]))
        shared.pop(entity, None)
        return shared


@lru_cache
def _kind_title(words: Catalogue, kind: EntityKind) -> str:
    return {
        EntityKind.PERSON: words.gettext("People"),
        EntityKind.ORGANIZATION: words.gettext("Organisations"),
        EntityKind.PLACE: words.gettext("Places"),
        EntityKind.TOPIC: words.gettext("Topics"),
    }[kind]


@lru_cache
def _kind_name(words: Catalogue, kind: EntityKind) -> str:
    return {
        EntityKind.PERSON: words.pgettext("kind", "person"),
        EntityKind.ORGANIZATION: words.pgettext("kind", "organisation"),
        EntityKind.PLACE: words.pgettext("kind", "place"),
        EntityKind.TOPIC: words.pgettext("kind", "topic"),
    }[kind]


@lru_cache(maxsize=16384)
def _when(edtf: str, language: str, year: int | None) -> When:
    low, high = bounds(edtf)
    length = (high - low).days + 1
    glyph = "" if length == 1 else "pr-m" if length <= _MONTH else "pr-s" if length <= _SEASON else "pr-y"
    return When(glue(date_words(edtf, language, year)), html_datetime(edtf), glyph)


def _name(site: Site, id: str) -> str:
    """A machine-made name is in the archive's language where an article in it has it, else in that of the newest that has."""
    entity = site.archive.entities[id]
    language = site.config.texts_language
    if not entity.curated and (found := site.articles_of.get(id)):
        languages = {site.headings[article].language for article in found}
        language = language if language in languages else site.headings[found[0]].language
    return site.named(entity.name, language)


def _quotes(archive: Archive) -> dict[str, tuple[tuple[str, Annotation], ...]]:
    found: defaultdict[str, list[tuple[str, Annotation]]] = defaultdict(list)
    for annotated in archive.articles:
        for annotation in annotated.annotations:
            if isinstance(annotation.value, Quote) and annotation.value.speaker in archive.entities:
                found[annotation.value.speaker].append((annotated.article.id, annotation))
    return {id: tuple(quotes) for id, quotes in found.items()}


def event_anchor(id: str) -> str:
    """Of its row. The prefix keeps an event's id apart from the page's own ids."""
    return f"event-{id}"


def html_datetime(edtf: str) -> str:
    """The value of `<time datetime>`, "" where HTML has none for this date."""
    low, high = bounds(edtf)
    if low == high:
        return low.isoformat()
    core = edtf.rstrip("~?%")
    if len(core) in (4, 7) and core.replace("-", "").isdigit() and precision(edtf) in (Precision.MONTH, Precision.YEAR):
        return core
    return ""


def searched_bounds(edtf: str) -> str:
    """The first and the last day of a date as the search reads them (`_search.html`): «2025-11-07», «2025-12-16/2025-12-31»."""
    first, last = bounds(edtf)
    return first.isoformat() if first == last else f"{first}/{last}"


def most_first(counts: Iterable[tuple[Named, int]]) -> list[tuple[Named, int]]:
    """By count; of equal ones, in alphabetical order."""
    return sorted(counts, key=lambda pair: (-pair[1], sort_key(pair[0].name), pair[0].id))


@lru_cache(maxsize=16384)
def sort_key(name: str) -> tuple[str, str]:
    """Alphabetical, ё with е, whatever quotation marks stand in front."""
    return name.casefold().replace("ё", "е").lstrip("«\"„“'"), name
