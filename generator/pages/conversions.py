"""Figures in the measures that the reader lives with: miles and feet in kilometres and metres, acres in hectares, °F in °C.

Only between systems of measure, and by their exact definitions: no sum of money is converted, as no rate is known for its day.
"""

from __future__ import annotations

import re

from babel.units import format_unit

from generator.model import Figure
from generator.pages.typography import NO_BREAK
from generator.units import in_base

OTHER_SYSTEMS = frozenset(
    {
        *("миля", "морская миля", "верста", "фут", "дюйм", "ярд"),
        *("акр", "квадратная миля", "квадратный фут", "квадратный ярд"),
        *("кубический фут", "баррель", "тройская унция", "пуд", "лошадиная сила"),
    }
)
"""Units that a reader of metric measures may not have in mind. A bare «унция» or «галлон» may be either of two, and is left."""

_SHOWN = {
    "километр": ((1.0, 1.0, "length-kilometer"), (1e-3, 1e3, "length-meter"), (0.0, 1e5, "length-centimeter")),
    "квадратный километр": (
        (1.0, 1.0, "area-square-kilometer"),
        (1e-2, 1e2, "area-hectare"),
        (0.0, 1e6, "area-square-meter"),
    ),
    "кубический метр": ((1.0, 1.0, "volume-cubic-meter"), (0.0, 1e3, "volume-liter")),
    "тонна": ((1.0, 1.0, "mass-tonne"), (1e-3, 1e3, "mass-kilogram"), (0.0, 1e6, "mass-gram")),
    "мегаватт": ((1.0, 1.0, "power-megawatt"), (0.0, 1e3, "power-kilowatt")),
}
"""By base unit: (from so many base units on, how many of the unit make one, CLDR's name of it), the largest first."""

_DIGITS, _DIGITS_OF_THOUSANDS = 3, 4
"""What a newspaper's number can bear."""
_PATTERN = "#,##0.####"
_FAHRENHEIT = re.compile(r"[ \u00a0]*(?:по[ \u00a0]Фаренгейту|Фаренгейта|F\b)")
_PER_HOUR = re.compile(r"[ \u00a0]?(?:в[ \u00a0]час\b|/[ \u00a0]?ч)")


def converted(figure: Figure, following: str, language: str) -> str:
    """«≈ 8 047 км», «= 30,48 м»; "" where the figure is in metric units already, or nothing can be converted.

    `following` is the text behind the figure: «по Фаренгейту», «в час». The sign says whether the number was rounded.
    """
    ends = (figure.amount,) if figure.to is None else (figure.amount, figure.to)
    if figure.unit == "градус" and _FAHRENHEIT.match(following):
        return _said(tuple((end - 32) * 5 / 9 for end in ends), "temperature-celsius", language)
    if figure.unit not in OTHER_SYSTEMS:
        return ""
    bases = [in_base(end, figure.unit) for end in ends]
    base = bases[0][1]
    if figure.unit == "миля" and _PER_HOUR.match(following):
        return _said(tuple(amount for amount, _ in bases), "speed-kilometer-per-hour", language)
    greatest = max(abs(amount) for amount, _ in bases)
    factor, unit = next((factor, unit) for least, factor, unit in _SHOWN[base] if greatest >= least)
    return _said(tuple(amount * factor for amount, _ in bases), unit, language)


def _said(amounts: tuple[float, ...], unit: str, language: str) -> str:
    """A number or a range."""
    rounded = [_rounded(amount) for amount in amounts]
    exact = all(abs(amount - near) <= 1e-9 * abs(amount) for amount, near in zip(amounts, rounded, strict=True))
    last = format_unit(rounded[-1], unit, length="short", format=_PATTERN, locale=language)
    first = ""
    if len(rounded) > 1:
        alone = format_unit(rounded[0], unit, length="short", format=_PATTERN, locale=language)
        first = f"{_number(alone)}–"
    return f"{'=' if exact else '≈'}{NO_BREAK}{first}{last}".replace(" ", NO_BREAK)


def _rounded(amount: float) -> float:
    return float(f"{amount:.{_DIGITS_OF_THOUSANDS if abs(amount) >= 1000 else _DIGITS}g}")


def _number(words: str) -> str:
    """Without the unit behind it."""
    return re.sub(r"[^\d]+$", "", words)
