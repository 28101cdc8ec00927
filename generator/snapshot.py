"""What a process remembers of its last archive, kept in the folder in which builds happen, so that the next process begins with it.

A snapshot is a base: a gatherer gathers rightly from whatever archive it gathered before. So it stays as it is after an edit, and is
written anew only when more than `STALE` of the articles are others than they were.

It is of one version of the program. It is not trusted: what is damaged or of another version is no snapshot, nothing in it runs, and of
classes it names those alone of which a memory is made. Whoever has none gathers anew.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from generator.archive import SELDOM
from generator.columns import keep, kept
from generator.files import write_atomically
from generator.forking import Copy, in_a_copy
from generator.model import AnnotatedArticle, Archive, Article
from generator.tracking.digests import SIZE, Digests
from generator.understanding import Memory

FILE = "gathered"
DIGESTS = "gathered.digests"
"""Beside it: of what stands in many tables, as `Digests` has them."""
MODULES = ("generator.archive.", "generator.model.", "generator.understanding", "generator.snapshot")
LATE = {Article: ("text", "markdown", "blocks"), AnnotatedArticle: ("sentences", "annotations"), **SELDOM}
"""Read only of the articles that are asked for it: after an edit these are few."""

WORTH_IT = 200
"""Articles. Fewer are gathered as soon as a snapshot is read."""
STALE = 1 / 200


@dataclass(frozen=True, slots=True)
class Remembered:
    name: str
    """Of the snapshot; no two have one."""
    memory: Memory


class Snapshot:
    """Of one folder."""

    def __init__(self, folder: Path, version: str) -> None:
        """`version`: of all that what is remembered depends on, besides the content."""
        self._folder, self._version = folder, version
        self._shared: list[object] = []
        """Of the archive that the snapshot is of: what digests are kept of, in the order in which they are."""
        self._name = ""
        self._noted = False
        """Whether digests of it are kept."""

    def memory(self) -> Memory:
        """What was remembered; nothing, where there is no snapshot that is of use."""
        found = kept(self._folder / FILE, self._version, MODULES, LATE)
        if not isinstance(found, Remembered):
            return Memory()
        self._be_of(found)
        return found.memory

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
        remembered = Remembered(secrets.token_hex(8), memory)
        self._be_of(remembered)
        return in_a_copy(partial(keep, self._folder / FILE, self._version, remembered))

    def note(self, digests: Digests) -> None:
        """Keeps the digests of what it holds, as far as they are known."""
        if self._shared and not self._noted:
            data = digests.known(self._shared)
            with suppress(OSError):
                write_atomically(self._folder / DIGESTS, self._noting(data) + b"\n" + data)
                self._noted = True

    def _be_of(self, remembered: Remembered) -> None:
        archive = remembered.memory.gatherer.archive if remembered.memory.gatherer else None
        self._name, self._noted = remembered.name, False
        self._shared = [*_shared(archive)] if archive else []

    def _noting(self, data: bytes) -> bytes:
        return f"{self._name} {blake2b(data).hexdigest()}".encode()


def _shared(archive: Archive) -> Iterator[object]:
    return chain(
        archive.articles,
        (one.article for one in archive.articles),
        archive.entities.values(),
        archive.events,
        archive.threads,
        archive.disagreements,
        archive.outlets,
    )
