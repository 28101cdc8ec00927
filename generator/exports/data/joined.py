"""A file of lines, joined from parts: those that are as they were are copied from the site that is up."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from generator.exports.data.stream import Stream
from generator.exports.parts import Part, Place

CHUNK = 1 << 18
"""Bytes that are copied at once."""


class Joined(Stream):
    """A part that is compressed is a member of the file (RFC 1952): by itself, so that it stays the same whatever is around it."""

    def __init__(
        self,
        path: str,
        whole: Callable[[], Iterable[bytes]],
        parts: Sequence[Part],
        lines: Callable[[Sequence[str]], Iterable[bytes]],
        up: Path | None,
        compressed: bool = False,
    ) -> None:
        """`path` in the site, and in the site that is `up`. `whole`: the lines before those of parts; `lines` of a part's things."""
        super().__init__(whole)
        self._path, self._parts, self._lines, self._up = path, parts, lines, up
        self._compressed = compressed

    def _made(self) -> Iterator[tuple[Iterable[bytes], int]]:
        at = 0
        first = [*self._pieces()]
        if first or not self._parts:
            packed = self._packed(first)
            at += len(packed)
            yield [packed], len(first)
        for part in self._parts:
            was = part.was.get(self._path)
            if self._up and was:
                part.now[self._path] = was._replace(start=at)
                at += was.size
                yield _copied(self._up / self._path, was), was.rows
            else:
                with part.noted():
                    lines = [*self._lines(part.ids)]
                packed = self._packed(lines)
                part.now[self._path] = Place(at, len(packed), len(lines))
                at += len(packed)
                yield [packed], len(lines)

    def _packed(self, lines: Iterable[bytes]) -> bytes:
        joined = b"".join(lines)
        return gzip.compress(joined, 9, mtime=0) if self._compressed else joined


def _copied(file: Path, place: Place) -> Iterator[bytes]:
    """Raises OSError where the file was cut meanwhile."""
    with file.open("rb") as opened:
        opened.seek(place.start)
        left = place.size
        while left:
            piece = opened.read(min(left, CHUNK))
            if not piece:
                raise OSError(f"{file} was cut while it was read")
            left -= len(piece)
            yield piece
