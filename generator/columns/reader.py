"""Columns → objects."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from importlib import import_module
from inspect import isfunction
from itertools import accumulate, islice, pairwise, repeat
from operator import attrgetter
from typing import Any, BinaryIO

from generator.columns.form import Column, Unkept, field_names

_MAKING: dict[str, Callable[[Iterable[Any]], Any]] = {
    "tuple": tuple,
    "list": list,
    "set": set,
    "frozenset": frozenset,
}
_FACTORIES: dict[str, Callable[[], Any]] = {"set": set, "dict": dict, "list": list, "int": int}
"""Of a defaultdict."""
_SMALL = list(range(1 << 14))
"""Python makes a new object of every number beyond 256."""


class Reader:
    """What a Writer wrote. The file is trusted to be whole: its keeper has a checksum."""

    def __init__(self, file: BinaryIO, start: int, end: int, modules: Collection[str]) -> None:
        """`start`, `end`: where in the file what was written lies. `modules`: of which classes and functions may be, as prefixes of
        their names."""
        self._file, self._start, self._end = file, start, end
        self._modules = tuple(modules)
        self._texts: list[str] = []
        self._classes: list[type] = []
        self._objects: list[list[Any]] = []
        """By class."""

    def read(self) -> Any:
        """Raises Unkept for a name that is not of these modules, and whatever the reading of nonsense raises."""
        size = self._end - self._start
        place = int.from_bytes(self._got(size - 8, 8), "little")
        texts, classes, chunks, root = json.loads(self._got(place, size - 8 - place))
        for start, size, lengths in texts:
            joined = self._got(start, size).decode("utf-8", "surrogatepass")
            self._texts += [joined[a:b] for a, b in pairwise(accumulate(self._array(lengths), initial=0))]
        self._classes = list(map(self._named, classes))
        self._objects = [[] for _ in classes]
        for number, count, columns in chunks:
            self._objects[number] += _made(self._classes[number], count, list(map(self._values, columns)))
        (found,) = self._values(root)
        return found

    def _got(self, start: int, size: int) -> bytes:
        self._file.seek(self._start + start)
        return self._file.read(size)

    def _array(self, place: Sequence[Any]) -> array[Any]:
        start, size, code = place
        return array(code, self._got(start, size))

    def _whole(self, place: Sequence[Any]) -> list[int]:
        found = self._array(place)
        try:
            return list(map(_SMALL.__getitem__, found)) if found.typecode in "BHI" else list(found)
        except IndexError:
            return list(found)

    def _values(self, column: Column) -> list[Any]:
        kind, about, *others = column
        match kind:
            case "text":
                return list(map(self._texts.__getitem__, self._array(about)))
            case "object":
                return list(map(self._objects[about].__getitem__, self._array(others[0])))
            case "int":
                return self._whole(about)
            case "none":
                return [None] * about
            case "bool":
                return list(map(bool, self._array(about)))
            case "float":
                return list(self._array(about))
            case "date":
                return list(map(date.fromordinal, self._array(about)))
            case "enum":
                return list(map(list(self._classes[about]).__getitem__, self._array(others[0])))  # type: ignore[call-overload]
            case "shared":
                return list(map(self._values(others[0]).__getitem__, self._array(about)))
            case "row":
                return list(zip(*map(self._values, about), strict=True))
            case "mixed":
                parts = list(map(iter, map(self._values, others[0])))
                return list(map(next, map(parts.__getitem__, self._array(about))))
            case "array":
                return [self._array(place) for _, place in about]
            case "function" | "type":
                return list(map(self._named, about))
            case "dict" | "Counter" | "defaultdict":
                return self._mappings(kind, self._array(about), *others)
        held = iter(self._values(others[0]))
        make = _MAKING[kind]
        return [make(islice(held, length)) for length in self._array(about)]

    def _mappings(
        self, kind: str, lengths: Iterable[int], keys: Column, values: Column, factories: Sequence[str]
    ) -> list[Any]:
        pairs = zip(self._values(keys), self._values(values), strict=True)
        found: list[Any] = [dict(islice(pairs, length)) for length in lengths]
        if kind == "Counter":
            return list(map(Counter, found))
        if kind == "defaultdict":
            return list(map(defaultdict, map(_FACTORIES.__getitem__, factories), found))
        return found

    def _named(self, name: str) -> Any:
        """A class or a function that one of the modules has itself."""
        module, _, path = name.partition(":")
        if not module.startswith(self._modules):
            raise Unkept(f"{name} is not of {', '.join(self._modules)}")
        found = attrgetter(path)(import_module(module))
        if not (isinstance(found, type) or isfunction(found)) or found.__module__ != module:
            raise Unkept(f"{name} is nothing that can be kept")
        return found


def _made(class_: type, count: int, columns: Sequence[Sequence[Any]]) -> list[Any]:
    """Objects without their `__init__`, as their classes would have made them."""
    names = field_names(class_)
    if issubclass(class_, tuple):
        return list(map(tuple.__new__, repeat(class_), zip(*columns, strict=True)))
    objects = list(map(object.__new__, repeat(class_, count)))
    if not names:
        for one, state in zip(objects, columns[0], strict=True):
            one.__setstate__(state) if hasattr(one, "__setstate__") else vars(one).update(state)
        return objects
    for name, values in zip(names, columns, strict=True):
        # Of a class with slots, what sets one goes past the `__setattr__` that keeps it frozen.
        deque(map(getattr(class_, name).__set__, objects, values), 0)
    return objects
