"""How much and how many: money, percentages, measures and counts: «свыше 12 миллиардов рублей», «почти 80 %», «28 договоров».

The span takes in both ends of a range, and the words that compare («более 70 фирм»), except for money, whose span is the sum
alone, as corpora have it. Lengths of time from a day up are durations. Stems, scales and words that compare are tables of the
language; a word fits a stem if a case ending follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.annotators.comparators import EXACT, Compared, compared
from generator.annotators.figures_counts import counted
from generator.annotators.figures_numbers import WORD, Number, numbers
from generator.annotators.figures_of import measured_thing
from generator.annotators.reading import Reading
from generator.annotators.stems import look_up
from generator.languages.russian_morphology import parses
from generator.late import late
from generator.model import Annotation, Figure, FigureKind, Origin, Span

_PERCENT = late(r"[ \u00a0\u202f]?%|-процентн\w+")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₸": "KZT", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₹": "INR", "₪": "ILS"}
_SIGN_BEFORE = late(r"([$€£₸₽₴₺₹₪])[ \u00a0\u202f]?$")
_SIGN_AFTER = late(r"[ \u00a0\u202f]?([$€£₸₽₴₺₹₪])")
_BILLS = {"доллар": "USD", "рубл": "RUB", "евр": "EUR", "фунт": "GBP", "тенг": "KZT"}
_OF_BILL = late(r"-(?P<currency>доллар|рубл|евр|фунт|тенг)[оеё]в(?:ый|ая|ое|ые|ого|ой|ому|ым|ом|ую|ых|ыми)\b")
"""«100-долларовая купюра»."""
_ABBREVIATED = late(r"(?:руб|тыс|долл|тг)$")
_DOT_INSIDE = late(r"\.(?=[ \u00a0]?[а-яёa-z,;:()—–])")
# What follows a sum whose currency is left out: no noun that could be counted.
_NO_NOUN = late(r"\s*(?:[.,;:!?()»\"]|$|(?:и|или|а|но|в|на|с|к|от|до|за|из|по|при|чем)\b)")
_NEXT = late(r"[ \u00a0]([а-яё]+)")
_IN = late(r"\bв[ \u00a0]$", re.IGNORECASE)
_IN_BRACKETS = late(r"\([^()]{0,24}$")
_GREW = late(
    r"\b(?:выр[ао]с|возр[ао]с|рост|увелич|повы[сш]|подн[яи]|подорожа|удво|сниз|сниж|упа[лд]|сокра[тщ]|уменьш|подешеве|довест|довед)\w*"
    r"(?:[ \u00a0][\w-]+){0,2}[ \u00a0]$"
)
"""«До» after these says what something came to, not its limit."""

_CARRIED_FROM = 1e6

MONEY = "figures.money"
CARRIED = "figures.currency-carried"
_KINDS = {
    MONEY: FigureKind.MONEY,
    CARRIED: FigureKind.MONEY,
    "figures.percent": FigureKind.PERCENT,
    "figures.measure": FigureKind.MEASURE,
    "figures.count": FigureKind.COUNT,
}


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number with its unit."""

    span: Span
    unit: str
    rule: str
    evidence: str = ""


def annotate(reading: Reading) -> Iterator[Annotation]:
    """In the order of the text; none overlaps another."""
    code, text = reading.language.code, reading.text
    money: Annotation | None = None
    stop = 0
    for number in numbers(reading):
        measured = _measured(text, number, code) or _carried(text, number, money) or _counted(text, number)
        if measured is None or _is_time_of_day(text, number, measured):
            continue
        words = _compared(text, measured.span.start, number, code)
        kind = _KINDS[measured.rule]
        alone = kind is FigureKind.MONEY or words.start < stop
        span = Span(measured.span.start if alone else words.start, _with_dot(text, measured.span.stop))
        figure = Figure(
            amount=number.value if number.low is None else number.low,
            unit=measured.unit,
            comparator=words.sign,
            kind=kind,
            of=measured_thing(reading, Span(words.start, span.stop), kind),
            to=None if number.low is None else number.value,
        )
        found = Annotation(span, figure, measured.rule, Origin.RULE, measured.evidence)
        yield found
        stop = span.stop
        if kind is FigureKind.MONEY and not (money and _IN_BRACKETS.search(text, max(0, span.start - 32), span.start)):
            money = found


