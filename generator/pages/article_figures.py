"""Figures of an article of which there is more to say than the words do: other measures, and what has this size."""

from __future__ import annotations

from dataclasses import dataclass

from generator.annotators.figures import CARRIED
from generator.model import AnnotatedArticle, Figure, Span
from generator.pages.context import Site
from generator.pages.conversions import converted
from generator.pages.origin import Standing, standing
from generator.pages.tongues import spoken
from generator.pages.typography import glue

_FOLLOWING = 24
"""Code points behind a figure, in which «по Фаренгейту», «в час» may stand."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with what is said of it. It has a row of the index and a card."""

    key: str
    """What lights up together, and the row's id. No entity's id has an underscore."""
    span: Span
    words: str
    converted: str
    """«≈ 8 047 км», or ""."""
    of: str
    """«граница»: what has this size; or ""."""
    currency: str
    """Where the text leaves it out: «USD», as the sum before it has; else ""."""
    sentence: str
    """Its anchor on this page, or ""."""
    standing: Standing


def measured(site: Site, article: AnnotatedArticle, disputed: frozenset[Span]) -> tuple[Measured, ...]:
    """In the order of the text. `disputed` are the spans that another article contradicts: these are shown whatever they say."""
    text = article.article.text
    found: list[Measured] = []
    for annotation in article.annotations:
        figure = annotation.value
        if not isinstance(figure, Figure):
            continue
        span = annotation.span
        other = converted(figure, text[span.stop : span.stop + _FOLLOWING], site.language)
        currency = figure.unit if annotation.rule == CARRIED else ""
        if not (other or figure.of or currency or any(span.overlaps(one) for one in disputed)):
            continue
        sentence = article.sentence_at(span.start)
        found.append(
            Measured(
                key=f"f_{len(found) + 1}",
                span=span,
                words=spoken(glue(" ".join(span.of(text).split())), site.lang(article.article.language)),
                converted=glue(other),
                of=spoken(figure.of, site.lang(article.article.language)),
                currency=currency,
                sentence=sentence.anchor if sentence else "",
                standing=standing(annotation),
            )
        )
    return tuple(found)
