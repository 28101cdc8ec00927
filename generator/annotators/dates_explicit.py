"""Rules for dates whose words name the year, and for days, months and seasons that leave it to the context.

Spans follow the language: the preposition belongs to an adverbial («в 2023 году», «с 6 по 8 ноября»), «6 ноября» has none.
"""

from __future__ import annotations

import re

from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_scene import (
    UNRESOLVED,
    Scene,
    When,
    approximate,
    day,
    day_without_year,
    month_without_year,
    season_without_year,
)
from generator.annotators.dates_words import (
    DASH,
    DAY,
    DAY_IN_WORDS,
    DAY_NUMBER,
    DECADES,
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

_ORDINALS = {"пер": 1, "вто": 2, "тре": 3, "чет": 4}
_ROMAN = {"I": 1, "V": 5, "X": 10, "Х": 10}
"""The last is the Cyrillic letter: «ХХ века» is often typed with it."""


def _year(match: re.Match[str], scene: Scene) -> tuple[int | None, str]:
    """The year that the expression names or counts («прошлого года»), and what it was counted from."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), ""
    if groups.get("same"):
        told = scene.last_explicit()
        return (int(told[:4]), told) if told else (None, "")
    if groups.get("shifted"):
        shift = by_beginning(groups["shift"], SHIFTS) if groups.get("shift") else 0
        return (None, "") if scene.this_year is None else (scene.this_year + (shift or 0), str(scene.this_year))
    return None, ""


def _numeric(match: re.Match[str], scene: Scene) -> When:
    return When(day(int(match["year"]), int(match["number_month"]), int(match["day"])))


def _full(match: re.Match[str], scene: Scene) -> When:
    year, anchor = _year(match, scene)
    if year is None:
        return UNRESOLVED
    return When(day(year, month_number(match["month"]), int(match["day"])), anchor)


def _day(match: re.Match[str], scene: Scene) -> When:
    return day_without_year(month_number(match["month"]), int(match["day"]), scene)


def _day_maybe_of_year(match: re.Match[str], scene: Scene) -> When:
    """«1 авг», «пятого сентября 1984 года»."""
    words = match.groupdict().get("day_word")
    number = day_in_words(words) if words else int(match["day"])
    year, anchor = _year(match, scene)
    month = month_number(match["month"])
    return day_without_year(month, number, scene) if year is None else When(day(year, month, number), anchor)


def _days(match: re.Match[str], scene: Scene) -> When:
    """A first and a last day; the first may leave its month and year to the last."""
    month = month_number(match["month"])
    first_month = month_number(match["first_month"]) if match.groupdict().get("first_month") else month
    year, anchor = _year(match, scene)
    if year is None:
        last = day_without_year(month, int(match["day"]), scene)
        if not last.edtf:
            return UNRESOLVED
        year, anchor = int(last.edtf[:4]), last.anchor
    first_year = int(match.groupdict().get("first_year") or (year - 1 if first_month > month else year))
    first, last_day = day(first_year, first_month, int(match["first_day"])), day(year, month, int(match["day"]))
    return When(_between(first, last_day, match), anchor)


def _between(first: str, last: str, match: re.Match[str]) -> str:
    if match.groupdict().get("and"):
        return f"{{{first},{last}}}"
    return f"{first}/{last}"


def _month(match: re.Match[str], scene: Scene) -> When:
    month = month_number(match["month"])
    year, anchor = _year(match, scene)
    if year is not None:
        found = When(f"{year}-{month:02}", anchor)
    elif match.groupdict().get("shifted"):
        return UNRESOLVED
    else:
        found = month_without_year(month, scene)
    return _softened(found, match)


def _quarter(match: re.Match[str], scene: Scene) -> When:
    year, anchor = _year(match, scene)
    if year is None:
        return UNRESOLVED
    length = 6 if match["unit"].startswith("полугоди") else 3
    first = 1 + length * (_ORDINALS[match["ordinal"][:3].lower()] - 1)
    return When(f"{year}-{first:02}/{year}-{first + length - 1:02}", anchor)


def _softened(found: When, match: re.Match[str]) -> When:
    """«В конце сентября» is about September."""
    return When(approximate(found.edtf), found.anchor) if match.groupdict().get("part") and found.edtf else found


def _months(match: re.Match[str], scene: Scene) -> When:
    first, last = month_number(match["first_month"]), month_number(match["month"])
    year, anchor = _year(match, scene)
    if year is None:
        end = month_without_year(last, scene)
        if not end.edtf:
            return UNRESOLVED
        year, anchor = int(end.edtf[:4]), end.anchor
    first_year = int(match.groupdict().get("first_year") or (year - 1 if first > last else year))
    return When(_between(f"{first_year}-{first:02}", f"{year}-{last:02}", match), anchor)


def _season(match: re.Match[str], scene: Scene) -> When:
    season = SEASONS[match["season"][:3].lower()]
    year, anchor = _year(match, scene)
    if year is not None:
        return When(f"{year}-{season}", anchor)
    return UNRESOLVED if match.groupdict().get("shifted") else season_without_year(season, scene)


def _years(match: re.Match[str], scene: Scene) -> When:
    first, last = match["first_year"], match["year"]
    if len(last) == 2:
        last = first[:2] + last
    if int(last) <= int(first):
        return UNRESOLVED
    return When(_between(first, last, match))


def _whole_year(match: re.Match[str], scene: Scene) -> When:
    return _softened(When(match["year"]), match)


def _short_year(match: re.Match[str], scene: Scene) -> When:
    """«В 91-м году»: of the twentieth century."""
    return _softened(When(f"19{match['short']}"), match)


def _decade(match: re.Match[str], scene: Scene) -> When:
    """«90-х»: of the twentieth century, but «20-х» of ours only where the century is written."""
    digits = match["decade"].rstrip("-хеыми") if match["decade"] else str(by_beginning(match["decade_word"], DECADES))
    if len(digits) == 2:
        digits = ("20" if digits in ("00", "10") else "19") + digits
    return _softened(When(f"{digits[:3]}X"), match)


def _century(match: re.Match[str], scene: Scene) -> When:
    roman = [_ROMAN[letter] for letter in match["century"]]
    number = sum(-value if value < max(roman[index:]) else value for index, value in enumerate(roman))
    return _softened(When(f"{number - 1:02}XX"), match)


_SOME_YEAR = rf"(?:{GAP}(?:{YEAR_AFTER_MONTH}|{SAME_YEAR}|(?P<shifted>{SHIFTED_YEAR})))"
_FIRST_DAY = named(DAY, day="first_day")
_LAST_DAY = DAY.replace(NOT_IN_NUMBER, "")
_FIRST_MONTH = named(MONTH, month="first_month")
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
_DECADE_DIGITS = r"(?P<decade>(?:1[5-9]|20)\d0-?(?:х|е|ых|ые|ми|м)\b|\d0-?(?:х|ых)\b(?!\s+числ)|\d0-?(?:е|ые|ми|м)\b"
_DECADE_WORDS = (
    r"(?P<decade_word>(?:двадцат|тридцат|сороков|пятидесят|шестидесят|семидесят|восьмидесят|девяност)ы[ехм]\b"
)

EXPLICIT: list[DateRule] = [
    DateRule(
        "dates.numeric",
        pattern(
            rf"{PREPOSITION}?{DAY_NUMBER}[./](?P<number_month>0?[1-9]|1[0-2])[./]{YEAR_NUMBER}(?![\d.]\d)(?:{YEAR_WORD})?"
        ),
        _numeric,
    ),
    DateRule(
        "dates.iso",
        pattern(rf"(?<![\w/-]){YEAR_NUMBER}-(?P<number_month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w/-])"),
        _numeric,
    ),
    DateRule(
        "dates.full",
        pattern(rf"(?:{_WEEKDAY_BEFORE}|{PREPOSITION})?{DAY}{GAP}(?i:{MONTH}){_SOME_YEAR}{_WEEKDAY_AFTER}?"),
        _full,
    ),
    DateRule(
        "dates.day",
        pattern(rf"(?:{_WEEKDAY_BEFORE}|{PREPOSITION})?{DAY}{GAP}{MONTH}{_WEEKDAY_AFTER}?"),
        _day,
        explicit=False,
    ),
    DateRule(
        "dates.day_abbreviated",
        pattern(rf"{DAY_NUMBER}[ \u00a0](?P<month>{_SHORT_MONTHS})\b(?:\.?{GAP}{YEAR_AFTER_MONTH})?"),
        _day_maybe_of_year,
        explicit=False,
    ),
    DateRule(
        "dates.day_in_words",
        pattern(rf"(?:{_WEEKDAY_BEFORE}|{PREPOSITION})?\b(?P<day_word>{DAY_IN_WORDS}){GAP}{MONTH}{_SOME_YEAR}?"),
        _day_maybe_of_year,
        explicit=False,
    ),
    DateRule(
        "dates.days",
        pattern(
            rf"(?:{PREPOSITION})?{_FIRST_DAY}(?:{GAP}{_FIRST_MONTH}(?:{GAP}{_FIRST_YEAR}{YEAR_WORD}?)?)?"
            rf"(?:{DASH}|{GAP}(?:по|до|на){GAP}|{GAP}(?P<and>и|или){GAP}){_LAST_DAY}{GAP}{MONTH}{_SOME_YEAR}?"
        ),
        _days,
        explicit=False,
    ),
    DateRule("dates.month", pattern(rf"{PREPOSITION}?{PART}?\b(?i:{MONTH}){_SOME_YEAR}"), _month),
    DateRule(
        "dates.month_alone",
        pattern(rf"(?:{_IN_MONTH}|\b(?=нач|кон|сер)){PART}?{MONTH}(?!{GAP}\d{{4}})"),
        _month,
        explicit=False,
    ),
    DateRule(
        "dates.months",
        pattern(
            rf"{PREPOSITION}?{_FIRST_MONTH}(?:{GAP}{_FIRST_YEAR}{YEAR_WORD}?)?"
            rf"(?:{DASH}|{GAP}(?:по|до){GAP}|{GAP}(?P<and>и|или){GAP}){MONTH}{_SOME_YEAR}?"
        ),
        _months,
        explicit=False,
    ),
    DateRule(
        "dates.season",
        pattern(
            rf"{PREPOSITION}?{PART}?(?:\b(?:эт|прошл|минувш|нынешн)(?:им|ой|ого|его|ее)\b{GAP})?\b{SEASON}{_SOME_YEAR}"
        ),
        _season,
    ),
    DateRule(
        "dates.season_alone",
        pattern(
            rf"\b(?:(?:[Ээ]т|[Пп]рошл|[Мм]инувш)(?:им|ым|ой|ей){GAP})?(?P<season>[Вв]есной|[Лл]етом|[Оо]сенью|[Зз]имой)\b(?!{GAP}\d{{4}})"
        ),
        _season,
        explicit=False,
    ),
    DateRule(
        "dates.part_of_season",
        pattern(rf"{PREPOSITION}{PART}{SEASON}(?!{GAP}\d{{4}})"),
        _season,
        explicit=False,
    ),
    DateRule(
        "dates.quarter",
        pattern(
            rf"{PREPOSITION}?\b(?P<ordinal>перв|втор|трет|четв[её]рт)\w+{GAP}(?P<unit>квартал|полугоди)\w*{_SOME_YEAR}"
        ),
        _quarter,
    ),
    DateRule(
        "dates.years",
        pattern(rf"{PREPOSITION}?{_FIRST_LIKELY}(?:{DASH}|{GAP}(?P<and>и|или){GAP}){LIKELY_YEAR}(?!-\d){YEAR_WORD}"),
        _years,
    ),
    DateRule(
        "dates.years_alone",
        pattern(rf"{PREPOSITION}?{_FIRST_LIKELY}{DASH}{LIKELY_YEAR}(?!-\d){_UNCOUNTED}"),
        _years,
    ),
    DateRule(
        "dates.from_year_to_year",
        pattern(
            rf"\b(?:[Вв]{GAP}период{GAP})?[СсCc]{GAP}{_FIRST_LIKELY}(?:-го)?{YEAR_WORD}?{GAP}(?:по|до|на){GAP}"
            rf"{LIKELY_YEAR}(?:-?й\b|-?го\b)?(?:{YEAR_WORD}|{_UNCOUNTED})"
        ),
        _years,
    ),
    DateRule(
        "dates.season_of_years",
        pattern(rf"{PREPOSITION}?\b(?<!/)(?P<first_year>(?:19|20)\d\d)/(?P<year>\d{{2}}|20\d\d)(?![\d/]){YEAR_WORD}?"),
        _years,
    ),
    DateRule("dates.year", pattern(rf"{PREPOSITION}?{PART}?{YEAR}"), _whole_year),
    DateRule(
        "dates.short_year",
        pattern(rf"\b(?:[ВвКк]|[Сс]|[Дд]о){GAP}{PART}?(?P<short>[3-9]\d)-(?:м|го|му){GAP}год[уа]\b(?!{GAP}жизни)"),
        _short_year,
    ),
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
    ),
]
