"""Do two ranges meet: not at all, in a narrow stretch, or as ranges do that say the same in other words."""

from __future__ import annotations

import math

from generator.model import Compatibility

ROUNDED = 0.05
"""Exact figures that differ by no more than this share are one figure, rounded."""

NARROW = 0.15
"""A stretch of no more than this share of the narrower range is narrow."""

Interval = tuple[float, float]


def compatibility(one: Interval, other: Interval, *, exact: bool) -> Compatibility:
    """`exact`: one of them is a plain number, which other figures of the kind are roundings of."""
    low, high = max(one[0], other[0]), min(one[1], other[1])
    if low > high:
        return Compatibility.COMPATIBLE if exact and low - high <= ROUNDED * low else Compatibility.APART
    # A plain number inside a range («9000» and «более 8000») says the same more exactly.
    width = min(one[1] - one[0], other[1] - other[0])
    if exact or width == 0 or math.isinf(width):
        return Compatibility.COMPATIBLE
    return Compatibility.NARROW if high - low <= NARROW * width else Compatibility.COMPATIBLE
