"""A file that is made while it is written, so that no archive is too large for the memory; measured on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    bytes: int
    sha256: str
    """In hex."""
    pieces: int
    """As they were made; of lines, their number."""


class Stream:
    """Bytes in pieces, the same ones each time it is read."""

    def __init__(self, pieces: Callable[[], Iterable[bytes]]) -> None:
        self._pieces = pieces
        self._measure: Measure | None = None

    def __iter__(self) -> Iterator[bytes]:
        return self._read()

    def _read(self) -> Generator[bytes, None, Measure]:
        digest, size, count = hashlib.sha256(), 0, 0
        for pieces, made in self._made():
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                yield piece
            count += made
        self._measure = Measure(size, digest.hexdigest(), count)
        return self._measure

    def _made(self) -> Iterator[tuple[Iterable[bytes], int]]:
        """Pieces as they are written, and how many were made of which they are."""
        return (((piece,), 1) for piece in self._pieces())

    @property
    def measure(self) -> Measure:
        """Found when the file was written; who asks earlier makes it be read through."""
        return self._measure or _result(self._read())

    def measured(self, measure: Measure) -> None:
        """It was written elsewhere, and this is what was found."""
        self._measure = measure


def _result(reading: Generator[bytes, None, Measure]) -> Measure:
    while True:
        try:
            next(reading)
        except StopIteration as end:
            measure: Measure = end.value
            return measure
