"""What a page was made of, noted while it is made; so that only what would come out otherwise is made again.

Whatever pages and exports ask of the archive, they ask through tables. While something is made (`noting`), each look into a table is
noted: which table, which key; a walk through the table is a look at all of it. A digest of each thing that was looked at says, in
the next build, whether it is still the same. Nobody declares what a page depends on, so nobody can forget to.

Values are frozen: what a page finds behind a key, however deep, is part of what was looked at.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from importlib import import_module
from operator import attrgetter
from typing import Any, Generic, Self, TypeVar, cast

from generator.model import AnnotatedArticle, Archive, Disagreement, Entity, Event, Outlet, QuoteThread

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

WHOLE = "*"
"""The key that stands for all of a table, its order included. No id looks like it."""

_ASKED = "?"
"""At the end of a name: what a function answers to a key, not a table that it makes."""

Look = tuple[str, str]
"""The name of a table, and a key as `ident` gives it."""

_looks: set[Look] | None = None


@contextmanager
def noting() -> Iterator[set[Look]]:
    """What is looked at from here on; the set grows until the end. What another `noting` around this one notes, it does not see."""
    global _looks
    before, _looks = _looks, set()
    try:
        yield _looks
    finally:
        _looks = before


@contextmanager
def unnoted() -> Iterator[None]:
    """For what is worked out once for all, and whose result is looked at instead."""
    global _looks
    before, _looks = _looks, None
    try:
        yield
    finally:
        _looks = before


def ident(key: object) -> str:
    return key if isinstance(key, str) else repr(key)


class Table(dict[K, V], Generic[K, V]):
    """A mapping that notes who looks at what."""

    def __init__(self, name: str, values: Mapping[K, V]) -> None:
        super().__init__(values)
        self.name = name

    def __getitem__(self, key: K) -> V:
        if _looks is not None:
            _looks.add((self.name, ident(key)))
        return super().__getitem__(key)

    def get(self, key: K, default: Any = None) -> Any:
        if _looks is not None:
            _looks.add((self.name, ident(key)))
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        if _looks is not None:
            _looks.add((self.name, ident(key)))
        return super().__contains__(key)

    def __iter__(self) -> Iterator[K]:
        look(self.name)
        return super().__iter__()

    def __len__(self) -> int:
        look(self.name)
        return super().__len__()

    def __bool__(self) -> bool:
        return len(self) > 0

    def keys(self) -> Any:
        look(self.name)
        return super().keys()

    def values(self) -> Any:
        look(self.name)
        return super().values()

    def items(self) -> Any:
        look(self.name)
        return super().items()


class _Tracked:
    """An archive that notes who looks at what: its mappings are Tables, anything else is looked at as a whole."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        for field in fields(archive):
            value = getattr(archive, field.name)
            if isinstance(value, Mapping):
                setattr(self, field.name, Table(f"archive.{field.name}", value))

    def __getattr__(self, name: str) -> Any:
        """Of what is no Table."""
        look(f"archive.{name}")
        return getattr(self._archive, name)


def tracked(archive: Archive) -> Archive:
    return cast(Archive, _Tracked(archive))


def untracked(archive: Archive, name: str) -> Any:
    """What `tracked` was given."""
    return getattr(cast(_Tracked, archive)._archive, name)


def name_of(function: Callable[..., Any]) -> str:
    """By which `named` finds it again, in another process too."""
    return f"{function.__module__}:{function.__qualname__}"


