"""Objects of one class, made of columns."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import repeat
from typing import Any

import numpy as np

from generator.columns.form import Column, field_names
from generator.columns.ghosts import ghostly, is_ghostly, whole
from generator.columns.values import Numbered, Numbers, Values

TOGETHER = 64
"""Ghosts that lie together: once `MANY` of these were asked, so may be the others, and all are awakened at once."""
MANY = 8


class Chunk:
    """Objects that were written together: a column for each field."""

    def __init__(self, first: int, count: int, columns: Sequence[Column], values: Callable[[Column], Values]) -> None:
        self.first, self.count = first, count
        self.columns, self._values = columns, values
        self._known: dict[int, Values] = {}

    @property
    def numbers(self) -> slice:
        return slice(self.first, self.first + self.count)

    def column(self, field: int) -> Values:
        if field not in self._known:
            self._known[field] = self._values(self.columns[field])
        return self._known[field]

    def forget(self) -> None:
        self._known.clear()


class Objects(Numbered):
    def __init__(
        self, class_: type, chunks: Sequence[Chunk], late: Collection[str], let_go: Callable[[], None]
    ) -> None:
        """`late`: of the fields, those that are read only when somebody asks an object for one of them. `let_go` is told when much of
        the file was read."""
        super().__init__(sum(chunk.count for chunk in chunks))
        self._class, self._chunks, self._let_go = class_, chunks, let_go
        self._names = field_names(class_)
        self._late = [name for name in self._names if name in late]
        self._ghosts = ghostly(class_, self._late, self._waken) if self._late else None
        self._asked: Counter[int] = Counter()
        """How many ghosts were, of those that lie together."""

    @property
    def has_ghosts(self) -> bool:
        return self._ghosts is not None

    def columns(self, *, late: bool) -> Iterator[Column]:
        """`late`: of late fields alone."""
        for chunk in self._chunks:
            for name, column in zip(self._names or ("",), chunk.columns, strict=True):
                if name in self._late or not late:
                    yield column

    def forget(self) -> None:
        """How to read what was read already; what was made of it stays."""
        for chunk in self._chunks:
            chunk.forget()

    def _making(self, numbers: Numbers) -> list[Any]:
        found: list[Any] = []
        for chunk, places in self._parts(numbers):
            count = chunk.count if places is None else len(places)
            found += self._of_chunk(chunk, places, count)
        if self._ghosts:
            deque(map(getattr(self._class, self._late[0]).__set__, found, numbers.tolist()), 0)
        return found

    def _of_chunk(self, chunk: Chunk, places: Numbers | None, count: int) -> list[Any]:
        """Without their `__init__`, as their class would have made them."""
        if issubclass(self._class, tuple):
            columns = [chunk.column(field).at(places) for field in range(len(self._names))]
            return list(map(tuple.__new__, repeat(self._class), zip(*columns, strict=True)))
        objects: list[Any] = list(map(object.__new__, repeat(self._ghosts or self._class, count)))
        if not self._names:
            for one, state in zip(objects, chunk.column(0).at(places), strict=True):
                one.__setstate__(state) if hasattr(one, "__setstate__") else vars(one).update(state)
        for field, name in enumerate(self._names):
            if name not in self._late:
                self._set(name, objects, chunk.column(field).at(places))
        return objects

    def _parts(self, numbers: Numbers) -> Iterator[tuple[Chunk, Numbers | None]]:
        """Ascending numbers by chunk, as places in it; None for all of them."""
        for chunk in self._chunks:
            low, high = np.searchsorted(numbers, (chunk.first, chunk.first + chunk.count)).tolist()
            if high - low == chunk.count:
                yield chunk, None
            elif high > low:
                yield chunk, numbers[low:high] - chunk.first

    def _set(self, name: str, objects: Sequence[Any], values: Sequence[Any]) -> None:
        # Of a class with slots, what sets one goes past the `__setattr__` that keeps it frozen.
        deque(map(getattr(self._class, name).__set__, objects, values), 0)

    def _waken(self, ghost: Any) -> None:
        """Alone, or with those around it."""
        number = getattr(self._class, self._late[0]).__get__(ghost, self._class)
        self._asked[number // TOGETHER] += 1
        start, end = number, number + 1
        if self._asked[number // TOGETHER] > MANY:
            start = number // TOGETHER * TOGETHER
            end = start + TOGETHER
        near = self._made[start:end].tolist()
        ghosts = np.array([number for number, one in enumerate(near, start) if is_ghostly(type(one))])
        for chunk, places in self._parts(ghosts):
            objects = self._made[chunk.numbers if places is None else places + chunk.first].tolist()
            late = [field for field, name in enumerate(self._names) if name in self._late]
            # All is read before anything is set: who is interrupted has ghosts yet.
            found = [chunk.column(field).at(places) for field in late]
            for field, values in zip(late, found, strict=True):
                self._set(self._names[field], objects, values)
            for one in objects:
                whole(one, self._class)
        if end - start > 1:
            self._let_go()
