"""What the articles say, sentence by sentence: all that later steps need of their texts, in one pass over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.archive.figure_claims import Measured, measured
from generator.archive.kept import same_members
from generator.archive.order import published_from
from generator.archive.rarity import Rarity
from generator.archive.statements import NOBODY, Statements, Together
from generator.archive.tellings import Told, tellings
from generator.archive.undated import Unplaced, unplaced
from generator.model import AnnotatedArticle


@dataclass(frozen=True, slots=True)
class SaidIn:
    """What one article says, and what that was read from."""

    article: AnnotatedArticle
    outlets: frozenset[str]
    tellings: tuple[Told, ...]
    unplaced: Unplaced | None
    figures: tuple[Measured, ...]

    def statements(self) -> Statements:
        return Statements(self.article, self.outlets)


@dataclass(frozen=True, slots=True)
class Said:
    articles: tuple[SaidIn, ...]
    """The earliest published first, then by id."""
    rarity: Rarity
    came: tuple[SaidIn, ...]
    """Of the articles, in their order, those of which `heard` said nothing, or something else."""
    went: tuple[SaidIn, ...]
    """What `heard` said that is said no more."""

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        return tuple(one.unplaced for one in self.articles if one.unplaced)

    @property
    def figures(self) -> tuple[Measured, ...]:
        return tuple(figure for one in self.articles for figure in one.figures)


class Heard:
    """What the articles said when the archive was gathered last: an article that was not touched is not read again."""

    def __init__(self) -> None:
        self.rarity = Rarity()
        self.articles: dict[str, SaidIn] = {}


def said(
    articles: Iterable[AnnotatedArticle], sources: Mapping[str, frozenset[str]], heard: Heard | None = None
) -> Said:
    """`sources`: by article id, the outlets that it has its news from; they take no part in what happened, or bring no two sentences
    together by it. The order of the articles makes no difference. `heard` learns of what changed."""
    heard = heard or Heard()
    found: list[SaidIn] = []
    came: list[SaidIn] = []
    went: list[SaidIn] = []
    together: Together = {}
    for article in sorted(articles, key=lambda one: (published_from(one.article), one.article.id)):
        id = article.article.id
        outlets = sources.get(id, NOBODY)
        before = heard.articles.pop(id, None)
        if before is not None and before.article is article and before.outlets == outlets:
            found.append(before)
            continue
        if before is not None:
            went.append(before)
        statements = Statements(article, outlets, together)
        heard.rarity.count(statements)
        came.append(_said(statements, article, before))
        found.append(came[-1])
    went += heard.articles.values()
    for one in went:
        heard.rarity.discount(one.statements())
    heard.articles = {one.article.article.id: one for one in found}
    return Said(tuple(found), heard.rarity, tuple(came), tuple(went))


def _said(statements: Statements, article: AnnotatedArticle, before: SaidIn | None) -> SaidIn:
    """What is said as it was before is the former object."""
    told = tuple(tellings(statements))
    figures = tuple(measured(statements))
    if before is not None:
        told = same_members(told, before.tellings)
        figures = same_members(figures, before.figures)
    return SaidIn(article, statements.outlets, told, unplaced(statements), figures)
