"""What both sides can read: a file with an error on one of them is left out on both, so that nothing seems gone that is misspelt.

So a base of an older schema is compared as far as it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from generator.comparing.shape import Unread
from generator.content import Reading
from generator.model import Article, Content, DisagreementRecord, EntityRecord, EventRecord, Prose
from generator.wording import said

Record = TypeVar("Record", Article, EntityRecord, EventRecord, DisagreementRecord, Prose)


@dataclass(frozen=True, slots=True)
class Both:
    base: Content
    head: Content
    unread: tuple[Unread, ...]
    files: int
    """That are on one side only, or say something else there."""
    unsound: bool
    """Whether a file that was read points to something that is not there: no pages can be made of it."""


def both(base: Reading, head: Reading, language: str) -> Both:
    """Paths of their problems are relative to the content folder; what is wrong is told in this language."""
    unread = (*_unread("base", base, language), *_unread("head", head, language))
    out = {one.path for one in unread}
    one, two = _without(base.content, out), _without(head.content, out)
    ours, theirs = {record.path: record for record in _records(one)}, {record.path: record for record in _records(two)}
    files = sum(ours.get(path) != theirs.get(path) for path in ours.keys() | theirs.keys())
    unsound = any(problem.path not in out for side in (base, head) for problem in side.errors)
    return Both(one, two, unread, files, unsound)


def _unread(side: Literal["base", "head"], reading: Reading, language: str) -> Iterator[Unread]:
    """Of each file that could not be read, its first error. One that has an error and was read all the same is there to compare."""
    read = {record.path for record in _records(reading.content)}
    told: set[str] = set()
    for problem in reading.errors:
        if problem.path not in read and problem.path not in told:
            told.add(problem.path)
            found, mend = (said(words, language)[:300] for words in (problem.found, problem.mend))
            yield Unread(side=side, path=problem.path, line=problem.line, found=found, mend=mend)


def _records(content: Content) -> Iterator[Article | EntityRecord | EventRecord | DisagreementRecord | Prose]:
    yield from content.articles
    yield from content.entities
    yield from content.events
    yield from content.disagreements
    yield from content.prose


def _without(content: Content, out: set[str]) -> Content:
    """Also without a second file of one id, which is an error that its reading survives."""
    return Content(
        articles=_kept(content.articles, out),
        entities=_kept(content.entities, out),
        events=_kept(content.events, out),
        prose=_kept(content.prose, out),
        disagreements=_disagreements(content, out),
    )


def _kept(records: Iterable[Record], out: set[str]) -> tuple[Record, ...]:
    first: dict[str, Record] = {}
    for record in records:
        if record.path not in out:
            first.setdefault(record.id, record)
    return tuple(first.values())


def _disagreements(content: Content, out: set[str]) -> tuple[DisagreementRecord, ...]:
    """Those all of whose articles are there."""
    articles = {article.id for article in content.articles if article.path not in out}
    kept = _kept(content.disagreements, out)
    return tuple(one for one in kept if articles.issuperset(claim.article for claim in one.claims))
