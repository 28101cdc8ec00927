"""What most pages ask of an article, and of an outlet: little, so that a change of anything else leaves them as they are."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Article, Source


@dataclass(frozen=True, slots=True)
class Heading:
    """An article without its text: what a list shows of it."""

    id: str
    language: str
    title: str
    published: str
    """EDTF, as the article has it."""
    undated: bool
    source: Source
    description: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """An outlet without its articles: what one article more leaves as it is."""

    id: str
    name: str
    entity: str | None
    published: bool
    """Whether the archive has an article of its own."""


Headed = Article | Heading


def heading(article: Article) -> Heading:
    return Heading(
        article.id,
        article.language,
        article.title,
        article.published,
        article.undated,
        article.source,
        article.description,
    )
