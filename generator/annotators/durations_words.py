"""The words in which Russian counts days, weeks, months and years, and what they come to in ISO 8601."""

from __future__ import annotations

import re

from generator.languages.tables import fold, folded_map
from generator.late import late

SPACE = r"[ \u00a0\u202f]"
"""Between two words of one expression."""
_LANGUAGE = "ru"
_NUMBERS = {word: float(value) for word, value in folded_map(_LANGUAGE, "number_words").items() if float(value) < 1000}
_COLLECTIVE = {"двое": 2.0, "двоих": 2.0, "трое": 3.0, "троих": 3.0, "четверо": 4.0}
_NUMBERS |= _COLLECTIVE
_WORDS = "|".join(sorted((word.replace("е", "[её]") for word in _NUMBERS), key=len, reverse=True))
_THIN = r"[ \u00a0\u202f]"
_FEW = r"нескольк(?:о|их|им|ими)|пар[уы]|парой"
COUNT = (
    rf"(?:(?<![\d.,:/№-])\d{{1,3}}(?:{_THIN}\d{{3}})*(?:[.,]\d)?(?:-?(?:ти|и|х|ми|ью))?"
    rf"|\b(?i:(?:{_WORDS})(?:{SPACE}(?:{_WORDS}))?|{_FEW}))"
)
"""A number in digits or words, in any case; or «несколько», «пару»."""
_DIGITS = late(rf"\d+(?:{_THIN}\d{{3}})*(?:[.,]\d)?")

_UNITS: dict[str, tuple[str, int]] = {
    "год": ("Y", 1), "лет": ("Y", 1), "месяц": ("M", 1), "недел": ("W", 1), "дн": ("D", 1), "ден": ("D", 1), "сут": ("D", 1),
    "десятилет": ("Y", 10), "век": ("Y", 100), "столет": ("Y", 100), "тысячелет": ("Y", 1000), "полгод": ("Y", 1),
    "полугод": ("Y", 1), "полвек": ("Y", 100), "полувек": ("Y", 100), "полмесяц": ("M", 1),
}  # fmt: skip
"""The beginning of any form → the letter of ISO 8601, and how many of these it is."""
_ONE_ONLY = frozenset(
    "год году годом месяц месяцу месяцем неделя неделю неделе неделей день дню днем десятилетие век веку".split()
)
"""Forms that follow only «один», «двадцать один»…"""


def amount(words: str) -> float | None:
    """What a `COUNT` comes to; None for «несколько»."""
    digits = _DIGITS.match(words)
    if digits:
        return float(re.sub(_THIN, "", digits[0]).replace(",", "."))
    folded = fold(words)
    if folded.startswith("нескольк"):
        return None
    return 2.0 if folded.startswith("пар") else sum(_NUMBERS[word] for word in folded.split())


def is_agreed(count: str, unit: str) -> bool:
    """The unit stands in a form that the number takes: «21 год», «три года», but not «в 98 году», «5 день»."""
    number = amount(count)
    if fold(unit) not in _ONE_ONLY:
        return True
    return number is not None and number % 10 == 1 and number % 100 != 11


def unit_of(word: str) -> tuple[str, int]:
    folded = fold(word)
    return _UNITS[max((each for each in _UNITS if folded.startswith(each)), key=len)]


def iso(count: float | None, letter: str, factor: int = 1) -> str:
    """`P3Y`; a year and a half is `P18M`; "" for no number."""
    if count is None:
        return ""
    value = count * factor
    if letter == "Y" and value != int(value) and value * 12 == int(value * 12):
        value, letter = value * 12, "M"
    return f"P{value:g}{letter}" if value < 1e6 else f"P{int(value)}{letter}"
