"""A coarser date that holds a finer one may tell the same event: «летом» and «в августе», «в марте» and «6 марта».

Much happens in a month, so the date is only where it begins: the two sentences must name two entities together that are not on
every page of the archive, and say in the same rare words what happened. Told by one article, two dates are two events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.archive.evidence import Bar, weighed
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


def nested(groups: Iterable[Group], free: Iterable[Told], rarity: Rarity) -> list[Group]:
    """The groups of events already known, each with the coarser tellings of it; and one for each telling that none of them takes.

    `free` are tellings whose dates are coarser than a day.
    """
    free = list(free)
    finding = _Finding(groups, free, rarity)
    for one in sorted(free, key=lambda one: (one.days, one.order)):
        finding.place(one)
    return finding.found()


class _Finding:
    """Groups, looked up by the rare roots of their tellings."""

    def __init__(self, groups: Iterable[Group], free: Iterable[Told], rarity: Rarity) -> None:
        self._groups: list[Group] = []
        self._joined: dict[int, list[Told]] = {}
        """By the place of a group, what has joined it."""
        # Of most groups nobody asks either.
        self._when: dict[int, tuple[int, Order, str]] = {}
        """Of a group, its date behind what it goes before others by; kept, as a group may have thousands of tellings."""
        self._tellers: dict[int, set[str]] = {}
        """The articles that tell of a group."""
        self._rarity = rarity
        sought = {root for one in free if precision(one.when) in NESTING for root in one.roots}
        self._by_root: dict[str, list[tuple[int, Told]]] = {root: [] for root in sought if rarity.leads(root)}
        for group in groups:
            self._add(group)

    def found(self) -> list[Group]:
        groups = self._groups[:]
        for index, joined in self._joined.items():
            groups[index] = groups[index]._replace(told=(*groups[index].told, *joined))
        return groups

    def place(self, one: Told) -> None:
        """Into the group of which it shares most with a telling; of equals, with the earliest; or into one of its own."""
        near = self._near(one) if precision(one.when) in NESTING else []
        fitting = []
        for index, other in near:
            if not self._may_join(one, other, index):
                continue
            evidence = weighed(one.cast, one.roots, other.cast, other.roots, self._rarity, BAR)
            if evidence:
                fitting.append((-evidence.weight, other.order, index, evidence))
        if not fitting:
            self._add(Group(None, (one,)))
            return
        *_, index, evidence = min(fitting, key=lambda found: found[:3])
        telling: Telling = replace(one.telling, evidence=evidence.shown(one.sentence))
        joined = one._replace(telling=telling)
        self._tellers_of(index).add(one.telling.article)
        if self._groups[index].record is None and (one.days, one.order) < self._when_of(index)[:2]:
            self._when[index] = (one.days, one.order, one.when)
        self._joined.setdefault(index, []).append(joined)
        self._enter(index, joined)

    def _near(self, one: Told) -> Sequence[tuple[int, Told]]:
        """Tellings that have two of its rare roots."""
        found: dict[int, tuple[int, Told]] = {}
        counts: Counter[int] = Counter()
        for root in one.roots:
            for index, other in self._by_root.get(root, ()):
                found[id(other)] = (index, other)
                counts[id(other)] += 1
        return [found[key] for key, count in counts.items() if count > 1]

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

    def _add(self, group: Group) -> None:
        self._groups.append(group)
        for one in group.told:
            self._enter(len(self._groups) - 1, one)

    def _enter(self, index: int, one: Told) -> None:
        for root in one.roots:
            if root in self._by_root:
                self._by_root[root].append((index, one))


def _holds(when: str, other: str) -> bool:
    low, high = bounds(when)
    first, last = bounds(other)
    return low <= first and last <= high
