"""Figures in an article: marked where there is something to say of them."""

from __future__ import annotations

import pytest

from generator.model import AnnotatedArticle, Figure, FigureKind
from tests.factories import article, entity
from tests.unit.pages.articles import by_rule, page_of
from tests.unit.pages.html import by_id, classed, one, text

MILES = Figure(5000, "миля", "<~", FigureKind.MEASURE, "граница")


def told(words: str, figure: Figure, **also: object) -> AnnotatedArticle:
    return article("2025-11-07-a", f"Граница тянется на {words} через степь.", figures={words: figure}, **also)  # type: ignore[arg-type]


def test_a_figure_is_converted_and_said_what_it_is_of() -> None:
    page = page_of(told("почти 5 тысяч миль", MILES))
    mark = one(page, "m-f")
    assert (text(mark), mark.get("href"), mark.get("data-o")) == ("почти 5 тысяч миль", "#f_1", "rule")
    assert text(by_id(page, "f_1")) == "почти 5 тысяч миль≈ 8 047 км, граница"
    assert text(by_id(page, "c-f_1")) == "почти 5 тысяч миль в метрических мерах≈ 8 047 кмо чёмграница"


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("28 мостов", Figure(28, "мост", "=", FigureKind.COUNT)),
        ("40 километров", Figure(40, "километр", "=", FigureKind.MEASURE)),
        ("5 миллионов тенге", Figure(5e6, "KZT", "=", FigureKind.MONEY)),
        ("80 %", Figure(80, "%", "=", FigureKind.PERCENT)),
    ],
)
def test_a_figure_that_says_all_itself_is_plain_words(words: str, figure: Figure) -> None:
    page = page_of(told(words, figure))
    assert not classed(page, "m-f")
    assert not [found for found in page.iter("section") if found.get("id") == "figures"]


def test_a_currency_that_the_text_leaves_out_is_told() -> None:
    made = by_rule(told("40 миллиардов", Figure(4e10, "USD", ">", FigureKind.MONEY)), "figures.currency-carried")
    assert "валюта — как в сумме вышеUSD" in text(by_id(page_of(made), "c-f_1"))


def test_a_name_within_a_figure_keeps_its_link() -> None:
    words = "5 тысяч миль Казахстана"
    page = page_of(told(words, MILES, mentions={"Казахстана": "kz"}), entities=[entity("kz", "Казахстан")])
    assert text(one(page, "m-f")) == "5 тысяч миль"
    assert [text(found) for found in classed(page, "m-p")] == ["Казахстана"]


def test_a_figure_that_is_all_name_is_none() -> None:
    words = "Пять Дорог"
    page = page_of(told(words, MILES, mentions={words: "dorogi"}), entities=[entity("dorogi", "Пять Дорог")])
    assert not classed(page, "m-f")
    assert [found for found in classed(page, "l-card") if found.get("id") == "c-f_1"] == []


def test_of_many_figures_the_index_shows_some_and_unfolds_the_others() -> None:
    words = [f"{number} миль" for number in range(20, 32)]
    made = article("2025-11-07-a", ", ".join(words), figures=dict.fromkeys(words, MILES))
    page = page_of(made)
    [unfolds] = page.iter("details")
    assert text(next(unfolds.iter("summary"))) == "все 12"
    assert [found.get("id") for found in unfolds.iter("li")] == ["f_9", "f_10", "f_11", "f_12"]
    assert len(classed(page, "m-f")) == 12
