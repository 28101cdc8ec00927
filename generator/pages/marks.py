"""What is laid over an article's text: sentences with their anchors, mentions and dates as links, utterances as quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator import markdown
from generator.chronology import is_edtf
from generator.markdown import Mark
from generator.model import (
    AnnotatedArticle,
    Annotation,
    Article,
    BlockKind,
    DateOf,
    EntityKind,
    Event,
    Origin,
    Quote,
    Sentence,
    Span,
)
from generator.pages.context import Site
from generator.pages.typography import glue
from generator.urls import entity_url, relative

KIND_CLASS = {
    EntityKind.PERSON: "m-p",
    EntityKind.ORGANIZATION: "m-o",
    EntityKind.PLACE: "m-l",
    EntityKind.TOPIC: "m-t",
}
ORIGIN_CLASS = {Origin.HUMAN: "o-h", Origin.RULE: "o-r", Origin.MODEL: ""}
"""Of the mark that says who decided."""
_AROUND_QUOTE = " \t\n«»\"“”„‘’'—–-,.!?…:;"
"""What may stand in a paragraph beside an utterance and leave it all of the paragraph."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A link over words of the text."""

    span: Span
    key: str
    """What lights up together: an entity's id, or `date_key`."""
    style: str
    href: str
    """Relative to the article's page; "" for a date that nothing lists."""
    origin: Origin


def laid_over(site: Site, article: AnnotatedArticle, url: str) -> tuple[Laid, ...]:
    """Mentions and dates in the order of the text, none over another: a link cannot hold a link. The longer words win."""
    found = [
        Laid(mention.span, entity.id, KIND_CLASS[entity.kind], relative(entity_url(entity), url), mention.origin)
        for entity, mention in site.mentions_in.get(article.article.id, ())
    ]
    # A date said twice in one sentence is told once; both words lead to that event.
    events: dict[tuple[Sentence | None, str], Event] = {}
    for annotation, value in dates(article):
        said = (article.sentence_at(annotation.span.start), value.edtf)
        event = site.told.get((article.article.id, annotation.span)) or events.get(said)
        if event:
            events[said] = event
        href = relative(site.event_url(event), url) if event else ""
        found.append(Laid(annotation.span, date_key(value.edtf), "m-d", href, annotation.origin))
    found.sort(key=lambda laid: (laid.span.start, -laid.span.stop, laid.style, laid.key))
    kept: list[Laid] = []
    for laid in found:
        if laid.span.start < laid.span.stop and (not kept or kept[-1].span.stop <= laid.span.start):
            kept.append(laid)
    return tuple(kept)


def dates(article: AnnotatedArticle) -> Iterator[tuple[Annotation, DateOf]]:
    """Those that a calendar can place: «16 декабря» of an unknown year is left as plain words."""
    for annotation in article.annotations:
        if isinstance(annotation.value, DateOf) and is_edtf(annotation.value.edtf):
            yield annotation, annotation.value


def date_key(edtf: str) -> str:
    """A date as a token for `data-e`, which is looked up in a list parted by spaces."""
    return "d" + "".join(char if char.isalnum() else f"_{ord(char):x}_" for char in edtf)


def text_html(site: Site, article: AnnotatedArticle, laid: tuple[Laid, ...]) -> Markup:
    """The article's text as safe HTML."""
    marks = [Mark(sentence.span, "span", (("id", sentence.anchor),)) for sentence in article.sentences]
    seen: set[str] = set()
    for item in laid:
        style = f"m {item.style}" + (" m2" if item.key in seen else "")
        seen.add(item.key)
        attributes = [("class", style), ("data-e", item.key)]
        if item.origin is Origin.MODEL:
            attributes.append(("data-o", "model"))
        if item.href:
            attributes.append(("href", item.href))
        marks.append(Mark(item.span, "a" if item.href else "span", tuple(attributes)))
    wraps = dict(_utterances(site, article))
    # markdown.render escapes whatever is not its own markup.
    return Markup(markdown.render(article.article.markdown, marks, wraps, glue))  # noqa: S704


def _utterances(site: Site, article: AnnotatedArticle) -> Iterator[tuple[int, tuple[str, str]]]:
    """Paragraphs that are one utterance and nothing else, by their number, with the HTML around each."""
    quotes: Mapping[Span, Quote] = {
        annotation.span: annotation.value
        for annotation in article.annotations
        if isinstance(annotation.value, Quote) and annotation.value.direct
    }
    spoken = {_bare(article.article, span): quote for span, quote in quotes.items()}
    for index, block in enumerate(article.article.blocks):
        quote = spoken.get(_bare(article.article, block.span)) if block.kind is BlockKind.PARAGRAPH else None
        if quote is None:
            continue
        yield index, ('<blockquote class="l-q"><p>', "</p>" + _cite(site, quote.speaker) + "</blockquote>")


def _cite(site: Site, speaker: str) -> str:
    if not speaker:
        return ""
    entity = site.archive.entities.get(speaker)
    if entity is None:
        return str(Markup("<footer><cite>{}</cite></footer>").format(glue(speaker)))
    return str(Markup('<footer><cite data-e="{}">{}</cite></footer>').format(entity.id, glue(entity.name)))


def _bare(article: Article, span: Span) -> Span:
    """The span without quotation marks, dashes and stops at its ends."""
    start, stop = span.start, span.stop
    while start < stop and article.text[start] in _AROUND_QUOTE:
        start += 1
    while start < stop and article.text[stop - 1] in _AROUND_QUOTE:
        stop -= 1
    return Span(start, stop)
