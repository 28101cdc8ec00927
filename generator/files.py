"""Writing files: so that a reader sees the old one or the new one, never half of it; and plainly, where nobody reads yet."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Writes beside the file, then renames over it; makes the folder. A kill leaves the old file, and at most a `.…tmp`.

    Raises OSError, and leaves nothing behind then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # The process id keeps two processes that write the same entry out of each other's half-written file.
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
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


def write_plainly(path: Path, data: str | bytes | Iterable[bytes]) -> None:
    """Writes where nobody reads yet: into a folder that is swapped in whole. Text becomes UTF-8; pieces are written as they are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        if isinstance(data, str):
            file.write(data.encode())
        elif isinstance(data, bytes):
            file.write(data)
        else:
            file.writelines(data)
