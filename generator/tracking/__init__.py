"""What a page was made of, noted while it is made; so that only what would come out otherwise is made again.

Whatever pages and exports ask of the archive, they ask through tables. While something is made (`noting`), each look into a table is
noted: which table, which key; a walk through the table is a look at all of it. A digest of each thing that was looked at says, in
the next build, whether it is still the same. Nobody declares what a page depends on, so nobody can forget to.

Values are frozen: what a page finds behind a key, however deep, is part of what was looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from importlib import import_module
from typing import Any, Generic, Self, TypeVar, cast

from generator.model import Archive
from generator.tracking.digests import NOTHING, Digests, digest, same

__all__ = ["Indexed", "Looked", "Table", "ident", "look", "named", "noting", "tracked", "unnoted", "untracked"]

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

WHOLE = "*"
"""The key that stands for all of a table, its order included. No id looks like it."""

_ASKED = "?"
"""At the end of a name: what a function answers to a key, not a table that it makes."""

Looked = defaultdict[str, set[str]]
"""What was looked at: by the name of a table, keys as `ident` gives them."""

_looks: Looked | None = None


@contextmanager
def noting() -> Iterator[Looked]:
    """What is looked at from here on; it grows until the end. What another `noting` around this one notes, it does not see."""
    global _looks
    before, _looks = _looks, defaultdict(set)
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


# As half a million looks go through them, they are not looked for in every one.
_item, _found, _has = dict.__getitem__, dict.get, dict.__contains__


class Table(dict[K, V], Generic[K, V]):
    """A mapping that notes who looks at what."""

    def __init__(self, name: str, values: Mapping[K, V]) -> None:
        super().__init__(values)
        self.name = name

    def __getitem__(self, key: K) -> V:
        if _looks is not None:
            _looks[self.name].add(key if isinstance(key, str) else repr(key))
        return _item(self, key)

    def get(self, key: K, default: Any = None) -> Any:
        if _looks is not None:
            _looks[self.name].add(key if isinstance(key, str) else repr(key))
        return _found(self, key, default)

    def __contains__(self, key: object) -> bool:
        if _looks is not None:
            _looks[self.name].add(key if isinstance(key, str) else repr(key))
        return _has(self, key)

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


@cache
def name_of(function: Callable[..., Any]) -> str:
    """By which `named` finds it again, in another process too."""
    return f"{function.__module__}:{function.__qualname__}"


@cache
def _asked(function: Callable[..., Any]) -> str:
    return name_of(function) + _ASKED


def named(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def look(table: str, key: object = WHOLE) -> None:
    """Notes a look at something that is no Table."""
    if _looks is not None:
        _looks[table].add(ident(key))


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
        self._asked: defaultdict[Callable[..., Any], dict[str, Any]] = defaultdict(dict)

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
        look(_asked(answer), key)
        answers: dict[str, T] = self._asked[answer]
        if key not in answers:
            with unnoted():
                answers[key] = answer(self, key)
        return answers[key]

    def tables(self) -> Iterator[Table[Any, Any]]:
        for value in (*vars(self).values(), *vars(self.archive).values()):
            if isinstance(value, Table):
                yield value

    def holds(self, table: str) -> bool:
        """Whether looks into a table of this name are looks into this."""
        holder, _, _ = table.partition(".")
        return holder in self._holders or table.startswith(self._functions)

    def looked_at(
        self,
        table: str,
        keys: Sequence[str],
        digests: Digests,
        before: Indexed | None = None,
        then: Sequence[bytes] = (),
    ) -> list[bytes]:
        """Digests of what is there now under keys that were looked at in an earlier build; NOTHING where nothing is.

        `before`, `then`: where these were looked up in the last build of this process, and what the digests were.
        """
        with unnoted():
            if table.endswith(_ASKED):
                answer = named(table.removesuffix(_ASKED))
                return [self._digest(answer, key, digests) for key in keys]
            holder, _, name = table.partition(".")
            value = self._value(holder, name) if holder in self._holders else self.once(named(table))
            if before is None:
                return _under(value, keys, digests)
            was = before._value(holder, name) if holder in self._holders else before._once.get(table)
            return _still_under(value, was, keys, digests, then)

    def _value(self, holder: str, name: str) -> Any:
        return getattr(self, name) if holder == self._name else untracked(self.archive, name)

    def _digest(self, answer: Callable[[Self, str], object], key: str, digests: Digests) -> bytes:
        try:
            return digests.of(self.asked(answer, key))
        except KeyError:
            # What was asked of is there no longer.
            return NOTHING


def _under(value: object, keys: Sequence[str], digests: Digests) -> list[bytes]:
    """Of what a mapping has under these keys. Of anything else, as a whole."""
    if not isinstance(value, Mapping):
        return [digests.of(value)] * len(keys)
    found = _by_ident(value)
    return [
        digests.of(found[key])
        if key in found
        else digest(tuple([(name, digests.of(one)) for name, one in found.items()]))
        if key == WHOLE
        else NOTHING
        for key in keys
    ]


def _still_under(
    value: object, was: object, keys: Sequence[str], digests: Digests, then: Sequence[bytes]
) -> list[bytes]:
    """The same; of what is made of the same objects as it was, without working it out."""
    if not isinstance(value, Mapping) or not isinstance(was, Mapping):
        return list(then) if same(value, was) else _under(value, keys, digests)
    now, old = _by_ident(value), _by_ident(was)
    found = [
        digest if (same(now, old) if key == WHOLE else same(now.get(key, NOTHING), old.get(key, NOTHING))) else None
        for key, digest in zip(keys, then, strict=True)
    ]
    others = iter(_under(value, [key for key, digest in zip(keys, found, strict=True) if digest is None], digests))
    return [digest or next(others) for digest in found]


def _by_ident(values: Mapping[Any, T]) -> Mapping[str, T]:
    return values if {*map(type, values)} == {str} else {ident(key): one for key, one in values.items()}
