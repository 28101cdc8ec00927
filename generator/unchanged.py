"""Whether a build would make the site that is up: nothing that a build reads is another than in the last build that came to its end.

Files are known by sizes, times and inodes, as everywhere; nothing is read of them. What is noted is not trusted: what is damaged, or of
another version, is as if nothing had been noted.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path

from generator import annotators
from generator.columns import Unkept, keep, kept
from generator.config import Config
from generator.files import Stamp, stamp_of, stamps
from generator.publish import source_date_epoch
from generator.record import code_version
from generator.theme import fingerprint

FILE = "unchanged"
"""In the folder in which builds happen."""
MODULES = ("generator.errors",)
"""Of classes that a report is made of, besides its own."""
GRAIN = 3_000_000_000
"""Nanoseconds. Of a file that was changed so shortly before it was looked at, a change right after may bear the same time (of FAT, two
seconds)."""


@dataclass(frozen=True, slots=True)
class Done:
    """The last build that came to its end."""

    content: str
    site: str
    newest: str
    """When the newest article was published."""
    drawing: str
    """By what its pages were drawn."""
    report: object


class Last:
    """The last build of one site, as it was before this one."""

    def __init__(self, config: Config, content: Path, site: Path, work: Path, options: object) -> None:
        """To be made before anything is read. `options`: whatever else decides what is made."""
        self._config, self._content, self._site, self._file = config, content, site, work / FILE
        programs = f"{code_version()} {annotators.version()} {_installed()}"
        self._version = blake2b(f"{programs} {config} {content.resolve()} {options}".encode()).hexdigest()
        begun = time.time_ns()
        seen, newest = blake2b(), 0
        for path, found in _entries(content):
            # Times can be set back; that of the inode's last change cannot.
            seen.update(f"{path}\0{found.st_mode} {stamp_of(found)} {found.st_ctime_ns}\n".encode())
            newest = max(newest, found.st_mtime_ns, found.st_ctime_ns)
        self._read = seen.hexdigest()
        self._settled = newest + GRAIN < begun

    def report(self, type_: type) -> object | None:
        """What it reported, which is of this type, if a build would make the same; else None."""
        done = kept(self._file, self._version, (__name__, type_.__module__, *MODULES))
        same = (
            isinstance(done, Done)
            and done.content == self._read
            and done.drawing == self._drawing(done.newest)
            and done.site == _sum(stamps(self._site))
        )
        return done.report if same else None

    def note(self, newest: str, report: object, files: Mapping[str, Stamp]) -> None:
        """Takes down what this build has made. `newest`: when the newest article was published. `files`: all of the site."""
        if self._settled:
            done = Done(self._read, _sum(files), newest, self._drawing(newest), report)
            with suppress(OSError, Unkept):
                keep(self._file, self._version, done)

    def _drawing(self, newest: str) -> str:
        """By what pages are drawn."""
        epoch = source_date_epoch(self._content, newest)
        return f"{epoch} {fingerprint(self._config, epoch)}"


def _installed() -> str:
    """Every package that is, by name and version."""
    return " ".join(sorted(f"{one.name}={one.version}" for one in distributions()))


def _sum(files: Mapping[str, Stamp]) -> str:
    seen = blake2b()
    for path, stamp in sorted(files.items()):
        seen.update(f"{path}\0{stamp}\n".encode())
    return seen.hexdigest()


def _entries(folder: Path, within: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Of everything below a folder, folders and links too, in order of name."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        # Whoever reads it says so.
        return
    for entry in entries:
        yield f"{within}{entry.name}", entry.stat(follow_symlinks=False)
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(folder / entry.name, f"{within}{entry.name}/")
