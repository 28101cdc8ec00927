"""Pairs of quotation marks, the outer ones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotators.quotation_marks import quoted


def inner(text: str) -> list[str]:
    return [one.inner.of(text) for one in quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Да», — сказал он.", ["Да"]),
        ('"Да", — сказал он про "Восток".', ["Да", "Восток"]),
        ("“Да” и „нет“", ["Да", "нет"]),
        ("«Читаю „Войну и мир“ и «Дон»»", ["Читаю „Войну и мир“ и «Дон»"]),
        ('«Читаю "Дон" вслух»', ['Читаю "Дон" вслух']),
        ("«Проект «Дон», — сказал он.", ["Проект «Дон"]),
        ("«Проект «Дон»", ["Проект «Дон"]),
        ("( «Да» )", ["Да"]),
        ("« Да »", ["Да"]),
        ("«Начало без конца", []),
        ("конец без начала»", []),
        ("«Первый абзац\n\nвторой»", []),
        ("«Первый абзац.\n\n«Второй», — сказал он.", ["Первый абзац.\n\n«Второй"]),
        ("Он сказал: «Раз.\n\n«Два «Дон» там.\n\n«Три».", ["Раз.\n\n«Два «Дон» там.\n\n«Три"]),
        ('"Раз.\n\n"Два", — сказал он.', ['Раз.\n\n"Два']),
        ("«Начало про «Дон» без конца.\n\nКонец. «Да»", ["Дон", "Да"]),
        ("Завод «Дон закрыт\n\n«Да», — сказал он.", ["Да"]),
        ("«Раз.\n\n«Два.\n\nКонец «Да»", ["Да"]),
        ('экран 55" и «Да»', ["Да"]),
        ("«»", []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@given(st.text('аб \n«»„“”"—,.', max_size=40))
def test_pairs_lie_apart_and_within_their_paragraph(text: str) -> None:
    found = list(quoted(text))
    assert all(one.outer.stop <= other.outer.start for one, other in pairwise(found))
    assert all(one.paragraph.holds(one.outer) and one.outer.holds(one.inner) for one in found)
    assert all(one.inner.of(text) == one.inner.of(text).strip() != "" for one in found)
