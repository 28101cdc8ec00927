"""Quotations in an article: who speaks, when, through whom, and where else the words were printed; and the turns of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.archive.identity import fold
from generator.archive.quotations import quote_anchors
from generator.markdown import Mark
from generator.model import (
    AnnotatedArticle,
    Annotation,
    Article,
    BlockKind,
    Quote,
    QuoteThread,
    Span,
    Turn,
    TurnRole,
)
from generator.pages.context import Site
from generator.pages.origin import Standing, standing
from generator.pages.tongues import spoken
from generator.pages.typography import glue
from generator.pages.views import Link
from generator.urls import entity_url, relative, thread_url

_AROUND_QUOTE = " \t\n«»\"“”„‘’'—–-,.!?…:;"
"""What may stand in a paragraph beside an utterance and leave it all of the paragraph."""
_OPENING = "«„“\"‘'"
_DASHES = "—–-"
_SPACES = " \u00a0"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as the page shows it."""

    span: Span
    anchor: str
    """Its permalink, and what lights up together."""
    speaker: Link
    """The name and the page of who speaks; without a name where the text does not say."""
    key: str
    """The speaker's key (`data-e`), or ""."""
    facts: tuple[str, ...]
    """«сказано 6 ноября 2025», «цитату приводит The New York Times»."""
    elsewhere: Link | None
    """«ещё в 2 изданиях»; without an address, «только здесь»; None where the archive cannot know."""
    lang: str
    """Of the words, where their alphabet shows that they are not in the text's language."""
    standing: Standing
    block: int | None
    """The paragraph that is this utterance and nothing else; None where it stands inside one."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A paragraph of an interview."""

    asks: bool
    speaker: Link
    """Whose turn begins here; without a name where it goes on."""
    key: str
    standing: Standing


def quotations(site: Site, article: AnnotatedArticle, url: str) -> tuple[Quoted, ...]:
    """In the order of the text."""
    anchors = quote_anchors(article)
    alone = {
        _bare(article.article, block.span): number
        for number, block in enumerate(article.article.blocks)
        if block.kind is BlockKind.PARAGRAPH
    }
    made: dict[Span, Quoted] = {}
    for annotation in article.annotations:
        quote = annotation.value
        if isinstance(quote, Quote) and annotation.span not in made:
            block = alone.get(_bare(article.article, annotation.span)) if quote.direct else None
            made[annotation.span] = _quoted(site, article, annotation, quote, anchors[annotation.span], block, url)
    return tuple(made.values())


def _quoted(
    site: Site,
    article: AnnotatedArticle,
    annotation: Annotation,
    quote: Quote,
    anchor: str,
    block: int | None,
    url: str,
) -> Quoted:
    speaker, key = _speaker(site, quote.speaker, article.article.language, url)
    words = site.words
    facts = []
    if quote.said:
        facts.append(words.gettext("said on %(date)s") % {"date": site.when(quote.said).words})
    if quote.via:
        facts.append(words.gettext("quoted by %(outlet)s") % {"outlet": site.outlet_name(quote.via)})
    thread = site.thread_of.get((article.article.id, annotation.span))
    elsewhere = None
    if thread is not None:
        elsewhere = thread_link(site, thread, article.article, annotation.span, url)
    elif quote.direct and key:
        elsewhere = Link(words.gettext("only here"), "")
    return Quoted(
        span=annotation.span,
        anchor=anchor,
        speaker=speaker,
        key=key,
        facts=tuple(glue(fact) for fact in facts),
        elsewhere=elsewhere,
        lang=foreign(annotation.span.of(article.article.text), article.article.language),
        standing=standing(annotation),
        block=block,
    )


def _speaker(site: Site, speaker: str, language: str, base: str) -> tuple[Link, str]:
    entity = site.archive.entities.get(speaker)
    if entity is None:
        return Link(glue(site.named(speaker, language)), ""), ""
    return Link(glue(site.name(entity)), relative(entity_url(entity), base)), entity.id


def thread_link(site: Site, thread: QuoteThread, article: Article, span: Span, base: str) -> Link:
    """«ещё в 2 изданиях, слова разные»: where else the archive has this utterance, on the thread's page."""
    others = [site.headings[one.article] for one in thread.variants if one.article != article.id]
    outlets = {one.source.name or one.id for one in others} - {article.source.name}
    if outlets:
        words = site.words.ngettext("also in %(num)s outlet", "also in %(num)s outlets", len(outlets))
        words %= {"num": len(outlets)}
    else:
        number = len({one.id for one in others})
        words = site.words.ngettext("also in %(num)s article", "also in %(num)s articles", number) % {"num": number}
    ours = _letters(span.of(article.text))
    if any(
        _letters(one.span.of(site.texts[one.article].text)) != ours
        for one in thread.variants
        if one.article != article.id
    ):
        words = site.words.gettext("%(where)s, worded differently") % {"where": words}
    return Link(glue(words), relative(thread_url(thread.id), base))


