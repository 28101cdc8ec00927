"""Rules for dates counted from the day of publication or from a date told before: «в четверг», «месяц назад», «в этот день»."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, timedelta
from itertools import takewhile

from generator.annotators.dates_lengths import ABOUT, LENGTH, LENGTH_BEFORE, Unit, length
from generator.annotators.dates_rule import DateRule, pattern
from generator.annotators.dates_scene import UNRESOLVED, Scene, When, approximate, month_shifted, weekday
from generator.annotators.dates_words import (
    A_CENTURY,
    A_MONTH,
    A_YEAR,
    GAP,
    MONTH,
    PART,
    PREPOSITION,
    SHIFTED_YEAR,
    SHIFTS,
    WEEKDAY,
    WEEKDAYS,
    by_beginning,
    month_number,
    named,
)
from generator.annotators.reading import Reading, Token
from generator.chronology import Precision, bounds, precision
from generator.languages.russian_morphology import parses
from generator.late import late
from generator.model import Span

_NEAR_DAYS = {"позавчера": -2, "вчера": -1, "накануне": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2}
_NEAR_WORDS = 6
_STOPS = '«»"„“”,;:—()'
_CHANGES = ("стать", "остаться", "измениться", "превратиться")
"""Verbs that tell what a time has come to, rather than what happened on a day."""
_FEW = 3
_FIRST_YEAR = 1000
_DAYS = {"days": 1, "weeks": 7, "months": 30}
_COUNTED_FROM = late(rf"{GAP}(?:после|с(?:о{GAP}дня|{GAP}(?:момента|начала))|до)\b")


def _weekday(match: re.Match[str], scene: Scene) -> When:
    shift = by_beginning(match["shift"], SHIFTS) if match.groupdict().get("shift") else None
    return weekday(WEEKDAYS[match["weekday"][:3].lower()], scene, shift)


def _near_day(match: re.Match[str], scene: Scene) -> When:
    return _days_on(scene, _NEAR_DAYS[match["near"].lower()])


def _days_on(scene: Scene, days: int) -> When:
    if scene.today is None:
        return UNRESOLVED
    return When((scene.today + timedelta(days=days)).isoformat(), scene.today.isoformat())


def _happened(match: re.Match[str], reading: Reading) -> bool:
    """A past verb of one act stands near «сегодня» («сегодня заявил», «сообщил сегодня»), or a time of day does."""
    word = match["near"].lower()
    if word == "накануне" and _is_genitive(reading.text[match.end() : match.end() + 40]):
        return False
    if word != "сегодня" or match["time"]:
        return True
    near = [token for token in _around(match, reading) if token.text.isalpha()]
    return any(_is_past_act(token.text) for token in near)


def _around(match: re.Match[str], reading: Reading) -> list[Token]:
    """Words near by in the same sentence, up to the next comma, dash or quotation mark on either side."""
    tokens = reading.tokens_in(reading.sentence_at(match.start()) or Span(match.start(), match.end()))
    before = [token for token in tokens if token.span.stop <= match.start()][-_NEAR_WORDS:]
    after = [token for token in tokens if token.span.start >= match.end()][:_NEAR_WORDS]
    return [*takewhile(_goes_on, reversed(before)), *takewhile(_goes_on, after)]


def _goes_on(token: Token) -> bool:
    return token.text not in _STOPS


def _is_genitive(after: str) -> bool:
    """«Накануне выборов» is no day: its own words say before what."""
    word = re.match(r"[ \u00a0]([а-яё]+)", after)
    return word is not None and any(parse.case == "gent" for parse in parses(word[1]) if parse.part in ("NOUN", "ADJF"))


def _is_past_act(word: str) -> bool:
    best = parses(word.lower())[:1]
    return any(
        parse.part in ("VERB", "PRTS") and {"past", "perf"} <= parse.grammemes and parse.lemma not in _CHANGES
        for parse in best
    )


def _shifted_year(match: re.Match[str], scene: Scene) -> When:
    if scene.this_year is None:
        return UNRESOLVED
    shift = by_beginning(match["shift"], SHIFTS) if match["shift"] else 0
    year = str(scene.this_year + (shift or 0))
    return When(approximate(year) if match.groupdict().get("part") else year, str(scene.this_year))


def _shifted_century(match: re.Match[str], scene: Scene) -> When:
    if scene.this_year is None:
        return UNRESOLVED
    century = f"{scene.this_year // 100 + (by_beginning(match['shift'], SHIFTS) or 0):02}XX"
    return When(approximate(century) if match["part"] else century, str(scene.this_year))


def _shifted_month(match: re.Match[str], scene: Scene) -> When:
    if scene.today is None:
        return UNRESOLVED
    month = month_shifted(scene.today, by_beginning(match["shift"], SHIFTS) or 0)
    return When(approximate(month) if match["part"] else month, f"{scene.today:%Y-%m}")


def _today(match: re.Match[str], scene: Scene) -> When:
    return _days_on(scene, 0)


def _shifted_named_month(match: re.Match[str], scene: Scene) -> When:
    """«В следующем мае»: the next that has not begun; «в прошлом мае»: the last that is over."""
    today = scene.today
    if today is None:
        return UNRESOLVED
    month, shift = month_number(match["month"]), by_beginning(match["shift"], SHIFTS) or 0
    year = today.year
    if shift > 0:
        year += month <= today.month
    elif shift < 0:
        year -= month >= today.month
    found = f"{year:04}-{month:02}"
    return When(approximate(found) if match["part"] else found, today.isoformat())


def _shifted_week(match: re.Match[str], scene: Scene) -> When:
    if scene.today is None:
        return UNRESOLVED
    monday = scene.today - timedelta(days=scene.today.weekday())
    first = monday + timedelta(weeks=by_beginning(match["shift"], SHIFTS) or 0)
    return When(f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}", scene.today.isoformat())


def _ago(match: re.Match[str], scene: Scene) -> When:
    """«Месяц назад» is about a month back; «два дня назад» is that day; «несколько недель назад» is no more than a month."""
    today = scene.today
    if today is None:
        return UNRESOLVED
    back = length(match.groupdict())
    if back.count is None:
        return _some_ago(back.unit, today)
    if back.unit == "years":
        return _about_year(today.year - back.count, today.isoformat())
    if back.unit == "months":
        return When(approximate(month_shifted(today, -back.count)), today.isoformat())
    found = (today - timedelta(days=back.count * _DAYS[back.unit])).isoformat()
    return When(found if back.unit == "days" and not match["about"] else approximate(found), today.isoformat())


def _some_ago(unit: Unit, today: date) -> When:
    """Of «несколько», taken for some three: days and weeks give about a month, months about a year, years nothing."""
    if unit == "years":
        return UNRESOLVED
    middle = today - timedelta(days=_FEW * _DAYS[unit])
    return When(approximate(f"{middle:%Y}" if unit == "months" else f"{middle:%Y-%m}"), today.isoformat())


def _later(match: re.Match[str], scene: Scene) -> When:
    """«Через два дня», «годом позже»: counted from the date told before it in the same passage, and from nothing else.

    «Через два дня после взрыва», «за день до матча» name what they are counted from, and that is no date.
    """
    told = scene.told_in_passage()
    on = length(match.groupdict())
    if told is None or on.count is None or _COUNTED_FROM.match(match.string, match.end()):
        return UNRESOLVED
    start, anchor, why = bounds(told.edtf)[0], told.edtf, scene.counted_from(told)
    count = -on.count if match.groupdict().get("earlier") else on.count
    if on.unit == "years":
        return _about_year(start.year + count, anchor, why)
    if precision(anchor) is not Precision.DAY:
        return UNRESOLVED
    if on.unit == "months":
        return When(approximate(month_shifted(start, count)), anchor, why)
    return When((start + timedelta(days=count * _DAYS[on.unit])).isoformat(), anchor, why)


def _before(match: re.Match[str], scene: Scene) -> When:
    """«За день до этого»; of «за день до матча» nobody knows when the match was."""
    return _later(match, scene) if match["told"] else UNRESOLVED


def _about_year(year: int, anchor: str, why: str = "") -> When:
    """Nothing for a year that four digits do not write: «сто веков назад»."""
    return When(approximate(str(year)), anchor, why) if _FIRST_YEAR <= year <= MAXYEAR else UNRESOLVED


def _weekend(match: re.Match[str], scene: Scene) -> When:
    if scene.today is None:
        return UNRESOLVED
    saturday = scene.today - timedelta(days=(scene.today.weekday() - 5) % 7)
    return When(f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}", scene.today.isoformat())


def _part_of_this_year(match: re.Match[str], scene: Scene) -> When:
    if scene.this_year is None:
        return UNRESOLVED
    return When(approximate(str(scene.this_year)), str(scene.this_year))


def _same_day(match: re.Match[str], scene: Scene) -> When:
    return _days_after_told(scene, 0)


def _next_day(match: re.Match[str], scene: Scene) -> When:
    return _days_after_told(scene, 1)


def _days_after_told(scene: Scene, days: int) -> When:
    told = scene.last_told(Precision.DAY)
    if told is None:
        return UNRESOLVED
    return When((bounds(told.edtf)[0] + timedelta(days=days)).isoformat(), told.edtf, scene.counted_from(told))


def _same_year(match: re.Match[str], scene: Scene) -> When:
    before = scene.before()
    if not before:
        return UNRESOLVED
    return When(f"{bounds(before[-1].edtf)[0].year:04}", before[-1].edtf, scene.year_of(before[-1]))


_SHIFT = r"(?P<shift>(?:поза)?прошл|минувш|прошедш|предыдущ|эт|нынешн|текущ|следующ|будущ|ближайш)"
_TIME = r"(?P<time>[ \u00a0](?:утром|дн[её]м|вечером|ночью|в[ \u00a0]\d{1,2}[:.]\d\d))?"

RELATIVE: list[DateRule] = [
    DateRule(
        "dates.weekday",
        pattern(rf"\b(?:[Вв]о?|[Сс]о?|[Кк]о?|[Дд]о|[Нн]а|[Зз]а|по){GAP}(?:{_SHIFT}\w+{GAP})?{WEEKDAY}"),
        _weekday,
        explicit=False,
    ),
    DateRule(
        "dates.weekday_alone",
        pattern(r"(?<![Пп]о )\b(?P<weekday>понедельника|вторника|четверга|пятниц[уы]|суббот[уы]|воскресенье)\b"),
        _weekday,
        explicit=False,
    ),
    DateRule(
        "dates.near_day",
        pattern(
            rf"\b(?P<near>(?:[Пп]оза)?[Вв]чера|[Нн]акануне|[Сс]егодня|(?:[Пп]осле)?[Зз]автра)\b{_TIME}(?!{GAP}[а-яё]+(?:ого|их|ых|ей)\b)"
        ),
        _near_day,
        explicit=False,
        accepts=_happened,
    ),
    DateRule("dates.today", pattern(rf"\b[Сс]{GAP}сегодняшнего{GAP}дня\b"), _today, explicit=False),
    DateRule(
        "dates.shifted_named_month",
        pattern(rf"{PREPOSITION}{PART}?{_SHIFT}(?:ом|ем|его|ого){GAP}{MONTH}"),
        _shifted_named_month,
        explicit=False,
        needs=A_MONTH,
    ),
    DateRule(
        "dates.shifted_year",
        pattern(rf"{PREPOSITION}?{PART}?\b{SHIFTED_YEAR}\b"),
        _shifted_year,
        explicit=False,
        needs=A_YEAR,
    ),
    DateRule(
        "dates.shifted_whole_year",
        pattern(rf"\b(?:(?:[Зз]а|[Нн]а|[Вв]есь){GAP})?{_SHIFT}(?:ый|ий|от){GAP}год\b"),
        _shifted_year,
        explicit=False,
        needs=A_YEAR,
    ),
    DateRule(
        "dates.shifted_century",
        pattern(rf"{PREPOSITION}?{PART}?\b{_SHIFT}(?:ого|его|ом|ем){GAP}(?:век[ае]|столети[яи])\b"),
        _shifted_century,
        explicit=False,
        needs=A_CENTURY,
    ),
    DateRule(
        "dates.shifted_month",
        pattern(rf"{PREPOSITION}?{PART}?\b{_SHIFT}(?:ом|ем|его|ого){GAP}месяц[еа]\b"),
        _shifted_month,
        explicit=False,
        needs=pattern("месяц"),
    ),
    DateRule(
        "dates.shifted_week",
        pattern(rf"{PREPOSITION}?{PART}?\b{_SHIFT}(?:ой|ей|ую|юю|у){GAP}недел[еию]\b"),
        _shifted_week,
        explicit=False,
        needs=pattern("недел"),
    ),
    DateRule(
        "dates.ago",
        pattern(rf"{ABOUT}{LENGTH_BEFORE}(?:{GAP}тому)?{GAP}назад\b"),
        _ago,
        explicit=False,
        needs=pattern("назад"),
    ),
    DateRule(
        "dates.later",
        pattern(
            rf"(?:{ABOUT}\b(?:[Чч]ерез|[Сс]пустя){GAP}|\b(?:[Чч]ерез|[Сс]пустя){GAP}{named(ABOUT, about='about_then')})"
            rf"{LENGTH}(?!{GAP}назад)"
        ),
        _later,
        explicit=False,
        needs=pattern("[Чч]ерез|[Сс]пустя"),
    ),
    DateRule(
        "dates.passed",
        pattern(rf"{ABOUT}{LENGTH_BEFORE}{GAP}спустя\b"),
        _later,
        explicit=False,
        needs=pattern("спустя"),
    ),
    DateRule(
        "dates.before",
        pattern(
            rf"(?:\b(?:[Бб]олее|[Мм]енее|[Бб]ольше){GAP}чем{GAP})?\b(?P<earlier>[Зз]а){GAP}{ABOUT}{LENGTH}(?:(?P<told>{GAP}до{GAP}этого)\b|(?={GAP}до\b))"
        ),
        _before,
        explicit=False,
    ),
    DateRule(
        "dates.year_later",
        pattern(
            rf"\b(?:(?P<count>[Дд]вумя|[Тт]ремя|[Чч]етырьмя|[Пп]ятью|[Нн]есколькими){GAP})?"
            rf"(?P<unit>[Гг]одом|[Гг]одами|[Мм]есяцем|[Мм]есяцами|[Нн]еделей|[Нн]еделями|[Дд]нём|[Дд]нем|[Дд]нями){GAP}(?:позже|позднее|(?P<earlier>ранее|раньше))\b"
        ),
        _later,
        explicit=False,
        needs=A_YEAR,
    ),
    DateRule(
        "dates.weekend",
        pattern(
            rf"\b(?:[Вв]{GAP}(?:(?:минувш|прошедш|прошл)(?:ие|ые){GAP})?выходные|[Нн]а{GAP}(?:(?:минувш|прошедш|прошл)(?:их|ых){GAP})?выходных)\b"
        ),
        _weekend,
        explicit=False,
    ),
    DateRule(
        "dates.part_of_year", pattern(rf"{PREPOSITION}{PART}года\b(?!{GAP}\d)"), _part_of_this_year, explicit=False
    ),
    DateRule(
        "dates.same_day",
        pattern(
            rf"\b(?:[Вв]{GAP}(?:этот|тот)(?:{GAP}же)?(?:{GAP}самый)?{GAP}день|(?:[Тт]ого|[Ээ]того){GAP}же{GAP}дня)\b"
        ),
        _same_day,
        explicit=False,
    ),
    DateRule(
        "dates.next_day",
        pattern(rf"\b(?:[Нн]а{GAP}следующий{GAP}день|следующего{GAP}дня)\b"),
        _next_day,
        explicit=False,
    ),
    DateRule(
        "dates.same_year",
        pattern(rf"\b(?:[Вв]{GAP}том(?:{GAP}же)?{GAP}году|того(?:{GAP}же)?{GAP}года)\b"),
        _same_year,
        explicit=False,
        needs=A_YEAR,
    ),
]
