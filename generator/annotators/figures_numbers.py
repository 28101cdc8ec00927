"""Numbers in digits and in words, with the scale that follows them: «3,04 млрд», «сто двадцать тысяч», «от 3 до 5 млн»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.annotators.reading import Reading
from generator.annotators.stems import look_up
from generator.languages.tables import fold, folded_map
from generator.late import late
from generator.model import Span

WORD = late(r"[ \u00a0\u202f]?([^\W\d_]+(?:-[^\W\d_]+)*)")
"""The next word, in group 1."""
_NUMERAL = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?"
# No part of a word («COVID-19», «C5+1»), a time, a fraction or a version; a range's second number may follow a hyphen.
_NUMBER = late(rf"(?<![\w.,+/:№])(?<![^\d]-)(?<!№[ \u00a0]){_NUMERAL}(?![\d+/:]|[.,]\d)")
_SCALE_DOT = late(r"\.(?=[ \u00a0\u202f][a-zа-яё$€])")
_RANGE = late(
    rf"(?:(?P<dash>{_NUMERAL})(?P<dash_scale>[ \u00a0\u202f][^\W\d_]+\.?)?[ \u00a0\u202f]?[-–—][ \u00a0\u202f]?"
    rf"|\b[Оо]т[ \u00a0](?P<digits>{_NUMERAL})(?P<digits_scale>[ \u00a0\u202f][^\W\d_]+\.?)?[ \u00a0\u202f]до[ \u00a0\u202f]"
    r"|\b[Оо]т[ \u00a0](?P<word>[^\W\d_]+)[ \u00a0\u202f]до[ \u00a0\u202f])$"
)
_LOOK_BACK = 48
_LARGE = 1000


@dataclass(frozen=True, slots=True)
class Number:
    span: Span
    """Of a range, from its first word on."""
    amount: float
    scale: float
    """By which the words after the digits multiply; 1 without any."""
    spelled: bool
    low: float | None = None
    """Of a range, its lower end, scaled."""

    @property
    def value(self) -> float:
        return plain(self.amount * self.scale)


def numbers(reading: Reading) -> Iterator[Number]:
    """Left to right; the lower end of a range is part of it."""
    code, text = reading.language.code, reading.text
    words = folded_map(code, "number_words")
    digits = {found.start(): found for found in _NUMBER.finditer(text)}
    spelled = (token.span.start for token in reading.tokens if fold(token.text) in words)
    pending: Number | None = None
    stop = 0
    for start in sorted({*digits, *spelled}):
        if start < stop:
            continue
        if start in digits:
            amount, stop = _amount(digits[start].group()), digits[start].end()
        else:
            amount, stop = _spelled(text, start, words)
        scale = 1.0
        while (word := WORD.match(text, stop)) and (factor := look_up(code, "scales", word.group(1))):
            scale *= float(factor)
            dot = _SCALE_DOT.match(text, word.end())
            stop = dot.end() if dot else word.end()
        found = _ranged(text, Number(Span(start, stop), amount, scale, start not in digits), code)
        if pending and found.low is None:
            yield pending
        pending = found
    if pending:
        yield pending


def _ranged(text: str, number: Number, code: str) -> Number:
    """With the 3 of «от 3 до 5 тысяч» and of «3–5 тысяч», looked for before the 5."""
    found = _RANGE.search(text, max(0, number.span.start - _LOOK_BACK), number.span.start)
    if found is None:
        return number
    written = found["dash"] or found["digits"]
    if written:
        least = _amount(written)
        word = (found["dash_scale"] or found["digits_scale"] or "").strip(" \u00a0\u202f.")
        factor = look_up(code, "scales", word) if word else None
        if word and factor is None:
            return number
    else:
        value = folded_map(code, "number_words").get(fold(found["word"]))
        if value is None:
            return number
        least, factor = float(value), None
    scale = float(factor) if factor else number.scale if least < number.amount else 1.0
    low = plain(least * scale)
    if low >= number.value:
        return number
    return Number(Span(found.start(), number.span.stop), number.amount, number.scale, number.spelled, low)


def _spelled(text: str, start: int, words: Mapping[str, str]) -> tuple[float, int]:
    """«сто двадцать» is 120; a «миллион» after it is a scale, no number of its own."""
    total, stop = 0.0, start
    while (word := WORD.match(text, stop)) and (value := words.get(fold(word.group(1)))):
        if total and float(value) >= _LARGE:
            break
        total += float(value)
        stop = word.end()
    return total, stop


def _amount(digits: str) -> float:
    return float(re.sub(r"[ \u00a0\u202f]", "", digits).replace(",", "."))


def plain(value: float) -> float:
    """Without the dust of binary multiplication: 1,1 times a thousand million is 1100000000.0."""
    return float(f"{value:.12g}")
