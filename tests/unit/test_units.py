"""Figures made comparable: what one tells in miles and another in kilometres."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.tables import table, word_map
from generator.model import Figure, FigureKind
from generator.units import in_base, interval


def measure(amount: float, unit: str, comparator: str = "=", to: float | None = None) -> Figure:
    return Figure(amount, unit, comparator, FigureKind.MEASURE, to=to)


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (5, "миля", (8.04672, "километр")),
        (700, "метр", (0.7, "километр")),
        (250, "гектар", (2.5, "квадратный километр")),
        (40, "минута", (2 / 3, "час")),
        (1, "морская миля", (1.852, "километр")),
        (1, "фут", (0.0003048, "километр")),
        (1, "ярд", (0.0009144, "километр")),
        (640, "акр", (2.589988110336, "квадратный километр")),
        (43560, "квадратный фут", (0.0040468564224, "квадратный километр")),
        (4840, "квадратный ярд", (0.0040468564224, "квадратный километр")),
        (35.31466672148859, "кубический фут", (1, "кубический метр")),
        (32.15074656862798, "тройская унция", (0.001, "тонна")),
        (1, "лошадиная сила", (0.00073549875, "мегаватт")),
        (3, "километр", (3, "километр")),
        (1e6, "USD", (1e6, "USD")),
        (12, "сосед", (12, "сосед")),
    ],
)
def test_base_units(amount: float, unit: str, expected: tuple[float, str]) -> None:
    value, base = in_base(amount, unit)
    assert value == pytest.approx(expected[0])
    assert base == expected[1]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (measure(8000, "километр"), (8000, 8000)),
        (measure(8000, "километр", ">"), (8000, math.inf)),
        (measure(8000, "километр", ">="), (8000, math.inf)),
        (measure(8000, "километр", "<"), (0, 8000)),
        (measure(8000, "километр", "<="), (0, 8000)),
        (measure(8000, "километр", "~"), (7200, 8800)),
        (measure(5000, "миля", "<~"), (7242.048, 8046.72)),
        (measure(3, "тонна", to=5), (3, 5)),
        (measure(3000, "килограмм", "~", to=5000), (2.7, 5.5)),
    ],
)
def test_the_interval_that_the_words_allow(figure: Figure, expected: tuple[float, float]) -> None:
    assert interval(figure) == pytest.approx(expected)


UNITS = [*word_map("ru", "conversions"), "километр", "KZT", "%"]


@given(st.floats(0, 1e12), st.sampled_from(UNITS), st.sampled_from(["=", "<", ">", "<=", ">=", "~", "<~"]))
def test_the_interval_holds_the_number_and_is_in_base_units(amount: float, unit: str, comparator: str) -> None:
    low, high = interval(measure(amount, unit, comparator))
    assert low <= in_base(amount, unit)[0] <= high


def test_a_base_unit_is_its_own_base() -> None:
    for unit in table("ru", "conversions"):
        base = in_base(1, unit.partition(" = ")[0])[1]
        assert in_base(1, base) == (1, base)
