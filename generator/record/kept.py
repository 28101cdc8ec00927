"""The file of the record: lines of JSON, written and read one by one, the last of them a checksum of all before it.

    [format, version]
    [unit, [[table, number, step…]…], [page…], {path: stamp…}, named]    for each unit
    {"chrome": …, "units": [name…], "tables": [name…], "keys": [key…], "made": number}
    [table, [number, step…], digests]                                    for each table

What was looked at stands as numbers of keys, each but the first as the step from the one before it. Nothing of it is trusted until the
checksum is, and the line of a unit is read when the unit is asked for.
"""

from __future__ import annotations

import hashlib
import json
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from operator import sub
from pathlib import Path
from typing import Any, BinaryIO

from generator.files import replacing
from generator.tracking.digests import SIZE
from generator.tracking.numbers import Numbers

FORMAT = 2

Digested = tuple["array[int]", bytes]
"""Numbers of the keys of one table, sorted, and one after the other a digest of each."""


@dataclass(slots=True)
class Kept:
    """What a file has; where it cannot be read, or is of another version, what an empty one would have."""

    chrome: str = ""
    numbers: Numbers = field(default_factory=Numbers)
    tables: list[str] = field(default_factory=list)
    digests: dict[str, Digested] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    """By unit, where its line begins in the file."""
    file: mmap | None = None
    """It is of use when another has taken its place, too."""
    made: int = 0
    """Units that were made since numbers were collected."""

    def row(self, unit: str) -> bytes | None:
        """The unit's line."""
        place = self.places.get(unit)
        if place is None or self.file is None:
            return None
        self.file.seek(place)
        return self.file.readline()

    def row_with(self, path: str) -> bytes | None:
        """The line of the unit of which a file came."""
        # A file's name is the only text before a colon in these lines; in the last of all stand others, and none of them is a path.
        found = re.search(re.escape(_text(path) + b":["), self.file) if self.file is not None else None
        if found is None or self.file is None:
            return None
        self.file.seek(self.file.rfind(b"\n", 0, found.start()) + 1)
        return self.file.readline()

    def forget(self) -> None:
        """Nothing of it counts any more."""
        self.places.clear()
        self.digests.clear()
        if self.file is not None:
            self.file.close()


def steps(numbers: Sequence[int]) -> list[int]:
    """The first, then from each to the next."""
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]


def numbers_of(steps: Iterable[int]) -> Iterator[int]:
    return accumulate(steps)


def line(value: Any) -> bytes:
    return _text(value) + b"\n"


def _text(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def read(path: Path, version: str) -> Kept:
    try:
        return _read(mapped(path), version) or Kept()
    except (OSError, ValueError, TypeError, LookupError, OverflowError):
        return Kept()


def mapped(path: Path) -> mmap:
    """Raises OSError; ValueError for an empty file."""
    with path.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def _read(file: mmap, version: str) -> Kept | None:
    """None where it is of another version. Raises what the reading of nonsense raises."""
    first = file.readline()
    if json.loads(first) != [FORMAT, version]:
        return None
    checksum = hashlib.blake2b(first)
    places: list[int] = []
    start = len(first)
    for row in iter(file.readline, b""):
        checksum.update(row)
        if row[:1] == b"{":
            break
        places.append(start)
        start += len(row)
    else:
        raise ValueError("it ends before its end")
    rows = [*iter(file.readline, b"")]
    checksum.update(b"".join(rows[:-1]))
    if json.loads(rows[-1]) != checksum.hexdigest():
        raise ValueError("it was damaged")
    about = json.loads(row)
    numbers, tables = Numbers(about["keys"]), about["tables"]
    digested = {}
    for table, found, digests in map(json.loads, rows[:-1]):
        digested[tables[table]] = known, of_them = array("I", numbers_of(found)), bytes.fromhex(digests)
        if max(known, default=0) >= len(numbers.keys) or len(of_them) != SIZE * len(known):
            raise ValueError("it was not written by us")
    units = dict(zip(about["units"], places, strict=True))
    return Kept(about["chrome"], numbers, tables, digested, units, file, int(about.get("made", 0)))


class Writing:
    """A record's file as it is written."""

    def __init__(self, file: BinaryIO, version: str) -> None:
        self._file = file
        self._checksum = hashlib.blake2b()
        self._end = 0
        self.places: dict[str, int] = {}
        self._put(line([FORMAT, version]))

    def unit(self, name: str, row: bytes) -> None:
        self.places[name] = self._end
        self._put(row)

    def close(
        self, chrome: str, numbers: Numbers, digests: Mapping[str, Digested], tables: Sequence[str], made: int
    ) -> None:
        about = {"chrome": chrome, "units": list(self.places), "tables": tables, "keys": numbers.keys, "made": made}
        self._put(line(about))
        for table, (found, of_them) in digests.items():
            self._put(line([tables.index(table), steps(found), of_them.hex()]))
        self._file.write(line(self._checksum.hexdigest()))

    def _put(self, row: bytes) -> None:
        self._file.write(row)
        self._checksum.update(row)
        self._end += len(row)


@contextmanager
def writing(path: Path, version: str) -> Iterator[Writing]:
    with replacing(path) as file:
        yield Writing(file, version)
