"""Parts of files that tell of the whole archive: what a file says of a few articles is taken over from the site that is up, if it would
say the same.

A part is of some things that follow one another, such as articles. Where one ends depends on the thing that it ends with alone, so that
what is added or taken out moves no other. What is looked at while a part is made is noted, as of all that is made (record/).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from generator.files import stamp, write_atomically
from generator.tracking import noting
from generator.tracking.numbers import UNSEEN, Looks, Numbers

FORMAT = 1
THINGS = 16
"""In a part, on average."""


class Place(NamedTuple):
    """Of a part in a file, or in a table of one."""

    start: int
    size: int
    """Bytes; of a table, rows, and `start` is the number of the first."""
    rows: int


Told = tuple[str, dict[str, Place], Looks]
"""Of a part: its name, where it stands, and what was looked at."""


class Part:
    def __init__(self, name: str, ids: Sequence[str], was: Mapping[str, Place]) -> None:
        self.name, self.ids = name, ids
        self.was = was
        """Where it stands in each file of the site that is up; empty for one that is to be made."""
        self.now: dict[str, Place] = {}
        self.looked: dict[str, set[str]] = {}
        """What of it was found here."""
        self.looks: list[Looks] = []
        """What was told of it: see `Parts.told`."""

    @contextmanager
    def noted(self) -> Iterator[None]:
        """What is looked at within is what the part was made of."""
        with noting() as looked:
            yield
        for table, keys in looked.items():
            self.looked.setdefault(table, set()).update(keys)

    def told(self, numbers: Numbers) -> Told:
        # Of nearly all parts a file says what it said.
        told = self.name, self.now, numbers.looks(self.looked) if self.looked else UNSEEN
        self.now, self.looked = {}, {}
        return told


class Parts:
    """Those of one build. Without arguments, all are to be made, and nothing is kept."""

    def __init__(
        self, up: Path | None = None, kept: Path | None = None, still: Callable[[str], object] = lambda name: None
    ) -> None:
        """`up`: the site that is up. `kept`: the file that says where in it parts stand. `still`: whether one would come out the same."""
        self.up, self._kept, self._still = up, kept, still
        self.files: tuple[str, ...] = ()
        """That are joined from parts, or lie beside them, in the site that is up; none where what is kept is not of them."""
        self._was = self._read()
        self.used: dict[str, Part] = {}
        self.joined: tuple[str, ...] = ()
        """Files that are written by now, and in which the parts stand."""

    @property
    def known(self) -> Collection[str]:
        """Names of the parts of the site that is up."""
        return self._was

    @cached_property
    def same(self) -> frozenset[str]:
        """Of these, those that would come out the same."""
        return frozenset(filter(self._still, self._was))

    def of(self, kind: str, ids: Iterable[str]) -> list[Part]:
        """`ids` of things, in the order in which files tell of them."""
        found = [self._part(kind, some) for some in _parted(ids)]
        self.used |= {part.name: part for part in found}
        return found

    def _part(self, kind: str, ids: Sequence[str]) -> Part:
        name = f"part/{kind}/{blake2b(json.dumps(ids).encode(), digest_size=12).hexdigest()}"
        return Part(name, ids, self._was[name] if name in self.same else {})

    def told(self, numbers: Numbers) -> list[Told]:
        """What was found of parts since it was told last: by a copy of this process, of which nothing else is left."""
        return [part.told(numbers) for part in self.used.values() if part.now or part.looked]

    def learn(self, told: Iterable[Told]) -> None:
        for name, now, looks in told:
            part = self.used[name]
            part.now |= now
            if any(looks):
                part.looks.append(looks)

    def save(self, site: Path) -> None:
        """For the next build, once the files are in the site that is up."""
        if self._kept and self.joined:
            stamps = {path: stamp(site / path) for path in self.joined}
            told = [FORMAT, stamps, {name: part.now for name, part in self.used.items()}]
            write_atomically(self._kept, json.dumps(told, separators=(",", ":")).encode())

    def _read(self) -> dict[str, dict[str, Place]]:
        """What is damaged, or of other files, is of no use."""
        try:
            if not self._kept or not self.up:
                return {}
            format, stamps, parts = json.loads(self._kept.read_bytes())
            if format != FORMAT or any(stamp(self.up / path) != tuple(seen) for path, seen in stamps.items()):
                return {}
            found = {name: {file: Place(*place) for file, place in places.items()} for name, places in parts.items()}
            self.files = tuple(stamps)
            return found
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def _parted(ids: Iterable[str]) -> Iterator[list[str]]:
    some: list[str] = []
    for id in ids:
        some.append(id)
        if crc32(id.encode()) % THINGS == 0:
            yield some
            some = []
    if some:
        yield some
