"""Objects kept on the disk: all of one class laid out in columns, field by field, which takes a fraction of pickling them one by one.

    texts      each once
    objects    of each class, in the order of what they are made of: a column for every field
    columns    whole numbers in as few bytes as they need; of texts and objects, their numbers; of tuples, sets and dicts, how many
               each holds, and one column of all that they hold
    index      one line of JSON: which columns lie where

One object is one object again. What holds others (tuples, lists, sets, dicts) is written wherever it stands, and none may hold itself.
There is nothing in such a file but numbers and texts: reading it runs no code of its choice, and makes objects only of classes that
its reader's modules have.
"""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

from generator.columns.form import Unkept
from generator.columns.reader import Late, Reader
from generator.columns.writer import Writer
from generator.files import replacing
from generator.uncollected import uncollected

__all__ = ["Unkept", "keep", "kept"]

FORMAT = 2

_SUM = 4
_AT_ONCE = 1 << 20
_NOTHING: Late = {}
_NONSENSE = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    ImportError,
    RuntimeError,
    MemoryError,
)
"""What may be raised by the reading of what was not written here, and where there is not room for it."""


def keep(path: Path, version: str, root: object) -> None:
    """Writes `root`, and all that it is made of, for who asks for the same version. Raises OSError, Unkept."""
    for left in path.parent.glob(f".{path.name}.*.tmp"):
        # Of a process that was killed.
        left.unlink(missing_ok=True)
    with replacing(path) as file, uncollected():
        summed = _Summed(file)
        summed.write(json.dumps([FORMAT, version]).encode() + b"\n")
        Writer(summed).write(root)
        file.write(summed.sum.to_bytes(_SUM, "little"))


def kept(path: Path, version: str, modules: Collection[str], late: Late = _NOTHING) -> Any:
    """What was kept; None where it is of another version, damaged, made of classes that are not of these modules, or not there.

    `modules`: as the names of classes begin. `late`: by class, fields that few objects are asked for; of the others they stay on the
    disk.
    """
    with suppress(OSError, *_NONSENSE), path.open("rb") as file, uncollected():
        found = Reader(file, *_begun(file, version), modules, late).read()
        # There are no cycles in it to be looked for.
        gc.freeze()
        return found
    return None


class _Summed:
    """A file, and a checksum of what was written into it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sum = 0

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self.sum = crc32(data, self.sum)


def _begun(file: BinaryIO, version: str) -> tuple[int, int]:
    """Where in the file the columns begin and end. Raises ValueError where it is not whole, or of another version."""
    first = file.readline(_AT_ONCE)
    if json.loads(first) != [FORMAT, version]:
        raise ValueError("it is of another version")
    end = file.seek(-_SUM, os.SEEK_END)
    summed, left = 0, end
    file.seek(0)
    while left > 0:
        data = file.read(min(left, _AT_ONCE))
        summed = crc32(data, summed)
        left -= len(data) or left
    if file.read() != summed.to_bytes(_SUM, "little"):
        raise ValueError("it was damaged")
    return len(first), end
