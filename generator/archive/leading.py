"""Tellings, looked up by the roots that lead from one to another: those that few sentences have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.archive.tellings import Group, Told

SHARED = 2
"""So many leading roots have two sentences in common that are compared."""


def led(roots: Iterable[str], leading: frozenset[str]) -> bool:
    """Whether these roots lead anywhere at all."""
    return not leading.isdisjoint(roots) and len(leading.intersection(roots)) >= SHARED


class ByRoots:
    def __init__(self, sought: frozenset[str]) -> None:
        """`sought`: of the leading roots, those of all that is looked up."""
        self._sought = sought
        self._having: dict[str, list[tuple[int, Told]]] = {root: [] for root in sought}

    def enter(self, index: int, one: Told) -> None:
        """`index`: of the group whose telling it is."""
        if led(one.roots, self._sought):
            for root in self._sought.intersection(one.roots):
                self._having[root].append((index, one))

    def enter_all(self, groups: Iterable[Group]) -> None:
        if self._sought:
            for index, group in enumerate(groups):
                for one in group.told:
                    self.enter(index, one)

    def near(self, roots: Iterable[str]) -> Sequence[tuple[int, Told]]:
        """Those that share enough of these roots, none of which stands twice."""
        found: dict[int, tuple[int, Told]] = {}
        counts: Counter[int] = Counter()
        for root in self._sought.intersection(roots):
            for index, other in self._having[root]:
                found[id(other)] = (index, other)
                counts[id(other)] += 1
        return [found[key] for key, count in counts.items() if count >= SHARED]
