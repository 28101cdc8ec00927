"""The record of a build: what each thing was made of, and what came of it; and, in the next build, what is still as it was.

    unit      what is made at once: the page of an article, the feed of an outlet
    looks     what was looked at while it was made, with a digest of each (tracking/)
    files     what came of it, with sizes and times: a file that somebody touched since is made again

A record is of one version: of the code, the settings, the templates, the programs that draw. With any of these another, nothing is
known. It is not trusted: what cannot be read, or does not fit, is made again. Kept in the folder in which builds happen, where
units go to the disk as they are made: the memory holds what was looked at as numbers, and nothing of what came of it.

A process that builds again and again hands each record the one before: nothing is read then, and what is the same object is not
looked at again.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import compress, count
from pathlib import Path
from typing import Any

from generator.files import link, stamp
from generator.model import Listing
from generator.record.kept import FORMAT, Kept, line, mapped, numbers_of, read, steps, writing
from generator.tracking import Indexed, unnoted
from generator.tracking.digests import SIZE, Digests
from generator.tracking.numbers import UNSEEN, Looks
from generator.uncollected import uncollected

FILE = "record.jsonl"
"""In the folder in which builds happen."""
PART = "record.part"
"""Units of the build that goes on, beside it."""
AT_ONCE = 1 << 20
"""Bytes."""
COLLECTED = 10
"""Numbers that nobody looks up any more are collected when a tenth of all units were made anew."""

# What pages and exports are made with.
_PROGRAMS = ("jinja2", "markupsafe", "markdown-it-py", "babel", "pymorphy3", "pydantic")


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one unit."""

    looks: Looks
    pages: tuple[Listing, ...] = ()
    files: tuple[str, ...] = ()
    """Paths relative to the site."""
    named: tuple[tuple[Any, ...], ...] = ()
    """Of its pages that the navigation names, what stands on others."""


