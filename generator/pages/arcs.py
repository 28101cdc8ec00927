"""Names in a column and arcs between them, the thicker the more often two are named together.

The order of the names is worked out so that those who belong together stand together: short arcs first of all. The same archive
always gives the same drawing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

ROW = 28
"""The height of a name's row in units of the drawing."""
WIDTH = 100
FARTHEST = 96
"""How far to the side the longest arc reaches."""
FLATTEST = 12
"""Rows: where no arc spans so many, none reaches as far."""
THICKNESS = 5
"""Classes of an arc, `s1` to `s5`."""


@dataclass(frozen=True, slots=True)
class Arc:
    """Between two rows, counted from 1, the upper one first."""

    upper: int
    lower: int
    d: str
    """The path."""
    strength: int
    words: str


def order(weights: Mapping[tuple[str, str], int]) -> list[str]:
    """The names of all pairs in a row in which the sum of weight × distance is small.

    From the strongest pair on, each time the name that hangs most on those in the row; then any two change places while it gains.
    """
    near = _near(weights)
    row = _grown(near)
    place = {name: number for number, name in enumerate(row)}
    gained = True
    while gained:
        gained = False
        for one, other in combinations(sorted(row), 2):
            if _gain(near, place, one, other) > 0:
                place[one], place[other] = place[other], place[one]
                gained = True
    ordered = sorted(row, key=lambda name: place[name])
    # Either way round is as good: the one that hangs on more stands in the upper half.
    half = len(ordered) // 2
    upper, lower = (
        sum(sum(near[name].values()) for name in part) for part in (ordered[:half], ordered[len(ordered) - half :])
    )
    return ordered if upper >= lower else ordered[::-1]


def arcs(rows: Sequence[str], pairs: Iterable[tuple[str, str, int, str]]) -> tuple[Arc, ...]:
    """Of (id, id, count, words) among the rows; the thick ones last, so that they lie above."""
    place = {name: number for number, name in enumerate(rows, start=1)}
    listed = list(pairs)
    most = max((count for *_, count, _ in listed), default=1)
    longest = max((abs(place[one] - place[other]) for one, other, *_ in listed), default=1)
    made = []
    for one, other, count, words in listed:
        upper, lower = sorted((place[one], place[other]))
        made.append(Arc(upper, lower, _path(upper, lower, longest), _strength(count, most), words))
    return tuple(sorted(made, key=lambda arc: (arc.strength, arc.upper, arc.lower)))


def height(rows: int) -> int:
    return rows * ROW


def _strength(count: int, most: int) -> int:
    """Once together is the thinnest, whatever the greatest count."""
    return 1 + round((THICKNESS - 1) * (count - 1) / (most - 1)) if most > 1 else 1


def _path(upper: int, lower: int, longest: int) -> str:
    first, last = (round((number - 0.5) * ROW) for number in (upper, lower))
    reach = FARTHEST * (lower - upper) / max(longest, FLATTEST)
    return f"M0 {first}A{reach:.1f} {(last - first) / 2:g} 0 0 1 0 {last}"


def _near(weights: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    near: dict[str, dict[str, int]] = defaultdict(dict)
    for (one, other), weight in weights.items():
        near[one][other] = near[other][one] = weight
    return dict(near)


def _grown(near: Mapping[str, Mapping[str, int]]) -> list[str]:
    left = set(near)
    row: list[str] = []
    hold = dict.fromkeys(near, 0)
    while left:
        name = min(left, key=lambda one: (-hold[one], -sum(near[one].values()), one))
        left.remove(name)
        # At the end that it hangs on more.
        half = len(row) // 2
        top, end = (sum(near[name].get(one, 0) for one in part) for part in (row[:half], row[half:]))
        row.insert(0 if top > end else len(row), name)
        for other, weight in near[name].items():
            hold[other] += weight
    return row


def _gain(near: Mapping[str, Mapping[str, int]], place: Mapping[str, int], one: str, other: str) -> int:
    """By how much the sum falls when these two change places."""
    here, there = place[one], place[other]
    gain = 0
    for name, start, end in ((one, here, there), (other, there, here)):
        for neighbour, weight in near[name].items():
            if neighbour not in (one, other):
                at = place[neighbour]
                gain += weight * (abs(start - at) - abs(end - at))
    return gain
