"""A coarser date that holds a finer one may tell the same event: «летом» and «в августе», «в марте» and «6 марта».

Much happens in a month, so the date is only where it begins: the two sentences must name two entities together that are not on
every page of the archive, and say in the same rare words what happened. Told by one article, two dates are two events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.archive.evidence import Bar, weighed
from generator.archive.leading import ByRoots
from generator.archive.rarity import Rarity
from generator.archive.tellings import Group, Order, Told
from generator.chronology import EARLIEST, Precision, bounds, precision
from generator.model import Telling

NESTING = (Precision.MONTH, Precision.SEASON, Precision.YEAR)
"""How exact a date is that may hold another, or be held by one. «В девяностые» holds too much."""

FILED: Order = (EARLIEST, "", 0, 0, 0, 0)
"""In place of a telling, where a file says when an event was."""

BAR = Bar(entities=3.2, roots=11.5)
"""Two entities that each a fifth of the articles name are just enough, and two roots that each a sentence of three hundred has."""


class Joined(NamedTuple):
    told: Mapping[int, tuple[Told, ...]]
    """By the index of a group, what has joined it. Behind the groups that were there stand those of `begun`."""
    begun: tuple[Told, ...]
    """Of the coarser tellings that others may join, each that has joined nothing: a group of its own."""
    shown: Mapping[int, Told]
    """By the identity of a telling that has joined a group, the same with its evidence."""


def nested(groups: Sequence[Group], free: Iterable[Told], rarity: Rarity, index: ByRoots) -> Joined:
    """Which coarser tellings tell the events of groups already known, or of one another.

    `free` are tellings whose dates are coarser than a day; others may join all of them. `index` has those of the groups.
    """
    finding = _Finding(groups, rarity, index)
    for one in sorted(free, key=lambda one: (one.days, one.order, one.when)):
        finding.place(one)
    return finding.found()


class _Finding:
    def __init__(self, groups: Sequence[Group], rarity: Rarity, index: ByRoots) -> None:
        self._groups = [*groups]
        self._begun = len(groups)
        self._joined: dict[int, list[Told]] = {}
        """By the index of a group, what has joined it."""
        self._shown: dict[int, Told] = {}
        # Of most groups nobody asks either.
        self._when: dict[int, tuple[int, Order, str]] = {}
        """Of a group, its date behind what it goes before others by; kept, as a group may have thousands of tellings."""
        self._tellers: dict[int, set[str]] = {}
        """The articles that tell of a group."""
        self._rarity = rarity
        self._index = index

    def found(self) -> Joined:
        begun = tuple(group.told[0] for group in self._groups[self._begun :])
        return Joined({index: tuple(told) for index, told in self._joined.items()}, begun, self._shown)

    def place(self, one: Told) -> None:
        """Into the group of which it shares most with a telling; of equals, with the earliest; or into one of its own."""
        near = self._index.near(one.roots) if precision(one.when) in NESTING else []
        fitting = []
        for index, other in near:
            if not self._may_join(one, other, index):
                continue
            evidence = weighed(one.cast, one.roots, other.cast, other.roots, self._rarity, BAR)
            if evidence:
                fitting.append((-evidence.weight, other.order, index, evidence))
        if not fitting:
            self._index.enter(len(self._groups), one)
            self._groups.append(Group(None, (one,)))
            return
        *_, index, evidence = min(fitting, key=lambda found: found[:3])
        telling: Telling = replace(one.telling, evidence=evidence.shown(one.sentence))
        joined = one._replace(telling=telling)
        self._tellers_of(index).add(one.telling.article)
        if self._groups[index].record is None and (one.days, one.order) < self._when_of(index)[:2]:
            self._when[index] = (one.days, one.order, one.when)
        self._joined.setdefault(index, []).append(joined)
        self._shown[id(one)] = joined
        self._index.enter(index, joined)

    def _may_join(self, one: Told, other: Told, index: int) -> bool:
        """Its date holds that of the telling and that of the event. One article gives another date where it means another event."""
        if not _holds(one.when, other.when):
            return False
        when = self._when_of(index)[-1]
        return _holds(one.when, when) and (one.when == when or one.telling.article not in self._tellers_of(index))

    def _when_of(self, index: int) -> tuple[int, Order, str]:
        if index not in self._when:
            group = self._groups[index]
            if group.record is None:
                first = group.first
                self._when[index] = (first.days, first.order, first.when)
            else:
                self._when[index] = (0, FILED, group.when)
        return self._when[index]

    def _tellers_of(self, index: int) -> set[str]:
        if index not in self._tellers:
            self._tellers[index] = {one.telling.article for one in self._groups[index].told}
        return self._tellers[index]


def _holds(when: str, other: str) -> bool:
    low, high = bounds(when)
    first, last = bounds(other)
    return low <= first and last <= high
