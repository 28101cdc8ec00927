"""Values of one column, of those places alone that are asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from itertools import accumulate, islice, pairwise
from typing import Any, Protocol

import numpy as np

Numbers = np.ndarray[Any, Any]
Objects = np.ndarray[Any, Any]

MANY = 16
"""What is more than one in so many."""
_SMALL = np.array(range(1 << 14), object)
"""Python makes a new object of every number beyond 256."""
_MAKING: dict[str, Callable[[Any], Any]] = {"list": list, "set": set, "frozenset": frozenset}
_FACTORIES: dict[str, Callable[[], Any]] = {"set": set, "dict": dict, "list": list, "int": int}
"""Of a defaultdict."""


class Values(Protocol):
    def at(self, places: Numbers | None) -> list[Any]:
        """In the order of `places`; all of them, where that is None."""


class Numbered(ABC):
    """What may stand in many places, and is one object in all: made when it is first asked for, by its number."""

    def __init__(self, count: int) -> None:
        self._made: Objects = np.empty(count, object)
        self._is_made = np.zeros(count, bool)

    def of(self, numbers: Numbers) -> list[Any]:
        missing = numbers[~self._is_made[numbers]]
        if missing.size:
            missing = self._in_order(missing)
            self._made[missing] = listed(self._making(missing))
            self._is_made[missing] = True
        found: list[Any] = self._made[numbers].tolist()
        return found

    def _in_order(self, numbers: Numbers) -> Numbers:
        """Each once."""
        if len(numbers) < len(self._made) // MANY:
            return np.unique(numbers)
        # It takes a while to sort many.
        among = np.zeros(len(self._made), bool)
        among[numbers] = True
        return np.flatnonzero(among)

    @abstractmethod
    def _making(self, numbers: Numbers) -> list[Any]:
        """`numbers` ascend."""


def listed(values: Collection[Any]) -> Objects:
    """To be picked from by their places. An array made of tuples as such would have a dimension more."""
    return np.fromiter(values, object, len(values))


class Held:
    """Of things that are numbered."""

    def __init__(self, things: Numbered, numbers: Numbers) -> None:
        self._things, self._numbers = things, numbers

    def at(self, places: Numbers | None) -> list[Any]:
        return self._things.of(self._numbers if places is None else self._numbers[places])


class Shared(Numbered):
    """Tuples and frozen sets of one column."""

    def __init__(self, count: int, distinct: Values) -> None:
        super().__init__(count)
        self._distinct = distinct

    def _making(self, numbers: Numbers) -> list[Any]:
        return self._distinct.at(numbers)


class Plain:
    """Numbers, as they are."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers

    def at(self, places: Numbers | None) -> list[Any]:
        found: list[Any] = (self._numbers if places is None else self._numbers[places]).tolist()
        return found


class Picked:
    """Of few values, those of these numbers."""

    def __init__(self, values: Objects, numbers: Numbers) -> None:
        self._values, self._numbers = values, numbers

    def at(self, places: Numbers | None) -> list[Any]:
        found: list[Any] = self._values[self._numbers if places is None else self._numbers[places]].tolist()
        return found


def whole(numbers: Numbers) -> Values:
    small = numbers.dtype.kind == "u" and (not numbers.size or numbers.max() < len(_SMALL))
    return Picked(_SMALL, numbers) if small else Plain(numbers)


def dates(ordinals: Numbers) -> Values:
    known, numbers = np.unique(ordinals, return_inverse=True)
    return Picked(listed(list(map(date.fromordinal, known.tolist()))), numbers)


class Listed:
    """Values that are there already."""

    def __init__(self, values: Sequence[Any]) -> None:
        self._values = values

    def at(self, places: Numbers | None) -> list[Any]:
        return list(self._values if places is None else map(self._values.__getitem__, places.tolist()))


class Nothing:
    def __init__(self, count: int) -> None:
        self._count = count

    def at(self, places: Numbers | None) -> list[Any]:
        return [None] * (self._count if places is None else len(places))


class Rows:
    """Tuples of one length, place by place."""

    def __init__(self, columns: Sequence[Values]) -> None:
        self._columns = columns

    def at(self, places: Numbers | None) -> list[Any]:
        return list(zip(*[column.at(places) for column in self._columns], strict=True))


class Mixed:
    """Of several types, those of each by themselves."""

    def __init__(self, kinds: Numbers, parts: Sequence[Values]) -> None:
        self._kinds, self._parts = kinds, parts
        self._within = np.zeros(len(kinds), np.uint32)
        """Of each, its place among those of its type."""
        for kind in range(len(parts)):
            (found,) = np.nonzero(kinds == kind)
            self._within[found] = np.arange(len(found))

    def at(self, places: Numbers | None) -> list[Any]:
        kinds, within = (self._kinds, self._within) if places is None else (self._kinds[places], self._within[places])
        parts = [iter(part.at(within[kinds == kind])) for kind, part in enumerate(self._parts)]
        return list(map(next, map(parts.__getitem__, kinds.tolist())))


class Stretches:
    """How many each holds of what a column of all holds, one after the other."""

    def __init__(self, lengths: Numbers) -> None:
        self._lengths = lengths
        self._starts: Numbers | None = None

    def of(self, places: Numbers | None) -> tuple[list[int], Numbers | None]:
        """How long they are, and the places of what they hold."""
        if places is None:
            return self._lengths.tolist(), None
        if self._starts is None:
            self._starts = np.cumsum(self._lengths, dtype=np.int64) - self._lengths
        lengths = self._lengths[places].astype(np.int64)
        before = np.cumsum(lengths) - lengths
        held = np.repeat(self._starts[places] - before, lengths) + np.arange(lengths.sum())
        return lengths.tolist(), held


class Collections:
    """Tuples, lists, sets."""

    def __init__(self, kind: str, lengths: Numbers, held: Values) -> None:
        self._kind, self._stretches, self._held = kind, Stretches(lengths), held

    def at(self, places: Numbers | None) -> list[Any]:
        lengths, within = self._stretches.of(places)
        # A stretch of a tuple is a tuple, and nothing is made between.
        held = tuple(self._held.at(within))
        found: list[Any] = [held[start:end] for start, end in pairwise(accumulate(lengths, initial=0))]
        return found if self._kind == "tuple" else list(map(_MAKING[self._kind], found))


class Mappings:
    def __init__(self, kind: str, lengths: Numbers, keys: Values, values: Values, factories: Sequence[str]) -> None:
        self._kind, self._stretches = kind, Stretches(lengths)
        self._keys, self._values = keys, values
        self._factories = [_FACTORIES[name] for name in factories]

    def at(self, places: Numbers | None) -> list[Any]:
        lengths, within = self._stretches.of(places)
        pairs: Iterator[tuple[Any, Any]] = zip(self._keys.at(within), self._values.at(within), strict=True)
        found: list[Any] = [dict(islice(pairs, length)) for length in lengths]
        if self._kind == "Counter":
            return list(map(Counter, found))
        if self._kind == "defaultdict":
            return list(map(defaultdict, Listed(self._factories).at(places), found))
        return found
