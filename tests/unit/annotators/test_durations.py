"""Lengths of time: properties that no list of examples shows, and what becomes of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from babel.units import format_unit
from hypothesis import given
from hypothesis import strategies as st

from generator.annotators import dates, durations, figures
from generator.annotators.merge import merge
from generator.annotators.reading import read
from generator.model import Annotation, Correction, DateOf, Duration, NoMeaning, Span
from tests.readings import plain

LETTERS = {"duration-year": "Y", "duration-month": "M", "duration-week": "W", "duration-day": "D"}
WORDS = st.lists(
    st.sampled_from(
        "за на в течение около более чем два 5 2,5 полтора пять лет года год месяца недель дней сутки полгода и до от с лишним "
        "половиной много лет трёхлетний срок назад , . – ему было 2025".split()
    ),
    min_size=1,
    max_size=14,
).map(" ".join)


def found(text: str) -> list[tuple[str, Duration]]:
    values = [(one.span.of(text), one.value) for one in durations.annotate(read(plain(text)))]
    return [(words, value) for words, value in values if isinstance(value, Duration)]


def merged(text: str, *corrections: Correction) -> tuple[Annotation, ...]:
    reading = read(plain(text))
    found = [*dates.annotate(reading), *durations.annotate(reading), *figures.annotate(reading)]
    return merge(corrections, found)


@given(st.integers(1, 999), st.sampled_from(list(LETTERS)))
def test_what_babel_writes_is_read_back(count: int, unit: str) -> None:
    written = str(format_unit(count, unit, locale="ru"))
    text = f"Стройка шла {written}, не останавливаясь."
    assert found(text) == [(written, Duration(f"P{count}{LETTERS[unit]}", "="))]


@given(text=WORDS)
def test_spans_hold_and_lie_apart(text: str) -> None:
    last = 0
    for one in durations.annotate(read(plain(text))):
        assert one.span.of(text).strip() == one.span.of(text) != ""
        assert one.span.start >= last
        last = one.span.stop


@given(text=WORDS)
def test_no_words_are_both_a_date_and_a_length(text: str) -> None:
    kept = [one.span for one in merged(text) if isinstance(one.value, DateOf | Duration)]
    assert all(first.stop <= second.start for first, second in pairwise(kept))


@pytest.mark.parametrize(
    "text", ["Он уехал три года назад.", "Через пять лет он вернулся.", "За последние десять лет город вырос."]
)
def test_a_length_that_makes_a_date_is_that_date(text: str) -> None:
    values = [type(one.value) for one in merged(text)]
    assert values == [DateOf]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Он жил в Москве 5 лет.", ["P5Y"]),
        ("Прошло 5 лет.", ["P5Y"]),
        ("Иванову 53 года.", []),
        ("Ему 71 год.", []),
        ("В тюрьме ему было 5 лет.", []),
        ("Ему дали до 5 лет лишения свободы.", ["P5Y"]),
        ("Он уехал до 5 лет.", []),
        ("Срок в пять лет истёк.", ["P5Y"]),
        ("В пять лет он пел.", []),
        ("Соседу 60 лет, он прожил здесь 12 лет и три месяца.", ["P12Y3M"]),
        ("Школа для детей от 6 до 9 лет.", []),
        ("Работа займёт от 6 до 9 лет.", ["P6Y"]),
        ("Он прожил здесь 3 года с лишним, а там 3 с лишним года.", ["P3Y", "P3Y"]),
        ("Срок вырос с 3 до 5 лет.", ["P5Y"]),
    ],
)
def test_ages_are_told_from_lengths(text: str, iso: list[str]) -> None:
    assert [value.iso for _, value in found(text)] == iso


def test_a_length_is_no_figure() -> None:
    assert [one.value for one in merged("Дорогу строили 12 лет.")] == [Duration("P12Y", "=")]


def test_a_person_can_take_a_length_away() -> None:
    text = "Дорогу строили 12 лет."
    kept = merged(text, Correction(Span(15, 21), "date", "none"))
    assert [one.value for one in kept] == [NoMeaning("date")]
