"""What was found on pages, kept from one build to the next in one SQLite file, so that a build looks at what changed alone.

    pages     the file of each, as it was, and what was counted on it
    anchors   the ids of each
    asks      what each links to, as numbers: of the file, and of the file with the anchor. Two things may share one (CRC-32), so that a
              number says who may be concerned, never who is
    meta      of which version this is; the other files of the site; a sum of all rows of pages

Every page that is kept had all its links lead somewhere. It is not trusted: a page counts as the same only with the same size, time of its
last change and inode, and where a row is damaged or lost, all pages are read again.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, Self
from zlib import crc32

from generator.files import Stamp

FORMAT = 2

_BETWEEN = "\0"
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE pages (
  number INTEGER PRIMARY KEY, path TEXT, size INTEGER, changed INTEGER, inode INTEGER,
  links INTEGER, anchors INTEGER, external INTEGER
);
CREATE TABLE anchors (number INTEGER PRIMARY KEY, ids TEXT, sum INTEGER);
CREATE TABLE asks (number INTEGER PRIMARY KEY, numbers BLOB, sum INTEGER);
"""


class Damaged(sqlite3.Error):
    """What was kept is of no use."""


class Seen(NamedTuple):
    number: int
    """Of its rows."""
    stamp: Stamp
    links: int
    anchors: int
    external: int


class Kept:
    """One verification: what was kept is read, what is found is written, and counts once `save` was called.

    Each method may raise sqlite3.Error: what was kept is damaged, or the disk is full. Nothing that was found counts then.
    """

    def __init__(self, file: Path | None, version: str) -> None:
        """`version`: of what examines pages, and of the site's address. Of another, or without a file, nothing is known."""
        self._file, self._version = file, version
        self.pages: dict[str, Seen] = {}
        self.others: frozenset[str] = frozenset()
        """Files of the site that are no pages."""
        self._total, self._next = 0, 1
        self._base = self._opened()
        try:
            self._read()
        except (sqlite3.Error, LookupError, ValueError, TypeError, AttributeError):
            self._begin_anew()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        # What was not saved is rolled back.
        self._base.close()

    def _begin_anew(self) -> None:
        self._base.close()
        self.pages, self.others, self._total, self._next = {}, frozenset(), 0, 1
        if self._file:
            forget(self._file)
        self._base = self._opened()
        self._base.executescript(_TABLES)
        self._base.execute("BEGIN")

    def _opened(self) -> sqlite3.Connection:
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(self._file or "", timeout=1, isolation_level=None)

    def _read(self) -> None:
        # After a loss of power the sums tell what was lost; of a killed process the journal takes care.
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute("BEGIN")
        meta = dict(self._base.execute("SELECT key, value FROM meta"))
        if (meta["format"], meta["version"]) != (str(FORMAT), self._version):
            raise Damaged
        for number, path, size, changed, inode, *counts in self._base.execute("SELECT * FROM pages"):
            self._count(path, Seen(number, (size, changed, inode), *counts))
        self.others = frozenset(filter(None, meta["others"].split(_BETWEEN)))
        if meta["sum"] != self._sum(meta["others"]):
            raise Damaged
        self._next = max((seen.number for seen in self.pages.values()), default=0) + 1

    def _count(self, path: str, seen: Seen) -> None:
        self.pages[path] = seen
        self._total ^= _digest(path, seen)

    def _sum(self, others: str) -> str:
        """Of all that `pages` and `others` say."""
        return f"{self._total} {len(self.pages)} {crc32(others.encode())}"

    # ------------------------------------------------------------------------------------------------ what is known

    def ids(self, number: int) -> str:
        """As `PageFacts.ids`."""
        for ids, total in self._base.execute("SELECT ids, sum FROM anchors WHERE number = ?", (number,)):
            if _sum_of(number, ids.encode()) == total:
                found: str = ids
                return found
        raise Damaged

    def asking(self, numbers: frozenset[int]) -> Iterator[int]:
        """Numbers of the pages that link to what may be one of these."""
        seen = 0
        for number, packed, total in self._base.execute("SELECT number, numbers, sum FROM asks"):
            if _sum_of(number, packed) != total:
                raise Damaged
            seen += 1
            if not numbers.isdisjoint(array("I", packed)):
                yield number
        if seen != len(self.pages):
            raise Damaged

    # ------------------------------------------------------------------------------------------------ what is found

    def drop(self, path: str) -> None:
        seen = self.pages.pop(path)
        self._total ^= _digest(path, seen)
        for table in ("pages", "anchors", "asks"):
            self._base.execute(f"DELETE FROM {table} WHERE number = ?", (seen.number,))  # noqa: S608 - names of ours

    def add_ids(self, ids: str) -> int:
        """Begins a page, and returns its number."""
        number, self._next = self._next, self._next + 1
        self._base.execute("INSERT INTO anchors VALUES (?, ?, ?)", (number, ids, _sum_of(number, ids.encode())))
        return number

    def add(self, path: str, seen: Seen, asks: Iterable[int]) -> None:
        """The rest of it."""
        packed = array("I", asks).tobytes()
        self._base.execute("INSERT INTO asks VALUES (?, ?, ?)", (seen.number, packed, _sum_of(seen.number, packed)))
        row = (seen.number, path, *seen.stamp, seen.links, seen.anchors, seen.external)
        self._base.execute("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._count(path, seen)

    def save(self, others: Iterable[str]) -> None:
        """Everything was found to be in order."""
        if not self._file:
            return
        told = _BETWEEN.join(sorted(others))
        meta = {"format": str(FORMAT), "version": self._version, "others": told, "sum": self._sum(told)}
        self._base.executemany("REPLACE INTO meta VALUES (?, ?)", meta.items())
        self._base.execute("COMMIT")


def forget(file: Path) -> None:
    """All that was kept."""
    for name in (file.name, f"{file.name}-journal"):
        with suppress(OSError):
            file.with_name(name).unlink()


def number_of(target: str) -> int:
    """Of a file, or of `file#anchor`."""
    return crc32(target.encode())


def _digest(path: str, seen: Seen) -> int:
    return int.from_bytes(blake2b(repr((path, *seen)).encode(), digest_size=8).digest())


def _sum_of(number: int, data: bytes) -> int:
    return crc32(data, number)
