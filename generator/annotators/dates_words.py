"""The words in which Russian tells dates, as pieces of patterns, and what they mean as numbers."""

from __future__ import annotations

import re

from generator.late import late

GAP = r"[ \u00a0\u202f\n]+"
_NO_DIGIT_BEFORE = r"(?<![\d.,:/])"

MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "мае": 5, "маю": 5, "июн": 6,
    "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
}  # fmt: skip
"""The first three letters of any case form → the month."""

WEEKDAYS = {"пон": 0, "вто": 1, "сре": 2, "чет": 3, "пят": 4, "суб": 5, "вос": 6}
"""The first three letters of any case form → the day of the week as `date.weekday` counts."""

SEASONS = {"вес": 21, "лет": 22, "осе": 23, "зим": 24}
"""EDTF level 1; winter is named by its January."""

DECADES = {
    "двадцат": 20, "тридцат": 30, "сороков": 40, "пятидесят": 50, "шестидесят": 60, "семидесят": 70,
    "восьмидесят": 80, "девяност": 90,
}  # fmt: skip

SHIFTS = {
    "позапрошл": -2, "прошл": -1, "минувш": -1, "прошедш": -1, "предыдущ": -1,
    "эт": 0, "нынешн": 0, "текущ": 0, "следующ": 1, "будущ": 1, "наступающ": 1,
}  # fmt: skip
"""The beginning of an adjective → how many years, months or weeks on from the present one."""

FUTURE = {
    "ru": late(
        r"\b(?:буд[уе]т|состо[ия]тся|пройд[её]т|пройдут|начн[её]тся|начнутся|ожида\w+|планиру\w+|запланирован\w*|намечен\w*"
        r"|предсто[ия]т|назначен\w*|вступ[ия]т|отправится|посетит|примет участие|намерен\w*|собира[ею]тся|должн[аоы]? )",
        re.IGNORECASE,
    ),
    "en": late(
        r"\b(?:will|shall|going to|plans? to|planned|scheduled|expected|upcoming|is due|are due)\b", re.IGNORECASE
    ),
}
"""By language. A sentence with one of these looks ahead."""

PREPOSITION = rf"(?:\b(?:[ВвCc]о?|[Сс]о?|[Кк]о?|[Дд]о|[Оо]т|[Нн]а|[Пп]о|[Зз]а){GAP})"
PART = rf"(?P<part>(?:[Нн]ачал[оаеу]м?|[Сс]ередин[аеуы]|[Кк]он(?:ец|ц[аеу]|цом)|(?:перв|втор)(?:ой|ую|ая) половин[аеуы]){GAP})"
A_DIGIT = late(r"\d")
A_MONTH = late(r"\b(?:январ|феврал|март|апрел|ма[йяюе]|июн|июл|август|сентябр|октябр|ноябр|декабр)", re.IGNORECASE)
A_SEASON = late(r"\b(?:весн|зим|лет[оаеу]|осен)", re.IGNORECASE)
A_YEAR = late(r"\bгод|г\b")
A_CENTURY = late(r"\b(?:век|столет)")
"""What a rule may need: see `DateRule.needs`."""

NOT_IN_NUMBER = r"(?<![\d.,:/-])"
DAY_NUMBER = rf"{NOT_IN_NUMBER}(?P<day>3[01]|[12]\d|0?[1-9])"
DAY = rf"{DAY_NUMBER}(?:-?(?:го|ого|е|ое|му))?"
MONTH = (
    r"(?P<month>(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:ь|я|ю|е|[её]м)"
    r"|(?:март|август)(?:а|у|е|ом)?|ма(?:й|я|ю|е|ем))\b"
)
YEAR_NUMBER = r"(?P<year>1\d{3}|20\d{2})"
LIKELY_YEAR = r"(?P<year>1[5-9]\d{2}|20\d{2})(?!\d)"
"""A number that may be a year without the word."""
YEAR_WORD = rf"(?:(?:{GAP})?(?:год(?:а|у|ом|е|ы|ов|ах|ам|ами)?|гг?)\b)"
YEAR = rf"{_NO_DIGIT_BEFORE}{YEAR_NUMBER}(?:-?(?:го|м|й|му)\b{YEAR_WORD}?|{YEAR_WORD})"
"""A year that says so."""
YEAR_AFTER_MONTH = rf"{YEAR_NUMBER}(?!\d)(?:-?(?:го|м|й)\b)?{YEAR_WORD}?"
SHIFTED_YEAR = (
    rf"(?:(?P<shift>(?:поза)?прошл|минувш|прошедш|предыдущ|эт|нынешн|текущ|следующ|будущ|наступающ)(?:его|ого|ему|ому|ем|ом)"
    rf"(?:{GAP}же)?{GAP}год[ау]|[сc]\.(?:{GAP})?г\b)"
)
SAME_YEAR = rf"(?P<same>того{GAP}же{GAP}года)"
WEEKDAY = (
    r"(?P<weekday>понедельник[ауе]?|вторник[ауе]?|сред[ауеы]|четверг[ауе]?|пятниц[ауеы]|суббот[ауеы]|воскресень[еяю])\b"
)
SEASON = r"(?P<season>(?:[Вв]есн|[Зз]им)(?:ой|ы|у|е)|[Лл]ет(?:ом|а|у)|[Оо]сен(?:ью|и|ь))\b"
DASH = r"[ \u00a0]?[-–—][ \u00a0]?"


_ORDINAL_DAYS = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9, "десят": 10,
    "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15, "шестнадцат": 16,
    "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30,
}  # fmt: skip
_ORDINAL_BEGINNINGS = "|".join(sorted(_ORDINAL_DAYS, key=len, reverse=True))
DAY_IN_WORDS = rf"(?i:(?:двадцать{GAP}|тридцать{GAP})?(?:{_ORDINAL_BEGINNINGS})(?:ого|ьего|ое|ье|ому|ьему))"
"""«Пятого», «двадцать первое»: an ordinal as it stands before a month."""


def day_in_words(words: str) -> int:
    return sum(by_beginning(word, _ORDINAL_DAYS) or 0 for word in re.split(GAP, words))


def named(pattern: str, **renamed: str) -> str:
    """The pattern with some of its groups renamed, for a second day or month in one expression."""
    for old, new in renamed.items():
        pattern = pattern.replace(f"(?P<{old}>", f"(?P<{new}>")
    return pattern


def month_number(word: str) -> int:
    return MONTHS[word[:3].lower()]


def by_beginning(word: str, table: dict[str, int]) -> int | None:
    """What the longest beginning of the word that stands in the table means."""
    lowered = word.lower()
    fitting = [beginning for beginning in table if lowered.startswith(beginning)]
    return table[max(fitting, key=len)] if fitting else None
