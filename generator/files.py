"""Writing files: so that a reader sees the old one or the new one, never half of it; and plainly, where nobody reads yet. And
whether a file is still the one that it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def write_atomically(path: Path, data: bytes) -> None:
    """Raises OSError, and leaves nothing behind then."""
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Writes beside the file, then renames over it; makes the folder. A kill leaves the old file, and at most a `.…tmp`.

    Raises OSError, and leaves nothing behind then, nor where the writing raises.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # The process id keeps two processes that write the same entry out of each other's half-written file.
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            yield file
        beside.replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            beside.unlink()
        raise


def write_new(path: Path, data: bytes) -> None:
    """Writes a file that is not there yet; makes the folder. Raises FileExistsError, and leaves what is there as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
        except BaseException:
            path.unlink()
            raise


Data = str | bytes | Iterable[bytes]
"""Text becomes UTF-8; pieces are written as they are made."""


def write_plainly(path: Path, data: Data) -> None:
    """Writes where nobody reads yet; makes the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        _put(file, data)


def write_anew(path: Path, data: Data) -> None:
    """The same, into a site that is swapped in whole: see `anew`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with anew(path) as file:
        _put(file, data)


def anew(path: str | Path) -> BinaryIO:
    """A file to be written. One that is there may be that of another site under a second name: it loses this one, and stays as it is."""
    try:
        return open(path, "xb")  # noqa: PTH123 - of tens of thousands; closed by who writes
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108
        return open(path, "xb")  # noqa: PTH123


def copy_anew(source: Path, target: Path) -> None:
    """A copy with its times."""
    write_anew(target, source.read_bytes())
    shutil.copystat(source, target)


def _put(file: BinaryIO, data: Data) -> None:
    if isinstance(data, str):
        file.write(data.encode())
    elif isinstance(data, bytes):
        file.write(data)
    else:
        file.writelines(data)


def link(source: str, target: str) -> bool:
    """The same file under another name, for files that nobody writes into: nothing is done where it is that already. A copy with its
    times where the disk cannot; returns whether it can. Makes the folder."""
    try:
        there = os.lstat(target)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - of tens of thousands
    else:
        if os.path.samestat(there, os.stat(source)):  # noqa: PTH116
            return True
        os.unlink(target)  # noqa: PTH108
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
        return False
    return True


Stamp = tuple[int, int, int]
"""Bytes, nanoseconds of the last change, inode: of another file, or of one that was written since, another."""


def stamp(path: str | Path) -> Stamp | None:
    """None where there is no such file."""
    try:
        return stamp_of(os.stat(path))  # noqa: PTH116 - of tens of thousands
    except OSError:
        return None


def walked(folder: str | Path, within: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file below a folder, in whatever order, with what the disk tells of it; none where there is no folder.

    Paths are relative to the folder, POSIX, and stand behind `within`.
    """
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return
    with entries:
        for entry in entries:
            path = f"{within}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from walked(entry.path, f"{path}/")
            elif entry.is_file():
                yield path, entry


def stamp_of(found: os.stat_result) -> Stamp:
    return found.st_size, found.st_mtime_ns, found.st_ino


def stamps(folder: str | Path, within: str = "") -> dict[str, Stamp]:
    """Of every file below a folder: see `walked`."""
    return {path: stamp_of(entry.stat()) for path, entry in walked(folder, within)}
