"""Rules for decades and centuries: «в 90-х годах», «в конце XX века»."""

from __future__ import annotations

import re

from generator.annotators.dates_explicit import CENTURY_LEFT_OUT, softened
from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_scene import Scene, When
from generator.annotators.dates_words import A_CENTURY, DECADES, GAP, PART, PREPOSITION, YEAR_WORD, by_beginning

_ROMAN = {"I": 1, "V": 5, "X": 10, "Х": 10}
_DECADE_DIGITS = r"(?P<decade>(?:1[5-9]|20)\d0-?(?:х|е|ых|ые|ми|м)\b|\d0-?(?:х|ых)\b(?!\s+числ)|\d0-?(?:е|ые|ми|м)\b"
_DECADE_WORDS = (
    r"(?P<decade_word>(?:двадцат|тридцат|сороков|пятидесят|шестидесят|семидесят|восьмидесят|девяност)ы[ехм]\b"
)


def _decade(match: re.Match[str], scene: Scene) -> When:
    """«90-х»: of the twentieth century, but «20-х» of ours only where the century is written."""
    digits = match["decade"].rstrip("-хеыми") if match["decade"] else str(by_beginning(match["decade_word"], DECADES))
    if len(digits) == 4:
        return softened(When(f"{digits[:3]}X"), match)
    century = "20" if digits in ("00", "10") else "19"
    return softened(When(f"{century}{digits[0]}X", why=CENTURY_LEFT_OUT), match)


def _century(match: re.Match[str], scene: Scene) -> When:
    roman = [_ROMAN[letter] for letter in match["century"]]
    number = sum(-value if value < max(roman[index:]) else value for index, value in enumerate(roman))
    return softened(When(f"{number - 1:02}XX"), match)


ERAS: list[DateRule] = [
    DateRule(
        "dates.decade",
        pattern(
            rf"{PREPOSITION}?{PART}?\b(?:{_DECADE_DIGITS}(?={GAP}год(?:ы|ов|а[мх])))|{_DECADE_WORDS}(?={GAP}год))){YEAR_WORD}?"
        ),
        _decade,
    ),
    DateRule(
        "dates.century",
        pattern(
            rf"{PREPOSITION}?{PART}?\b(?P<century>[IVXХ]+)(?:-?(?:го|м|й))?{GAP}(?:век(?:а|е|у|ом)?|столети[еюяи])\b"
        ),
        _century,
        needs=A_CENTURY,
    ),
]
