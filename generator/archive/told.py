"""What the articles say, sentence by sentence: all that later steps need of their texts, in one pass over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.archive.figure_claims import Measured, measured
from generator.archive.order import published_from
from generator.archive.rarity import Rarity
from generator.archive.statements import NOBODY, Statements
from generator.archive.tellings import Told, tellings
from generator.archive.undated import Unplaced, unplaced
from generator.model import AnnotatedArticle


@dataclass(frozen=True, slots=True)
class Said:
    """Of all articles, the earliest published first, then by id."""

    tellings: tuple[Told, ...]
    unplaced: tuple[Unplaced, ...]
    figures: tuple[Measured, ...]
    rarity: Rarity


def said(articles: Iterable[AnnotatedArticle], sources: Mapping[str, frozenset[str]]) -> Said:
    """`sources`: by article id, the outlets that it has its news from; they take no part in what happened, or bring no two sentences
    together by it. The order of the articles makes no difference."""
    rarity = Rarity()
    told: list[Told] = []
    without_date: list[Unplaced] = []
    figures: list[Measured] = []
    for article in sorted(articles, key=lambda one: (published_from(one.article), one.article.id)):
        statements = Statements(article, sources.get(article.article.id, NOBODY))
        rarity.count(statements)
        told += tellings(statements)
        figures += measured(statements)
        if found := unplaced(statements):
            without_date.append(found)
    return Said(tuple(told), tuple(without_date), tuple(figures), rarity)