@lru_cache(maxsize=4096)
def _letters(words: str) -> str:
    return "".join(char for char in fold(words) if char.isalnum())


def foreign(words: str, language: str) -> str:
    """The language of a passage, where letters or words show that it is not the text's own: Kazakh has letters of its own, and a
    sentence in Latin letters with an «and» or a «the» is English. "" where nothing shows."""
    letters = [char for char in words.lower() if char.isalpha()]
    if language != "kk" and any(char in "әғқңөұүһ" for char in letters):
        return "kk"
    latin = sum("a" <= char <= "z" for char in letters)
    enough = len(letters) >= _ENOUGH and latin == len(letters) and len(words.split()) >= _WORDS
    return "en" if enough and language in _CYRILLIC and _ENGLISH.intersection(words.lower().split()) else ""


_ENOUGH, _WORDS = 12, 4
_CYRILLIC = ("ru", "kk", "uk")
_ENGLISH = frozenset(("the", "and"))


def _bare(article: Article, span: Span) -> Span:
    """The span without quotation marks, dashes and stops at its ends."""
    start, stop = span.start, span.stop
    while start < stop and article.text[start] in _AROUND_QUOTE:
        start += 1
    while start < stop and article.text[stop - 1] in _AROUND_QUOTE:
        stop -= 1
    return Span(start, stop)


# ------------------------------------------------------------------------------------------------------ in the text


def marks_of(site: Site, article: Article, quotes: Sequence[Quoted], links: Sequence[Span]) -> Iterator[Mark]:
    """The words of each quotation inside a paragraph, and a link over the sign that opens it, which has the card.

    `links` are the spans that are links already: a link cannot hold a link.
    """
    taken = list(links)
    # Beside words of another language a name says that it is of the page's.
    own = not site.lang(article.language)
    for quote in quotes:
        if quote.block is not None:
            if quote.lang:
                yield Mark(quote.span, "span", (("lang", quote.lang),))
            continue
        attributes = (
            ("class", "q"),
            ("id", quote.anchor),
            ("data-e", quote.anchor),
            ("lang", quote.lang),
        )
        yield Mark(quote.span, "span", tuple((name, value) for name, value in attributes if value))
        sign = _sign(article.text, quote.span)
        if sign is None or any(sign.overlaps(link) for link in taken):
            continue
        taken.append(sign)
        hook = (
            ("class", "m m-q"),
            ("data-e", quote.anchor),
            ("data-o", quote.standing.value),
            ("href", quote.speaker.href or f"#{quote.anchor}"),
            ("aria-label", quote.speaker.name if own else spoken(quote.speaker.name, site.language)),
        )
        yield Mark(sign, "a", tuple((name, value) for name, value in hook if value))


def _sign(text: str, span: Span) -> Span | None:
    """What opens the quotation: its mark or its dash; else its first word."""
    before = span.start - 1
    if before >= 0 and text[before] in _OPENING:
        return Span(before, span.start)
    while before >= 0 and text[before] in _SPACES:
        before -= 1
    if before >= 0 and text[before] in _DASHES:
        return Span(before, before + 1)
    first = span.of(text).split(None, 1)
    return Span(span.start, span.start + len(first[0])) if first else None


def turns(site: Site, article: AnnotatedArticle, url: str) -> dict[int, Turned]:
    """By the number of the paragraph."""
    found: dict[int, Turned] = {}
    blocks = article.article.blocks
    number = 0
    for annotation in article.annotations:
        turn = annotation.value
        if not isinstance(turn, Turn):
            continue
        speaker, key = _speaker(site, turn.speaker, article.article.language, url)
        while number < len(blocks) and blocks[number].span.start < annotation.span.stop:
            block = blocks[number]
            number += 1
            if block.kind is BlockKind.PARAGRAPH and block.span.overlaps(annotation.span):
                found[number - 1] = Turned(turn.role is TurnRole.QUESTION, speaker, key, standing(annotation))
                speaker, key = Link("", ""), ""
    return found
