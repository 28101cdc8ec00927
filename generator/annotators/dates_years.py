"""Rules for a year that stands as a bare number: «в 1983 окончил», «(«Песня», 1987)», «ЧМ-2018», «премия мира 1993».

Each asks the words around it whether a year is meant: 2000 may be people, roubles or kilometres.
"""

from __future__ import annotations

import re

from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_scene import Scene, When
from generator.annotators.dates_words import A_DIGIT, GAP, LIKELY_YEAR
from generator.annotators.reading import Reading
from generator.languages.russian_morphology import parses
from generator.late import late

_NOTHING_AFTER = r"(?=[.,;:!?)»]*(?:\s|$))"
_NEXT_WORD = late(r"[ \u00a0]+([А-Яа-яЁё-]+)")
_COUNTED = {"NOUN", "ADJF", "PRTF", "NUMR"}
"""Parts of speech that follow a number which counts: «2000 человек», «1500 новых домов»."""
_MEASURES = frozenset("км м кг г т руб долл чел га тыс млн млрд трлн до по из и или".split())
_NUMBERED = late(
    rf"(?:\b(?:[Фф]естивал|[Кк]инофестивал|[Пп]реми|[Кк]уб(?:ок|к)|[Чч]емпионат|[Оо]лимпиад|[Ии]гр|[Дд](?:ень|ня){GAP}[А-ЯЁ]|[Кк]онкурс|[Тт]урнир|[Вв]ыбор)\w*"
    rf"(?:{GAP}[«»\w]+){{0,3}}{GAP})$"
)
"""What is held or given every year, and its name, up to the number: «на Кубке конфедераций », «фестивале «Сандэнс» »."""
_REACH = 60
_GAMES_EVERY = 4
_OPEN = late(r"\((?:[^()\n]|\([^()\n]*\))*$")


def _year(match: re.Match[str], scene: Scene) -> When:
    return When(match["year"])


def _early_year(match: re.Match[str], scene: Scene) -> When:
    """Of the first thousand years."""
    return When(f"{int(match['early']):04}")


def counts_nothing(match: re.Match[str], reading: Reading) -> bool:
    """What follows is no common noun that the number would count: «в 2000 километрах», «до 2000 человек»."""
    word = _NEXT_WORD.match(reading.text, match.end())
    if word is None:
        return not re.match(rf"{GAP}?[%$€₽₸]|{GAP}\d", reading.text[match.end() : match.end() + 3])
    if word[1].lower() in _MEASURES:
        return False
    return word[1].istitle() or not any(parse.part in _COUNTED for parse in parses(word[1].lower())[:1])


def _in_brackets(match: re.Match[str], reading: Reading) -> bool:
    return _OPEN.search(reading.text, max(0, match.start() - 200), match.start()) is not None


def _held_yearly(match: re.Match[str], reading: Reading) -> bool:
    before = reading.text[max(0, match.start() - _REACH) : match.start()]
    return _NUMBERED.search(before) is not None and counts_nothing(match, reading)


def _is_held_then(match: re.Match[str], reading: Reading) -> bool:
    """No further ahead than games are named: «Программа-2050» is a name."""
    return reading.published is None or int(match["year"]) <= reading.published[1].year + _GAMES_EVERY


YEARS: list[DateRule] = [
    DateRule(
        "dates.year_number",
        pattern(rf"\b(?:[ВвКк]|[СсCc]|[Дд]о|[Оо]т){GAP}{LIKELY_YEAR}(?![-–—.,/:]\d|-[а-я])"),
        _year,
        accepts=counts_nothing,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.year_in_brackets",
        pattern(rf"(?<=\(){LIKELY_YEAR}(?=[),;]|{GAP}—{GAP})"),
        _year,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.year_deeper_in_brackets",
        pattern(rf"(?<=[,;—][ \u00a0]){LIKELY_YEAR}(?=[),;]|{GAP}—{GAP})"),
        _year,
        accepts=_in_brackets,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.year_of_birth",
        pattern(rf"(?:(?<=\bр\.[ \u00a0])|(?<=\bрод\.[ \u00a0])){LIKELY_YEAR}"),
        _year,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.early_year",
        pattern(rf"\b[Вв]{GAP}(?P<early>[1-9]\d\d){GAP}год[уа]\b(?!{GAP}до{GAP}н)"),
        _early_year,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.year_of_name",
        pattern(rf"(?<=[А-ЯЁа-яё»]-){LIKELY_YEAR}{_NOTHING_AFTER}"),
        _year,
        accepts=_is_held_then,
        needs=A_DIGIT,
    ),
    DateRule(
        "dates.year_of_event",
        pattern(rf"(?<![\d.,:/$€-]){LIKELY_YEAR}{_NOTHING_AFTER}"),
        _year,
        accepts=_held_yearly,
        needs=A_DIGIT,
    ),
]
