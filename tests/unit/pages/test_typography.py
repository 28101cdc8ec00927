"""Spaces that must not break, and cuts that leave whole words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.typography import NO_BREAK, THIN, first_sentence, glue, shorten


@pytest.mark.parametrize(
    ("plain", "glued"),
    [
        ("в Астане и на Днепре", "в~Астане и~на~Днепре"),
        ("6 ноября 2025", "6~ноября 2025"),
        ("70 % у Cove Kaz", "70~%~у~Cove Kaz"),
        ("Токаев — о мире", "Токаев~— о~мире"),
        ("сделал бы это", "сделал~бы это"),
        ("что же дальше", "что~же дальше"),
        ("из-за дождя", "из-за дождя"),
        ("№ 5", "№~5"),
        ("§ 12 или № 5", "§~12~или №~5"),
        ("10 000 человек, 1 250 000,5 тенге", "10_000~человек, 1_250_000,5~тенге"),
        ("в 2025 100 человек", "в~2025~100~человек"),
        ("650 млн руб. в год", "650~млн~руб. в~год"),
        ("1,15 млрд $ и 20 °C", "1,15~млрд~$ и~20~°C"),
        ("5 миллиардов долларов", "5~миллиардов долларов"),
        ("5 – 7 тысяч", "5~–~7~тысяч"),
        ("т. е. так, и т. д.", "т.~е. так, и~т.~д."),
        ("А. С. Пушкин", "А.~С.~Пушкин"),
        ("г. Алматы, ул. Мира, ст. 5", "г.~Алматы, ул.~Мира, ст.~5"),
        ("в 1994 г. Президент", "в~1994~г. Президент"),
        ("— Да, конечно", "—~Да, конечно"),
        ("«О мосте»", "«О~мосте»"),
    ],
)
def test_glue(plain: str, glued: str) -> None:
    assert glue(plain).replace(NO_BREAK, "~").replace(THIN, "_") == glued


@given(st.text(alphabet="абвгдАтлн xyz059%—–«»№§$ \n.,-"))
def test_only_spaces_change(text: str) -> None:
    glued = glue(text)
    assert glued.replace(NO_BREAK, " ").replace(THIN, " ") == text
    assert glue(glued) == glued


@given(st.text(max_size=200), st.integers(1, 60))
def test_what_is_cut_is_not_longer_and_begins_the_same(text: str, limit: int) -> None:
    short = shorten(text, limit)
    line = " ".join(text.split())
    assert len(short) <= limit + 1
    assert short == line or line.startswith(short.removesuffix("…"))


@given(st.text("аб \n,", max_size=60), st.integers(1, 12))
def test_white_space_counts_for_nothing_where_text_is_cut(text: str, limit: int) -> None:
    assert shorten(text, limit) == shorten(" ".join(text.split()), limit)


def test_a_cut_is_after_a_word_and_its_comma() -> None:
    assert shorten("Мост через реку, который строят", 18) == "Мост через реку…"


def test_a_cut_leaves_no_preposition_hanging() -> None:
    assert shorten("Страну приняли в ООН, и в апреле строят", 27) == "Страну приняли в ООН…"
    assert shorten("Страна вступила в ЕС недавно", 25) == "Страна вступила в ЕС…"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Президент Казахстана. Родился в Алма-Ате.", "Президент Казахстана."),
        ("Политик, род. в 1953 г. в Алма-Ате. Юрист.", "Политик, род. в 1953 г. в Алма-Ате."),
        ("Газета «Вестник». Выходит с 1990 года.", "Газета «Вестник»."),
        ("Ведёт А. Иванов. Всегда.", "Ведёт А. Иванов."),
        ("Одно", "Одно"),
    ],
)
def test_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first
