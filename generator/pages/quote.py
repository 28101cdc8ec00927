"""A quote thread's page: one utterance as everybody has it, what they agree on, who had it first, who only retold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.i18n import date_words
from generator.model import Annotation, EntityKind, Page, Quote, QuoteThread, Span
from generator.pages import spellings
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.headings import Heading
from generator.pages.leaf import leaf_of
from generator.pages.paging import Part, at
from generator.pages.quote_carriers import Retelling, Witnesses, WordingRow, retelling, witnesses, wording
from generator.pages.quote_collation import Agreement, CollationPart, Compared, compared
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
PART = 300
"""Wordings and articles of one page."""


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
    several: bool
    """Wordings, of the whole thread."""
    wordings: tuple[WordingRow, ...]
    agreement: Agreement | None
    retellings: tuple[Retelling, ...]
    near: tuple[NearQuote, ...]
    facts: ArticleFacts
    part: Part


def keys(site: Site) -> Iterator[str]:
    return (thread.id for thread in site.archive.threads)


def alike(site: Site, id: str) -> bool:
    """Whether one page surely holds the thread."""
    return 2 * len(site.threads[id].variants) <= PART


def pages(site: Site, id: str) -> Iterator[Page]:
    """Its own, and those on which the articles go on that have the words, where one does not hold them."""
    thread = site.threads[id]
    url = thread_url(id)
    speaker = site.archive.entities[thread.speaker].name
    description = shorten(f"{speaker}: «{inner(words_of(site, leading(thread)))}»", DESCRIPTION_LIMIT)
    title = title_of(site, thread)
    found = witnesses(site, thread)
    groups = [row.group for row in found.rows if row.group]
    together = compared(site, groups)
    divided = found.divided(PART)
    parts = at([url, *(f"{url}{number}/" for number in range(2, len(divided) + 1))], PART)
    for part, rows in zip(parts, divided, strict=True):
        shown = _view(site, thread, part, replace(found, rows=rows), together, several=len(groups) > 1)
        if part.number == 1:
            shown = replace(shown, near=_near(site, thread, site.once(_said_in_articles), url))
        body = render(site.language, "quote.html", view=shown)
        named = spoken(part.titled(site, title), shown.lang)
        yield Page(part.url, "quote", named, description, body, indexed=part.number == 1)


def _said_in_articles(site: Site) -> dict[tuple[str, str], list[Annotation]]:
    """By speaker and article: quotes in order."""
    said: defaultdict[tuple[str, str], list[Annotation]] = defaultdict(list)
    for speaker in sorted({thread.speaker for thread in site.archive.threads}):
        for article, quote in site.quotes_of.get(speaker, ()):
            said[speaker, article].append(quote)
    # Not to grow when it is asked for what nobody said.
    return dict(said)


def _view(
    site: Site, thread: QuoteThread, part: Part, found: Witnesses, together: Compared, *, several: bool
) -> QuoteView:
    """`found`: with the rows of this page."""
    url = part.url
    entity = site.archive.entities[thread.speaker]
    first = site.headings[thread.variants[0].article]
    laid_over = together if part.number == 1 else Compared(keys={}, pieces=together.pieces)
    return QuoteView(
        leaf=_leaf(site, first),
        title=glue(title_of(site, thread)),
        lang=site.lang(site.headings[leading(thread).article].language),
        speaker=Link(glue(site.name(entity)), relative(entity_url(entity), url)),
        said=_said(site, thread),
        whence=_whence(site, thread, url),
        counts=counts_words(site, thread),
        collation=laid_over.collation,
        collated=glue(laid_over.label),
        long=laid_over.long,
        several=several,
        wordings=tuple(wording(site, row, row.group, laid_over, found, url) for row in found.rows if row.group),
        agreement=laid_over.agreement,
        retellings=tuple(retelling(site, row, found, url) for row in found.rows if not row.group),
        near=(),
        facts=_facts(site, thread, first),
        part=part,
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
