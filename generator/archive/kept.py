"""What was worked out, kept with all that it was made of: it is worked out again only from something else.

Whatever comes out equal to what came out before is the former object, so that whoever is handed it knows by its identity that
nothing changed; and compares no deeper than he must.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Forgetting(Generic[Key, Value]):
    """Keeps nothing: for an archive that is gathered once."""

    def of(self, key: Key, made_of: tuple[object, ...], work: Callable[[], Value]) -> Value:
        """What `work` makes. `made_of` must be all that it depends on."""
        return work()

    def end(self) -> None:
        """The round is over."""


class Kept(Forgetting[Key, Value]):
    """Keeps what the last round asked for, and forgets what it did not."""

    def __init__(self) -> None:
        self._before: dict[Key, tuple[tuple[object, ...], Value]] = {}
        self._now: dict[Key, tuple[tuple[object, ...], Value]] = {}

    def of(self, key: Key, made_of: tuple[object, ...], work: Callable[[], Value]) -> Value:
        before = self._before.get(key)
        # Tuples compare by identity first: what was not touched is not looked into.
        if before is not None and before[0] == made_of:
            self._now[key] = before
            return before[1]
        value = work()
        if before is not None and value == before[1]:
            value = before[1]
        self._now[key] = (made_of, value)
        return value

    def end(self) -> None:
        self._before, self._now = self._now, {}


def unlike(one: Mapping[Key, Value], other: Mapping[Key, Value]) -> set[Key]:
    """The keys of which the two say different things, or one nothing."""
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)} if one != other else set()


def same_objects(now: Mapping[Key, Value], before: Mapping[Key, Value]) -> dict[Key, Value]:
    """`now`, with the objects of `before` wherever they are equal."""
    return {key: same(value, before.get(key)) for key, value in now.items()}


def exchanged(went: Iterable[Value], came: Iterable[Value]) -> tuple[list[Value], list[Value]]:
    """What only went, and what only came: an object that is among both stayed."""
    before, now = {id(one): one for one in went}, {id(one): one for one in came}
    return [before[key] for key in before if key not in now], [now[key] for key in now if key not in before]


def same_members(now: Iterable[Value], before: Iterable[Value]) -> tuple[Value, ...]:
    """`now`, with the members of `before` wherever they are equal; all of them hashable."""
    known = {one: one for one in before}
    return tuple(known.get(one, one) for one in now)


def same(now: Value, before: Value | None) -> Value:
    """`before`, where the two are equal."""
    # Most are one object, and objects that are asked whether they equal themselves look at every field.
    return now if before is None or now is before or now != before else before
