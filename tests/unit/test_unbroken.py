"""Words that stay on one line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown.html import render
from generator.markdown.unbroken import unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("С 90-х годов", ["90-х"]),
        ("концепция на 2020–2030 годы", ["2020–2030"]),
        ("с 16-17 мая", ["16-17"]),
        ("1,1–1,5 млрд", ["1,1–1,5"]),
        ("70-процентная доля, 2–3-х лет", ["70-процентная", "2–3-х"]),
        ("из Нью-Йорка в Алма-Ату", ["Нью-Йорка", "Алма-Ату"]),
        ("российско-украинский, кто-то", []),
        ("2025-11-07-summit-results", []),
        ("С5+1 — пятеро", []),
    ],
)
def test_what_is_kept_together(text: str, kept: list[str]) -> None:
    assert re.findall(r'<span class="nb">(.+?)</span>', unbroken(text)) == kept


@given(st.text(alphabet="Аа1-–., "))
def test_the_text_is_not_changed(text: str) -> None:
    assert re.sub(r"</?span.*?>", "", unbroken(text)) == text


def test_only_where_the_text_is_set_for_readers() -> None:
    assert render("С 90-х", glue=str) == '<p>С <span class="nb">90-х</span></p>'
    assert render("С 90-х") == "<p>С 90-х</p>"


def test_a_block_of_code_is_left_alone() -> None:
    assert render("```\n90-х\n```", glue=str) == "<pre>90-х</pre>"
