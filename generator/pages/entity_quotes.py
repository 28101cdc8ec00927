"""What somebody says in the archive, and what others say of them: an utterance once, however many articles have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.chronology import bounds, is_edtf, known_end
from generator.model import Annotation, Entity, Quote, QuoteThread, Sentence, Span, Wording
from generator.pages.context import Site
from generator.pages.entity_articles import SentenceLink, line, sentence_link
from generator.pages.typography import glue, shorten
from generator.pages.views import Link, When
from generator.urls import entity_url, relative, thread_url

_WORD = re.compile(r"\w+")

FEWEST_WORDS = 3
"""Of a part of an utterance: a word or two in quotation marks are a term or irony as often as somebody's speech."""
LONGEST = 320
"""Code points of an utterance in a list; the rest stands where it leads."""


@dataclass(slots=True)
class Said:
    """A row: an utterance."""

    words: str
    """Of a whole utterance; "" where only a few words are quoted."""
    sentence: SentenceLink | None
    """Where only a few words are: the author's sentence with these words marked."""
    href: str
    lang: str
    when: When | None
    """None where the row above has the same."""
    source: str
    """«The New York Times, в 3 изданиях, 3 варианта»."""
    speaker: Link | None = None
    """Where the page is not the speaker's own."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    article: str
    annotation: Annotation
    value: Quote
    """The annotation's."""

    @property
    def said(self) -> str:
        """EDTF: when the words were spoken, where the text says so; else ""."""
        return self.value.said if is_edtf(self.value.said) else ""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a row is made of."""

    quoted: _Quoted
    """Its first whole wording."""
    thread: QuoteThread | None
    day: int
    """The ordinal of the day it was spoken, or published."""
    said: str
    """EDTF: when it was spoken, where a text says so; else ""."""

    @property
    def year(self) -> int:
        return date.fromordinal(self.day).year

    def edtf(self, site: Site) -> str:
        """When it was spoken, else when its first wording was published."""
        return self.said or site.headings[self.first].published

    @property
    def first(self) -> str:
        """The article that has it first."""
        return self.thread.variants[0].article if self.thread else self.quoted.article


def spoken_by(site: Site, entity: Entity) -> list[Utterance]:
    """Whole utterances, then those of which a few words are quoted; of each the newest first."""
    return _utterances(
        site,
        [
            _Quoted(article, annotation, annotation.value)
            for article, annotation in site.quotes_of.get(entity.id, ())
            if isinstance(annotation.value, Quote) and _says_something(site, article, annotation.span, annotation.value)
        ],
    )


def _says_something(site: Site, article: str, span: Span, quote: Quote) -> bool:
    known = (article, span) in site.thread_of
    return quote.direct or known or len(_words(site, article, span)) >= FEWEST_WORDS


def spoken_of(site: Site, entity: Entity) -> list[Utterance]:
    """Whole utterances of others that name the entity, newest first."""
    found: dict[tuple[str, Span], _Quoted] = {}
    for mention in site.archive.mentions.get(entity.id, ()):
        for quote, value in site.utterances_in(mention.article):
            if quote.span.holds(mention.span) and value.speaker and value.speaker != entity.id:
                found.setdefault((mention.article, quote.span), _Quoted(mention.article, quote, value))
    return _utterances(site, list(found.values()))


def rows(site: Site, utterances: Iterable[Utterance], url: str, *, of: bool = False) -> tuple[Said, ...]:
    """In the order given; a date is said once. `of`: the page is about whom they speak of, so each row says who speaks."""
    made: list[Said] = []
    before = ""
    for one in utterances:
        row = _row(site, one, url, of=of)
        when = one.edtf(site)
        if when == before:
            row.when = None
        made.append(row)
        before = when
    return tuple(made)


def utterance_url(site: Site, article: str, quote: Span) -> str:
    """Where a quotation leads: to its thread, where several articles have the words; else to the sentence in which it begins."""
    thread = site.thread_of.get((article, quote))
    if thread is not None:
        return thread_url(thread.id)
    sentence = site.sentence_at(article, quote.start)
    return site.article_url(article, sentence.anchor if sentence else "")


def _utterances(site: Site, quotes: Sequence[_Quoted]) -> list[Utterance]:
    """Of each thread one, and of the same words in one article one."""
    by_place = {(one.article, one.annotation.span): one for one in quotes}
    threads: dict[str, Utterance] = {}
    single: dict[tuple[str, tuple[str, ...]], Utterance] = {}
    for one in quotes:
        thread = site.thread_of.get((one.article, one.annotation.span))
        if thread is None:
            key = (one.article, _words(site, one.article, one.annotation.span))
            single.setdefault(key, _dated(site, one, None, one.said))
        elif thread.id not in threads:
            threads[thread.id] = _of_thread(site, thread, by_place)
    made = [*threads.values(), *single.values()]
    return sorted(made, key=lambda one: (not one.quoted.value.direct, -one.day, *_place(site, one.quoted)))


def _place(site: Site, quoted: _Quoted) -> tuple[tuple[int, str], Span]:
    return site.place(quoted.article), quoted.annotation.span


def _of_thread(site: Site, thread: QuoteThread, by_place: Mapping[tuple[str, Span], _Quoted]) -> Utterance:
    """By its first whole wording, or the first part of one."""
    places = [(one.article, one.span) for one in thread.variants]
    known = [by_place[place] for place in places if place in by_place]
    best = next((one for one in known if one.value.direct), known[0])
    return _dated(site, best, thread, next(filter(None, (one.said for one in known)), ""))


def _dated(site: Site, quoted: _Quoted, thread: QuoteThread | None, said: str) -> Utterance:
    first = thread.variants[0].article if thread else quoted.article
    day = bounds(known_end(said))[0] if said else site.published(site.headings[first])
    return Utterance(quoted, thread, day.toordinal(), said)


def _row(site: Site, one: Utterance, url: str, *, of: bool) -> Said:
    article, value, span = site.texts[one.quoted.article], one.quoted.value, one.quoted.annotation.span
    place: Sentence | Span = site.sentence_at(article.id, span.start) or span
    href = relative(utterance_url(site, article.id, span), url)
    return Said(
        words="" if not value.direct else line(shorten(span.of(article.text), LONGEST)),
        sentence=None if value.direct else replace(sentence_link(site, article, place, [span], url), href=href),
        href=href,
        lang=site.lang(article.language),
        when=site.when(one.edtf(site)),
        source=_source(site, one, value.via),
        speaker=_speaker(site, value.speaker, article.language, url) if of else None,
    )


def _speaker(site: Site, speaker: str, language: str, url: str) -> Link:
    """By name alone where the archive does not know who it is."""
    entity = site.archive.entities.get(speaker)
    if entity is None:
        return Link(glue(site.named(speaker, language)), "")
    return Link(glue(site.name(entity)), relative(entity_url(entity), url))


def _source(site: Site, one: Utterance, via: str) -> str:
    """Who has it first; of several outlets also how many have it, and in how many wordings."""
    outlet = site.outlet_name(via) if via else site.publisher(site.headings[one.first])
    if one.thread is None:
        return glue(outlet)
    parts = [outlet]
    outlets = {site.headings[variant.article].source.name or variant.article for variant in one.thread.variants}
    if len(outlets) > 1:
        parts.append(
            site.words.ngettext("in %(num)s outlet", "in %(num)s outlets", len(outlets)) % {"num": len(outlets)}
        )
    quoted = (variant for variant in one.thread.variants if variant.wording is not Wording.PARAPHRASE)
    wordings = {_words(site, variant.article, variant.span) for variant in quoted}
    if len(wordings) > 1:
        words = site.words.ngettext("%(num)s wording", "%(num)s wordings", len(wordings))
        parts.append(words % {"num": len(wordings)})
    return glue(", ".join(parts))


def _words(site: Site, article: str, span: Span) -> tuple[str, ...]:
    """What two wordings must share to be the same: every word, whatever stands between."""
    return tuple(_WORD.findall(span.of(site.texts[article].text).casefold()))
