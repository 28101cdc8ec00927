"""Rules for dates whose words name the year, and for days, months and seasons that leave it to the context.

Spans follow the language: the preposition belongs to an adverbial («в 2023 году», «с 6 по 8 ноября»), «6 ноября» has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_scene import (
    UNRESOLVED,
    Scene,
    When,
    day,
    day_without_year,
    month_without_year,
    season_without_year,
)
from generator.annotators.dates_words import (
    A_DIGIT,
    A_MONTH,
    A_SEASON,
    DASH,
    DAY,
    DAY_IN_WORDS,
    DAY_NUMBER,
    GAP,
    LIKELY_YEAR,
    MONTH,
    NOT_IN_NUMBER,
    PART,
    PREPOSITION,
    SAME_YEAR,
    SEASON,
    SEASONS,
    SHIFTED_YEAR,
    SHIFTS,
    WEEKDAY,
    YEAR,
    YEAR_AFTER_MONTH,
    YEAR_NUMBER,
    YEAR_WORD,
    by_beginning,
    day_in_words,
    month_number,
    named,
)
from generator.annotators.dates_years import counts_nothing
from generator.annotators.reading import Reading

"""The last is the Cyrillic letter: «ХХ века» is often typed with it."""
CENTURY_LEFT_OUT = "the century is left out, and is the one that living people remember"


@dataclass(frozen=True, slots=True)
class Year:
    """The year of an expression, with what it was counted from, as in `When`."""

    number: int | None
    """None where nothing names it."""
    anchor: str = ""
    why: str = ""

    def when(self, edtf: str) -> When:
        return When(edtf, self.anchor, self.why)


def named_year(match: re.Match[str], scene: Scene) -> Year:
    """The year that the expression names or counts («прошлого года»)."""
    groups = match.groupdict()
    if groups.get("year"):
        return Year(int(groups["year"]))
    if groups.get("same"):
        told = scene.last_explicit()
        return Year(int(told.edtf[:4]), told.edtf, scene.year_of(told)) if told else Year(None)
    if groups.get("shifted") and scene.this_year is not None:
        shift = by_beginning(groups["shift"], SHIFTS) if groups.get("shift") else 0
        return Year(scene.this_year + (shift or 0), str(scene.this_year))
    return Year(None)


def _numeric(match: re.Match[str], scene: Scene) -> When:
    return When(day(int(match["year"]), int(match["number_month"]), int(match["day"])))


def _full(match: re.Match[str], scene: Scene) -> When:
    year = named_year(match, scene)
    if year.number is None:
        return UNRESOLVED
    return year.when(day(year.number, month_number(match["month"]), int(match["day"])))


def _day(match: re.Match[str], scene: Scene) -> When:
    return day_without_year(month_number(match["month"]), int(match["day"]), scene)


def _day_maybe_of_year(match: re.Match[str], scene: Scene) -> When:
    """«1 авг», «пятого сентября 1984 года»."""
    words = match.groupdict().get("day_word")
    number = day_in_words(words) if words else int(match["day"])
    year = named_year(match, scene)
    month = month_number(match["month"])
    if year.number is None:
        return day_without_year(month, number, scene)
    return year.when(day(year.number, month, number))


def _days(match: re.Match[str], scene: Scene) -> When:
    """A first and a last day; the first may leave its month and year to the last."""
    month = month_number(match["month"])
    first_month = month_number(match["first_month"]) if match.groupdict().get("first_month") else month
    year = named_year(match, scene)
    if year.number is None:
        year = _of(day_without_year(month, int(match["day"]), scene))
    if year.number is None:
        return UNRESOLVED
    first_year = int(match.groupdict().get("first_year") or year.number - (first_month > month))
    first, last = day(first_year, first_month, int(match["first_day"])), day(year.number, month, int(match["day"]))
    return year.when(_between(first, last, match))


def _of(found: When) -> Year:
    """The year of a date that was found."""
    return Year(int(found.edtf[:4]), found.anchor, found.why) if found.edtf else Year(None)


def _between(first: str, last: str, match: re.Match[str]) -> str:
    """A stretch of time; two dates joined by «и» are both meant, by «или» one of them."""
    joint = match.groupdict().get("and")
    if joint:
        return f"[{first},{last}]" if joint == "или" else f"{{{first},{last}}}"
    return f"{first}/{last}"


def _month(match: re.Match[str], scene: Scene) -> When:
    month = month_number(match["month"])
    year = named_year(match, scene)
    if year.number is not None:
        found = year.when(f"{year.number:04}-{month:02}")
    elif match.groupdict().get("shifted"):
        return UNRESOLVED
    else:
        found = month_without_year(month, scene)
    return softened(found, match)


def softened(found: When, match: re.Match[str]) -> When:
    """«В конце сентября» is about September."""
    return found.softened() if match.groupdict().get("part") else found


def _months(match: re.Match[str], scene: Scene) -> When:
    first, last = month_number(match["first_month"]), month_number(match["month"])
    year = named_year(match, scene)
    if year.number is None:
        year = _of(month_without_year(last, scene))
    if year.number is None:
        return UNRESOLVED
    first_year = int(match.groupdict().get("first_year") or year.number - (first > last))
    return year.when(_between(f"{first_year:04}-{first:02}", f"{year.number:04}-{last:02}", match))


def _season(match: re.Match[str], scene: Scene) -> When:
    season = SEASONS[match["season"][:3].lower()]
    year = named_year(match, scene)
    if year.number is not None:
        return year.when(f"{year.number:04}-{season}")
    return UNRESOLVED if match.groupdict().get("shifted") else season_without_year(season, scene)


def _years(match: re.Match[str], scene: Scene) -> When:
    first, last = match["first_year"], match["year"]
    if len(last) == 2:
        last = first[:2] + last
    if int(last) <= int(first):
        return UNRESOLVED
    return When(_between(first, last, match))


def _are_years(match: re.Match[str], reading: Reading) -> bool:
    """«С 1975 по 1977 работал», but not «с 1500 по 2000 рублей»."""
    return not match[0][-1].isdigit() or counts_nothing(match, reading)


def _whole_year(match: re.Match[str], scene: Scene) -> When:
    return softened(When(match["year"]), match)


def _short_year(match: re.Match[str], scene: Scene) -> When:
    """«В 91-м году»: of the twentieth century."""
    return softened(When(f"19{match['short']}", why=CENTURY_LEFT_OUT), match)


SOME_YEAR = rf"(?:{GAP}(?:{YEAR_AFTER_MONTH}|{SAME_YEAR}|(?P<shifted>{SHIFTED_YEAR})))"
_FIRST_DAY = named(DAY, day="first_day")
_LAST_DAY = DAY.replace(NOT_IN_NUMBER, "")
_FIRST_MONTH = named(MONTH, month="first_month")
_LAST_PART = named(PART, part="last_part")
_FIRST_YEAR = named(YEAR_NUMBER, year="first_year")
_WEEKDAY_BEFORE = (
    rf"(?:(?:\b[ВвНнСсДдКк][оа]?{GAP})?(?:(?:минувш|прошедш|прошл|эт|следующ|ближайш)\w+{GAP})?\b{WEEKDAY}|\b[Вв]чера)"
    rf"(?:,|[ \u00a0][—–-])?{GAP}"
)
_WEEKDAY_AFTER = r"(?:,?[ \u00a0]в[о]?[ \u00a0](?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)\b)"
_SHORT_MONTHS = "янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек"
_IN_MONTH = rf"(?:\b(?:[ВвCcСсКк]о?|[Дд]о|[Нн]а|[Пп]о|[Зз]а){GAP})"

_FIRST_LIKELY = r"(?<![\d.,/-])(?P<first_year>1[5-9]\d{2}|20\d{2})(?!\d)"
_UNCOUNTED = rf"(?=[.,;:)»]|{GAP}(?![а-яё]{{4,}}|%|\$|€|₽|₸|(?:до|по|из){GAP}\d)|$)"
"""Nothing follows that the number would count: «в 2000 километрах» is no year."""

EXPLICIT: list[DateRule] = [
    DateRule(
        "dates.numeric",
        pattern(
            rf"{PREPOSITION}?{DAY_NUMBER}[./](?P<number_month>0?[1-9]|1[0-2])[./]{YEAR_NUMBER}(?![\d.]\d)(?:{YEAR_WORD})?"
        ),
        _numeric,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.iso",
        pattern(rf"(?<![\w/-]){YEAR_NUMBER}-(?P<number_month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w/-])"),
        _numeric,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.full",
        pattern(rf"(?:{_WEEKDAY_BEFORE}|{PREPOSITION})?{DAY}{GAP}(?i:{MONTH}){SOME_YEAR}{_WEEKDAY_AFTER}?"),
        _full,
        needs=A_MONTH,
    ),
    DateRule(
        "dates.day",
        pattern(rf"(?:{_WEEKDAY_BEFORE}|{PREPOSITION})?{DAY}{GAP}{MONTH}{_WEEKDAY_AFTER}?"),
        _day,
        explicit=False,
        needs=A_MONTH,
    ),
    DateRule(
        "dates.day_abbreviated",
        pattern(rf"{DAY_NUMBER}[ \u00a0](?P<month>{_SHORT_MONTHS})\b(?:\.?{GAP}{YEAR_AFTER_MONTH})?"),
        _day_maybe_of_year,
        explicit=False,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.day_in_words",
        pattern(rf"(?:{_WEEKDAY_BEFORE}|{PREPOSITION})?\b(?P<day_word>{DAY_IN_WORDS}){GAP}{MONTH}{SOME_YEAR}?"),
        _day_maybe_of_year,
        explicit=False,
        needs=A_MONTH,
    ),
    DateRule(
        "dates.days",
        pattern(
            rf"(?:{PREPOSITION})?{_FIRST_DAY}(?:{GAP}{_FIRST_MONTH}(?:{GAP}{_FIRST_YEAR}{YEAR_WORD}?)?)?"
            rf"(?:{DASH}|{GAP}(?:по|до|на){GAP}|{GAP}(?P<and>и|или){GAP}){_LAST_DAY}{GAP}{MONTH}{SOME_YEAR}?"
        ),
        _days,
        explicit=False,
        needs=A_MONTH,
    ),
    DateRule(
        "dates.month",
        pattern(rf"{PREPOSITION}?{PART}?\b(?i:{MONTH}){SOME_YEAR}"),
        _month,
        needs=A_MONTH,
    ),
    DateRule(
        "dates.month_alone",
        pattern(rf"(?:{_IN_MONTH}|\b(?=нач|кон|сер)){PART}?{MONTH}(?!{GAP}\d{{4}})"),
        _month,
        explicit=False,
        needs=A_MONTH,
    ),
    DateRule(
        "dates.months",
        pattern(
            rf"{PREPOSITION}?{PART}?{_FIRST_MONTH}(?:{GAP}{_FIRST_YEAR}{YEAR_WORD}?)?"
            rf"(?:{DASH}|{GAP}(?:по|до){GAP}|{GAP}(?P<and>и|или){GAP}){_LAST_PART}?{MONTH}{SOME_YEAR}?"
        ),
        _months,
        explicit=False,
        needs=A_MONTH,
    ),
    DateRule(
        "dates.season",
        pattern(
            rf"{PREPOSITION}?{PART}?(?:\b(?:эт|прошл|минувш|нынешн)(?:им|ой|ого|его|ее)\b{GAP})?\b{SEASON}{SOME_YEAR}"
        ),
        _season,
        needs=A_SEASON,
    ),
    DateRule(
        "dates.season_alone",
        pattern(
            rf"\b(?:(?:[Ээ]т|[Пп]рошл|[Мм]инувш)(?:им|ым|ой|ей){GAP})?(?P<season>[Вв]есной|[Лл]етом|[Оо]сенью|[Зз]имой)\b(?!{GAP}\d{{4}})"
        ),
        _season,
        explicit=False,
        needs=A_SEASON,
    ),
    DateRule(
        "dates.season_as_bound",
        pattern(rf"\b(?:[Кк]|[Дд]о|[Сс]){GAP}(?P<season>весне|весны|лету|лета|осени|зиме|зимы)\b(?!{GAP}\d{{4}})"),
        _season,
        explicit=False,
        needs=A_SEASON,
    ),
    DateRule(
        "dates.part_of_season",
        pattern(rf"{PREPOSITION}{PART}{SEASON}(?!{GAP}\d{{4}})"),
        _season,
        explicit=False,
        needs=A_SEASON,
    ),
    DateRule(
        "dates.years",
        pattern(rf"{PREPOSITION}?{_FIRST_LIKELY}(?:{DASH}|{GAP}(?P<and>и|или){GAP}){LIKELY_YEAR}(?!-\d){YEAR_WORD}"),
        _years,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.years_alone",
        pattern(rf"{PREPOSITION}?{_FIRST_LIKELY}{DASH}{LIKELY_YEAR}(?!-\d){_UNCOUNTED}"),
        _years,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.from_year_to_year",
        pattern(
            rf"\b(?:[Вв]{GAP}период{GAP})?[СсCc]{GAP}{_FIRST_LIKELY}(?:-го)?{YEAR_WORD}?{GAP}(?:по|до|на){GAP}"
            rf"{LIKELY_YEAR}(?:-?й\b|-?го\b)?{YEAR_WORD}?"
        ),
        _years,
        accepts=_are_years,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.sports_season_of_years",
        pattern(
            rf"(?:(?<=[Сс]езон )|(?<=[Сс]езон[аеу] )){_FIRST_LIKELY}[-–—/](?P<year>\d{{2}}|20\d\d)(?![\d/-]){YEAR_WORD}?"
        ),
        _years,
        needs=pattern("езон"),
    ),
    DateRule(
        "dates.season_of_years",
        pattern(rf"{PREPOSITION}?\b(?<!/)(?P<first_year>(?:19|20)\d\d)/(?P<year>\d{{2}}|20\d\d)(?![\d/]){YEAR_WORD}?"),
        _years,
    ),
    DateRule(
        "dates.year",
        pattern(rf"{PREPOSITION}?{PART}?{YEAR}(?:{GAP}рождения\b)?"),
        _whole_year,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.short_year",
        pattern(rf"\b(?:[ВвКк]|[Сс]|[Дд]о){GAP}{PART}?(?P<short>[3-9]\d)-(?:м|го|му){GAP}год[уа]\b(?!{GAP}жизни)"),
        _short_year,
        needs=A_DIGIT,
    ),
]
