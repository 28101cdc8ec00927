"""Rules for dates in English: «November 6, 2025», «on Thursday», «last year», «two days ago»."""

from __future__ import annotations

import re
from datetime import timedelta

from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_scene import (
    UNRESOLVED,
    Scene,
    When,
    approximate,
    day,
    day_without_year,
    month_shifted,
    month_without_year,
    season_without_year,
    weekday,
)

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_NUMERALS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_DAYS_IN = {"day": 1, "week": 7}


def _month_number(match: re.Match[str]) -> int:
    return _MONTHS[match["month"][:3].lower()]


def _full(match: re.Match[str], scene: Scene) -> When:
    return When(day(int(match["year"]), _month_number(match), int(match["day"])))


def _day(match: re.Match[str], scene: Scene) -> When:
    return day_without_year(_month_number(match), int(match["day"]), scene)


def _month(match: re.Match[str], scene: Scene) -> When:
    return _softened(f"{match['year']}-{_month_number(match):02}", "", match)


def _month_alone(match: re.Match[str], scene: Scene) -> When:
    found = month_without_year(_month_number(match), scene)
    return _softened(found.edtf, found.anchor, match)


def _season(match: re.Match[str], scene: Scene) -> When:
    season = _SEASONS[match["season"].lower()]
    year = match.groupdict().get("year")
    return When(f"{year}-{season}") if year else season_without_year(season, scene)


def _year(match: re.Match[str], scene: Scene) -> When:
    return _softened(match["year"], "", match)


def _years(match: re.Match[str], scene: Scene) -> When:
    return When(f"{match['first']}/{match['year']}") if match["first"] < match["year"] else UNRESOLVED


def _decade(match: re.Match[str], scene: Scene) -> When:
    return When(f"{match['decade'][:3]}X")


def _weekday(match: re.Match[str], scene: Scene) -> When:
    shift = _SHIFTS[match["shift"].lower()] if match["shift"] else None
    return weekday(_WEEKDAYS[match["weekday"][:3].lower()], scene, shift)


def _near_day(match: re.Match[str], scene: Scene) -> When:
    if scene.today is None:
        return UNRESOLVED
    found = scene.today + timedelta(days=_NEAR_DAYS[match["near"].lower()])
    return When(found.isoformat(), scene.today.isoformat())


def _shifted(match: re.Match[str], scene: Scene) -> When:
    """«Last year», «this month», «next week»."""
    if scene.today is None or scene.this_year is None:
        return UNRESOLVED
    shift = _SHIFTS[match["shift"].lower()]
    if match["unit"] == "year":
        return When(str(scene.this_year + shift), str(scene.this_year))
    if match["unit"] == "month":
        return When(month_shifted(scene.today, shift), f"{scene.today:%Y-%m}")
    monday = scene.today - timedelta(days=scene.today.weekday()) + timedelta(weeks=shift)
    return When(f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", scene.today.isoformat())


def _ago(match: re.Match[str], scene: Scene) -> When:
    """«Two days ago» is that day; weeks, months and years ago are about then."""
    today = scene.today
    if today is None:
        return UNRESOLVED
    words = match["count"].lower()
    count = int(words) if words.isdigit() else _NUMERALS[words]
    if match["unit"] == "year":
        return When(approximate(str(today.year - count)), today.isoformat())
    if match["unit"] == "month":
        return When(approximate(month_shifted(today, -count)), today.isoformat())
    found = (today - timedelta(days=count * _DAYS_IN[match["unit"]])).isoformat()
    return When(found if match["unit"] == "day" else approximate(found), today.isoformat())


def _softened(edtf: str, anchor: str, match: re.Match[str]) -> When:
    """«Late September» is about September."""
    return When(approximate(edtf) if match["part"] and edtf else edtf, anchor)


_GAP = r"[ \u00a0\n]+"
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|Jun\.|July|Jul\.|Aug(?:ust|\.)|Sep(?:tember|t\.|\.)"
    r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))(?!\w)"
)
_DAY = r"(?<![\d.,:$€£/-])(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![.,:]\d)"
_YEAR = r"(?P<year>1[5-9]\d{2}|20\d{2})\b(?![-.,]\d)"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
_AT = rf"(?:\b(?:[Oo]n|[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Dd]uring){_GAP})"
_NAMED_DAY = rf"(?:{_WEEKDAY.replace('(?P<weekday>', '(?:')},?{_GAP})?"
_PART = rf"(?P<part>(?:early|mid|late|the{_GAP}(?:beginning|middle|end){_GAP}of)[ -])?"
_SHIFT = r"(?P<shift>[Ll]ast|[Tt]his|[Nn]ext)"

