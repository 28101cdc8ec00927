"""Several wordings of one utterance laid side by side, word by word, as a critical edition collates its witnesses.

Witnesses are aligned one after another with the columns of those before them, so that each pair of wordings has the longest common
run of words that the earlier columns allow. Capitals, ё and punctuation make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.archive.identity import fold

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

Column = list[str | None]
"""A word of each witness, folded; None where it has none there."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch in which all witnesses have the same words, or one in which they differ."""

    readings: tuple[str, ...]
    """By witness, as it stands there, with the signs and white space after each word; "" where it has nothing."""
    same: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """The readings of a witness, joined over all places, give its text back."""

    places: tuple[Place, ...]
    """In order; places of a kind do not follow each other."""
    words: tuple[int, ...]
    """By witness, how many it has."""
    shared: int
    """Words that all witnesses have, in one order."""
    alone: tuple[tuple[bool, ...], ...]
    """By witness and word: fewer than half of the others have this word here."""

    @property
    def share(self) -> float:
        """Of the longest witness's words, those that all have; 1 where nobody has a word."""
        return self.shared / max(self.words) if any(self.words) else 1.0


def aligned(witnesses: Sequence[str]) -> Alignment:
    """One witness or more. The cost grows with the square of their length."""
    tokens = [split_words(text) for text in witnesses]
    keys = [[key_of(token) for token in row] for row in tokens]
    columns: list[Column] = []
    for number, row in enumerate(keys):
        columns = _joined(columns, row, number)
    # What stands in no word (a witness of signs alone) is kept with the first place.
    wordless = [text if not row else "" for text, row in zip(witnesses, tokens, strict=True)]
    places = []
    at = [0] * len(witnesses)
    for same, group in groupby(columns, key=_is_common):
        stretch = list(group)
        readings = []
        for witness in range(len(witnesses)):
            count = sum(column[witness] is not None for column in stretch)
            readings.append("".join(tokens[witness][at[witness] : at[witness] + count]))
            at[witness] += count
        places.append(Place(tuple(readings), same))
    if any(wordless):
        first = places[0] if places else Place(("",) * len(witnesses), same=True)
        kept = (own + reading for own, reading in zip(wordless, first.readings, strict=True))
        places[:1] = [Place(tuple(kept), first.same)]
    return Alignment(
        places=tuple(places),
        words=tuple(map(len, keys)),
        shared=sum(_is_common(column) for column in columns),
        alone=tuple(
            tuple(_is_alone(column, witness) for column in columns if column[witness] is not None)
            for witness in range(len(witnesses))
        ),
    )


def split_words(text: str) -> list[str]:
    """The words with the signs and white space after each; those before the first go with it. Joined they give the text back, if it
    has a word at all."""
    found = [match.start() for match in _WORD.finditer(text)]
    cuts = [0, *found[1:], len(text)]
    return [text[start:stop] for start, stop in pairwise(cuts)] if found else []


def key_of(token: str) -> str:
    """What is compared: the word of a token without its signs, folded."""
    found = _WORD.search(token)
    return fold(found.group()) if found else ""


def same_words(text: str) -> tuple[str, ...]:
    """Equal for two texts that differ in capitals, ё and punctuation alone."""
    return tuple(map(key_of, split_words(text)))


def _is_common(column: Column) -> bool:
    return None not in column and len(set(column)) == 1


def _is_alone(column: Column, witness: int) -> bool:
    others = len(column) - 1
    having = sum(word == column[witness] for word in column) - 1
    return others > 0 and having < others / 2


def _joined(columns: list[Column], row: list[str], number: int) -> list[Column]:
    """The columns with one more witness. A word of it that fits none stands in a column of its own."""
    pairs = dict(_matched([{word for word in column if word is not None} for column in columns], row))
    found: list[Column] = []
    taken = 0
    for place, column in enumerate(columns):
        at = pairs.get(place)
        if at is not None:
            found += _own(row[taken:at], number)
            taken = at + 1
        found.append([*column, None if at is None else row[at]])
    return [*found, *_own(row[taken:], number)]


def _own(words: list[str], number: int) -> list[Column]:
    return [[*[None] * number, word] for word in words]


def _matched(columns: list[set[str]], row: list[str]) -> list[tuple[int, int]]:
    """The longest run of pairs (column, word) in order. What both begin and end with needs no search."""
    start, stop = 0, 0
    while start < min(len(columns), len(row)) and row[start] in columns[start]:
        start += 1
    rest = min(len(columns), len(row)) - start
    while stop < rest and row[-1 - stop] in columns[-1 - stop]:
        stop += 1
    head = [(place, place) for place in range(start)]
    tail = [(len(columns) - stop + place, len(row) - stop + place) for place in range(stop)]
    inner = _longest(columns[start : len(columns) - stop], row[start : len(row) - stop])
    return [*head, *((start + column, start + word) for column, word in inner), *tail]


def _longest(columns: list[set[str]], row: list[str]) -> list[tuple[int, int]]:
    """Longest common subsequence, by its table of lengths from each pair of places to the ends."""
    lengths = [[0] * (len(row) + 1) for _ in range(len(columns) + 1)]
    for column in range(len(columns) - 1, -1, -1):
        here, below = lengths[column], lengths[column + 1]
        for word in range(len(row) - 1, -1, -1):
            here[word] = below[word + 1] + 1 if row[word] in columns[column] else max(below[word], here[word + 1])
    pairs = []
    column = word = 0
    while column < len(columns) and word < len(row):
        if row[word] in columns[column]:
            pairs.append((column, word))
            column, word = column + 1, word + 1
        elif lengths[column + 1][word] >= lengths[column][word + 1]:
            column += 1
        else:
            word += 1
    return pairs
