"""One side of a comparison, and which article and which entity of the one is which of the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from generator.comparing.alignment import Alignment, aligned
from generator.comparing.shape import FieldChange
from generator.model import AnnotatedArticle, Archive, Article, Span
from generator.pages.context import Site

_SAME = frozenset({"id", "path", "markdown", "text", "blocks", "corrections", "provenance"})
"""Fields of an article that are no news of their own, or are compared otherwise."""

LONGEST = 300
"""Code points of a field that are shown."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An article as it is, and as it was; None for a new one."""

    before: AnnotatedArticle | None
    after: AnnotatedArticle

    @property
    def untouched(self) -> bool:
        """Whether the file is the same."""
        return self.before is not None and self.before.article == self.after.article


class Sides:
    def __init__(self, base: Site, head: Site) -> None:
        self.base = base
        self.head = head
        self.renamed: dict[str, str] = _renamed(base, head)
        """By the id of an article before, the id that it has now, where it has another."""
        self.moved: dict[str, str] = _moved(base.archive, head.archive)
        """By the id of an entity before, the id of the one that a file says it is now."""
        self._alignments: dict[str, Alignment] = {}

    def article_now(self, id: str) -> str:
        return self.renamed.get(id, id)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Of every article that there is, in the order of the archive."""
        former = {new: old for old, new in self.renamed.items()}
        return tuple(
            Pair(self.base.articles.get(former.get(one.article.id, one.article.id)), one)
            for one in self.head.archive.articles
        )

    @cached_property
    def gone(self) -> tuple[AnnotatedArticle, ...]:
        return tuple(
            one for one in self.base.archive.articles if self.article_now(one.article.id) not in self.head.articles
        )

    def alignment(self, article: str) -> Alignment:
        """Of an article that both sides have, by its id before."""
        if article not in self._alignments:
            before, after = self.base.articles[article], self.head.articles[self.article_now(article)]
            self._alignments[article] = aligned(before, after)
        return self._alignments[article]

    def near(self, article: str, span: Span) -> tuple[str, Span] | None:
        """Where a passage stands now, or what took its place; None where the article, or the passage, is gone."""
        if article not in self.base.articles or self.article_now(article) not in self.head.articles:
            return None
        there = self.alignment(article).near(span)
        return (self.article_now(article), there) if there else None


def _renamed(base: Site, head: Site) -> dict[str, str]:
    """By what the files say (`was`), and for those that say nothing by the text, which is copied whole when a file is."""
    gone = {one.article.id: one.article for one in base.archive.articles if one.article.id not in head.articles}
    new = [one.article for one in head.archive.articles if one.article.id not in base.articles]
    found: dict[str, str] = {}
    by_address = {f"{article.published[:4]}/{article.id}": id for id, article in gone.items()}
    by_text: dict[str, str] = {article.text: id for id, article in gone.items()}
    for article in new:
        said = [by_address[old] for old in article.was if old in by_address]
        old = next((id for id in (*said, by_text.get(article.text, "")) if id and id not in found), None)
        if old:
            found[old] = article.id
    return found


def _moved(base: Archive, head: Archive) -> dict[str, str]:
    return {
        old: entity.id
        for entity in head.entities.values()
        for old in entity.same_as
        if old in base.entities and old not in head.entities
    }


def article_fields(before: Article, after: Article) -> tuple[FieldChange, ...]:
    """What the file says otherwise. Of the text only that it changed: what it says is compared sentence by sentence."""
    found = []
    for field in fields(Article):
        one, two = getattr(before, field.name), getattr(after, field.name)
        if field.name not in _SAME and one != two:
            if field.name == "source":
                found += _record("source", one, two)
            else:
                found.append(changed(field.name if field.name != "published" else "date", one, two))
    if before.markdown != after.markdown:
        found.append(FieldChange(field="text", before="", after=""))
    return tuple(found)


def _record(name: str, before: object, after: object) -> list[FieldChange]:
    return [
        changed(f"{name}.{field}", one, two)
        for field in type(before).__match_args__  # type: ignore[attr-defined]
        if (one := getattr(before, field)) != (two := getattr(after, field))
    ]


def changed(name: str, before: object, after: object) -> FieldChange:
    return FieldChange(field=name, before=shown(before), after=shown(after))


def shown(value: object) -> str:
    """On one line, of a bounded length."""
    match value:
        case None:
            words = ""
        case bool():
            words = "yes" if value else "no"
        case Mapping():
            words = ", ".join(f"{key}: {one}" for key, one in value.items())
        case str():
            words = value
        case Iterable():
            words = ", ".join(map(str, value))
        case _:
            words = str(value)
    line = " ".join(words[: 4 * LONGEST].split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
