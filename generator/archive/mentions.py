"""Where entities are named: article by article, and by entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from generator.archive.kept import Forgetting
from generator.model import AnnotatedArticle, Mention, MentionOf


class NamedIn(NamedTuple):
    """Whom an article names."""

    entities: frozenset[str]
    mentions: tuple[tuple[str, Mention], ...]
    """(entity id, mention) in the order of the text."""


Named = Forgetting[str, NamedIn]
"""By article."""


def named_in(article: AnnotatedArticle, kept: Named) -> NamedIn:
    return kept.of(article.article.id, (article,), lambda: _named_in(article))


def mentions(articles: Iterable[NamedIn]) -> dict[str, tuple[Mention, ...]]:
    """By entity, in order of id; in the order of the articles, then of the text."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for article in articles:
        for entity, mention in article.mentions:
            found[entity].append(mention)
    return {entity: tuple(found[entity]) for entity in sorted(found)}


def _named_in(article: AnnotatedArticle) -> NamedIn:
    found = tuple(
        (one.value.entity, Mention(article.article.id, one.span, one.origin, one.value.sense))
        for one in article.annotations
        if isinstance(one.value, MentionOf)
    )
    return NamedIn(frozenset(entity for entity, _ in found), found)
