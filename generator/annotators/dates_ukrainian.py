"""Rules for dates in Ukrainian: «6 листопада 2025 року», «у четвер», «торік», «два дні тому»."""

from __future__ import annotations

import re

from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_tables import Tables
from generator.late import late

_TABLES = Tables(
    months={
        "січ": 1, "лют": 2, "берез": 3, "квіт": 4, "трав": 5, "черв": 6,
        "лип": 7, "серп": 8, "верес": 9, "жовт": 10, "листопад": 11, "груд": 12,
    },
    weekdays={"понед": 0, "вівт": 1, "серед": 2, "четвер": 3, "п'ятн": 4, "субот": 5, "неділ": 6},
    near_days={"позавчора": -2, "вчора": -1, "учора": -1, "сьогодні": 0, "завтра": 1, "післязавтра": 2},
    shifts={"минул": -1, "цьо": 0, "наступн": 1, "торік": -1, "торіш": -1, "цьогоріч": 0},
    units={
        "день": "day", "дні": "day", "днів": "day", "тиж": "week", "місяц": "month", "рік": "year", "рок": "year",
    },
    numerals={
        "один": 1, "два": 2, "дві": 2, "три": 3, "чотири": 4, "п'ять": 5, "шість": 6, "сім": 7, "вісім": 8, "дев'ять": 9,
        "десять": 10,
    },
    seasons={"навесні": 21, "весн": 21, "влітку": 22, "улітку": 22, "літ": 22, "восени": 23, "осен": 23, "осін": 23,
             "взимку": 24, "узимку": 24, "зим": 24},
    future=late(
        r"\b(?:буд[еу]|відбудеться|відбудуться|планує\w*|планують|запланован\w+|очіку\w+|розпочнеться|почнеться|має|мають|збира\w+)\b",
        re.IGNORECASE,
    ),
)  # fmt: skip

_GAP = r"[ \u00a0\n]+"
_MONTH_OF_DAY = (
    r"(?P<month>січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)(?!\w)"
)
_MONTH = (
    r"(?P<month>січ(?:ні|ня|ень)|лют(?:ому|ого|ий)|(?:берез|квіт|трав|черв|лип|серп|верес|жовт|груд)(?:ні|ня|ень)"
    r"|листопад[іау]?)(?!\w)"
)
_DAY = r"(?<![\d.,:$€₴/-])(?P<day>3[01]|[12]\d|0?[1-9])(?:-?го)?"
_YEAR = rf"(?P<year>1[5-9]\d\d|20\d\d)(?:{_GAP}(?:року|рік|році|р\.)|(?!\d|[-–.,]\d|-[а-яіїєґ]))"
_YEAR_IN_WORDS = rf"(?<![\d.,-])(?P<year>1[5-9]\d\d|20\d\d){_GAP}(?:року|рік|році|р\.)(?!\w)"
_AT = rf"(?:\b(?:[УуВвЗз]|[Зз]і|[Дд]о|[Нн]а|[Пп]ісля|[Вв]ід){_GAP})"
_WEEKDAY = r"(?P<weekday>понеділ(?:ок|ка)|вівтор(?:ок|ка)|серед[ауи]|четвер(?:га)?|п['’ʼ]ятниц[юяі]|субот[уаи]|неділ[юяі])(?!\w)"
_NUMERAL = r"\d{1,3}|один|два|дві|три|чотири|п['’ʼ]ять|шість|сім|вісім|дев['’ʼ]ять|десять"
_SEASON = r"(?P<season>[Нн]авесні|[ВвУу]літку|[Вв]осени|[ВвУу]зимку)"

UKRAINIAN: list[DateRule] = [
    DateRule("dates.uk.full", pattern(rf"{_AT}?{_DAY}{_GAP}{_MONTH_OF_DAY}{_GAP}{_YEAR}"), _TABLES.full),
    DateRule(
        "dates.uk.numeric",
        pattern(rf"{_AT}?(?<![\d.])(?P<day>3[01]|[12]\d|0?[1-9])\.(?P<month>0[1-9]|1[0-2])\.(?P<year>(?:19|20)\d\d)(?![\d.]\d)"),
        _TABLES.numeric,
    ),
    DateRule("dates.uk.day", pattern(rf"{_AT}?{_DAY}{_GAP}{_MONTH_OF_DAY}"), _TABLES.day_alone, explicit=False),
    DateRule("dates.uk.month", pattern(rf"{_AT}?\b{_MONTH}{_GAP}{_YEAR}"), _TABLES.month),
    DateRule("dates.uk.month_alone", pattern(rf"\b[УуВв]{_GAP}{_MONTH}"), _TABLES.month_alone, explicit=False),
    DateRule("dates.uk.season", pattern(rf"\b{_SEASON}{_GAP}{_YEAR}"), _TABLES.season),
    DateRule("dates.uk.season_alone", pattern(rf"\b{_SEASON}(?!\w)"), _TABLES.season_alone, explicit=False),
    DateRule("dates.uk.year", pattern(rf"{_AT}?{_YEAR_IN_WORDS}"), _TABLES.year),
    DateRule(
        "dates.uk.years",
        pattern(rf"{_AT}?(?<![\d.,$€-])(?P<first>1[5-9]\d\d|20\d\d)[–—-](?P<year>1[5-9]\d\d|20\d\d)(?:{_GAP}(?:роках|роки|років|рр\.))"),
        _TABLES.years,
    ),
    DateRule(
        "dates.uk.decade",
        pattern(rf"{_AT}?(?<!\d)(?P<decade>(?:1[5-9]|20)\d0)-(?:х|ті|их|і){_GAP}(?:роках|роки|років|рр\.)"),
        _TABLES.decade,
    ),
    DateRule(
        "dates.uk.weekday",
        pattern(rf"(?:\b[УуВв]{_GAP}|(?P<shift>\b[Мм]инулого|\b[Мм]инулої|\b[Цц]ього|\b[Цц]ієї|\b[Нн]аступного|\b[Нн]аступної){_GAP}){_WEEKDAY}"),
        _TABLES.weekday,
        explicit=False,
    ),
    DateRule(
        "dates.uk.near_day",
        pattern(r"\b(?P<near>[Пп]озавчора|[ВвУу]чора|[Сс]ьогодні|[Пп]іслязавтра|[Зз]автра)(?!\w)"),
        _TABLES.near_day,
        explicit=False,
    ),
    DateRule("dates.uk.near_year", pattern(r"\b(?P<shift>[Тт]орік|[Цц]ьогоріч)(?!\w)"), _TABLES.near_year, explicit=False),
    DateRule(
        "dates.uk.shifted",
        pattern(rf"\b(?P<shift>[Мм]инулого|[Цц]ього|[Нн]аступного){_GAP}(?P<unit>року|місяця|тижня)(?!\w)"),
        _TABLES.shifted,
        explicit=False,
    ),
    DateRule(
        "dates.uk.ago",
        pattern(
            rf"(?:\b(?P<count>(?i:{_NUMERAL})){_GAP})?\b(?P<unit>день|дні|днів|тиждень|тижні|тижнів|місяць|місяці|місяців|рік|роки|років)"
            rf"{_GAP}тому(?!{_GAP}(?:що|як)|\w)"
        ),
        _TABLES.ago,
        explicit=False,
    ),
]  # fmt: skip
