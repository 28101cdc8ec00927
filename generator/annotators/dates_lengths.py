"""Lengths of time, told in words: «три года», «около двух недель», «полвека», as a number of units.

A length alone is no date; it becomes one beside «назад», «через», «спустя», «за … до».
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.annotators.dates_words import GAP, by_beginning

Unit = Literal["years", "months", "weeks", "days"]

NUMERALS = {
    "од": 1, "дв": 2, "тр": 3, "четвер": 4, "четыр": 4, "пят": 5, "шест": 6, "сем": 7, "восем": 8, "восьм": 8, "девят": 9,
    "десят": 10, "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15, "шестнадцат": 16,
    "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30, "сорок": 40, "пятьдесят": 50,
    "пятидесят": 50, "шестьдесят": 60, "шестидесят": 60, "семьдесят": 70, "семидесят": 70, "восемьдесят": 80,
    "восьмидесят": 80, "девяност": 90, "ст": 100,
}  # fmt: skip
"""The beginning of any case form → the number; the longest that fits counts."""

_UNITS: dict[str, tuple[int, Unit]] = {
    "год": (1, "years"), "лет": (1, "years"), "месяц": (1, "months"), "недел": (1, "weeks"), "дн": (1, "days"),
    "ден": (1, "days"), "сут": (1, "days"), "десятилет": (10, "years"), "век": (100, "years"), "столет": (100, "years"),
    "квартал": (1, "months"),
}  # fmt: skip
_HALVES: dict[str, tuple[int, Unit]] = {
    "полгода": (6, "months"), "полвека": (50, "years"), "полтора года": (18, "months"), "полутора лет": (18, "months"),
}  # fmt: skip

_ONES = (
    r"од(?:ин|н[аоу]|ного|ной)|дв(?:а|е|ух|ое)|тр(?:и|[её]х|ое)|четыр(?:е|[её]х)|четверо|восемь"
    r"|(?:пят|шест|сем|восьм|девят|десят|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцат)[ьи]"
)
_TENS = r"(?:двадцат|тридцат)[ьи]|сорока?|(?:пять|шесть|семь|восемь)десят|(?:пяти|шести|семи|восьми)десяти|девяност[оа]|ст[оа]"
COUNT = rf"(?P<count>(?<![\d.,])\d{{1,3}}|\b(?i:(?:{_TENS})(?:{GAP}(?:{_ONES}))?|{_ONES}|нескольк(?:о|их)|пар[уы]))"
UNIT = r"(?P<unit>год(?:а|у)?|лет|месяц(?:а|ев)?|недел[юиь]|день|дня|дней|сут(?:ок|ки)|десятилети[еяй]|век(?:а|ов)?|столети[еяй])\b"
HALF = rf"(?P<half>[Пп]олгода|[Пп]олвека|[Пп]олтора{GAP}года|полутора{GAP}лет)\b"
ABOUT = (
    rf"(?P<about>(?:(?:[Чч]уть|[Нн]емногим){GAP})?\b(?:[Оо]коло|[Пп]очти|[Бб]олее|[Бб]ольше|[Мм]енее|[Мм]еньше|[Пп]римерно"
    rf"|[Пп]орядка|[Сс]выше|[Ее]щ[её]){GAP})?"
)
LENGTH = rf"(?:(?:{COUNT}{GAP})?\b{UNIT}|{HALF})"
"""With a count or without: «неделю»."""
LENGTH_BEFORE = rf"(?:{COUNT}{GAP}(?:с{GAP}лишним{GAP})?{UNIT}|{HALF}|\b(?P<one>[Гг]ода?|[Мм]есяца?|[Нн]едел[юи]|[Дд]ень|[Сс]утки)\b)"
"""Where a word follows that makes it a date. One unit stands alone there; «лет назад» after «тысяч» does not."""


@dataclass(frozen=True, slots=True)
class Length:
    count: int | None
    """None for «несколько» and «пару»."""
    unit: Unit


def length(groups: Mapping[str, str | None]) -> Length:
    """Of the groups of a match of `LENGTH` or `LENGTH_BEFORE`; one unit where no number stands."""
    half = groups.get("half")
    if half:
        return Length(*_HALVES[" ".join(half.lower().split())])
    word = (groups.get("unit") or groups.get("one") or "").lower()
    factor, unit = _UNITS[next(each for each in _UNITS if word.startswith(each))]
    count = _number(groups.get("count") or "")
    return Length(None if count is None else count * factor, unit)


def _number(words: str) -> int | None:
    if not words or words.isdigit():
        return int(words or 1)
    parts = [by_beginning(word, NUMERALS) for word in re.split(GAP, words)]
    return None if None in parts else sum(part for part in parts if part)
