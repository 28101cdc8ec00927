"""Finished parts of the index, kept from one build to the next: a part whose pages show the same is not made again."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Container
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from generator import files
from generator.files import write_atomically

_MADE = "made.json"
_UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class Kept:
    folder: Path
    meta: str
    """The name of the file that says what is in the part."""
    pages: int


@dataclass(frozen=True, slots=True)
class _Made:
    key: str
    meta: str
    pages: int
    files: int
    bytes: int
    """Of all files: a part of which something was lost is made anew."""


class Shelf:
    """`folder` holds a folder a part. A part is whole or not there: it is renamed into its place, and says of itself what it holds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "parts"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._used: set[str] = set()

    def get(self, name: str, key: str) -> Kept | None:
        self._used.add(name)
        folder = self._folder / name
        made = _read(folder)
        if made is None or made.key != key or (made.files, made.bytes) != _weigh(folder):
            return None
        return Kept(folder, made.meta, made.pages)

    def put(self, name: str, key: str, make: Callable[[Path], tuple[str, int]]) -> Kept:
        """`make` is given a folder in which the files of the part as it was may lie, to be used again; it returns the name of the
        part's meta file and how many pages it holds, and leaves only what belongs to it."""
        folder, fresh = self._folder / name, self._folder / f"{_UNFINISHED}-{name}"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        made = _read(folder)
        if made is not None and (made.files, made.bytes) == _weigh(folder):
            mirror(folder, fresh)
        meta, pages = make(fresh)
        files, size = _weigh(fresh)
        write_atomically(fresh / _MADE, json.dumps(asdict(_Made(key, meta, pages, files, size))).encode())
        shutil.rmtree(folder, ignore_errors=True)
        fresh.replace(folder)
        return Kept(folder, meta, pages)

    def prune(self) -> None:
        """Drops the parts that no page is in any more."""
        for folder in self._folder.iterdir():
            if folder.name not in self._used:
                shutil.rmtree(folder, ignore_errors=True)


def mirror(source: Path, target: Path, without: Container[str] = ()) -> None:
    """The same files in another folder, but for some names, and none else. No file of a part is ever written into, so that one copy on
    the disk does for both; what is there already stays."""
    target.mkdir(parents=True, exist_ok=True)
    wanted = {name: entry for name, entry in _entries(source).items() if name != _MADE and name not in without}
    there = _entries(target)
    for name in there.keys() - wanted.keys():
        shutil.rmtree(target / name) if there[name].is_dir(follow_symlinks=False) else (target / name).unlink()
    one_disk = source.stat().st_dev == target.stat().st_dev
    for name, entry in wanted.items():
        if entry.is_dir(follow_symlinks=False):
            mirror(Path(entry.path), target / name)
        elif not (one_disk and name in there and there[name].inode() == entry.inode()):
            files.link(entry.path, str(target / name))


def _entries(folder: Path) -> dict[str, os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return {entry.name: entry for entry in entries}


def _weigh(folder: Path) -> tuple[int, int]:
    files = size = 0
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                more, larger = _weigh(Path(entry.path))
                files, size = files + more, size + larger
            elif entry.name != _MADE:
                files, size = files + 1, size + entry.stat(follow_symlinks=False).st_size
    return files, size


def _read(folder: Path) -> _Made | None:
    try:
        return _Made(**json.loads((folder / _MADE).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
