"""Through whom quoted words came."""

from __future__ import annotations

import pytest

from generator.annotators import quotes
from generator.annotators.reading import read
from generator.model import Quote
from tests.readings import plain


def vias(text: str) -> list[str]:
    return [one.value.via for one in quotes.annotate(read(plain(text))) if isinstance(one.value, Quote)]


RETOLD = "По данным газеты «Вечерняя степь», министр Пётр Ежов доволен мостом."
SAID = "«Мы построили его за один год», — сказал Пётр Ежов."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{RETOLD} {SAID}", ["Вечерняя степь"]),
        (f"{RETOLD}\n\n{SAID}", ["Вечерняя степь"]),
        # The passage between them retells nobody.
        (f"{RETOLD}\n\nМост открыт.\n\n{SAID}", [""]),
        # Another occasion.
        (f"{RETOLD}\n\nВ мае 2024 года было иначе. {SAID}", [""]),
        (SAID, [""]),
    ],
)
def test_a_passage_that_retells_an_outlet_has_its_quotes_from_there(text: str, expected: list[str]) -> None:
    assert vias(text) == expected


def test_the_outlet_beside_the_verb_comes_first() -> None:
    assert vias(f"{RETOLD} {SAID[:-1]} газете The Guardian.") == ["The Guardian"]


def test_what_an_outlet_says_itself_came_through_nobody() -> None:
    assert vias("По данным РИА Новости, мост открыт. «Мост построили за один год», — сообщает РИА Новости.") != [
        "РИА Новости"
    ]
