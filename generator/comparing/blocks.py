"""A report before it is written in a format: blocks of lines, lines of pieces, and of each piece whose words it is.

Contributed words are pieces of their own, so that a format escapes them in one place and none can be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from generator.comparing.shape import Passage


class Voice(Enum):
    OURS = auto()
    """Words of the catalogue, numbers, signs."""
    STRONG = auto()
    """The same, to be seen first."""
    THEIRS = auto()
    """Contributed."""
    TITLE = auto()
    """Contributed: of an article, before its sentence."""
    MARKED = auto()
    """Contributed, and what the sentence is shown for."""
    CODE = auto()
    """Contributed or made of ids: to be copied as it stands."""


Piece = tuple[str, Voice]
Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    line: Line
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line


@dataclass(frozen=True, slots=True)
class Item:
    line: Line
    below: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """What must not be missed."""

    line: Line
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The first column says what, the others are numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Shown when asked for."""

    line: Line
    items: tuple[Item, ...]


Block = Heading | Paragraph | Items | Warned | Table | Fold


def ours(text: str) -> Line:
    return ((text, Voice.OURS),)


def strong(text: str) -> Line:
    return ((text, Voice.STRONG),)


def theirs(text: str) -> Line:
    return ((text, Voice.THEIRS),)


def titled(text: str) -> Line:
    return ((text, Voice.TITLE),)


def code(text: str) -> Line:
    return ((text, Voice.CODE),)


_SLOT = re.compile(r"%\((\w+)\)s")


def say(sentence: str, **slots: Line) -> Line:
    """A sentence of the catalogue with lines in its slots."""
    found: list[Piece] = []
    place = 0
    for match in _SLOT.finditer(sentence):
        found += ours(sentence[place : match.start()])
        found += slots[match[1]]
        place = match.end()
    found += ours(sentence[place:])
    return tuple(piece for piece in found if piece[0])


def joined(lines: Iterable[Line], between: str = ", ") -> Line:
    found: list[Piece] = []
    for line in lines:
        found += [*(ours(between) if found else ()), *line]
    return tuple(found)


def in_sentence(passage: Passage) -> Line:
    """The sentence, its words marked."""
    pieces = (
        (passage.before.lstrip(), Voice.THEIRS),
        (passage.words, Voice.MARKED),
        (passage.after.rstrip(), Voice.THEIRS),
    )
    return tuple(piece for piece in pieces if piece[0])
