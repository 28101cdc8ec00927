"""Numbers for keys: what was looked at while a hundred thousand pages were made is kept as numbers, for texts would fill the memory.

A key has one number, whichever table it is looked up in. A name that is looked up no longer gives its number back.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Looks(NamedTuple):
    """What was looked at while one thing was made, by the names of tables."""

    numbers: Mapping[str, array[int]]
    """Of keys, sorted."""
    keys: Mapping[str, Sequence[str]]
    """Keys that had no number then."""


UNSEEN = Looks({}, {})
"""Nothing was looked at, or what was lies on the disk."""


def together(all: Iterable[Looks]) -> Looks:
    """What was looked at while one thing was made in several places."""
    numbers: dict[str, set[int]] = {}
    keys: dict[str, set[str]] = {}
    for looks in all:
        for table, found in looks.numbers.items():
            numbers.setdefault(table, set()).update(found)
        for table, others in looks.keys.items():
            keys.setdefault(table, set()).update(others)
    return Looks(
        {table: array("I", sorted(found)) for table, found in numbers.items()},
        {table: sorted(others) for table, others in keys.items()},
    )


class Numbers:
    def __init__(self, keys: Iterable[str | None] = ()) -> None:
        """`keys` by their numbers; None where a number is nobody's. Raises TypeError where two would have one key."""
        self.keys: list[str | None] = list(keys)
        self._free = [number for number, key in enumerate(self.keys) if key is None]
        self._numbers = {key: number for number, key in enumerate(self.keys) if key is not None}
        if len(self._numbers) + len(self._free) != len(self.keys):
            raise TypeError("a key has two numbers")

    def number(self, key: str) -> int:
        """Gives one to a key that has none."""
        number = self._numbers.get(key)
        if number is None:
            if self._free:
                number = self._free.pop()
                self.keys[number] = key
            else:
                number = len(self.keys)
                self.keys.append(key)
            self._numbers[key] = number
        return number

    def learn(self, keys: Iterable[object]) -> None:
        """Gives each that is a text a number: before copies of this process are made, which could not tell each other."""
        known = self._numbers
        for key in [key for key in keys if key not in known]:
            if isinstance(key, str):
                self.number(key)

    def looks(self, looked: Mapping[str, set[str]]) -> Looks:
        """Numbers nothing."""
        numbers = self._numbers
        known: dict[str, array[int]] = {}
        others: dict[str, Sequence[str]] = {}
        for table, keys in looked.items():
            found = [number for number in map(numbers.get, keys) if number is not None]
            known[table] = array("I", sorted(found))
            if len(found) < len(keys):
                others[table] = sorted([key for key in keys if key not in numbers])
        return Looks(known, others)

    def of(self, looks: Looks) -> dict[str, Sequence[int]]:
        """All of them as numbers, sorted, by the names of tables."""
        found: dict[str, Sequence[int]] = dict(looks.numbers)
        for table, keys in looks.keys.items():
            found[table] = sorted((*found.get(table, ()), *map(self.number, keys)))
        return found

    def forget(self, live: Iterable[bytearray]) -> None:
        """Takes back the numbers at whose places there is nothing but 0 in any of these."""
        used = 0
        for marks in live:
            used |= int.from_bytes(marks, "little")
        for number, mark in enumerate(used.to_bytes(len(self.keys), "little")):
            key = self.keys[number]
            if not mark and key is not None:
                del self._numbers[key]
                self.keys[number] = None
                self._free.append(number)