def _measured(text: str, number: Number, code: str) -> _Measured | None:
    """The number with the currency, per cent sign or unit that stands beside it."""
    span = number.span
    if sign := _SIGN_BEFORE.search(text, max(0, span.start - 2), span.start):
        return _Measured(Span(sign.start(), span.stop), _SIGNS[sign.group(1)], MONEY)
    if sign := _SIGN_AFTER.match(text, span.stop):
        return _Measured(Span(span.start, sign.end()), _SIGNS[sign.group(1)], MONEY)
    if percent := _PERCENT.match(text, span.stop):
        return _Measured(Span(span.start, percent.end()), "%", "figures.percent")
    if bill := _OF_BILL.match(text, span.stop):
        return _Measured(Span(span.start, bill.end()), _BILLS[bill["currency"]], MONEY)
    first = WORD.match(text, span.stop)
    if first is None:
        return None
    second = WORD.match(text, first.end())
    for words in ([first, second], [first]):
        if any(word is None for word in words):
            continue
        phrase = [word.group(1) for word in words if word]
        stop = (second if len(phrase) == 2 and second else first).end()
        if currency := look_up(code, "currencies", *phrase):
            usa = text.startswith((" США", "\u00a0США"), stop) and currency == "USD"
            return _Measured(Span(span.start, stop + (4 if usa else 0)), currency, MONEY)
        if measure := look_up(code, "measures", *phrase):
            return _Measured(
                Span(span.start, stop), measure, "figures.percent" if measure == "%" else "figures.measure"
            )
    return None


def _carried(text: str, number: Number, money: Annotation | None) -> _Measured | None:
    """«который превышает 40 миллиардов»: after a sum in the same paragraph a large bare number is a sum in its currency."""
    if money is None or number.value < _CARRIED_FROM or "\n\n" in text[money.span.stop : number.span.start]:
        return None
    if not _counts_nothing(text, number.span.stop) or not isinstance(money.value, Figure):
        return None
    return _Measured(number.span, money.value.unit, CARRIED, f"the currency of «{money.span.of(text)}» before it")


def _counts_nothing(text: str, stop: int) -> bool:
    if _NO_NOUN.match(text, stop):
        return True
    word = _NEXT.match(text, stop)
    return word is not None and all(parse.part in ("VERB", "PRTS") for parse in parses(word[1]))


def _counted(text: str, number: Number) -> _Measured | None:
    found = counted(text, number)
    return _Measured(Span(number.span.start, found.stop), found.lemma, "figures.count") if found else None


def _compared(text: str, start: int, number: Number, code: str) -> Compared:
    if number.low is not None and text[number.span.start : number.span.start + 2].lower() == "от":
        return Compared(EXACT, start)
    words = compared(text, start, code)
    if number.low is not None and words.sign in ("<=", ">="):
        return Compared(EXACT, words.start)
    grew = words.sign == "<=" and _GREW.search(text, max(0, words.start - 48), words.start)
    return Compared(EXACT, words.start) if grew else words


def _with_dot(text: str, stop: int) -> int:
    """The dot of «650 млн руб. в год» belongs to the word, not to the sentence."""
    short = _ABBREVIATED.search(text, max(0, stop - 4), stop) and _DOT_INSIDE.match(text, stop)
    return stop + 1 if short else stop


def _is_time_of_day(text: str, number: Number, measured: _Measured) -> bool:
    """«В 10 часов» is a time of day and says not how much."""
    return (
        measured.unit in ("час", "минута")
        and _IN.search(text, max(0, number.span.start - 3), number.span.start) is not None
    )
