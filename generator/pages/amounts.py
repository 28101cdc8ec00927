"""Quantities in words: «8 047 км», «1,15 млрд $», «7,5 %», and the range that a claim allows."""

from __future__ import annotations

import math
from functools import lru_cache

from babel.numbers import format_compact_currency, format_decimal, format_percent
from babel.units import format_unit

from generator.i18n import catalogue
from generator.pages.typography import NO_BREAK

UNITS = {
    "километр": "length-kilometer",
    "тонна": "mass-tonne",
    "квадратный километр": "area-square-kilometer",
    "кубический метр": "volume-cubic-meter",
    "мегаватт": "power-megawatt",
    "мегаватт-час": "energy-kilowatt-hour",
    "градус": "temperature-celsius",
    "час": "duration-hour",
    "сутки": "duration-day",
    "день": "duration-day",
    "неделя": "duration-week",
    "месяц": "duration-month",
    "год": "duration-year",
}
"""By the base unit of a dimension, CLDR's name of it; what is not among these is said as a bare number."""

_SCALES = {"мегаватт-час": 1000.0}
"""By how much a base unit is greater than the unit of CLDR that stands for it."""

_DIGITS = 4
"""That count: more would say that a newspaper's «5 тысяч миль» was measured to the metre."""

_PLAIN = "#,##0.######"


@lru_cache(maxsize=4096)
def amount_words(amount: float, unit: str, language: str) -> str:
    """One value, on one line. `unit` is a base unit, as in `Reckoning.unit`."""
    value = float(f"{amount * _SCALES.get(unit, 1.0):.{_DIGITS}g}")
    if unit in UNITS:
        words = format_unit(value, UNITS[unit], length="short", format=_PLAIN, locale=language)
    elif unit == "%":
        words = format_percent(value / 100, format=f"{_PLAIN}{NO_BREAK}%", locale=language)
    elif len(unit) == 3 and unit.isascii() and unit.isupper():
        words = format_compact_currency(value, unit, fraction_digits=2, locale=language)
    else:
        words = format_decimal(value, format=_PLAIN, locale=language)
    return words.replace(" ", NO_BREAK)


def range_words(low: float, high: float, unit: str, language: str) -> str:
    """«от 72,42 до 80,47 км», «80 км и больше», «80 км и меньше», «80 км»."""
    words = catalogue(language)
    if math.isinf(high):
        return words.gettext("%(amount)s or more") % {"amount": amount_words(low, unit, language)}
    if low == high:
        return amount_words(low, unit, language)
    if low == 0:
        return words.gettext("%(amount)s or less") % {"amount": amount_words(high, unit, language)}
    return words.gettext("from %(low)s to %(high)s") % {
        "low": amount_words(low, unit, language),
        "high": amount_words(high, unit, language),
    }
