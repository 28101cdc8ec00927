"""A quote thread's page: one utterance as everybody has it, what they agree on, who had it first, who only retold it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.archive.alignment import same_words
from generator.chronology import bounds
from generator.i18n import date_words
from generator.model import Annotation, EntityKind, Page, Quote, QuoteThread, Span, Variant, Wording
from generator.pages import spellings
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.headings import Heading
from generator.pages.leaf import leaf_of
from generator.pages.quote_collation import (
    LONG,
    Agreement,
    CollationPart,
    Compared,
    Piece,
    WordingGroup,
    compared,
    grouped,
)
from generator.pages.quoted import counts_words, inner, leading, publisher, quote_row, title_of, words_of
from generator.pages.tongues import spoken
from generator.pages.typography import glue, shorten
from generator.pages.views import ArticleFacts, Leaf, Link, When
from generator.urls import entity_url, outlet_url, relative, thread_url

NEAR_SHOWN = 4
"""Other quotes of the speaker."""
NEAR = 2500
"""Code points between two quotes of which one is near the other."""
NEAR_LIMIT = 160
DESCRIPTION_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that has a wording."""

    outlet: Link
    """To the sentence."""
    behind: str
    """« ← Tengrinews.kz ← The New York Times»; "" where the text cites nobody."""
    title: Link | None
    """The article's (no link), where the outlet's name does not tell it from another here."""
    when: str
    """"" where the margin says it."""
    first: bool
    """Nobody published the utterance earlier, or on the same day."""
    also: tuple[Link, ...]
    """A few of the words once more in the same article, each to its sentence."""


@dataclass(frozen=True, slots=True)
class WordingRow:
    """All who have one wording."""

    keys: str
    """What lights it up with the collation (`data-e`)."""
    when: When
    pieces: tuple[Piece, ...]
    lang: str
    long: bool
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class Retelling:
    """A sentence that has a few of the words, or none, and all who have it."""

    when: When
    before: str
    words: str
    """Quoted; "" in a paraphrase."""
    after: str
    lang: str
    carriers: tuple[Carrier, ...]
    how: str
    """«своими словами», «отрывком»."""


@dataclass(frozen=True, slots=True)
class NearQuote:
    words: str
    href: str
    """To its thread, or to its sentence."""
    lang: str
    about: str
    """«Вестник», «3 издания, 2 варианта»."""
    when: When


@dataclass(frozen=True, slots=True)
class QuoteView:
    leaf: Leaf
    title: str
    lang: str
    speaker: Link
    said: str
    """«сказано 5 ноября 2025», or ""."""
    whence: tuple[Link, str] | None
    """Where all have it from, and a sentence on what the archive has of that outlet ("" where it has something)."""
    counts: str
    collation: tuple[CollationPart, ...]
    collated: str
    """What the collation is called where it is not seen."""
    long: bool
    wordings: tuple[WordingRow, ...]
    agreement: Agreement | None
    retellings: tuple[Retelling, ...]
    near: tuple[NearQuote, ...]
    facts: ArticleFacts


@dataclass(frozen=True, slots=True)
class _Told:
    """What a carrier's line depends on beside its article."""

    earliest: str
    """The article that had it first; "" where another may be of the same day."""
    once: frozenset[str]
    """Outlets that have one article here."""


def keys(site: Site) -> Iterator[str]:
    return (thread.id for thread in site.archive.threads)


def pages(site: Site, id: str) -> Iterator[Page]:
    thread = site.threads[id]
    url = thread_url(id)
    view = _view(site, thread, url, site.once(_said_in_articles))
    speaker = site.archive.entities[thread.speaker].name
    description = shorten(f"{speaker}: «{inner(words_of(site, leading(thread)))}»", DESCRIPTION_LIMIT)
    body = render(site.language, "quote.html", view=view)
    yield Page(url, "quote", spoken(title_of(site, thread), view.lang), description, body)


def _said_in_articles(site: Site) -> dict[tuple[str, str], list[Annotation]]:
    """By speaker and article: quotes in order."""
    said: defaultdict[tuple[str, str], list[Annotation]] = defaultdict(list)
    for speaker in sorted({thread.speaker for thread in site.archive.threads}):
        for article, quote in site.quotes_of.get(speaker, ()):
            said[speaker, article].append(quote)
    # Not to grow when it is asked for what nobody said.
    return dict(said)


