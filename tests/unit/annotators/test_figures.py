"""Money, percentages and measures: the figures under the text, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotators import figures
from generator.annotators.reading import read
from generator.model import Annotation, Figure, FigureKind
from tests.factories import article


def annotated(text: str) -> list[Annotation]:
    return list(figures.annotate(read(article("2025-01-01-a", text).article)))


def found(text: str) -> list[tuple[str, float, str, str]]:
    values = [(one.span.of(text), one.value) for one in annotated(text)]
    return [(words, v.amount, v.unit, v.comparator) for words, v in values if isinstance(v, Figure)]


@pytest.mark.parametrize(
    ("text", "words", "amount", "unit", "comparator"),
    [
        ("высота 100 футов над рекой", "100 футов", 100, "фут", "="),
        ("прошли 10 морских миль", "10 морских миль", 10, "морская миля", "="),
        ("лес в 2 квадратные мили", "2 квадратные мили", 2, "квадратная миля", "="),
        ("купили 30 акров земли", "30 акров", 30, "акр", "="),
        ("добыли 500 тройских унций золота", "500 тройских унций", 500, "тройская унция", "="),
        ("нужно 2 тысячи кубических футов газа", "2 тысячи кубических футов", 2000, "кубический фут", "="),
        ("цена 1,1 миллиарда долларов", "1,1 миллиарда долларов", 1.1e9, "USD", "="),
        ("выплатит 3,04 млрд долларов США сразу", "3,04 млрд долларов США", 3.04e9, "USD", "="),
        ("дали 25 млн. руб. на мост", "25 млн. руб.", 25e6, "RUB", "="),
        ("дали 25 млн руб.", "25 млн руб", 25e6, "RUB", "="),
        ("разменял 100-долларовую купюру", "100-долларовую", 100, "USD", "="),
        ("долг приближается к 30 миллиардам рублей", "30 миллиардам рублей", 30e9, "RUB", "<~"),
        ("штраф 5000 рублей", "5000 рублей", 5000, "RUB", "="),
        ("штраф 12 500 рублей", "12 500 рублей", 12500, "RUB", "="),
        ("более $27 млн за год", "$27 млн", 27e6, "USD", ">"),
        ("свыше € 5 млн", "€ 5 млн", 5e6, "EUR", ">"),
        ("вырос до 300 ₸ за литр", "300 ₸", 300, "KZT", "="),
        ("рост цен до 300 ₸", "300 ₸", 300, "KZT", "="),
        ("платят до 300 ₸ за литр", "300 ₸", 300, "KZT", "<="),
        ("почти 40 тысяч тенге", "40 тысяч тенге", 40e3, "KZT", "<~"),
        ("около 30 миллионов фунтов стерлингов", "30 миллионов фунтов стерлингов", 30e6, "GBP", "~"),
        ("приз 100 млн гонконгских долларов", "100 млн гонконгских долларов", 100e6, "HKD", "="),
        ("не менее двух миллионов юаней", "двух миллионов юаней", 2e6, "CNY", ">="),
        ("полтора миллиарда рублей", "полтора миллиарда рублей", 1.5e9, "RUB", "="),
        ("сто двадцать тысяч гривен", "сто двадцать тысяч гривен", 120e3, "UAH", "="),
        ("миллион долларов в дар", "миллион долларов", 1e6, "USD", "="),
        ("вырос более чем на 12,5%", "более чем на 12,5%", 12.5, "%", ">"),
        ("доля 80 % рынка", "80 %", 80, "%", "="),
        ("семь процентов голосов", "семь процентов", 7, "%", "="),
        ("получил 30-процентную долю", "30-процентную", 30, "%", "="),
        ("дорога в 8 тысяч километров", "8 тысяч километров", 8000, "километр", "="),
        ("участок 12 кв. Площадь 3 квадратных километра", "3 квадратных километра", 3, "квадратный километр", "="),
        ("говорили около 40 минут", "около 40 минут", 40, "минута", "~"),
        ("добыли 90 тонн руды", "90 тонн", 90, "тонна", "="),
        ("подписали 28 договоров", "28 договоров", 28, "договор", "="),
        ("купили 35 новых трамваев", "35 новых трамваев", 35, "трамвай", "="),
        ("лидеры пяти горных республик", "пяти горных республик", 5, "республика", "="),
        ("встреча с двумя соседями", "двумя соседями", 2, "сосед", "="),
        ("собрал один миллион человек", "один миллион человек", 1e6, "человек", "="),
        ("пришли более 70 мелких фирм", "более 70 мелких фирм", 70, "фирма", ">"),
        ("окончил 21 ученик", "21 ученик", 21, "ученик", "="),
        ("принял 3 закона", "3 закона", 3, "закон", "="),
    ],
)
def test_figures(text: str, words: str, amount: float, unit: str, comparator: str) -> None:
    assert found(text) == [(words, amount, unit, comparator)]


@pytest.mark.parametrize(
    "text",
    [
        "статья 5 закона и дом 21 улицы",  # numbers of things, not of how many
        "один из соседей",
        "школа № 5 домов",
        "в 3 раза больше",
        "в 2025 году и в 1990 годах",
        "договор на 25 лет и отсрочка в 10 дней",  # lengths of time
        "16 декабря",
        "на 46-й сессии",
        "саммит C5+1 и вирус COVID-19",
        "счёт 3:2, дробь 1/2, версия 1.2.3",
        "начало в 10 часов",
        "Boeing 787",
    ],
)
def test_numbers_that_measure_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("штраф от 3 до 5 тысяч рублей", "от 3 до 5 тысяч рублей", 3000, 5000),
        ("штраф 3–5 тысяч рублей", "3–5 тысяч рублей", 3000, 5000),
        ("штраф 500-700 рублей", "500-700 рублей", 500, 700),
        ("штраф от 500 тыс. до 1 млн рублей", "от 500 тыс. до 1 млн рублей", 5e5, 1e6),
        ("штраф от двух до пяти тысяч рублей", "от двух до пяти тысяч рублей", 2000, 5000),
        ("штраф около 3-5 тысяч рублей", "3-5 тысяч рублей", 3000, 5000),
    ],
)
def test_a_range_is_one_figure(text: str, words: str, low: float, high: float) -> None:
    (one,) = annotated(text)
    assert isinstance(one.value, Figure)
    assert (one.span.of(text), one.value.amount, one.value.to) == (words, low, high)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("дал 5 рублей", FigureKind.MONEY),
        ("дал 5 %", FigureKind.PERCENT),
        ("дал 5 тонн", FigureKind.MEASURE),
        ("дал 5 яблок", FigureKind.COUNT),
    ],
)
def test_kinds_are_told_apart(text: str, kind: FigureKind) -> None:
    (one,) = annotated(text)
    assert isinstance(one.value, Figure)
    assert one.value.kind is kind


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Здесь течёт самая длинная река между горами длиной более 2 тысяч километров.", "река"),
        ("Они живут рядом с общей стеной протяжённостью почти 300 миль.", "стена"),
        ("Объём продаж зерна превысил 7 миллиардов тенге.", "объём"),
        ("Он взял кредит в 3 млрд рублей.", "кредит"),
        ("Договор на поставку зерна на общую сумму 5 млн евро подписан.", "договор"),
        ("Вывезли 90 тонн руды.", "руда"),
        ("Сгорело 80 % домов.", "дома"),
        ("Получено 80 % голосов жителей.", "голоса"),
        ("Население составляет 300 тысяч человек.", "население"),
        ("Он вложил 6 миллионов рублей.", ""),
        ("Подписали 28 договоров сторон.", ""),
        ("В городе 3 тысячи километров.", ""),
    ],
)
def test_what_a_figure_is_of(text: str, thing: str) -> None:
    (one,) = annotated(text)
    assert isinstance(one.value, Figure)
    assert one.value.of == thing


def test_a_sum_in_brackets_lends_its_currency_to_nobody() -> None:
    text = "Первый получит 40 млн рублей (600 тысяч долларов), второй — 20 млн."
    assert [unit for _, _, unit, _ in found(text)] == ["RUB", "USD", "RUB"]


def test_a_currency_that_is_left_out_is_the_one_before() -> None:
    text = "Продали на 4 миллиарда тенге, а купили товаров больше чем на 9 миллиардов, и это не предел."
    assert found(text)[1] == ("9 миллиардов", 9e9, "KZT", ">")
    assert annotated(text)[1].evidence == "the currency of «4 миллиарда тенге» before it"


@pytest.mark.parametrize(
    "text",
    [
        "Продали на 4 миллиарда тенге. На Земле 8 миллиардов человек.",
        "Продали на 4 миллиарда тенге.\n\nИх было 9 миллионов.",
        "Их было 9 миллионов.",
    ],
)
def test_but_what_is_counted_is_no_money(text: str) -> None:
    kinds = [
        one.value.kind for one in annotated(text) if isinstance(one.value, Figure) and "тенге" not in one.span.of(text)
    ]
    assert FigureKind.MONEY not in kinds


@given(
    st.lists(
        st.sampled_from("5 12,5 млн тысяч рублей $ % от до – более км два домов новых .".split()), max_size=12
    ).map(" ".join)
)
def test_spans_are_apart_and_amounts_are_numbers(text: str) -> None:
    text = text.strip() or "."
    values = annotated(text)
    assert all(one.span.stop <= other.span.start for one, other in pairwise(values))
    assert all(any(char.isalnum() for char in one.span.of(text)) for one in values)
