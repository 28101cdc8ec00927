"""Dates of different articles for what is otherwise one event, that cannot both be right.

Most events of one cast are several events, so much is asked: the two tellings name the same two rare entities, most of the words
of the shorter one stand in the other, their dates lie near each other, and neither article tells the other's event as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive.evidence import SHARED, Bar, weighed
from generator.archive.grouping import Grouped
from generator.archive.kept import exchanged
from generator.archive.neighbours import Neighbours
from generator.archive.tellings import Group, Told
from generator.archive.told import Said, SaidIn
from generator.chronology import Precision, bounds, precision
from generator.model import Evidence

BAR = Bar(entities=4.0, roots=18.0)
"""In the weights of `Rarity`."""

LIKE = 0.5
"""Of the words of what happened in the shorter sentence, so many must stand in the other."""

NEAR = {Precision.DAY: 31, Precision.MONTH: 62, Precision.YEAR: 731}
"""Days from the beginning of one date to that of the other; dates of other precision are too vague to dispute."""

LEADING = 50
"""A word in more tellings than this leads from none to another."""


@dataclass(frozen=True, slots=True)
class Dispute:
    one: Told
    other: Told
    score: float
    evidence: Evidence
    """Words as they stand in the first."""


def disputing() -> Neighbours[Told]:
    """Tellings that dispute each other's date, if what they share is rare enough, and if no article tells both events."""
    return Neighbours(_roots, _fit, few=LEADING, shared=SHARED)


def _roots(one: Told) -> tuple[str, ...]:
    return one.roots


def disputed(grouped: Grouped, said: Said, near: Neighbours[Told]) -> Iterator[Dispute]:
    """In no order that matters; of each pair, the one published first stands first. `near`, which knows of what was said last, learns
    of what changed."""
    near.update(*exchanged(_near_dates(said.went), _near_dates(said.came)))
    pairs = list(near.pairs())
    group_of = grouped.of([one for pair in pairs for one in pair])
    tellers: dict[int, set[str]] = {}

    def tells(article: str, group: Group) -> bool:
        if id(group) not in tellers:
            tellers[id(group)] = {one.telling.article for one in group.told}
        return article in tellers[id(group)]

    for pair in pairs:
        one, other = sorted(pair, key=lambda one: (one.order, one.when))
        group, other_group = group_of[id(one)], group_of[id(other)]
        apart = group is not other_group and not tells(one.telling.article, other_group)
        if apart and not tells(other.telling.article, group):
            evidence = weighed(one.cast, one.roots, other.cast, other.roots, said.rarity, BAR)
            if evidence:
                yield Dispute(one, other, evidence.weight, evidence.shown(one.sentence))


def _near_dates(articles: Iterable[SaidIn]) -> Iterator[Told]:
    return (one for article in articles for one in article.tellings if precision(one.when) in NEAR)


def _fit(one: Told, other: Told) -> bool:
    return one.telling.article != other.telling.article and _disjoint(one, other) and _alike(one, other)


def _alike(one: Told, other: Told) -> bool:
    return len(set(one.roots).intersection(other.roots)) >= LIKE * min(len(one.roots), len(other.roots))


def _disjoint(one: Told, other: Told) -> bool:
    """Dates of one precision that lie near each other and share no day."""
    if precision(one.when) is not precision(other.when):
        return False
    (low, high), (first, last) = bounds(one.when), bounds(other.when)
    return abs((low - first).days) <= NEAR[precision(one.when)] and (high < first or last < low)
