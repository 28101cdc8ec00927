"""Figures in metric measures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.tables import word_map
from generator.model import Figure, FigureKind
from generator.pages.conversions import OTHER_SYSTEMS, converted
from generator.units import in_base


def said(amount: float, unit: str, to: float | None = None, following: str = "", language: str = "ru") -> str:
    figure = Figure(amount, unit, "=", FigureKind.MEASURE, to=to)
    return converted(figure, following, language).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (5000, "миля", "≈ 8 047 км"),
        (1, "морская миля", "≈ 1,85 км"),
        (100, "фут", "≈ 30,5 м"),
        (10000, "фут", "≈ 3,05 км"),
        (2, "дюйм", "= 5,08 см"),
        (100, "ярд", "≈ 91,4 м"),
        (30, "акр", "≈ 12,1 га"),
        (2, "квадратная миля", "≈ 5,18 км²"),
        (1000, "квадратный фут", "≈ 92,9 м²"),
        (1000000, "баррель", "≈ 159 000 м³"),
        (500, "тройская унция", "≈ 15,6 кг"),
        (300, "лошадиная сила", "≈ 221 кВт"),
    ],
)
def test_by_exact_definitions_in_the_unit_that_suits_the_size(amount: float, unit: str, words: str) -> None:
    assert said(amount, unit) == words


def test_a_range_has_both_ends() -> None:
    assert said(3, "миля", 5) == "≈ 4,83–8,05 км"


@pytest.mark.parametrize(
    ("amount", "unit", "following", "words"),
    [
        (50, "градус", " по Фаренгейту", "= 10 °C"),
        (70, "градус", " по Фаренгейту", "≈ 21,1 °C"),
        (-40, "градус", " Фаренгейта", "= -40 °C"),
        (70, "градус", " мороза", ""),
        (60, "миля", " в час", "≈ 96,6 км/ч"),
        (60, "миля", " в часе ходьбы", "≈ 96,6 км"),
    ],
)
def test_what_follows_the_figure_says_what_it_is(amount: float, unit: str, following: str, words: str) -> None:
    assert said(amount, unit, following=following).replace("\u2212", "-") == words


@pytest.mark.parametrize("unit", ["USD", "GBP", "километр", "%", "гектар", "унция", "галлон", "мост"])
def test_money_metric_and_ambiguous_units_are_left(unit: str) -> None:
    assert said(5, unit) == ""


def test_in_the_language_of_the_interface() -> None:
    assert said(5000, "миля", language="en") == "≈ 8,047 km"
    assert said(5000, "миля", language="kk") == "≈ 8 047 км"


@given(st.sampled_from(sorted(OTHER_SYSTEMS)), st.floats(0.001, 1e9))
def test_every_unit_can_be_converted(unit: str, amount: float) -> None:
    assert in_base(1, unit)[1] in word_map("ru", "conversions").values() or in_base(1, unit) != (1, unit)
    assert said(amount, unit)[0] in "=≈"
