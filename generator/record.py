"""The record of a build: what each thing was made of, and what came of it; and, in the next build, what is still as it was.

    unit      what is made at once: the page of an article, the feed of an outlet
    looks     what was looked at while it was made, with a digest of each (tracking.py)
    files     what came of it, with sizes and times: a file that somebody touched since is made again

A record is of one version: of the code, the settings, the templates, the programs that draw. With any of these another, nothing is
known. It is not trusted: what cannot be read, or does not fit, is made again. Kept in the folder in which builds happen.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.files import Stamp, link, stamp, write_atomically
from generator.model import Listing
from generator.tracking import Digests, Indexed, Look

FORMAT = 1
FILE = "record.json"
"""In the folder in which builds happen."""

# What pages and exports are made with.
_PROGRAMS = ("jinja2", "markupsafe", "markdown-it-py", "babel", "pymorphy3", "pydantic")

NOT_YET: Stamp = (-1, -1, -1)
"""Of a file that is still to be written."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one unit."""

    looks: frozenset[Look]
    pages: tuple[Listing, ...] = ()
    files: Mapping[str, Stamp] = field(default_factory=dict)
    """By path relative to the site."""
    named: tuple[tuple[Any, ...], ...] = ()
    """Of its pages that the navigation names, what stands on others."""


@cache
def code_version() -> str:
    """Of everything that pages are made by, but for settings and templates of the theme. In hex."""
    seen = hashlib.sha256(f"{FORMAT} {sys.version} {[*map(version, _PROGRAMS)]}".encode())
    root = Path(__file__).parent
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if not name.endswith(".mo"):
                path = Path(folder, name)
                seen.update(f"{path.relative_to(root)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()


class Record:
    """What the last build says, and what this one notes for the next."""

    def __init__(self, folder: Path, site: Path, version: str) -> None:
        """`folder`: in which builds happen. `site`: the one that is up, and that the record is of."""
        self._path, self._up = folder / FILE, site
        self.version = version
        self.chrome = ""
        """What stands around the pages; the last build's, until this one sets its own."""
        self._was: dict[str, Made] = {}
        self._then: dict[Look, str] = {}
        self._now: dict[Look, str] = {}
        self._digests = Digests()
        self._seen: list[Indexed] = []
        self._changed: set[Look] = set()
        self.made: dict[str, Made] = {}
        self._read()

    def look_again(self, indexed: Indexed) -> None:
        """Finds out what of that which was looked at there is no longer the same."""
        self._seen.append(indexed)
        mine = [look for look in self._then if indexed.holds(look[0])]
        self._now |= _digests_of(mine, indexed, self._digests)
        self._changed |= {look for look in mine if self._now[look] != self._then[look]}

    def still(self, unit: str) -> Made | None:
        """What came of a unit, if the same would come of it now and is there; else None."""
        made = self._was.get(unit)
        if made is None or not self._changed.isdisjoint(made.looks):
            return None
        return made if all(stamp(f"{self._up}/{path}") == seen for path, seen in made.files.items()) else None

    def keep(self, unit: str, made: Made, site: Path) -> None:
        """Takes what came of a unit over from the site that is up into the one that is built, without a copy where the disk can."""
        for path in made.files:
            target = f"{site}/{path}"
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - of tens of thousands
            link(f"{self._up}/{path}", target)
        self.made[unit] = made

    def forget(self) -> None:
        """Nothing of the last build counts."""
        self._was.clear()

    def save(self) -> None:
        """For the next build, once the site is up."""
        looks = sorted({look for made in self.made.values() for look in made.looks})
        missing = [look for look in looks if look not in self._now]
        now = dict(self._now)
        for indexed in self._seen:
            now |= _digests_of([look for look in missing if indexed.holds(look[0])], indexed, self._digests)
        number = {look: place for place, look in enumerate(looks)}
        rows = {
            unit: [
                sorted(number[look] for look in made.looks),
                [[page.url, page.kind, page.title, page.description] for page in made.pages],
                {path: stamp(f"{self._up}/{path}") for path in made.files},
                made.named,
            ]
            for unit, made in self.made.items()
        }
        record = [FORMAT, self.version, self.chrome, [[*look, now[look]] for look in looks], rows]
        write_atomically(self._path, json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode())

    def _read(self) -> None:
        try:
            format, version, chrome, looks, rows = json.loads(self._path.read_bytes())
            if (format, version) != (FORMAT, self.version):
                return
            known = [(table, key) for table, key, _ in looks]
            self._then = {(table, key): digest for table, key, digest in looks}
            self._was = {
                unit: Made(
                    frozenset(known[number] for number in numbers),
                    tuple(Listing(*page) for page in pages),
                    {path: (size, changed, inode) for path, (size, changed, inode) in files.items()},
                    tuple(map(tuple, named)),
                )
                for unit, (numbers, pages, files, named) in rows.items()
            }
            self.chrome = chrome
        except (OSError, ValueError, TypeError, LookupError):
            self._was, self._then = {}, {}


def _digests_of(looks: Iterable[Look], indexed: Indexed, digests: Digests) -> dict[Look, str]:
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for table, key in looks:
        keys[table].add(key)
    return {
        (table, key): digest.hex() if digest else ""
        for table, of_table in keys.items()
        for key, digest in indexed.looked_at(table, of_table, digests).items()
    }
