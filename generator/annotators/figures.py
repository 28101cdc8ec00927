"""Money, percentages and measures: «свыше 17 миллиардов долларов», «$8,1 млн», «почти 80 %», «около 40 минут».

Numbers without a unit of measure («29 соглашений», «37 самолётов») are no figures. The span leaves out the word that compares.
Stems, scales and words that compare are tables of the language; a word fits a stem if a case ending follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.annotators.reading import Reading
from generator.annotators.stems import look_up
from generator.languages.tables import fold, folded_map
from generator.model import Annotation, Figure, FigureKind, Origin, Span

_NUMERAL = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?"
# No part of a word («COVID-19», «C5+1»), a time, a fraction or a version; a range's second number may follow a hyphen.
_NUMBER = re.compile(rf"(?<![\w.,+/:])(?<![^\d]-){_NUMERAL}(?![\d+/:]|[.,]\d)")
_WORD = re.compile(r"[ \u00a0\u202f]?([^\W\d_]+(?:-[^\W\d_]+)*)")
_SCALE_DOT = re.compile(r"\.(?=[ \u00a0\u202f][a-zа-яё$€])")
_PERCENT = re.compile(r"[ \u00a0\u202f]?%|-процентн\w+")
_LOWER_END = re.compile(rf"({_NUMERAL})[ \u00a0\u202f]?(?:[-–—]|до)[ \u00a0\u202f]?$")
_WORDS_BEFORE = re.compile(r"(?:[^\W\d_]+(?:-[^\W\d_]+)?[ \u00a0]+){0,3}$")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₸": "KZT", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₹": "INR", "₪": "ILS"}
_SIGN_BEFORE = re.compile(r"([$€£₸₽₴₺₹₪])[ \u00a0\u202f]?$")
_SIGN_AFTER = re.compile(r"[ \u00a0\u202f]?([$€£₸₽₴₺₹₪])")
# What follows a sum whose currency is left out: no noun that could be counted.
_NO_NOUN = re.compile(r"\s*(?:[.,;:!?)»\"]|$|(?:и|или|а|но|в|на|с|к|от|до|за|из|по|при|чем)\b)")
_IN = re.compile(r"\bв[ \u00a0]$", re.IGNORECASE)

_LOOK_BACK = 60
_CARRIED_FROM = 1e6

MONEY = "figures.money"
CARRIED = "figures.currency-carried"
_KINDS = {"figures.percent": FigureKind.PERCENT, "figures.measure": FigureKind.MEASURE}


@dataclass(frozen=True, slots=True)
class _Number:
    span: Span
    amount: float
    scale: float
    """By which the words after the digits multiply; 1 without any."""

    @property
    def value(self) -> float:
        return self.amount * self.scale


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
    for number in _numbers(reading):
        measured = _measured(text, number, code) or _carried(text, number, money)
        if measured is None or _is_time_of_day(text, number, measured):
            continue
        lower = _lower_end(text, measured.span.start)
        upper = Figure(
            _plain(number.value),
            measured.unit,
            "<=" if lower else _comparator(text, measured.span.start, code),
            _KINDS.get(measured.rule, FigureKind.MONEY),
        )
        if lower:
            least = lower.amount * (number.scale if lower.amount <= number.amount else 1)
            figure = replace(upper, amount=_plain(least), comparator=">=")
            yield Annotation(lower.span, figure, measured.rule, Origin.RULE, f"lower end of {measured.span.of(text)}")
        found = Annotation(measured.span, upper, measured.rule, Origin.RULE, measured.evidence)
        yield found
        money = found if found.rule in (MONEY, CARRIED) else money


def _numbers(reading: Reading) -> Iterator[_Number]:
    """Numbers in digits and in words, with the scale that follows them, left to right."""
    code, text = reading.language.code, reading.text
    words = folded_map(code, "number_words")
    digits = {found.start(): found for found in _NUMBER.finditer(text)}
    spelled = (token.span.start for token in reading.tokens if fold(token.text) in words)
    stop = 0
    for start in sorted({*digits, *spelled}):
        if start < stop:
            continue
        if start in digits:
            amount, stop = _amount(digits[start].group()), digits[start].end()
        else:
            amount, stop = _spelled(text, start, words)
        scale = 1.0
        while (word := _WORD.match(text, stop)) and (factor := look_up(code, "scales", word.group(1))):
            scale *= float(factor)
            dot = _SCALE_DOT.match(text, word.end())
            stop = dot.end() if dot else word.end()
        yield _Number(Span(start, stop), amount, scale)


def _spelled(text: str, start: int, words: Mapping[str, str]) -> tuple[float, int]:
    """«сто двадцать» is 120; a «миллион» after it is a scale, no number of its own."""
    total, stop = 0.0, start
    while (word := _WORD.match(text, stop)) and (value := words.get(fold(word.group(1)))):
        if total and float(value) >= 1000:
            break
        total += float(value)
        stop = word.end()
    return total, stop


def _measured(text: str, number: _Number, code: str) -> _Measured | None:
    """The number with the currency, per cent sign or unit that stands beside it."""
    span = number.span
    if sign := _SIGN_BEFORE.search(text, max(0, span.start - 2), span.start):
        return _Measured(Span(sign.start(), span.stop), _SIGNS[sign.group(1)], MONEY)
    if sign := _SIGN_AFTER.match(text, span.stop):
        return _Measured(Span(span.start, sign.end()), _SIGNS[sign.group(1)], MONEY)
    if percent := _PERCENT.match(text, span.stop):
        return _Measured(Span(span.start, percent.end()), "%", "figures.percent")
    first = _WORD.match(text, span.stop)
    if first is None:
        return None
    second = _WORD.match(text, first.end())
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


def _carried(text: str, number: _Number, money: Annotation | None) -> _Measured | None:
    """«который превышает 40 миллиардов»: after a sum in the same paragraph a large bare number is a sum in its currency."""
    if money is None or number.value < _CARRIED_FROM or "\n\n" in text[money.span.stop : number.span.start]:
        return None
    if not _NO_NOUN.match(text, number.span.stop) or not isinstance(money.value, Figure):
        return None
    return _Measured(number.span, money.value.unit, CARRIED, f"the currency of «{money.span.of(text)}» before it")


def _is_time_of_day(text: str, number: _Number, measured: _Measured) -> bool:
    """«В 10 часов» is a time of day and says not how much."""
    return (
        measured.unit in ("час", "минута")
        and _IN.search(text, max(0, number.span.start - 3), number.span.start) is not None
    )


def _lower_end(text: str, start: int) -> _Number | None:
    """The 3 of «от 3 до 5 тысяч» and of «3–5 тысяч», looked for before the 5."""
    found = _LOWER_END.search(text, max(0, start - _LOOK_BACK), start)
    if not found:
        return None
    return _Number(Span(*found.span(1)), _amount(found.group(1)), 1)


def _comparator(text: str, start: int, code: str) -> str:
    before = _WORDS_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    words = fold(before.group()).split() if before else []
    table = folded_map(code, "comparators")
    for tail in (words, words[:-1] if words[-1:] in (["на"], ["в"], ["к"]) else []):
        for length in (3, 2, 1):
            if len(tail) >= length and (sign := table.get(" ".join(tail[-length:]))):
                return sign
    return "="


def _amount(digits: str) -> float:
    return float(re.sub(r"[ \u00a0\u202f]", "", digits).replace(",", "."))


def _plain(value: float) -> float:
    """Without the dust of binary multiplication: 1,1 times a thousand million is 1100000000.0."""
    return float(f"{value:.12g}")
