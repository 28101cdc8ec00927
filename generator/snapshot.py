"""What a process remembers of its last archive, kept in the folder in which builds happen, so that the next process begins with it.

A snapshot is a base: a gatherer gathers rightly from whatever archive it gathered before. So it stays as it is after an edit, and is
written anew only when more than `STALE` of the articles are others than they were.

It is of one version of the program. It is not trusted: what is damaged or of another version is no snapshot, nothing in it runs, and of
classes it names those alone of which a memory is made. Whoever has none gathers anew.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from generator.columns import Reader, Writer
from generator.files import replacing, write_atomically
from generator.forking import Copy, in_a_copy
from generator.model import Archive
from generator.tracking.digests import SIZE, Digests
from generator.uncollected import uncollected
from generator.understanding import Memory

FORMAT = 1
FILE = "gathered"
DIGESTS = "gathered.digests"
"""Beside it: of what stands in many tables, as `Digests` has them."""
MODULES = ("generator.archive.", "generator.model.", "generator.understanding")

WORTH_IT = 200
"""Articles. Fewer are gathered as soon as a snapshot is read."""
STALE = 0.05

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
"""What may be raised by the reading of what is no snapshot, and where there is not room for it."""
_SUM = blake2b().digest_size
_AT_ONCE = 1 << 20


class Snapshot:
    """Of one folder."""

    def __init__(self, folder: Path, version: str) -> None:
        """`version`: of all that what is remembered depends on, besides the content."""
        self._folder, self._version = folder, version
        self._shared: list[object] = []
        """Of the archive that the snapshot is of: what digests are kept of, in the order in which they are."""
        self._name = ""
        """Of the snapshot; no two have one."""
        self._noted = False
        """Whether digests of it are kept."""

    def memory(self) -> Memory:
        """What was remembered; nothing, where there is no snapshot that is of use."""
        with suppress(OSError, *_NONSENSE), (self._folder / FILE).open("rb") as file, uncollected():
            name, start, end = _begun(file, self._version)
            found = Reader(file, start, end, MODULES).read()
            if isinstance(found, Memory) and found.gatherer and found.gatherer.archive:
                self._be_of(name, found)
                return found
        return Memory()

    def digests(self) -> Digests:
        """Of what it holds; they are of use while nothing of it has gone."""
        found = Digests()
        with suppress(OSError, ValueError):
            version, _, data = (self._folder / DIGESTS).read_bytes().partition(b"\n")
            if version == self._noting(data) and len(data) == SIZE * len(self._shared):
                found.learn(self._shared, data)
                self._noted = True
        return found

    def is_stale(self, memory: Memory) -> bool:
        """Whether what is remembered now is worth writing."""
        articles = len(memory.annotated)
        return articles >= WORTH_IT and memory.edits > STALE * articles

    def write(self, memory: Memory) -> Copy:
        """In a copy of this process. A snapshot that cannot be written costs time, nothing else."""
        memory.edits = 0
        self._be_of(secrets.token_hex(8), memory)
        return in_a_copy(partial(self._write, memory))

    def note(self, digests: Digests) -> None:
        """Keeps the digests of what it holds, as far as they are known."""
        if self._shared and not self._noted:
            data = digests.known(self._shared)
            with suppress(OSError):
                write_atomically(self._folder / DIGESTS, self._noting(data) + b"\n" + data)
                self._noted = True

    def _be_of(self, name: str, memory: Memory) -> None:
        self._name, self._noted = name, False
        archive = memory.gatherer.archive if memory.gatherer else None
        self._shared = [*_shared(archive)] if archive else []

    def _write(self, memory: Memory) -> None:
        for left in self._folder.glob(f".{FILE}.*.tmp"):
            left.unlink(missing_ok=True)
        with replacing(self._folder / FILE) as file, uncollected():
            summed = _Summed(file)
            summed.write(_line([FORMAT, self._version, self._name]))
            Writer(summed).write(memory)
            file.write(summed.sum.digest())

    def _noting(self, data: bytes) -> bytes:
        return f"{self._name} {blake2b(data).hexdigest()}".encode()


class _Summed:
    """A file, and a checksum of what was written into it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sum = blake2b()

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self.sum.update(data)


def _begun(file: BinaryIO, version: str) -> tuple[str, int, int]:
    """The snapshot's name, and where in the file what it holds begins and ends. Raises ValueError where it is not whole, or of
    another version."""
    first = file.readline(_AT_ONCE)
    format, version_, name = json.loads(first)
    if (format, version_) != (FORMAT, version):
        raise ValueError("it is of another version")
    end = file.seek(-_SUM, os.SEEK_END)
    summed, left = blake2b(), end
    file.seek(0)
    while left > 0:
        data = file.read(min(left, _AT_ONCE))
        summed.update(data)
        left -= len(data) or left
    if file.read() != summed.digest():
        raise ValueError("it was damaged")
    return str(name), len(first), end


def _line(value: object) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _shared(archive: Archive) -> Iterator[object]:
    return chain(
        archive.articles,
        archive.entities.values(),
        archive.events,
        archive.threads,
        archive.disagreements,
        archive.outlets,
    )
