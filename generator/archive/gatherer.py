"""Gathering again and again, where little changed: for a process that stays.

What comes out is what would come out of gathering anew. Whatever is equal to what it was is the former object, so that later stages
know by its identity that it did not change.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from generator.archive.gathering import gathered
from generator.archive.kept import same, same_objects
from generator.archive.memory import Memory
from generator.model import AnnotatedArticle, Archive, Content
from generator.uncollected import uncollected


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=_Identified)
Value = TypeVar("Value")


class Gatherer:
    """Remembers what the last archive was made of."""

    def __init__(self) -> None:
        self._memory = Memory.keeping()
        self._annotated: dict[str, AnnotatedArticle] = {}
        self._archive: Archive | None = None

    def gather(self, content: Content, annotated: Iterable[AnnotatedArticle]) -> Archive:
        """As `archive.gather`. It is cheapest for articles that are the objects of the last time."""
        with uncollected():
            try:
                return self._gathered(content, annotated)
            except BaseException:
                # Half of what is kept may be of this archive, and half of the last.
                self._forget()
                raise

    @property
    def archive(self) -> Archive | None:
        """The last; None where nothing was gathered."""
        return self._archive

    def _gathered(self, content: Content, annotated: Iterable[AnnotatedArticle]) -> Archive:
        articles = list(map(self._as_before, annotated))
        by_id = {one.article.id: one for one in articles}
        if len(by_id) < len(articles):
            # What is kept of an article is found by its id.
            self._forget()
            return gathered(content, articles, Memory())
        archive = gathered(content, articles, self._memory)
        self._memory.end()
        if self._archive is not None:
            archive = _with_objects_of(self._archive, archive)
        self._annotated, self._archive = by_id, archive
        return archive

    def _as_before(self, article: AnnotatedArticle) -> AnnotatedArticle:
        before = self._annotated.get(article.article.id)
        return before if before is not None and (before is article or before == article) else article

    def _forget(self) -> None:
        self._memory, self._annotated, self._archive = Memory.keeping(), {}, None


def _with_objects_of(before: Archive, archive: Archive) -> Archive:
    """Articles and entities are those objects already."""
    return replace(
        archive,
        articles=_same_tuple(archive.articles, before.articles),
        mentions=same_objects(archive.mentions, before.mentions),
        events=_same_things(archive.events, before.events),
        outlets=_same_things(archive.outlets, before.outlets),
        related=same_objects(archive.related, before.related),
        prose=_same_things(archive.prose, before.prose),
        chains=same_objects(archive.chains, before.chains),
        disagreements=_same_things(archive.disagreements, before.disagreements),
        threads=_same_things(archive.threads, before.threads),
    )


def _same_things(now: tuple[Thing, ...], before: tuple[Thing, ...]) -> tuple[Thing, ...]:
    # Where nothing came or went, most stand where they stood.
    there = before if len(before) == len(now) else (None,) * len(now)
    others = {place: one for place, one in enumerate(now) if one is not there[place]}
    if others:
        ids = {one.id for one in others.values()}
        known = {one.id: one for one in before if one.id in ids}
        found = [*now]
        for place, one in others.items():
            found[place] = same(one, known.get(one.id))
        now = tuple(found)
    return _same_tuple(now, before)


def _same_tuple(now: tuple[Value, ...], before: tuple[Value, ...]) -> tuple[Value, ...]:
    return before if now == before else now
