"""Dates of different articles for what is otherwise one event, that cannot both be right.

Most events of one cast are several events, so much is asked: the two tellings name the same two rare entities, most of the words
of the shorter one stand in the other, their dates lie near each other, and neither article tells the other's event as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.archive.evidence import SHARED, Bar, weighed
from generator.archive.neighbours import Neighbours
from generator.archive.rarity import Rarity
from generator.archive.tellings import Group, Told
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


def disputed(groups: Sequence[Group], rarity: Rarity, near: Neighbours[Told]) -> Iterator[Dispute]:
    """In no order that matters; of each pair, the one published first stands first. `near` learns of what changed."""
    near.update(one for group in groups for one in group.told if precision(one.when) in NEAR)
    pairs = list(near.pairs())
    paired = {id(one) for pair in pairs for one in pair}
    group_of = {id(one): index for index, group in enumerate(groups) for one in group.told if id(one) in paired}
    tellers: dict[int, set[str]] = {}

    def tells(article: str, index: int) -> bool:
        if index not in tellers:
            tellers[index] = {one.telling.article for one in groups[index].told}
        return article in tellers[index]

    for pair in pairs:
        one, other = sorted(pair, key=lambda one: (one.order, one.when))
        index, other_index = group_of[id(one)], group_of[id(other)]
        apart = index != other_index and not tells(one.telling.article, other_index)
        if apart and not tells(other.telling.article, index):
            evidence = weighed(one.cast, one.roots, other.cast, other.roots, rarity, BAR)
            if evidence:
                yield Dispute(one, other, evidence.weight, evidence.shown(one.sentence))


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
