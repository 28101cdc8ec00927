"""One change of one file: the only way in which text that a person wrote is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` takes the place of the file's `[start:end]`; nothing else of the file changes."""

    path: str
    """Of the file as it is before the change, relative to the content folder, POSIX."""
    start: int
    """In code points of the file as read: decoded, without a byte order mark, line ends as they are."""
    end: int
    text: str


def in_order(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """By file and place; of several in one place the one that was asked for first."""
    return tuple(sorted(edits, key=lambda one: (one.path, one.start, one.end)))


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text after all the edits, whose places count in the text before any of them. Raises ValueError where two overlap."""
    pieces: list[str] = []
    cursor = 0
    for edit in in_order(edits):
        if not cursor <= edit.start <= edit.end <= len(text):
            raise ValueError(f"{edit.path}: edits overlap at {edit.start}, or stand outside the text")
        pieces += (text[cursor : edit.start], edit.text)
        cursor = edit.end
    return "".join((*pieces, text[cursor:]))