def named(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def look(table: str, key: object = WHOLE) -> None:
    """Notes a look at something that is no Table."""
    if _looks is not None:
        _looks.add((table, ident(key)))


# ---------------------------------------------------------------------------------------------------------- digests

SHARED: tuple[type, ...] = (AnnotatedArticle, Entity, Event, QuoteThread, Disagreement, Outlet)
"""What stands in many tables."""

_SIZE = 12
"""Bytes."""


class Digests:
    """Digests of values, each object's worked out once: events and articles stand in many tables."""

    def __init__(self) -> None:
        self._reducers = _Reducers(self)
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> bytes:
        """The same for equal values, in every process."""
        if isinstance(value, SHARED):
            known = self._known.get(id(value))
            if known is None:
                # The object is kept, so that its id stays its own.
                known = self._known[id(value)] = (value, self._worked_out(value))
            return known[1]
        return self._worked_out(value)

    def _worked_out(self, value: object) -> bytes:
        if isinstance(value, frozenset | set):
            value = sorted(map(self.of, value))
        elif isinstance(value, SHARED):
            value = _by_fields(type(value))(value)[1]
        buffer = io.BytesIO()
        _Writer(buffer, self._reducers).dump(value)
        return hashlib.blake2b(buffer.getbuffer(), digest_size=_SIZE).digest()

    def under(self, value: object, keys: Collection[str]) -> dict[str, bytes | None]:
        """Of what a mapping has under these keys, as `ident` gives them; None where it has nothing. Of anything else, as a whole."""
        if not isinstance(value, Mapping):
            return dict.fromkeys(keys, self.of(value))
        with unnoted():
            found: dict[str, bytes | None] = dict.fromkeys(keys)
            whole = hashlib.blake2b(digest_size=_SIZE)
            for key, one in value.items():
                name = ident(key)
                if name in found or WHOLE in found:
                    digest = self.of(one)
                    whole.update(name.encode() + b"\0" + digest)
                    if name in found:
                        found[name] = digest
            if WHOLE in found:
                found[WHOLE] = whole.digest()
            return found


class _Writer(pickle.Pickler):
    """Pickles without a memory of what it has written: equal values give equal bytes, whichever of their parts are one object.

    A set inside a value has the order of its hashes, of which each process has its own: it looks like another in every build. So what
    is looked at holds none, or is one.
    """

    def __init__(self, buffer: io.BytesIO, reducers: _Reducers) -> None:
        super().__init__(buffer, pickle.HIGHEST_PROTOCOL)
        self.fast = True
        self.dispatch_table = reducers


class _Reducers(dict[type, Callable[[Any], Any]]):
    """By type, what stands for a value: of a shared one its digest, of any other dataclass its fields."""

    def __init__(self, digests: Digests) -> None:
        super().__init__(dict.fromkeys(SHARED, lambda value: (bytes, (digests.of(value),))))

    def __missing__(self, type_: type) -> Callable[[Any], Any]:
        if not is_dataclass(type_):
            raise KeyError(type_)
        self[type_] = reducer = _by_fields(type_)
        return reducer


def _by_fields(type_: type) -> Callable[[Any], Any]:
    """Quicker by far than what a dataclass does of itself."""
    names = [field.name for field in fields(type_)]
    got = attrgetter(*names, "__class__")
    return lambda value: (tuple, (got(value)[:-1], type_.__name__))


# ------------------------------------------------------------------------------------------------- worked out once


class Indexed:
    """The archive indexed for those who make something of it. What is worked out once is looked at like a table."""

    archive: Archive

    def __init__(self, name: str, holders: Collection[str], functions: str) -> None:
        """`holders`: of which tables digests are asked here. `functions`: the package whose functions `once` and `asked` are given.

        Every dict that is here by now becomes a Table, called after its attribute.
        """
        for attribute, value in list(vars(self).items()):
            if isinstance(value, dict):
                setattr(self, attribute, Table(f"{name}.{attribute}", value))
        self._name, self._holders, self._functions = name, holders, functions
        self._once: dict[str, Any] = {}
        self._asked: dict[tuple[str, str], Any] = {}

    def once(self, make: Callable[[Self], T]) -> T:
        """What a function of a module makes of this, made when it is first asked for: what many pages need.

        Of a dict each key is looked at by itself; anything else, as a whole.
        """
        name = name_of(make)
        if name not in self._once:
            with unnoted():
                value = make(self)
            self._once[name] = Table(name, value) if isinstance(value, dict) else value
        found: T = self._once[name]
        if not isinstance(found, Table):
            look(name)
        return found

    def asked(self, answer: Callable[[Self, str], T], key: str) -> T:
        """What a function of a module answers to a key, such as an id, worked out once. Only the answer counts as looked at."""
        name = name_of(answer) + _ASKED
        look(name, key)
        if (name, key) not in self._asked:
            with unnoted():
                self._asked[name, key] = answer(self, key)
        found: T = self._asked[name, key]
        return found

    def holds(self, table: str) -> bool:
        """Whether looks into a table of this name are looks into this."""
        holder, _, _ = table.partition(".")
        return holder in self._holders or table.startswith(self._functions)

    def looked_at(self, table: str, keys: Collection[str], digests: Digests) -> dict[str, bytes | None]:
        """Digests of what is there now under keys that were looked at in an earlier build; None where nothing is."""
        holder, _, name = table.partition(".")
        if holder == self._name:
            return digests.under(getattr(self, name), keys)
        if holder == "archive":
            return digests.under(untracked(self.archive, name), keys)
        function = named(table.removesuffix(_ASKED))
        with unnoted():
            if table.endswith(_ASKED):
                return {key: self._digest(function, key, digests) for key in keys}
            return digests.under(self.once(function), keys)

    def _digest(self, answer: Callable[[Self, str], object], key: str, digests: Digests) -> bytes | None:
        try:
            return digests.of(self.asked(answer, key))
        except KeyError:
            # What was asked of is there no longer.
            return None