@cache
def code_version() -> str:
    """Of everything that pages are made by, but for settings and templates of the theme. In hex."""
    seen = hashlib.sha256(f"{FORMAT} {sys.version} {[*map(version, _PROGRAMS)]}".encode())
    root = Path(__file__).parents[1]
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if not name.endswith(".mo"):
                path = Path(folder, name)
                seen.update(f"{path.relative_to(root)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()


class Record:
    """What the last build says, and what this one notes for the next."""

    def __init__(
        self, folder: Path, site: Path, version: str, before: Record | None = None, known: Digests | None = None
    ) -> None:
        """`folder`: in which builds happen. `site`: the one that is up, and that the record is of. `known`: digests of what is the same
        object now.

        `before`: of the last build of this process that came to its end, of this folder and site. Once the new one is saved, it is of no
        use; should the build fail, it may be handed to the next.
        """
        self._folder, self._up = self.folder, self.up = folder, site
        self.version = version
        if before and not (before._saved and before.version == version):
            before = None
        self._was: Kept = before._was if before else read(folder / FILE, version)
        self.digests: Digests = Digests(before.digests if before else known)
        self.numbers = self._was.numbers
        self.files: set[str] = set()
        """Of the site that is built."""
        self.chrome = self._was.chrome
        """What stands around the pages; the last build's, until this one sets its own."""
        self._now: dict[str, bytes] = {}
        """By table, as in the last build's, whose numbers they are of."""
        self._seen: list[Indexed] = []
        self._before: list[Indexed] = before._seen if before else []
        self._changed: dict[str, set[int]] = {}
        self._units: dict[str, bool] = {}
        """Of this build, in order; and whether the line in the part file tells of the very files that came of each."""
        self._waiting: list[bytes] = []
        """Units that are still to be written into the part file, and how many bytes they are."""
        self._bytes = 0
        self._begun = False
        self._saved: bool = False

    def look_again(self, indexed: Indexed) -> None:
        """From here on `still` finds out what of that which was looked at there is no longer the same."""
        self._seen.append(indexed)
        if not self._was.digests:
            # Of what was looked at before, nearly all keys are known.
            with uncollected(), unnoted():
                for keys in indexed.tables():
                    self.numbers.learn(keys)

    def _changed_in(self, table: str) -> set[int]:
        """Numbers of the keys under which something else is there now. Found out when it is first asked."""
        if table not in self._changed:
            if table not in self._was.digests:
                return set()
            numbers, then = self._was.digests[table]
            indexed = next(indexed for indexed in self._seen if indexed.holds(table))
            before = next((before for before in self._before if before.holds(table)), None)
            with uncollected():
                known = [*_parts(then)] if before else ()
                found = indexed.looked_at(table, self._keys(numbers), self.digests, before, known)
            now = self._now[table] = b"".join(found)
            self._changed[table] = (
                set()
                if now == then
                else {number for number, is_, was in zip(numbers, _parts(now), _parts(then), strict=True) if is_ != was}
            )
        return self._changed[table]

    def still(self, unit: str) -> Made | None:
        """What came of a unit, if the same would come of it now and is there; else None."""
        row = self._was.row(unit)
        if row is None:
            return None
        try:
            _, looks, pages, files, named = json.loads(row)
            looked = [(self._was.tables[table], found) for table, *found in looks]
            if any(sum(found) >= len(self.numbers.keys) for _, found in looked):
                return None
            made = Made(
                UNSEEN,
                tuple([Listing(*page) for page in pages]),
                tuple(files),
                tuple(map(tuple, named)),
            )
            stamps = [(path, tuple(seen)) for path, seen in files.items()]
        except (ValueError, TypeError, LookupError, AttributeError):
            return None
        for table, found in looked:
            changed = self._changed_in(table)
            if changed and not changed.isdisjoint(numbers_of(found)):
                return None
        if any(stamp(f"{self._up}/{path}") != seen for path, seen in stamps):
            return None
        return made

    def unit_of(self, path: str) -> str:
        """Of which a file came in the last build; "" where that is not known."""
        row = self._was.row_with(path)
        return json.loads(row)[0] if row else ""

    def keep(self, unit: str, made: Made, site: Path) -> None:
        """Takes what came of a unit over from the site that is up into the one that is built, without a copy where the disk can."""
        linked = [link(f"{self._up}/{path}", f"{site}/{path}") for path in made.files]
        self.files.update(made.files)
        row = self._was.row(unit)
        if row is not None:
            # A copy is another file.
            self._put(unit, row, all(linked))

    def note(self, unit: str, made: Made) -> None:
        """Takes down what came of a unit that was made."""
        looks = [[self._table(table), *steps(found)] for table, found in self.numbers.of(made.looks).items()]
        pages = [[page.url, page.kind, page.title, page.description] for page in made.pages]
        self.files.update(made.files)
        self._put(unit, line([unit, looks, pages, dict.fromkeys(made.files), made.named]), False)

    def forget(self) -> None:
        """Nothing of the last build counts."""
        self._was.places.clear()

    def save(self) -> None:
        """For the next build, once the site is up."""
        was = self._was
        made = was.made + sum(not same for same in self._units.values())
        # To find the numbers that nobody looks up any more, all units have to be read.
        collecting = made * COLLECTED >= len(self._units)
        live = [bytearray(len(self.numbers.keys)) for _ in was.tables] if collecting else []
        more: list[set[int]] = [set() for _ in was.tables]
        path = self._flush()
        with uncollected(), path.open("rb") as part, writing(self._folder / FILE, self.version) as file:
            for (unit, same), row in zip(self._units.items(), part, strict=True):
                if not same or collecting:
                    _, looks, pages, files, named = json.loads(row)
                    for table, *found in looks:
                        if collecting:
                            marks = live[table]
                            for number in numbers_of(found):
                                marks[number] = 1
                        else:
                            more[table].update(numbers_of(found))
                    if not same:
                        row = line([unit, looks, pages, {path: stamp(f"{self._up}/{path}") for path in files}, named])
                file.unit(unit, row)
            digests = {
                table: (numbers, self._digests_of(table, numbers))
                for place, table in enumerate(was.tables)
                if (
                    numbers := array("I", compress(count(), live[place]))
                    if collecting
                    else self._with(table, more[place])
                )
            }
            # From here on numbers may mean other keys than they did.
            was.forget()
            if collecting:
                self.numbers.forget(live)
                made = 0
            file.close(self.chrome, self.numbers, digests, was.tables, made)
        path.unlink()
        self._was = Kept(self.chrome, self.numbers, was.tables, digests, file.places, mapped(self._folder / FILE), made)
        # Of this build are kept what was looked up, and digests; of the one before, nothing.
        self.digests.forget_before()
        self._before, self._now, self._changed = [], {}, {}
        self._saved = True

    def _with(self, table: str, more: set[int]) -> array[int]:
        """Numbers that were looked up in a table, and some more."""
        numbers = self._was.digests[table][0] if table in self._was.digests else array("I")
        more.difference_update(numbers)
        return array("I", sorted((*numbers, *more))) if more else numbers

    def _put(self, unit: str, row: bytes, same: bool) -> None:
        self._units[unit] = same
        self._waiting.append(row)
        self._bytes += len(row)
        if self._bytes > AT_ONCE:
            self._flush()

    def _flush(self) -> Path:
        """Units go to the disk now and then."""
        path = self._folder / PART
        self._folder.mkdir(parents=True, exist_ok=True)
        with path.open("ab" if self._begun else "wb") as file:
            file.writelines(self._waiting)
        self._begun, self._bytes = True, 0
        self._waiting.clear()
        return path

    def _table(self, name: str) -> int:
        """Its place among the tables."""
        tables = self._was.tables
        if name not in tables:
            tables.append(name)
        return tables.index(name)

    def _digests_of(self, table: str, numbers: Sequence[int]) -> bytes:
        """Of what is there now; what was looked at again is known."""
        known: dict[int, bytes] = {}
        if table in self._was.digests:
            self._changed_in(table)
            if numbers is self._was.digests[table][0]:
                return self._now[table]
            known.update(zip(self._was.digests[table][0], _parts(self._now[table]), strict=True))
        missing = [number for number in numbers if number not in known]
        indexed = next(indexed for indexed in self._seen if indexed.holds(table))
        found = indexed.looked_at(table, self._keys(missing), self.digests)
        if not known:
            return b"".join(found)
        known.update(zip(missing, found, strict=True))
        return b"".join([known[number] for number in numbers])

    def _keys(self, numbers: Iterable[int]) -> list[str]:
        keys = self.numbers.keys
        return [keys[number] or "" for number in numbers]


def _parts(digests: bytes) -> Iterator[bytes]:
    return (digests[start : start + SIZE] for start in range(0, len(digests), SIZE))
