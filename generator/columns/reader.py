"""Columns → objects."""

from __future__ import annotations

import json
import mmap
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib import import_module
from inspect import isfunction
from itertools import pairwise
from operator import attrgetter
from typing import Any, BinaryIO, NamedTuple

import numpy as np

from generator.columns.form import ENCODING, SURROGATES, Column, Unkept
from generator.columns.objects import Chunk, Objects
from generator.columns.values import (
    Collections,
    Held,
    Listed,
    Mappings,
    Mixed,
    Nothing,
    Numbered,
    Numbers,
    Picked,
    Plain,
    Rows,
    Shared,
    Values,
    dates,
    listed,
    whole,
)

Late = Mapping[type, Collection[str]]
"""By class, the fields that are read only when somebody asks an object for one of them."""


class _Part(NamedTuple):
    """Texts that lie together."""

    start: int
    bytes: Numbers
    """Of each."""
    letters: Numbers


class Reader:
    """What a Writer wrote. The file is trusted to be whole: its keeper has a checksum. It must stay as it is while anything that is late
    is still to be read."""

    def __init__(self, file: BinaryIO, start: int, end: int, modules: Collection[str], late: Late) -> None:
        """`start`, `end`: where in the file what was written lies. `modules`: of which classes and functions may be, as prefixes of
        their names."""
        self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._start = start
        self._modules = tuple(modules)
        place = int.from_bytes(self._data[end - 8 : end], "little")
        texts, classes, chunks, self._root = json.loads(self._data[start + place : end - 8])
        parts = [_Part(start + at, self._array(sizes), self._array(letters)) for at, sizes, letters in texts]
        self._texts = _Texts(self._data, parts)
        self._classes = [self._named(name) for name in classes]
        by_class: list[list[Chunk]] = [[] for _ in classes]
        for number, count, columns in chunks:
            before = by_class[number]
            first = before[-1].first + before[-1].count if before else 0
            before.append(Chunk(first, count, columns, self._values))
        self._objects = {
            number: Objects(class_, found, late.get(class_, ()), self._let_go)
            for number, (class_, found) in enumerate(zip(self._classes, by_class, strict=True))
        }

    def read(self) -> Any:
        """Raises Unkept for a name that is not of these modules, and whatever the reading of nonsense raises."""
        (found,) = self._values(self._root).at(None)
        wanted = self._wanted()
        self._objects = {number: one for number, one in self._objects.items() if number in wanted}
        for one in self._objects.values():
            one.forget()
        self._let_go()
        return found

    def _let_go(self) -> None:
        """What was read of the file counts as memory of this process no longer."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._data.madvise(mmap.MADV_DONTNEED)

    def _wanted(self) -> set[int]:
        """The classes of ghosts, and of what is to be read for them."""
        ghosts = {number: one for number, one in self._objects.items() if one.has_ghosts}
        waiting = [column for one in ghosts.values() for column in one.columns(late=True)]
        wanted = set(ghosts)
        while waiting:
            for number in _classes(waiting.pop()):
                if number not in wanted:
                    wanted.add(number)
                    waiting += self._objects[number].columns(late=False)
        return wanted

    def _array(self, place: Sequence[Any]) -> Numbers:
        start, size, code = place
        kind = np.dtype(code)
        return np.frombuffer(self._data, kind, size // kind.itemsize, self._start + start)

    def _values(self, column: Column) -> Values:
        kind, about, *others = column
        match kind:
            case "text":
                return Held(self._texts, self._array(about))
            case "object":
                return Held(self._objects[about], self._array(others[0]))
            case "int":
                return whole(self._array(about))
            case "none":
                return Nothing(about)
            case "bool":
                return Plain(self._array(about).astype(bool))
            case "float":
                return Plain(self._array(about))
            case "date":
                return dates(self._array(about))
            case "enum":
                members: list[Any] = list(self._classes[about])
                return Picked(listed(members), self._array(others[0]))
            case "shared":
                numbers = self._array(about)
                return Held(Shared(int(numbers.max()) + 1, self._values(others[0])), numbers)
            case "row":
                return Rows(list(map(self._values, about)))
            case "mixed":
                return Mixed(self._array(about), list(map(self._values, others[0])))
            case "array":
                return Listed([array(code, self._array(place).tobytes()) for code, place in about])
            case "function" | "type":
                return Listed(list(map(self._named, about)))
            case "dict" | "Counter" | "defaultdict":
                keys, values, factories = others
                return Mappings(kind, self._array(about), self._values(keys), self._values(values), factories)
        return Collections(kind, self._array(about), self._values(others[0]))

    def _named(self, name: str) -> Any:
        """A class or a function that one of the modules has itself."""
        module, _, path = name.partition(":")
        if not module.startswith(self._modules):
            raise Unkept(f"{name} is not of {', '.join(self._modules)}")
        found = attrgetter(path)(import_module(module))
        if not (isinstance(found, type) or isfunction(found)) or found.__module__ != module:
            raise Unkept(f"{name} is nothing that can be kept")
        return found


def _classes(column: Column) -> Iterator[int]:
    """Those of whose objects it has numbers."""
    if column[0] == "object":
        yield column[1]
    for part in column[1:]:
        if isinstance(part, list):
            # A column, several, or something else that is listed.
            for one in (part, *part):
                if isinstance(one, list) and one and isinstance(one[0], str):
                    yield from _classes(one)


class _Texts(Numbered):
    def __init__(self, data: mmap.mmap, parts: Sequence[_Part]) -> None:
        super().__init__(sum(len(part.bytes) for part in parts))
        self._data, self._parts = data, parts
        self._firsts = np.cumsum([0, *(len(part.bytes) for part in parts)])

    def _making(self, numbers: Numbers) -> list[Any]:
        found: list[str] = []
        bounds = np.searchsorted(numbers, self._firsts).tolist()
        for part, first, (low, high) in zip(self._parts, self._firsts.tolist(), pairwise(bounds), strict=False):
            if high > low:
                found += self._of_part(part, numbers[low:high] - first)
        return found

    def _of_part(self, part: _Part, places: Numbers) -> list[str]:
        ends = np.cumsum(part.bytes, dtype=np.int64)
        if 2 * len(places) < len(ends):
            starts = (part.start + (ends - part.bytes)[places]).tolist()
            ends = (part.start + ends[places]).tolist()
            return [str(self._data[start:end], ENCODING, SURROGATES) for start, end in zip(starts, ends, strict=True)]
        # To read one text takes as long as to cut three out of what was read.
        joined = str(self._data[part.start : part.start + int(ends[-1])], ENCODING, SURROGATES)
        ends = np.cumsum(part.letters, dtype=np.int64)
        starts = (ends - part.letters)[places].tolist()
        return [joined[start:end] for start, end in zip(starts, ends[places].tolist(), strict=True)]
