"""Rules for parts of a year: «во втором квартале 2024 года», «в III квартале», «первое полугодие», «за девять месяцев 2025 года».

They are intervals of months: EDTF has codes for quarters on its second level only, which hardly a program reads.
"""

from __future__ import annotations

import re

from generator.annotators.dates_explicit import SOME_YEAR, named_year
from generator.annotators.dates_lengths import COUNT, length
from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_scene import UNRESOLVED, Scene, When
from generator.annotators.dates_words import GAP, PREPOSITION

_ORDINALS = {"пер": 1, "вто": 2, "тре": 3, "чет": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = (
    r"(?P<ordinal>[Пп]ерв\w+|[Вв]тор\w+|[Тт]рет\w+|[Чч]етв[её]рт\w+|(?<![\w.,])(?:IV|I{1,3}|[1-4]-?(?:й|го|м|му|е)?))"
    rf"{GAP}(?P<unit>квартал|полугоди)(?:е|я|и|ю|ем|а|у|ом)?\b"
)


def _quarter(match: re.Match[str], scene: Scene) -> When:
    ordinal = match["ordinal"].lower()
    number = _ORDINALS[ordinal[0] if ordinal[0].isdigit() else ordinal[:3]]
    length = 6 if match["unit"] == "полугоди" else 3
    first = 1 + length * (number - 1)
    if first > 12:
        return UNRESOLVED
    year = named_year(match, scene)
    if year.number is not None:
        return year.when(f"{year.number:04}-{first:02}/{year.number:04}-{first + length - 1:02}")
    if match.groupdict().get("shifted") or scene.today is None:
        return UNRESOLVED
    ahead = scene.looks_ahead
    this = scene.today.year
    if ahead:
        number_of_year = this if first + length - 1 >= scene.today.month else this + 1
    else:
        number_of_year = this if first <= scene.today.month else this - 1
    return When(f"{number_of_year:04}-{first:02}/{number_of_year:04}-{first + length - 1:02}", scene.today.isoformat())


def _first_months(match: re.Match[str], scene: Scene) -> When:
    """«За первые девять месяцев 2024 года»: from January on."""
    year = named_year(match, scene)
    count = length(match.groupdict()).count
    months = count * 3 if count and match["unit"].startswith("квартал") else count
    if year.number is None or not months or months > 12:
        return UNRESOLVED
    return year.when(f"{year.number:04}-01/{year.number:04}-{months:02}")


QUARTERS: list[DateRule] = [
    DateRule("dates.quarter", pattern(rf"{PREPOSITION}?\b{_QUARTER}{SOME_YEAR}"), _quarter, needs=pattern("квартал")),
    DateRule(
        "dates.half_year", pattern(rf"{PREPOSITION}?\b{_QUARTER}{SOME_YEAR}"), _quarter, needs=pattern("полугоди")
    ),
    DateRule(
        "dates.first_months",
        pattern(
            rf"\b(?:[Зз]а|[Вв]|[Пп]о{GAP}итогам){GAP}(?:(?P<first>первы[ехй]){GAP})?{COUNT}{GAP}"
            rf"(?P<unit>месяц(?:а|ев)?|квартал(?:а|ов)?){SOME_YEAR}"
        ),
        _first_months,
        needs=pattern("месяц|квартал"),
    ),
    DateRule(
        "dates.quarter_alone",
        pattern(rf"{PREPOSITION}\b{_QUARTER}(?!{GAP}\d{{4}})"),
        _quarter,
        explicit=False,
        needs=pattern("квартал"),
    ),
]
