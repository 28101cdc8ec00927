"""Digests of values: of equal ones the same, in every process, whichever of their parts are one object.

A value is laid out in plain tuples (its form), and these are marshalled. Of what stands in many tables (`SHARED`) each object's digest is
worked out once, and stands for it wherever it is a part.

A dataclass's form follows from the types of its fields: those that hold plain values are taken out all at once, by `attrgetter`.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from itertools import chain
from operator import attrgetter, is_
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from generator.model import AnnotatedArticle, Article, Disagreement, Entity, Event, Outlet, QuoteThread

SHARED: tuple[type, ...] = (Article, AnnotatedArticle, Entity, Event, QuoteThread, Disagreement, Outlet)
"""What stands in many tables."""

SIZE = 12
"""Bytes."""

NOTHING = bytes(SIZE)
"""Stands for the digest of what is not there."""

_PLAIN = (str, int, float, bool, bytes, NoneType)

_WITHOUT_MEMORY = 2
"""The newest version of marshal's format that does not say of a part that it stood there before, as the same object."""

_Form = Callable[[Any], Any]


class Digests:
    def __init__(self, before: Digests | None = None) -> None:
        """`before`: of the last build of this process. What is still the same object has the same digest."""
        self._known: dict[int, bytes] = {}
        """By the object's id. The objects are kept, so that their ids stay their own."""
        self._forms = _Forms(self)
        self._objects: list[object] = []
        self._before = before

    def of(self, value: object) -> bytes:
        form = self._forms[type(value)](value)
        return form if isinstance(value, SHARED) else digest(form)

    def shared(self, value: object, form: _Form) -> bytes:
        """Of one of `SHARED` that is not known yet, by its form."""
        found = self._before._known.get(id(value)) if self._before else None
        self._known[id(value)] = found = found or digest(form(value))
        self._objects.append(value)
        return found

    def learn(self, objects: Sequence[object], digests: bytes) -> None:
        """`digests` of these, one after the other, as `known` gives them."""
        parts = [digests[start : start + SIZE] for start in range(0, len(digests), SIZE)]
        self._known |= {id(one): part for one, part in zip(objects, parts, strict=True) if part != NOTHING}
        self._objects += objects

    def known(self, objects: Iterable[object]) -> bytes:
        """Of each of these, one after the other; NOTHING of those whose digests nobody asked for."""
        return b"".join([self._known.get(id(one), NOTHING) for one in objects])

    def forget_before(self) -> None:
        """What the last build knew, and its objects."""
        self._before = None


def same(one: object, other: object) -> bool:
    """Whether two values are surely equal, as a quick look tells: they are made of the same objects. What is not, may be equal yet."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, str | int):
        return one == other
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and (_are(one, other) or _pairs_are(one, other) or all(map(same, one, other)))
    if isinstance(one, dict) and isinstance(other, dict):
        return (
            len(one) == len(other)
            and (_are(one, other) or all(map(same, one, other)))
            and (_are(one.values(), other.values()) or all(map(same, one.values(), other.values())))
        )
    return False


def _are(some: Iterable[object], others: Iterable[object]) -> bool:
    """Whether they are the same objects."""
    return all(map(is_, some, others))


def _pairs_are(some: Sequence[Any], others: Sequence[Any]) -> bool:
    """Whether they are tuples of the same objects."""
    return (
        {*map(type, some), *map(type, others)} == {tuple}
        and [*map(len, some)] == [*map(len, others)]
        and _are(chain.from_iterable(some), chain.from_iterable(others))
    )


def digest(form: Any) -> bytes:
    return hashlib.blake2b(marshal.dumps(form, _WITHOUT_MEMORY), digest_size=SIZE).digest()


class _Forms(dict[type, _Form]):
    """By type, what lays out a value. Raises TypeError for a value of which nobody could say what it is equal to."""

    def __init__(self, digests: Digests) -> None:
        super().__init__(dict.fromkeys(_PLAIN, lambda value: value))
        self._digests = digests

    def __missing__(self, type_: type) -> _Form:
        self[type_] = form = self._form(type_)
        return form

    def _form(self, type_: type) -> _Form:
        name = type_.__name__
        if issubclass(type_, SHARED):
            digests, known, whole = self._digests, self._digests._known, self._of_fields(type_)
            return lambda value: known.get(id(value)) or digests.shared(value, whole)
        if is_dataclass(type_):
            return self._of_fields(type_)
        if issubclass(type_, tuple | list):
            return lambda value: tuple([self[type(part)](part) for part in value])
        if issubclass(type_, Mapping):
            return lambda value: (
                name,
                tuple([(self[type(key)](key), self[type(part)](part)) for key, part in value.items()]),
            )
        if issubclass(type_, frozenset | set):
            return lambda value: (name, tuple(sorted([digest(self[type(part)](part)) for part in value])))
        if issubclass(type_, Enum):
            return lambda value: (name, value.value)
        if issubclass(type_, str):
            return lambda value: (name, str.__str__(value))
        if issubclass(type_, date):
            return lambda value: (name, value.isoformat())
        raise TypeError(f"{type_} has no form by which it could be compared with another build's")

    def _of_fields(self, type_: type) -> _Form:
        # Of all that is marshalled, bytes are the quickest.
        name = type_.__name__.encode()
        paths, others = _plain_paths(type_)
        plain = _taken(paths)
        if not others:
            return lambda value: (name, plain(value))
        if len(others) == 1:
            only = attrgetter(*others)
            return lambda value: (name, plain(value), self[type(part := only(value))](part))
        deep = attrgetter(*others)
        return lambda value: (name, plain(value), *[self[type(part)](part) for part in deep(value)])


def _taken(paths: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What is found there, as a tuple."""
    if not paths:
        return lambda value: ()
    # Of one path it would be the value alone.
    return attrgetter(*paths) if len(paths) > 1 else attrgetter(*paths, *paths)


def _plain_paths(type_: type) -> tuple[list[str], list[str]]:
    """Paths to the plain values in a dataclass, and the names of its other fields."""
    hints = get_type_hints(type_)
    plain: list[str] = []
    others: list[str] = []
    for field in fields(type_):
        hint = hints[field.name]
        if _is_plain(hint):
            plain.append(field.name)
        elif isinstance(hint, type) and issubclass(hint, Enum):
            plain.append(f"{field.name}._value_")
        elif isinstance(hint, type) and is_dataclass(hint) and hint not in SHARED and not _plain_paths(hint)[1]:
            plain += [f"{field.name}.{path}" for path in _plain_paths(hint)[0]]
        else:
            others.append(field.name)
    return plain, others


def _is_plain(hint: Any) -> bool:
    """Whether a value of this type can be marshalled as it is."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return all(map(_is_plain, get_args(hint)))
    if origin is tuple:
        return all(part is Ellipsis or _is_plain(part) for part in get_args(hint))
    return hint in _PLAIN
