"""How long: «три года», «около двух недель», «полтора месяца», «пятилетний срок», as ISO 8601.

Days and longer units alone: hours and minutes are measures. Ages («ему 45 лет», «дети до 12 лет») are no lengths of time here.
The span takes in the words that compare, and the preposition of an adverbial («в течение года», «на два месяца»), as dates do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.annotators.comparators import EXACT, compared
from generator.annotators.durations_adjectives import lasting
from generator.annotators.durations_ages import OF_PENALTY, is_age
from generator.annotators.durations_words import COUNT, SPACE, amount, is_agreed, iso, unit_of
from generator.annotators.reading import Reading
from generator.late import late
from generator.model import Annotation, Duration, Origin, Span

_UNIT = late(
    r"\b(?:год(?:а|у|ом|ы|ов|ам|ами|ах)?|лет|месяц(?:а|у|ем|ы|ев|ам|ами|ах)?|недел(?:я|и|е|ю|ей|ь|ям|ями|ях)"
    r"|день|дня|дню|дн[её]м|дни|дней|дням|днями|днях|сут(?:ки|ок|кам|ками|ках)"
    r"|(?:деся|сто|тысяче)(?:ти)?лети(?:е|я|ю|ем|й|ям|ями|ях)|век(?:а|ов|у|ам|ами)?"
    r"|[Пп]ол(?:у?года|у?века|месяца))\b"
)
_BEFORE = late(
    rf"(?:(?P<range>\b[Оо]т{SPACE})?(?P<least>{COUNT})(?:{SPACE}?[-–—]{SPACE}?|{SPACE}до{SPACE}))?"
    rf"(?P<count>{COUNT}|(?<=\d[-–—])\d{{1,3}})(?P<extra>{SPACE}с{SPACE}(?:лишним|половиной|небольшим))?"
    rf"{SPACE}(?:(?:полных|долгих|целых){SPACE})?$"
)
_LEAD = late(
    rf"\b(?:[Вв]{SPACE}течение|[Нн]а{SPACE}протяжении|[Зз]а|[Нн]а|[Дд]о){SPACE}(?:(?:вс[её]|эт[иу]|целы[ехй]|целую){SPACE})?$"
)
_WHOLE = late(rf"\b(?:[Вв]есь|[Вв]сю|[Цц]елый|[Цц]елую|[Цц]елого){SPACE}$")
_LONG = late(rf"\b(?:[Мм]ноги[ех]|[Дд]олги[ех]|[Мм]ного){SPACE}$")
_NO_LENGTH_AFTER = late(
    rf"{SPACE}(?:рождения|города|знаний|назначения|выборов|голосования|из{SPACE}жизни)|-|(?<=день){SPACE}[А-ЯЁ]"
)
_YEARS_AFTER = late(rf"{SPACE}(?P<count>{COUNT})(?!{SPACE}?(?:%|\w{{4,}}ых\b)|[,.]?\d)")
_AFTER_YEARS = late(rf"\b(?:год|года|лет){SPACE}(?:и{SPACE})?$")
"""Of an age: «115 лет и 253 дня»."""
_JOINT = late(rf"(?:{SPACE}и{SPACE}|,?{SPACE})")
_ALONE = frozenset("год года году неделю недели месяц месяца день дня сутки суток десятилетие десятилетия век".split())
"""Forms in which one unit stands without «один»."""
_GENITIVE = frozenset("года недели месяца дня суток десятилетия".split())
_REACH = 48


@dataclass(frozen=True, slots=True)
class _Length:
    span: Span
    value: Duration
    unit: str
    """The letter of ISO 8601."""
    rule: str


def annotate(reading: Reading) -> list[Annotation]:
    """In the order of the text; none overlaps another."""
    counted = [
        Annotation(found.span, found.value, found.rule, Origin.RULE)
        for found in _lengths(reading.text, reading.language.code)
    ]
    adjectives = [
        Annotation(span, Duration(length, EXACT), "durations.adjective", Origin.RULE)
        for span, length in lasting(reading)
    ]
    return sorted([*counted, *adjectives], key=lambda one: one.span)


def _lengths(text: str, code: str) -> Iterator[_Length]:
    """Those with a unit, «семь лет и четыре месяца» as one."""
    pending: _Length | None = None
    for found in _counted(text, code):
        joined = _joined(pending, found, text) if pending else None
        if joined is None and _AFTER_YEARS.search(text, max(0, found.span.start - _REACH), found.span.start):
            continue
        if pending and joined is None:
            yield pending
        pending = joined or found
    if pending:
        yield pending


def _counted(text: str, code: str) -> Iterator[_Length]:
    for unit in _UNIT.finditer(text):
        if _NO_LENGTH_AFTER.match(text, unit.end()):
            continue
        before = _BEFORE.search(text, max(0, unit.start() - _REACH), unit.start())
        length = _with_count(text, unit, before, code) if before else _without(text, unit, code)
        if length:
            yield length


def _with_count(text: str, unit: re.Match[str], before: re.Match[str], code: str) -> _Length | None:
    letter, factor = unit_of(unit[0])
    ranged = before["range"] is not None
    # «Вырос с 3 до 5 лет»: without «от» two numbers with «до» between them are no range.
    least = before["least"] if ranged or " до " not in before[0] else None
    begin = before.start() if least else before.start("count")
    if not is_agreed(before["count"], unit[0]):
        return None
    if letter == "Y" and factor == 1 and is_age(text, begin, unit.end(), ranged=ranged):
        return None
    start, sign = _extended(text, begin, code)
    high = amount(before["count"])
    extra = before["extra"] or ""
    if high is not None and "половиной" in extra:
        high += 0.5
    elif extra:
        sign = ">"
    elif before["count"].lower().startswith("пар"):
        sign = "~"
    if least:
        value = Duration(iso(amount(least), letter, factor), sign, iso(high, letter, factor))
    else:
        value = Duration(iso(high, letter, factor), sign)
    return _Length(Span(start, unit.end()), value, letter, "durations.count")


def _without(text: str, unit: re.Match[str], code: str) -> _Length | None:
    """One unit beside a word that makes it a length («в течение года», «почти год»); halves; «лет тридцать»; «долгие годы»."""
    word, start = unit[0].lower(), unit.start()
    letter, factor = unit_of(word)
    if word.startswith("пол"):
        start, sign = _extended(text, start, code)
        return _Length(Span(start, unit.end()), Duration(iso(0.5, letter, factor), sign), letter, "durations.half")
    if long := _LONG.search(text, max(0, start - 12), start):
        return _Length(
            Span(_extended(text, long.start(), code)[0], unit.end()), Duration("", EXACT), letter, "durations.long"
        )
    if word == "лет":
        after = _YEARS_AFTER.match(text, unit.end())
        if after is None or is_age(text, start, after.end()):
            return None
        value = Duration(iso(amount(after["count"]), letter, factor), "~")
        return _Length(Span(start, after.end()), value, letter, "durations.about")
    if word not in _ALONE:
        return None
    whole = _WHOLE.search(text, max(0, start - 8), start)
    begin, sign = _extended(text, whole.start() if whole else start, code)
    if word in ("год", "года", "году") and OF_PENALTY.match(text, unit.end()):
        return _Length(Span(begin, unit.end()), Duration(iso(1, letter, factor), sign), letter, "durations.one")
    if begin == start or (sign == EXACT and not whole and not _fits(text[begin:start], word)):
        return None
    return _Length(Span(begin, unit.end()), Duration(iso(1, letter, factor), sign), letter, "durations.one")


def _fits(lead: str, word: str) -> bool:
    """«За год» and «в течение года», but not «на года» or «до недели»."""
    genitive = lead.lower().startswith(("в", "на п"))
    return word != "году" and genitive == (word in _GENITIVE)


def _extended(text: str, start: int, code: str) -> tuple[int, str]:
    """Where the expression begins with its preposition and the words that compare, in either order; and how they compare."""
    found = compared(text, start, code)
    lead = _LEAD.search(text, max(0, found.start - _REACH), found.start)
    if lead is None:
        return found.start, found.sign
    further = compared(text, lead.start(), code)
    return further.start, further.sign if found.sign == EXACT else found.sign


def _joined(first: _Length, second: _Length, text: str) -> _Length | None:
    """«Семь лет и четыре месяца», as one; None where the second does not go on with a shorter unit."""
    between = text[first.span.stop : second.span.start]
    shorter = "YMWD".find(first.unit) < "YMWD".find(second.unit)
    if not shorter or not _JOINT.fullmatch(between) or not (first.value.iso and second.value.iso) or second.value.to:
        return None
    value = Duration(first.value.iso + second.value.iso.removeprefix("P"), first.value.comparator)
    return _Length(Span(first.span.start, second.span.stop), value, second.unit, first.rule)
