"""Objects → columns."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from inspect import isfunction
from itertools import chain
from operator import attrgetter, itemgetter, methodcaller
from types import NoneType
from typing import Any, Protocol

from generator.columns.form import ENCODING, SURROGATES, Column, Place, Unkept, field_names
from generator.columns.ghosts import awake, is_ghostly

TEXTS = 4096
"""Texts that lie together: of one letter that few texts have, all of them take more memory while they are read."""
ROW = 8
"""Tuples that are all of one length are laid out place by place, if they are no longer."""

_HOLDING: dict[type, str] = {tuple: "tuple", list: "list", set: "set", frozenset: "frozenset"}
_MAPPING: dict[type, str] = {dict: "dict", Counter: "Counter", defaultdict: "defaultdict"}
_FROZEN = (tuple, frozenset)
_BITS = {"B": 8, "H": 16, "I": 32}
_HEAP = 1 << 9
"""Of the flags of a class: it was made by a class statement."""


class Writable(Protocol):
    def write(self, data: bytes, /) -> object: ...


class Writer:
    """Columns of one root and all that it is made of."""

    def __init__(self, file: Writable) -> None:
        import numpy

        self._np = numpy
        self._file = file
        self._end = 0
        self._texts: list[Column] = []
        self._numbers: defaultdict[type, _Numbers] = defaultdict(_Numbers)
        """By class; texts are numbered, too."""
        self._states: list[object] = []
        """Made for the writing; they stay, so that their ids stay their own."""
        self._classes: list[str] = []
        self._places: dict[type, int] = {}
        self._chunks: list[tuple[int, int, list[Column]]] = []
        """Class, how many objects, and a column for each field."""
        self._begun: set[type] = set()
        """Classes of whose objects the fields are being written."""

    def write(self, root: object) -> None:
        """Raises Unkept, OSError."""
        found = self._column([root])
        index = json.dumps([self._texts, self._classes, self._chunks, found], separators=(",", ":")).encode()
        place = self._put(index)
        self._file.write(place.to_bytes(8, "little"))

    def _put(self, data: bytes) -> int:
        self._file.write(data)
        self._end += len(data)
        return self._end - len(data)

    def _array(self, values: Any) -> Place:
        data = values.tobytes()
        return self._put(data), len(data), values.typecode if isinstance(values, array) else values.dtype.char

    def _whole(self, values: Iterable[int]) -> Place:
        """In as few bytes as the greatest needs. Raises Unkept for numbers that eight do not hold."""
        try:
            found = values if isinstance(values, self._np.ndarray) else self._np.fromiter(values, "q")
        except OverflowError as error:
            raise Unkept("a number of more than eight bytes") from error
        least, most = (found.min(), found.max()) if found.size else (0, 0)
        return self._array(
            found.astype(next((code for code, bits in _BITS.items() if least >= 0 and most < 1 << bits), "q"))
        )

    def _column(self, values: Sequence[Any]) -> Column:
        types = set(map(type, values))
        if any(map(is_ghostly, types)):
            awake(values)
            types = set(map(type, values))
        if len(types) == 1:
            return self._of_type(types.pop(), values)
        if not types:
            return ["none", 0]
        if len(types) > 1 << 8:
            raise Unkept("values of more than 256 types stand in one place")
        kinds = {type_: kind for kind, type_ in enumerate(types)}
        parts = [self._of_type(type_, [one for one in values if type(one) is type_]) for type_ in kinds]
        return ["mixed", self._whole(map(kinds.__getitem__, map(type, values))), parts]

    def _of_type(self, type_: type, values: Sequence[Any]) -> Column:
        if type_ is str:
            return ["text", self._whole(self._of_texts(values))]
        if type_ is int:
            return ["int", self._whole(values)]
        if type_ is NoneType:
            return ["none", len(values)]
        if type_ is bool:
            return ["bool", self._array(array("B", values))]
        if type_ is float:
            return ["float", self._array(array("d", values))]
        if type_ is date:
            return ["date", self._whole(map(date.toordinal, values))]
        if type_ in _HOLDING:
            return self._holding(type_, values)
        if type_ in _MAPPING:
            return self._mapping(_MAPPING[type_], values)
        if issubclass(type_, Enum):
            places = {member: place for place, member in enumerate(type_)}
            return ["enum", self._class(type_), self._whole(map(places.__getitem__, values))]
        if type_ is array:
            return ["array", [[one.typecode, self._array(one)] for one in values]]
        if isfunction(values[0]):
            return ["function", list(map(_name, values))]
        if issubclass(type_, type):
            return ["type", list(map(_name, values))]
        return ["object", self._class(type_), self._whole(self._of_objects(type_, values))]

    def _of_texts(self, values: Sequence[str]) -> Any:
        numbers, new = self._numbers[str].of(values)
        for start in range(0, len(new), TEXTS):
            texts = new[start : start + TEXTS]
            parts = [text.encode(ENCODING, SURROGATES) for text in texts]
            self._texts.append([self._put(b"".join(parts)), self._whole(map(len, parts)), self._whole(map(len, texts))])
        return numbers

    def _holding(self, type_: type, values: Sequence[Any]) -> Column:
        if type_ in _FROZEN:
            numbers, distinct = _Numbers().of(values)
            if len(distinct) < len(values):
                return ["shared", self._whole(numbers), self._holding(type_, distinct)]
        lengths = list(map(len, values))
        if type_ is tuple and 0 < lengths[0] <= ROW and len(values) > 1 and lengths.count(lengths[0]) == len(lengths):
            return ["row", [self._column(list(map(itemgetter(place), values))) for place in range(lengths[0])]]
        return [_HOLDING[type_], self._whole(lengths), self._column(list(chain.from_iterable(values)))]

    def _mapping(self, name: str, values: Sequence[Any]) -> Column:
        keys = self._column(list(chain.from_iterable(values)))
        found = self._column(list(chain.from_iterable(map(methodcaller("values"), values))))
        factories = [one.default_factory.__name__ for one in values] if name == "defaultdict" else []
        return [name, self._whole(map(len, values)), keys, found, factories]

    def _of_objects(self, type_: type, values: Sequence[Any]) -> Any:
        """Raises Unkept."""
        if type_ in self._begun:
            raise Unkept(f"{type_} is made of others of its kind")
        numbers, new = self._numbers[type_].of(values)
        if new:
            self._begun.add(type_)
            columns = [self._column(list(column)) for column in self._fields(type_, new)]
            self._begun.remove(type_)
            # All that they are made of is written by now.
            self._chunks.append((self._class(type_), len(new), columns))
        return numbers

    def _fields(self, type_: type, objects: Sequence[Any]) -> Iterator[Iterable[Any]]:
        """Raises Unkept."""
        if names := field_names(type_):
            return (map(attrgetter(name), objects) for name in names)
        if type_.__flags__ & _HEAP and hasattr(objects[0], "__dict__"):
            states = [one.__getstate__() for one in objects]
            self._states += states
            return iter([states])
        raise Unkept(f"{type_} is no class whose objects can be kept")

    def _class(self, type_: type) -> int:
        if type_ not in self._places:
            self._places[type_] = len(self._classes)
            self._classes.append(_name(type_))
        return self._places[type_]


class _Numbers:
    """Of objects, by their identity: eight bytes each, where a dict takes a hundred. Whatever is looked up has a number from then on."""

    def __init__(self) -> None:
        import numpy

        self._np = numpy
        self._ids = numpy.empty(0, numpy.uint64)
        """Sorted, and of each its number."""
        self._of_ids = numpy.empty(0, numpy.uint32)
        self.count = 0

    def of(self, values: Sequence[Any]) -> tuple[Any, list[Any]]:
        """The number of each, and those that had none, in the order of theirs."""
        np = self._np
        ids = np.fromiter(map(id, values), np.uint64, len(values))
        places = np.searchsorted(self._ids, ids)
        places[places == self.count] = 0
        unknown = self._ids[places] != ids if self.count else np.ones(len(ids), bool)
        new: list[Any] = []
        if unknown.any():
            found, firsts = np.unique(ids[unknown], return_index=True)
            new = list(map(values.__getitem__, np.sort(np.flatnonzero(unknown)[firsts]).tolist()))
            numbers = np.empty(len(found), np.uint32)
            numbers[np.argsort(firsts)] = np.arange(self.count, self.count + len(found))
            where = np.searchsorted(self._ids, found)
            self._ids = np.insert(self._ids, where, found)
            self._of_ids = np.insert(self._of_ids, where, numbers)
            self.count += len(new)
            places = np.searchsorted(self._ids, ids)
        return self._of_ids[places], new


def _name(one: Any) -> str:
    """By which it is found again."""
    name = f"{one.__module__}:{one.__qualname__}"
    if "<" in name:
        raise Unkept(f"{name} is not found by its name")
    return name
