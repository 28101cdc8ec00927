"""Rules for words that name a time, but none that a calendar shows: «в последние годы», «в прошлом сезоне», «на днях».

They are marked, so that a reader sees them read, and have no value: no event is made of them. Where the article's time as a
whole is meant («сейчас», «в настоящее время»), and for lengths of time («на 40 лет»), nothing is marked.
"""

from __future__ import annotations

import re

from generator.annotators.dates_lengths import COUNT, HALF
from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_scene import UNRESOLVED, Scene, When
from generator.annotators.dates_words import GAP, PART, PREPOSITION


def _unresolved(match: re.Match[str], scene: Scene) -> When:
    return UNRESOLVED


_SIDE = (
    r"\b(?:[Пп]оследн|[Бб]лижайш|[Сс]ледующ|[Пп]оследующ|[Пп]редыдущ|[Пп]рошедш|[Мм]инувш|[Ии]стекш|[Пп]редстоящ)"
    r"(?:ие|ий|ые|ый|их|ых|ую|юю|ее|ем)\b"
)
_A_SIDE = pattern("оследн|лижайш|ледующ|редыдущ|рошедш|инувш|стекш|редстоящ")
_THROUGH = (
    rf"(?:\b(?:[Вв]{GAP}течение|[Нн]а{GAP}протяжении|[Вв]есь|[Вв]о?|[Зз]а|[Нн]а){GAP}"
    rf"(?:(?:все|более|больше|почти|примерно){GAP})?)?"
)
_SPAN = (
    r"(?:дн(?:и|ей)|день|сут(?:ки|ок)|недел(?:[юиь])|месяц(?:ы|а|ев)?|год(?:ы|а|ов)?|лет|десятилети[еяй]|десятилетку|столети[еяй]"
    r"|век(?:а|ов)?|час(?:а|ов))\b"
)
_RANGE = rf"\d{{1,3}}(?:[-–—]\d{{1,3}})?|{COUNT}"
_WITH_COUNT = rf"(?:(?:{_RANGE}){GAP}(?:с{GAP}(?:лишним|небольшим){GAP}|с{GAP}половиной{GAP})?)?"

VAGUE: list[DateRule] = [
    DateRule(
        "dates.window",
        pattern(rf"{_THROUGH}(?:самые{GAP})?{_SIDE}{GAP}{_WITH_COUNT}(?:{_SPAN}|{HALF})"),
        _unresolved,
        explicit=False,
        needs=_A_SIDE,
    ),
    DateRule(
        "dates.window_of_count",
        pattern(rf"{_THROUGH}\b(?:{_RANGE}){GAP}(?:последних|предыдущих|ближайших|следующих){GAP}{_SPAN}"),
        _unresolved,
        explicit=False,
        needs=_A_SIDE,
    ),
    DateRule(
        "dates.sports_season",
        pattern(
            rf"{PREPOSITION}?(?:{PART}|(?:окончании|итогам|ходе){GAP})?\b(?:этого|текущего|прошлого|минувшего|следующего|нынешнего"
            rf"|этом|текущем|прошлом|минувшем|следующем|нынешнем){GAP}сезон[еа]\b"
            rf"|{PREPOSITION}(?:начал|середин|кон)\w+{GAP}сезона\b"
        ),
        _unresolved,
        explicit=False,
        needs=pattern("сезон"),
    ),
    DateRule("dates.these_days", pattern(rf"\b[Нн]а{GAP}днях\b"), _unresolved, explicit=False),
    DateRule(
        "dates.some_time_ago",
        pattern(rf"\b(?:[Нн]екоторое|[Кк]акое-то){GAP}время{GAP}(?:тому{GAP})?назад\b"),
        _unresolved,
        explicit=False,
        needs=pattern("назад"),
    ),
    DateRule(
        "dates.other_years",
        pattern(rf"\b[Вв]{GAP}разные{GAP}годы\b"),
        _unresolved,
        explicit=False,
        needs=pattern("разные"),
    ),
    DateRule(
        "dates.holiday",
        pattern(
            rf"\b(?:[Вв]|[Нн]а|[Дд]о|[Кк]|[Пп]од|[Пп]осле|[Пп]еред){GAP}"
            rf"(?:Рождеств(?:о|а|у|ом)|[Нн]ов(?:ый{GAP}год|ого{GAP}года|ому{GAP}году|ым{GAP}годом)|Пасх(?:у|и|е|ой)|[Сс]очельник)\b"
        ),
        _unresolved,
        explicit=False,
    ),
    DateRule(
        "dates.since_then",
        pattern(rf"\b[Сс]{GAP}(?:этого{GAP}времени|(?:того|этого){GAP}дня)\b"),
        _unresolved,
        explicit=False,
    ),
]
