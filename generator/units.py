"""Figures made comparable: amounts in base units, and the interval in which the true value lies.

The conversions are a table of the language in which units are named; money, percentages and counts are their own base.
"""

from __future__ import annotations

import math

from generator.languages.tables import word_map
from generator.model import Figure

_LANGUAGE = "ru"
"""Of `Figure.unit`: figures are found in Russian texts alone."""
_NEARLY = 0.9
_ABOUT = 0.1


def in_base(amount: float, unit: str) -> tuple[float, str]:
    """The amount in the base unit of its dimension, and that unit: (5, «миля») → (8.04672, «километр»).

    A unit that the table does not have is returned as it is.
    """
    conversion = word_map(_LANGUAGE, "conversions").get(unit)
    if conversion is None:
        return amount, unit
    factor, _, base = conversion.partition(" ")
    return _plain(amount * float(factor)), base


def interval(figure: Figure) -> tuple[float, float]:
    """The least and the greatest value that the words allow, both inclusive, in the base unit; an open end is `math.inf` or 0.

    «Почти N» is N less at most a tenth, «около N» a tenth either way, a range its two ends; a number without such a word is exact.
    """
    low, _ = in_base(figure.amount, figure.unit)
    high, _ = in_base(figure.amount if figure.to is None else figure.to, figure.unit)
    match figure.comparator:
        case ">" | ">=":
            return low, math.inf
        case "<" | "<=":
            return 0.0, high
        case "<~":
            return _plain(low * _NEARLY), high
        case "~":
            return _plain(low * (1 - _ABOUT)), _plain(high * (1 + _ABOUT))
        case _:
            return low, high


def _plain(value: float) -> float:
    """Without the dust of binary multiplication."""
    return float(f"{value:.12g}")
