"""A file that is made while it is written, so that no archive is too large for the memory; measured on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from gzip import GzipFile
from io import BytesIO

CHUNK = 64 * 1024
"""Bytes that are compressed at once, and those of a compressed file that are written at once; about."""


@dataclass(frozen=True, slots=True)
class Measure:
    bytes: int
    sha256: str
    """In hex."""
    pieces: int
    """As they were made; of lines, their number."""


class Stream:
    """Bytes in pieces, the same ones each time it is read. `compressed`: the file is a gzip of them."""

    def __init__(self, pieces: Callable[[], Iterable[bytes]], compressed: bool = False) -> None:
        self._pieces = pieces
        self._compressed = compressed
        self._measure: Measure | None = None

    def __iter__(self) -> Iterator[bytes]:
        return self._read()

    def _read(self) -> Generator[bytes, None, Measure]:
        digest, size, made = hashlib.sha256(), 0, _Counted(self._pieces())
        for piece in _gzipped(made) if self._compressed else made:
            digest.update(piece)
            size += len(piece)
            yield piece
        self._measure = Measure(size, digest.hexdigest(), made.count)
        return self._measure

    @property
    def measure(self) -> Measure:
        """Found when the file was written; who asks earlier makes it be read through."""
        return self._measure or _result(self._read())


def _result(reading: Generator[bytes, None, Measure]) -> Measure:
    while True:
        try:
            next(reading)
        except StopIteration as end:
            measure: Measure = end.value
            return measure


class _Counted:
    """Pieces, counted as they are taken."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self.count = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.count += 1
            yield piece


def _gzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Without a name or a time in it: the same pieces give the same bytes, under one version of zlib."""
    packed = BytesIO()
    with GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        for chunk in _chunks(pieces):
            file.write(chunk)
            if packed.tell() >= CHUNK:
                yield _taken(packed)
    yield _taken(packed)


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces joined to larger ones: to compress each by itself takes half as long again."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _taken(buffer: BytesIO) -> bytes:
    found = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return found