ENGLISH: list[DateRule] = [
    DateRule("dates.en.full", pattern(rf"{_AT}?{_NAMED_DAY}\b{_MONTH}{_GAP}{_DAY},?{_GAP}{_YEAR}"), _full),
    DateRule("dates.en.full_day_first", pattern(rf"{_AT}?{_NAMED_DAY}{_DAY}{_GAP}{_MONTH},?{_GAP}{_YEAR}"), _full),
    DateRule("dates.en.day", pattern(rf"{_AT}?{_NAMED_DAY}\b{_MONTH}{_GAP}{_DAY}"), _day, explicit=False),
    DateRule("dates.en.day_day_first", pattern(rf"{_AT}?{_NAMED_DAY}{_DAY}{_GAP}{_MONTH}"), _day, explicit=False),
    DateRule("dates.en.month", pattern(rf"{_AT}?{_PART}\b{_MONTH},?{_GAP}{_YEAR}"), _month),
    DateRule("dates.en.month_alone", pattern(rf"{_AT}{_PART}{_MONTH}(?!{_GAP}\d)"), _month_alone, explicit=False),
    DateRule(
        "dates.en.season",
        pattern(rf"{_AT}(?:the{_GAP})?(?P<season>spring|summer|autumn|fall|winter)(?:{_GAP}of)?{_GAP}{_YEAR}"),
        _season,
    ),
    DateRule(
        "dates.en.season_alone",
        pattern(rf"\b[Ii]n{_GAP}(?:the{_GAP})?(?P<season>spring|summer|autumn|winter)\b(?!{_GAP}(?:of{_GAP})?\d)"),
        _season,
        explicit=False,
    ),
    DateRule("dates.en.year", pattern(rf"{_AT}{_PART}{_YEAR}(?!{_GAP}[a-z]+s\b)"), _year),
    DateRule("dates.en.year_in_brackets", pattern(rf"(?P<part>(?!))?(?<=\(){_YEAR}(?=[),;])"), _year),
    DateRule(
        "dates.en.years",
        pattern(rf"(?:\b(?:[Ff]rom|[Bb]etween){_GAP})(?P<first>1[5-9]\d\d|20\d\d){_GAP}(?:to|and|until){_GAP}{_YEAR}"),
        _years,
    ),
    DateRule(
        "dates.en.years_dash", pattern(rf"{_AT}?(?<![\d.,$€£-])(?P<first>1[5-9]\d\d|20\d\d)[–—-]{_YEAR}(?!-)"), _years
    ),
    DateRule("dates.en.decade", pattern(rf"{_AT}?(?:the{_GAP})?\b(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"), _decade),
    DateRule(
        "dates.en.weekday",
        pattern(rf"(?:\b[Oo]n{_GAP}|\b[Bb]y{_GAP}|(?=\b[LlTtNn](?:ast|his|ext)\b))(?:{_SHIFT}{_GAP})?{_WEEKDAY}"),
        _weekday,
        explicit=False,
    ),
    DateRule(
        "dates.en.near_day",
        pattern(r"\b(?P<near>[Yy]esterday|[Tt]oday|[Tt]omorrow)\b(?!['’]s)"),
        _near_day,
        explicit=False,
    ),
    DateRule("dates.en.shifted", pattern(rf"\b{_SHIFT}{_GAP}(?P<unit>year|month|week)\b"), _shifted, explicit=False),
    DateRule(
        "dates.en.ago",
        pattern(rf"\b(?P<count>\d{{1,3}}|(?i:{'|'.join(_NUMERALS)})){_GAP}(?P<unit>year|month|week|day)s?{_GAP}ago\b"),
        _ago,
        explicit=False,
    ),
]