def _view(site: Site, thread: QuoteThread, url: str, said: Mapping[tuple[str, str], Sequence[Annotation]]) -> QuoteView:
    entity = site.archive.entities[thread.speaker]
    first = site.headings[thread.variants[0].article]
    # An article with the whole words and a few of them again has a wording, and does not only retell.
    quoting = {variant.article for variant in thread.variants if variant.wording is Wording.DIRECT}
    also: dict[str, list[Link]] = defaultdict(list)
    for variant in thread.variants:
        if variant.wording is Wording.FRAGMENT and variant.article in quoting:
            href = relative(site.article_url(variant.article, variant.sentence), url)
            lang = site.lang(site.headings[variant.article].language)
            also[variant.article].append(Link(f"«{glue(inner(words_of(site, variant)))}»", href, lang))
    groups = grouped(site, thread)
    together = compared(site, groups)
    told = _told(site, thread)
    retold: dict[object, list[Variant]] = defaultdict(list)
    for variant in thread.variants:
        if variant.article not in quoting:
            # A sentence that went from one outlet to others is one.
            text = _whole(site, variant).of(site.texts[variant.article].text)
            retold[variant.wording, same_words(text)].append(variant)
    return QuoteView(
        leaf=_leaf(site, first),
        title=glue(title_of(site, thread)),
        lang=site.lang(site.headings[leading(thread).article].language),
        speaker=Link(glue(site.name(entity)), relative(entity_url(entity), url)),
        said=_said(site, thread),
        whence=_whence(site, thread, url),
        counts=counts_words(site, thread),
        collation=together.collation,
        collated=glue(together.label),
        long=together.long,
        wordings=tuple(_wording(site, group, together, told, also, url) for group in groups),
        agreement=together.agreement,
        retellings=tuple(_retelling(site, variants, told, url) for variants in retold.values()),
        near=_near(site, thread, said, url),
        facts=_facts(site, thread, first),
    )


def _leaf(site: Site, first: Heading) -> Leaf:
    leaf = leaf_of(site, first)
    return replace(leaf, below=site.words.gettext("first in the archive"))


# ------------------------------------------------------------------------------------------------------- whence


def _said(site: Site, thread: QuoteThread) -> str:
    """When the words were spoken, where some of the articles say so."""
    days = site.asked(_days_said, thread.id)
    if not days:
        return ""
    words = site.words.gettext(" or ").join(date_words(day, site.language) for day in days)
    return glue(site.words.gettext("said on %(date)s") % {"date": words})


def _days_said(site: Site, id: str) -> tuple[str, ...]:
    """EDTF, as the articles of a thread give them."""
    spans = {(variant.article, variant.span) for variant in site.threads[id].variants}
    return tuple(
        sorted(
            {
                annotation.value.said
                for article in {article for article, _ in spans}
                for annotation in site.articles[article].annotations
                if isinstance(annotation.value, Quote) and annotation.value.said and (article, annotation.span) in spans
            }
        )
    )


def _whence(site: Site, thread: QuoteThread, url: str) -> tuple[Link, str] | None:
    """Where every article has the words from, if that is one outlet and none of them is its own."""
    articles = {variant.article for variant in thread.variants}
    origins = {site.archive.origins.get(article, "") for article in articles}
    outlet = site.imprints.get(next(iter(origins))) if len(origins) == 1 else None
    if outlet is None or any(publisher(site, article) == outlet.id for article in articles):
        return None
    known = ("" if outlet.published else site.words.gettext("The archive has nothing of «%(outlet)s» itself.")) % {
        "outlet": site.outlet_name(outlet.name)
    }
    return Link(glue(site.outlet_name(outlet.name)), relative(outlet_url(outlet), url)), glue(known)


# ----------------------------------------------------------------------------------------------- who has which words


def _told(site: Site, thread: QuoteThread) -> _Told:
    articles = {variant.article: site.headings[variant.article] for variant in thread.variants}
    first, *others = articles.values()
    last = bounds(first.published)[1]
    earliest = first.id if all(last < bounds(other.published)[0] for other in others) else ""
    names = Counter(article.source.name for article in articles.values())
    return _Told(earliest, frozenset(name for name, count in names.items() if name and count == 1))


def _wording(
    site: Site,
    group: WordingGroup,
    together: Compared,
    told: _Told,
    also: Mapping[str, Sequence[Link]],
    url: str,
) -> WordingRow:
    when = site.when(site.headings[group.variants[0].article].published)
    variants = {variant.article: variant for variant in reversed(group.variants)}
    return WordingRow(
        keys=together.keys.get(group.key, ""),
        when=when,
        pieces=together.pieces.get(group.key) or (Piece(glue(inner(group.words)), False),),
        lang=site.lang(group.key[0]),
        long=len(group.key[1]) > LONG,
        carriers=tuple(
            _carrier(site, variant, when, told, url, also.get(variant.article, ()))
            for variant in reversed(variants.values())
        ),
    )


