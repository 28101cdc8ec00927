"""Rules for adjectives made of dates: «сегодняшняя встреча», «прошлогодний урожай», «ноябрьские выборы»."""

from __future__ import annotations

import re
from datetime import timedelta

from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_scene import UNRESOLVED, Scene, When, month_without_year, weekday
from generator.annotators.dates_words import GAP, month_number

_DAYS = {"вчерашн": -1, "сегодняшн": 0}
_YEARS = {"прошлогодн": -1, "позапрошлогодн": -2}
_SOFT = r"(?:ий|яя|ее|ие|его|ему|им|ем|ей|юю|их|ими)\b"
_HARD = r"(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими)\b"
_FIRM = r"(?:ый|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых|ыми)\b"
_WEEKDAYS = {"пон": 0, "чет": 3, "пят": 4, "суб": 5, "вос": 6}
_HAPPENING = (
    rf"(?={GAP}(?:встреч|заседани|саммит|матч|игр|брифинг|пресс-конференци|переговор|голосовани|визит|концерт|выступлени|событи"
    rf"|митинг|инцидент|авари|пожар|взрыв|теракт|обстрел|решени|соглашени|назначени|церемони|выбор|открыти|утр(?!ен)|вечер|ноч))"
)
"""What has a day: «сегодняшний мир» and «вчерашний школьник» have none."""
_ALSO_HAPPENING = rf"(?:{_HAPPENING}|(?={GAP}(?:поездк|акци|гонк|тренировк|эфир)))"
_NAMED = rf"(?!{GAP}(?:революци|переворот|восстани|путч|указ|праздник|каникул))"
"""«Октябрьская революция», «майские указы», «майские праздники»: names, of the year of which the article says nothing."""


def _weekday(match: re.Match[str], scene: Scene) -> When:
    return weekday(_WEEKDAYS[match["weekday"][:3].lower()], scene, None)


def _day(match: re.Match[str], scene: Scene) -> When:
    if scene.today is None:
        return UNRESOLVED
    return When((scene.today + timedelta(days=_DAYS[match["near"].lower()])).isoformat(), scene.today.isoformat())


def _year(match: re.Match[str], scene: Scene) -> When:
    if scene.this_year is None:
        return UNRESOLVED
    return When(str(scene.this_year + _YEARS[match["last"].lower()]), str(scene.this_year))


def _month(match: re.Match[str], scene: Scene) -> When:
    return month_without_year(month_number(match["month"]), scene)


ADJECTIVES: list[DateRule] = [
    DateRule(
        "dates.adjective_of_day",
        pattern(rf"\b(?P<near>[Сс]егодняшн|[Вв]черашн){_SOFT}{_HAPPENING}"),
        _day,
        explicit=False,
    ),
    DateRule(
        "dates.adjective_of_year", pattern(rf"\b(?P<last>(?:[Пп]оза)?[Пп]рошлогодн){_SOFT}"), _year, explicit=False
    ),
    DateRule(
        "dates.adjective_of_weekday",
        pattern(
            rf"\b(?P<weekday>[Сс]убботн{_SOFT}|(?:[Пп]онедельничн|[Чч]етвергов|[Пп]ятничн|[Вв]оскресн){_FIRM}){_ALSO_HAPPENING}"
        ),
        _weekday,
        explicit=False,
    ),
    DateRule(
        "dates.adjective_of_month",
        pattern(
            rf"\b(?P<month>январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр)ь?(?:ов)?ск{_HARD}{_NAMED}"
        ),
        _month,
        explicit=False,
    ),
]
