"""The order in which the archive lies, whatever order its files were read in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.chronology import EARLIEST, bounds
from generator.model import AnnotatedArticle, Article


def published_from(article: Article) -> date:
    """The first day on which the article may have been published; `EARLIEST` where nobody knows."""
    return bounds(article.published)[0] if article.published else EARLIEST


def newest_first(articles: Iterable[AnnotatedArticle]) -> tuple[AnnotatedArticle, ...]:
    """By the lower bound of the publication date, then by id."""
    return tuple(sorted(articles, key=lambda one: (-published_from(one.article).toordinal(), one.article.id)))
