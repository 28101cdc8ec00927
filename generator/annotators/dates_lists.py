"""Rules for several dates with one month, year or preposition between them: «12, 13 и 14 мая», «в 2009, 2011 и 2014 годах».

All are meant, so each is an EDTF set `{…}`; joined by «или», one of them is: `[…]`. Two of a kind are read with the spans of days,
months and years.
"""

from __future__ import annotations

import re

from generator.annotators.dates_explicit import SOME_YEAR, named_year
from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_scene import UNRESOLVED, Scene, When, day, day_without_year, month_without_year, weekday
from generator.annotators.dates_words import (
    A_DIGIT,
    A_MONTH,
    A_SEASON,
    GAP,
    MONTH,
    NOT_IN_NUMBER,
    PREPOSITION,
    SEASON,
    SEASONS,
    WEEKDAYS,
    YEAR_WORD,
    month_number,
    named,
)
from generator.late import late

_JOINT = rf"{GAP}(?P<joint>и|или){GAP}(?:в{GAP})?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:-?(?:го|е))?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = MONTH.replace("(?P<month>", "(?:")
_WEEKDAY = r"(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)"
_COMMA = rf",{GAP}(?:в{GAP})?"
_NUMBER = late(r"\d+")
_MONTHS = late(_MONTH)
_DAYS_OF_WEEK = late(_WEEKDAY)


def _set(members: list[str], match: re.Match[str]) -> str:
    joined = ",".join(members)
    return f"[{joined}]" if match["joint"] == "или" else f"{{{joined}}}"


def _days(match: re.Match[str], scene: Scene) -> When:
    month, numbers = month_number(match["month"]), [int(each) for each in _NUMBER.findall(match["days"])]
    if numbers != sorted(set(numbers)):
        return UNRESOLVED
    year = named_year(match, scene)
    if year.number is not None:
        return year.when(_set([day(year.number, month, each) for each in numbers], match))
    last = day_without_year(month, numbers[-1], scene)
    if not last.edtf:
        return UNRESOLVED
    return When(_set([day(int(last.edtf[:4]), month, each) for each in numbers], match), last.anchor, last.why)


def _years(match: re.Match[str], scene: Scene) -> When:
    years = _NUMBER.findall(match["years"])
    return When(_set(years, match)) if years == sorted(set(years)) else UNRESOLVED


def _months(match: re.Match[str], scene: Scene) -> When:
    months = [month_number(each) for each in _MONTHS.findall(match["months"])]
    if months != sorted(set(months)):
        return UNRESOLVED
    year = named_year(match, scene)
    if year.number is not None:
        return year.when(_set([f"{year.number:04}-{each:02}" for each in months], match))
    last = month_without_year(months[-1], scene)
    if not last.edtf:
        return UNRESOLVED
    return When(_set([f"{last.edtf[:4]}-{each:02}" for each in months], match), last.anchor, last.why)


def _seasons(match: re.Match[str], scene: Scene) -> When:
    year = named_year(match, scene)
    if year.number is None:
        return UNRESOLVED
    codes = [SEASONS[match[each][:3].lower()] for each in ("first_season", "season")]
    return (
        year.when(_set([f"{year.number:04}-{code}" for code in codes], match)) if codes[0] != codes[1] else UNRESOLVED
    )


def _weekdays(match: re.Match[str], scene: Scene) -> When:
    found = [weekday(WEEKDAYS[each[:3]], scene, None) for each in _DAYS_OF_WEEK.findall(match["weekdays"])]
    days = [each.edtf for each in found]
    return When(_set(sorted(days), match), found[0].anchor) if all(days) and len(set(days)) == len(days) else UNRESOLVED


LISTS: list[DateRule] = [
    DateRule(
        "dates.list_of_days",
        pattern(
            rf"{PREPOSITION}?{NOT_IN_NUMBER}(?P<days>{_DAY}(?:{_COMMA}{_DAY})+{_JOINT}{_DAY}){GAP}{MONTH}{SOME_YEAR}?"
        ),
        _days,
        explicit=False,
        needs=A_MONTH,
    ),
    DateRule(
        "dates.list_of_years",
        pattern(
            rf"{PREPOSITION}?{NOT_IN_NUMBER}(?P<years>{_YEAR}(?:{_COMMA}{_YEAR})+{_JOINT}{_YEAR})(?!\d){YEAR_WORD}"
        ),
        _years,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.list_of_months",
        pattern(rf"{PREPOSITION}?\b(?P<months>{_MONTH}(?:{_COMMA}{_MONTH})+{_JOINT}{_MONTH}){SOME_YEAR}?"),
        _months,
        explicit=False,
        needs=A_MONTH,
    ),
    DateRule(
        "dates.list_of_seasons",
        pattern(rf"\b{named(SEASON, season='first_season')}{_JOINT}{SEASON}{SOME_YEAR}"),
        _seasons,
        needs=A_SEASON,
    ),
    DateRule(
        "dates.list_of_weekdays",
        pattern(rf"\b[Вв]о?{GAP}(?P<weekdays>{_WEEKDAY}(?:{_COMMA}{_WEEKDAY})*{_JOINT}(?:во{GAP})?{_WEEKDAY})\b"),
        _weekdays,
        explicit=False,
    ),
]
