"""quotes.jsonl: who said what, as each article has it; one utterance in several articles shares a thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from generator import urls
from generator.dataset.base import N_, Dataset, Line, Values
from generator.model import AnnotatedArticle, Annotation, Origin, Quote, QuoteThread, Span, Wording


class QuoteLine(Line):
    id: str = Field(description=N_("id of the quote; an edit of another sentence leaves it alone"))
    article: str = Field(description=N_("id of the article that has it"))
    url: str = Field(description=N_("address of the sentence"))
    start: int = Field(description=N_("where the words begin in the text of the article, in code points"), ge=0)
    stop: int = Field(description=N_("where they end; this code point is no longer theirs"), ge=0)
    text: str = Field(description=N_("the words themselves"))
    wording: Wording = Field(description=N_("a whole utterance, a few quoted words, or the author's own words for it"))
    speaker: str | None = Field(description=N_("id of the speaker; none where the archive has no page for the speaker"))
    speaker_name: str | None = Field(description=N_("the speaker's name; none where the text does not say it"))
    via: str | None = Field(description=N_("outlet through which the words came, as the text names it"))
    said: str | None = Field(description=N_("when they were spoken, where the text says so"))
    thread: str | None = Field(description=N_("id of the utterance, where several articles have it"))
    thread_url: str | None = Field(description=N_("address of the page that sets its wordings side by side"))
    origin: Origin = Field(description=N_("who found it: a person, a rule or a model"))
    rule: str = Field(description=N_("name of what decided"))


def count(data: Dataset) -> int:
    """How many lines there are, without making them."""
    quoted = sum(
        isinstance(annotation.value, Quote)
        for annotated in data.archive.articles
        for annotation in annotated.annotations
    )
    retold = sum(
        variant.wording is Wording.PARAPHRASE for thread in data.archive.threads for variant in thread.variants
    )
    return quoted + retold


def lines(data: Dataset, ids: Iterable[str]) -> Iterator[Values]:
    """Of articles, in the order of the text: quotes, and sentences that only retell what others quote."""
    for id in ids:
        annotated = data.articles[id]
        variants = data.threads.get(id, ())
        threads = {variant.span: thread for variant, thread in variants}
        found = [
            _quote(data, annotated, annotation, annotation.value, threads.get(annotation.span))
            for annotation in annotated.annotations
            if isinstance(annotation.value, Quote)
        ]
        found += [
            _paraphrase(data, annotated, variant.span, thread)
            for variant, thread in variants
            if variant.wording is Wording.PARAPHRASE
        ]
        yield from sorted(found, key=lambda line: (line["start"], line["stop"], line["wording"]))


def _quote(
    data: Dataset, annotated: AnnotatedArticle, annotation: Annotation, quote: Quote, thread: QuoteThread | None
) -> Values:
    wording = Wording.DIRECT if quote.direct else Wording.FRAGMENT
    return _line(data, annotated, annotation.span, wording, quote, thread, annotation.origin, annotation.rule)


def _paraphrase(data: Dataset, annotated: AnnotatedArticle, span: Span, thread: QuoteThread) -> Values:
    retelling = Quote(thread.speaker, "", direct=False)
    return _line(data, annotated, span, Wording.PARAPHRASE, retelling, thread, Origin.RULE, "threads.paraphrase")


def _line(
    data: Dataset,
    annotated: AnnotatedArticle,
    span: Span,
    wording: Wording,
    quote: Quote,
    thread: QuoteThread | None,
    origin: Origin,
    rule: str,
) -> Values:
    article = annotated.article
    sentence = annotated.sentence_at(span.start)
    speaker = data.archive.entities.get(quote.speaker)
    return {
        "id": data.place_id(annotated, span, wording.value),
        "article": article.id,
        "url": data.article_url(article.id, sentence.anchor if sentence else ""),
        "start": span.start,
        "stop": span.stop,
        "text": span.of(article.text),
        "wording": wording.value,
        "speaker": speaker.id if speaker else None,
        "speaker_name": (speaker.name if speaker else quote.speaker) or None,
        "via": quote.via or None,
        "said": quote.said or None,
        "thread": thread.id if thread else None,
        "thread_url": data.page(urls.thread_url(thread.id)) if thread else None,
        "origin": origin.value,
        "rule": rule,
    }
