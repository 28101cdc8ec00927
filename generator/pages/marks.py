"""What is laid over an article's text as links: mentions, dates, and figures of which there is something to say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.chronology import is_edtf
from generator.markdown import Mark
from generator.model import (
    AnnotatedArticle,
    Annotation,
    DateOf,
    Entity,
    EntityKind,
    Event,
    MentionOf,
    Span,
)
from generator.pages.article_figures import Measured
from generator.pages.context import Site
from generator.pages.origin import Standing, standing
from generator.urls import entity_url, relative

KIND_CLASS = {
    EntityKind.PERSON: "m-p",
    EntityKind.ORGANIZATION: "m-o",
    EntityKind.PLACE: "m-l",
    EntityKind.TOPIC: "m-t",
}
DATE, FIGURE = "m-d", "m-f"


@dataclass(slots=True)
class Laid:
    """A link over words of the text."""

    span: Span
    key: str
    """What lights up together: an entity's id, `date_key`, or a figure's key."""
    style: str
    href: str
    """Relative to the article's page."""
    standing: Standing
    lang: str = ""
    """Of the words, where they are a name in another language."""


def laid_over(site: Site, article: AnnotatedArticle, measured: Iterable[Measured], url: str) -> tuple[Laid, ...]:
    """In the order of the text, none over another: a link cannot hold a link. The longer words win, and any win over a figure."""
    found = sorted(
        (*_mentions(site, article, url), *_dates(site, article, url)),
        key=lambda laid: (laid.span.start, -laid.span.stop, laid.style, laid.key),
    )
    kept: list[Laid] = []
    for laid in found:
        if laid.span.start < laid.span.stop and (not kept or kept[-1].span.stop <= laid.span.start):
            kept.append(laid)
    figures = list(_figures(article.article.text, measured, [laid.span for laid in kept]))
    return tuple(sorted((*kept, *figures), key=lambda laid: laid.span))


def _mentions(site: Site, article: AnnotatedArticle, url: str) -> Iterator[Laid]:
    for annotation in article.annotations:
        if isinstance(annotation.value, MentionOf):
            entity = site.archive.entities[annotation.value.entity]
            yield Laid(
                annotation.span,
                entity.id,
                KIND_CLASS[entity.kind],
                relative(entity_url(entity), url),
                standing(annotation),
                _language(annotation.span.of(article.article.text), entity, article.article.language),
            )


def _language(words: str, entity: Entity, of_text: str) -> str:
    """The language whose name of the entity this is and the text's own is not; "" where none is known."""
    if words == entity.name:
        return ""
    if not entity.names:
        return ""
    return next((code for code, name in sorted(entity.names.items()) if name == words and code != of_text), "")


def _dates(site: Site, article: AnnotatedArticle, url: str) -> Iterator[Laid]:
    """Each leads to its event, and a date that tells none to its row of the index beside the text."""
    # A date said twice in one sentence is told once; both words lead to that event.
    events: dict[tuple[int, str], Event] = {}
    told = site.told_in.get(article.article.id, {})
    for annotation, value in dates(article):
        sentence = article.sentence_at(annotation.span.start)
        said = (sentence.span.start if sentence else -1, value.edtf)
        event = told.get(annotation.span) or events.get(said)
        if event:
            events[said] = event
        key = date_key(value.edtf)
        href = relative(site.event_url(event), url) if event else f"#{key}"
        yield Laid(annotation.span, key, DATE, href, standing(annotation))


def _figures(text: str, measured: Iterable[Measured], taken: Sequence[Span]) -> Iterator[Laid]:
    """Of a figure whose words end in a name («17 млрд долларов США») what stands before it."""
    stop = 0
    for figure in measured:
        span = figure.span
        place = bisect_right(taken, span.start, key=lambda one: one.stop)
        if place < len(taken) and taken[place].start < span.stop:
            span = Span(span.start, max(span.start, taken[place].start))
            span = Span(span.start, span.start + len(span.of(text).rstrip()))
        if stop <= span.start < span.stop:
            stop = span.stop
            yield Laid(span, figure.key, FIGURE, f"#{figure.key}", figure.standing)


def dates(article: AnnotatedArticle) -> Iterator[tuple[Annotation, DateOf]]:
    """Those that a calendar can place: «16 декабря» of an unknown year is left as plain words."""
    for annotation in article.annotations:
        if isinstance(annotation.value, DateOf) and is_edtf(annotation.value.edtf):
            yield annotation, annotation.value


@lru_cache(maxsize=16384)
def date_key(edtf: str) -> str:
    """A date as a token for `data-e`, which is looked up in a list parted by spaces."""
    return "d" + "".join(char if char.isalnum() else f"_{ord(char):x}_" for char in edtf)


def marks_of(laid: Iterable[Laid]) -> Iterator[Mark]:
    """The links themselves. Of one entity only the first speaks; who decided is in `data-o`."""
    seen: set[str] = set()
    for item in laid:
        style = f"m {item.style} m2" if item.key in seen else f"m {item.style}"
        seen.add(item.key)
        attributes = [("class", style), ("data-e", item.key)]
        if item.standing.value:
            attributes.append(("data-o", item.standing.value))
        attributes.append(("href", item.href))
        if item.lang:
            attributes.append(("lang", item.lang))
        yield Mark(item.span, "a", tuple(attributes))
