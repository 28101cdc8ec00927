"""Sentences that tell of a dated event without its date: «встреча с мэром прошла в ратуше».

Nothing in them says when, so all else must: of the event's people and places two that are rare in the archive, in the sentence
itself; two rare roots of what happened, in one of its tellings; and an article published within weeks of it, which does not tell it
with a date anyhow. Of such an article's sentences the one that shares most is taken, and each sentence tells one event.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator.archive.evidence import Bar, Weighed, weighed
from generator.archive.leading import ByRoots
from generator.archive.order import published_from
from generator.archive.rarity import Rarity
from generator.archive.statements import Statements
from generator.archive.tellings import Group, Order, Told
from generator.chronology import EARLIEST, Precision, bounds, precision
from generator.languages import LANGUAGES
from generator.languages.tables import table
from generator.model import Article, Sentence, Span, Telling

AFTER = timedelta(days=28)
"""So long after an event an article may tell of it without saying when it was."""

BAR = Bar(entities=4.0, roots=12.0)
"""More than a coarser date needs: two entities that each an article of seven names, two roots of a sentence in four hundred."""


class Open(NamedTuple):
    """A sentence, or the halves of one, that no date stands in."""

    sentence: Sentence
    pieces: tuple[Span, ...]
    """What no date stands in."""
    cast: tuple[str, ...]
    """Sorted."""
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What an article says without a date."""

    article: Article
    sentences: tuple[Open, ...]


def undated(
    articles: Iterable[Unplaced], groups: Sequence[Group], rarity: Rarity, index: ByRoots
) -> dict[int, tuple[Told, ...]]:
    """By the place of a group among `groups`, the sentences that tell of it without a date. `index` has its tellings."""
    finding = _Finding(groups, rarity, index)
    found: dict[int, list[Told]] = defaultdict(list)
    for article in articles:
        for place, one in finding.told_in(article):
            found[place].append(one)
    return {place: tuple(found[place]) for place in sorted(found)}


class _Dated(NamedTuple):
    """An event of a day."""

    when: str
    tellers: frozenset[str]
    """The articles that tell of it."""
    cast: frozenset[str]


class _Finding:
    def __init__(self, groups: Sequence[Group], rarity: Rarity, index: ByRoots) -> None:
        self._rarity = rarity
        self._groups = groups
        self._index = index
        # Of most groups nobody asks.
        self._dated: dict[int, _Dated | None] = {}

    def _dated_of(self, index: int) -> _Dated | None:
        """None where the event's date is coarser than a day."""
        if index not in self._dated:
            group = self._groups[index]
            when = group.when
            took_part = {id for one in group.told for id in one.entities if id not in one.outlets}
            self._dated[index] = (
                _Dated(
                    when,
                    frozenset(one.telling.article for one in group.told),
                    frozenset(took_part.union(group.record.entities if group.record else ())),
                )
                if precision(when) is Precision.DAY
                else None
            )
        return self._dated[index]

    def told_in(self, article: Unplaced) -> Iterator[tuple[int, Told]]:
        """(place of a group, the sentence that tells of it), one for each group."""
        best: dict[int, tuple[tuple[float, int, int], Open, str, Weighed]] = {}
        for one in article.sentences:
            fitting = list(self._fitting(article.article, one))
            if fitting:
                weight, index, _, when, evidence = min(fitting, key=lambda found: found[:3])
                rank = (weight, one.sentence.span.start, one.sentence.span.stop)
                if index not in best or rank < best[index][0]:
                    best[index] = (rank, one, when, evidence)
        for index, (_, one, when, evidence) in best.items():
            yield index, _told(article.article, one, when, evidence)

    def _fitting(self, article: Article, one: Open) -> Iterator[tuple[float, int, Order, str, Weighed]]:
        """(the less the better, place of the group, of the telling that is like it, the group's date, what is shared)."""
        for index, other in self._index.near(one.roots):
            # Behind the groups stand those of coarser dates.
            dated = self._dated_of(index) if index < len(self._groups) else None
            if dated is None or article.id in dated.tellers or not _recent(article, dated.when):
                continue
            evidence = weighed(one.cast, one.roots, dated.cast, other.roots, self._rarity, BAR)
            if evidence:
                yield -evidence.weight, index, other.order, dated.when, evidence


def _recent(article: Article, when: str) -> bool:
    published = article.published
    if not published or published_from(article) == EARLIEST:
        return False
    first, last = bounds(published)
    low, high = bounds(when)
    return low <= last and first - high <= AFTER


def unplaced(article: Statements) -> Unplaced | None:
    """What the article says without a date, of two or more who are no outlets of its news; None where it says nothing of the kind."""
    text = article.article.text
    found = []
    for number, mentions in article.mentions.items():
        if len(mentions) < 2 or len(article.concerned(article.named(number))) < 2:
            continue
        sentence = article.sentences[number]
        dates = [words for words, _ in article.dates.get(number, ())]
        pieces = _undated_pieces(text, sentence.span, dates, article.article.language) if dates else (sentence.span,)
        named = {entity for words, entity in mentions if any(piece.holds(words) for piece in pieces)}
        cast = article.concerned(tuple(sorted(named)))
        if len(cast) > 1:
            found.append(Open(sentence, pieces, cast, _roots(article, pieces) if dates else article.said[number]))
    return Unplaced(article.article, tuple(found)) if found else None


def _roots(article: Statements, pieces: Iterable[Span]) -> tuple[str, ...]:
    return tuple({root for piece in pieces for root in article.roots(piece)})


def _undated_pieces(text: str, sentence: Span, dates: Sequence[Span], code: str) -> tuple[Span, ...]:
    """The halves of a sentence in which no date stands; what goes before a colon belongs to both."""
    cuts = [
        sentence.start,
        *(found.start() for found in _cut(code).finditer(text, sentence.start, sentence.stop)),
        sentence.stop,
    ]
    pieces = [Span(start, stop) for start, stop in pairwise(cuts)]
    return tuple([piece for piece in pieces if not any(piece.overlaps(span) for span in dates)])


@lru_cache
def _cut(code: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, table(code if code in LANGUAGES else "ru", "contrasts")))
    return re.compile(rf"[:;](?=\s)|,\s(?=(?:{words})\s)", re.IGNORECASE)


def _told(article: Article, one: Open, when: str, evidence: Weighed) -> Told:
    sentence = one.sentence
    words = " ".join(piece.of(article.text) for piece in one.pieces)
    return Told(
        telling=Telling(article.id, sentence.anchor, sentence.span, None, evidence.shown(words)),
        when=when,
        entities=one.cast,
        around=one.cast,
        sentence=" ".join(sentence.span.of(article.text).split()),
        published=published_from(article),
        cast=one.cast,
        roots=one.roots,
        first_id=article.first_id,
    )
