"""One article's page, for tests that ask what stands in its text and margin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from xml.etree.ElementTree import Element

from generator.model import AnnotatedArticle, Annotation, Archive, Disagreement, Entity, QuoteThread, Span
from generator.pages import article
from generator.pages.context import Site
from generator.urls import article_url
from tests.factories import archive, config
from tests.unit.pages.html import by_url, tree


def page_of(
    told: AnnotatedArticle,
    *others: AnnotatedArticle,
    entities: Iterable[Entity] = (),
    threads: Iterable[QuoteThread] = (),
    disagreements: Iterable[Disagreement] = (),
) -> Element:
    made: Archive = replace(
        archive([told, *others], entities), threads=tuple(threads), disagreements=tuple(disagreements)
    )
    return tree(by_url(article.pages(Site(made, config()), told.article.id))[article_url(told.article)])


def annotated(told: AnnotatedArticle, *annotations: Annotation) -> AnnotatedArticle:
    """With these as well."""
    return replace(told, annotations=tuple(sorted((*told.annotations, *annotations), key=lambda one: one.span)))


def over(told: AnnotatedArticle, words: str) -> Span:
    start = told.article.text.index(words)
    return Span(start, start + len(words))


def by_rule(told: AnnotatedArticle, rule: str) -> AnnotatedArticle:
    """The same annotations, made by this rule."""
    return replace(told, annotations=tuple(replace(one, rule=rule) for one in told.annotations))
