"""What was said about an event: quotes in the passages that tell of it, and what its participants say right behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Annotation, Event, Quote
from generator.pages.context import Site
from generator.pages.event_passages import Passage, within
from generator.pages.typography import glue, shorten
from generator.urls import entity_url, relative, thread_url

SHOWN = 6
FRAGMENT = 3
"""Words of somebody's inside the author's sentence: fewer are a term or a name, and nothing said."""
LONGEST = 600
"""Code points of a quote that are shown."""


@dataclass(frozen=True, slots=True)
class QuoteRow:
    speaker: str
    speaker_href: str
    words: str
    lang: str
    direct: bool
    byline: str
    href: str
    """To the sentence."""
    thread: str
    """To the page of all its wordings; "" where one article alone has it."""
    others: int
    """Further articles that have it in some wording."""


@dataclass(frozen=True, slots=True)
class QuotesView:
    rows: tuple[QuoteRow, ...]
    more: tuple[QuoteRow, ...]


def quotes(site: Site, event: Event, found: Sequence[Passage], url: str) -> QuotesView | None:
    """Whole utterances first, then in the order of publication; one utterance once, whoever prints it. None without any."""
    rows: dict[str, QuoteRow] = {}
    for passage in found:
        for annotation, value in _said(event, passage):
            words = " ".join(annotation.span.of(passage.article.article.text).split())
            if not value.direct and words.count(" ") + 1 < FRAGMENT:
                continue
            thread = site.thread_of.get((passage.article.article.id, annotation.span))
            rows.setdefault(thread.id if thread else words.casefold(), _row(site, passage, annotation, value, url))
    ordered = sorted(rows.values(), key=lambda row: not row.direct)
    return QuotesView(tuple(ordered[:SHOWN]), tuple(ordered[SHOWN:])) if ordered else None


def _said(event: Event, passage: Passage) -> Iterator[tuple[Annotation, Quote]]:
    for annotation in passage.annotations():
        if isinstance(annotation.value, Quote):
            yield annotation, annotation.value
    blocks = passage.article.article.blocks
    if passage.block + 1 >= len(blocks):
        return
    for annotation in within(passage.article, blocks[passage.block + 1].span):
        value = annotation.value
        if isinstance(value, Quote) and value.direct and value.speaker in event.entities:
            yield annotation, value


def _row(site: Site, passage: Passage, annotation: Annotation, value: Quote, url: str) -> QuoteRow:
    article = passage.article.article
    speaker = site.archive.entities.get(value.speaker)
    name = site.name(speaker) if speaker else site.named(value.speaker, article.language)
    sentence = passage.article.sentence_at(annotation.span.start)
    thread, others = _thread(site, article.id, annotation, url)
    return QuoteRow(
        speaker=glue(name) or site.words.gettext("speaker not named"),
        speaker_href=relative(entity_url(speaker), url) if speaker else "",
        words=glue(shorten(annotation.span.of(article.text), LONGEST)),
        lang=site.lang(article.language),
        direct=value.direct,
        byline=f"{site.byline(article)}, {site.when(article.published).words}",
        href=relative(site.article_url(article.id, sentence.anchor if sentence else ""), url),
        thread=thread,
        others=others,
    )


def _thread(site: Site, article: str, annotation: Annotation, url: str) -> tuple[str, int]:
    """Where all wordings of it stand side by side, and how many other articles have one."""
    thread = site.thread_of.get((article, annotation.span))
    if thread is None:
        return "", 0
    others = {variant.article for variant in thread.variants} - {article}
    return relative(thread_url(thread.id), url), len(others)
