"""Objects kept on the disk: all of one class laid out in columns, field by field, which takes a fraction of pickling them one by one.

    texts      each once
    objects    of each class, in the order of what they are made of: a column for every field
    columns    whole numbers in as few bytes as they need; of texts and objects, their numbers; of tuples, sets and dicts, how many
               each holds, and one column of all that they hold
    index      one line of JSON: which columns lie where

One object is one object again. What holds others (tuples, lists, sets, dicts) is written wherever it stands, and none may hold itself.
There is nothing in such a file but numbers and texts: reading it runs no code of its choice, and makes objects only of classes that
its reader's modules have.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from importlib import import_module
from inspect import isfunction
from itertools import accumulate, chain, islice, pairwise, repeat
from operator import attrgetter, itemgetter, methodcaller
from types import NoneType
from typing import Any, BinaryIO, Protocol

Place = tuple[int, int, str]
"""Where numbers lie: offset, bytes, typecode."""
Column = list[Any]
"""Its kind and what that needs, as JSON has it."""

TEXTS = 4096
"""Texts that lie together: of one letter that few texts have, all of them take more memory while they are read."""
ROW = 8
"""Tuples that are all of one length are laid out place by place, if they are no longer."""

_HOLDING: dict[type, str] = {tuple: "tuple", list: "list", set: "set", frozenset: "frozenset"}
_MAPPING: dict[type, str] = {dict: "dict", Counter: "Counter", defaultdict: "defaultdict"}
_MAKING: dict[str, Callable[[Iterable[Any]], Any]] = {name: type_ for type_, name in _HOLDING.items()}
_FROZEN = (tuple, frozenset)
_BITS = {"B": 8, "H": 16, "I": 32}
_SMALL = list(range(1 << 14))
"""Python makes a new object of every number beyond 256."""


class Writable(Protocol):
    def write(self, data: bytes, /) -> object: ...


class Unkept(TypeError):
    """Something is no value that columns could hold."""


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
        self._chunks: list[tuple[int, int, int, list[Column]]] = []
        """Class, the number of the first object, how many there are, and a column for each field."""

    def write(self, root: object) -> None:
        """Raises Unkept, OSError."""
        found = self._column([root])
        counts = [self._numbers[type_].count for type_ in self._places]
        index = json.dumps([self._texts, self._classes, counts, self._chunks, found], separators=(",", ":")).encode()
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
        """In as few bytes as the greatest needs. Raises OverflowError for numbers that eight do not hold."""
        found = values if isinstance(values, self._np.ndarray) else self._np.fromiter(values, "q")
        least, most = (found.min(), found.max()) if found.size else (0, 0)
        return self._array(
            found.astype(next((code for code, bits in _BITS.items() if least >= 0 and most < 1 << bits), "q"))
        )

    def _column(self, values: Sequence[Any]) -> Column:
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
            data = "".join(texts).encode("utf-8", "surrogatepass")
            self._texts.append([self._put(data), len(data), self._whole(map(len, texts))])
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
        factories = [_name(one.default_factory) for one in values] if name == "defaultdict" else []
        return [name, self._whole(map(len, values)), keys, found, factories]

    def _of_objects(self, type_: type, values: Sequence[Any]) -> Any:
        known = self._numbers[type_]
        first = known.count
        numbers, new = known.of(values)
        if new:
            columns = [self._column(list(column)) for column in self._fields(type_, new)]
            # All that they are made of is written by now.
            self._chunks.append((self._class(type_), first, len(new), columns))
        return numbers

    def _fields(self, type_: type, objects: Sequence[Any]) -> Iterator[Iterable[Any]]:
        """Raises Unkept."""
        if names := _field_names(type_):
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
        texts, classes, counts, chunks, root = json.loads(self._got(place, size - 8 - place))
        for start, size, lengths in texts:
            joined = self._got(start, size).decode("utf-8", "surrogatepass")
            self._texts += [joined[a:b] for a, b in pairwise(accumulate(self._array(lengths), initial=0))]
        self._classes = list(map(self._named, classes))
        self._objects = [[None] * count for count in counts]
        for number, first, count, columns in chunks:
            made = _made(self._classes[number], count, list(map(self._values, columns)))
            self._objects[number][first : first + count] = made
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
            return list(map(defaultdict, map(self._named, factories), found))
        return found

    def _named(self, name: str) -> Any:
        """A class or a function that one of the modules has itself."""
        module, _, path = name.partition(":")
        if module == "builtins" and path in _FACTORIES:
            return _FACTORIES[path]
        if not module.startswith(self._modules):
            raise Unkept(f"{name} is not of {', '.join(self._modules)}")
        found = attrgetter(path)(import_module(module))
        if not (isinstance(found, type) or isfunction(found)) or found.__module__ != module:
            raise Unkept(f"{name} is nothing that can be kept")
        return found


_HEAP = 1 << 9
"""Of the flags of a class: it was made by a class statement."""
_FACTORIES: dict[str, Any] = {"set": set, "dict": dict, "list": list, "int": int}


def _made(class_: type, count: int, columns: Sequence[Sequence[Any]]) -> list[Any]:
    """Objects without their `__init__`, as their classes would have made them."""
    names = _field_names(class_)
    if issubclass(class_, tuple):
        return list(map(tuple.__new__, repeat(class_), zip(*columns, strict=True)))
    objects = list(map(object.__new__, repeat(class_, count)))
    if not names:
        for one, state in zip(objects, columns[0], strict=True):
            one.__setstate__(state) if hasattr(one, "__setstate__") else vars(one).update(state)
        return objects
    for name, values in zip(names, columns, strict=True):
        # Of a class with slots, what sets one goes past the `__setattr__` that keeps it frozen.
        deque(map(vars(class_)[name].__set__, objects, values), 0)
    return objects


def _field_names(class_: type) -> Sequence[str]:
    """Of a dataclass, or of a NamedTuple; of others none."""
    if is_dataclass(class_):
        return [field.name for field in fields(class_)]
    return class_._fields if issubclass(class_, tuple) and hasattr(class_, "_fields") else ()


def _name(one: Any) -> str:
    """By which it is found again."""
    name = f"{one.__module__}:{one.__qualname__}"
    if "<" in name:
        raise Unkept(f"{name} is not found by its name")
    return name