def _carrier(site: Site, variant: Variant, shown: When, told: _Told, url: str, also: Sequence[Link] = ()) -> Carrier:
    article = site.headings[variant.article]
    href = relative(site.article_url(article.id, variant.sentence), url)
    when = site.when(article.published)
    return Carrier(
        outlet=Link(glue(site.publisher(article)), href),
        behind="".join(f" ← {site.outlet_name(name)}" for name in article.source.cites),
        title=Link(glue(article.title), "", site.lang(article.language))
        if article.source.name not in told.once
        else None,
        when="" if when == shown else when.words,
        first=article.id == told.earliest,
        also=tuple(also),
    )


def _whole(site: Site, variant: Variant) -> Span:
    """The sentence of a variant, and what of its words goes beyond."""
    sentence = site.sentence_at(variant.article, variant.span.start)
    return Span(sentence.span.start, max(sentence.span.stop, variant.span.stop)) if sentence else variant.span


def _retelling(site: Site, variants: Sequence[Variant], told: _Told, url: str) -> Retelling:
    variant = variants[0]
    article = site.texts[variant.article]
    when = site.when(article.published)
    whole = _whole(site, variant)
    quoted = variant.span if variant.wording is Wording.FRAGMENT else Span(whole.stop, whole.stop)
    text = glue(article.text)
    words = site.words
    return Retelling(
        when=when,
        before=_line(text[whole.start : quoted.start]),
        words=_line(quoted.of(text)),
        after=_line(text[quoted.stop : whole.stop]),
        lang=site.lang(article.language),
        carriers=tuple(_carrier(site, one, when, told, url) for one in variants),
        how=words.gettext("in a few of the words") if quoted.start < quoted.stop else words.gettext("in its own words"),
    )


def _line(text: str) -> str:
    return text.replace("\n", " ")


# ------------------------------------------------------------------------------------------------------ near it


def _near(
    site: Site, thread: QuoteThread, said: Mapping[tuple[str, str], Sequence[Annotation]], url: str
) -> tuple[NearQuote, ...]:
    """Other quotes of the speaker from the same articles, the nearest to this one first; each thread, and each wording, once."""
    own: dict[str, list[Span]] = defaultdict(list)
    for variant in thread.variants:
        own[variant.article].append(variant.span)
    found = []
    for place, (article, spans) in enumerate(own.items()):
        for quote in said.get((thread.speaker, article), ()):
            distance = min(max(quote.span.start - span.stop, span.start - quote.span.stop) for span in spans)
            if 0 <= distance <= NEAR:
                found.append((distance, place, quote.span, article, quote))
    rows: list[NearQuote] = []
    seen: set[str] = {thread.id}
    for _, _, span, article, quote in sorted(found, key=lambda one: one[:3]):
        other = site.thread_of.get((article, span))
        key = other.id if other else " ".join(span.of(site.texts[article].text).split()).casefold()
        # A few words out of somebody's sentence say little without it.
        whole = isinstance(quote.value, Quote) and quote.value.direct
        if key in seen or not (other or whole):
            continue
        seen.add(key)
        rows.append(_near_thread(site, other, url) if other else _near_quote(site, article, quote, url))
        if len(rows) == NEAR_SHOWN:
            break
    return tuple(rows)


def _near_thread(site: Site, thread: QuoteThread, url: str) -> NearQuote:
    row = quote_row(site, thread, url)
    words = glue(shorten(inner(words_of(site, leading(thread))), NEAR_LIMIT))
    return NearQuote(words, row.href, row.lang, row.counts, _first_seen(site, thread))


def _near_quote(site: Site, id: str, quote: Annotation, url: str) -> NearQuote:
    article = site.texts[id]
    sentence = site.sentence_at(id, quote.span.start)
    words = " ".join(quote.span.of(article.text).split()).rstrip(" ,;")
    return NearQuote(
        words=glue(shorten(inner(words), NEAR_LIMIT)),
        href=relative(site.article_url(id, sentence.anchor if sentence else ""), url),
        lang=site.lang(article.language),
        about=glue(site.publisher(article)),
        when=site.when(article.published),
    )


def _first_seen(site: Site, thread: QuoteThread) -> When:
    return site.when(site.headings[thread.variants[0].article].published)


# --------------------------------------------------------------------------------------------------- for the search


def _facts(site: Site, thread: QuoteThread, first: Heading) -> ArticleFacts:
    entity = site.archive.entities[thread.speaker]
    names = (site.headings[variant.article].source.name for variant in thread.variants)
    return ArticleFacts(
        kind=site.words.gettext("Quotes"),
        year=first.published[:4],
        date=site.published(first).isoformat(),
        when=date_words(first.published, site.language),
        lang=site.lang(site.headings[leading(thread).article].language),
        byline=f"{site.name(entity)}: {counts_words(site, thread)}",
        forms=spellings.words_of(entity),
        bounds="",
        outlets=tuple(dict.fromkeys(name for name in names if name)),
        persons=site.in_facet([entity], EntityKind.PERSON),
        places=site.in_facet([entity], EntityKind.PLACE),
    )
