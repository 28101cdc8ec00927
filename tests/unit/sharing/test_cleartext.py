"""Any text, made fit for any format."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # it ships no types
from markupsafe import escape

from generator.sharing.cleartext import address, clear, cut, one_line


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_has_a_place_in_xml(text: str) -> None:
    for made in (one_line(text), clear(text)):
        assert (etree.fromstring(f"<a>{escape(made)}</a>").text or "") == made


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    made = one_line(text)
    assert len(made.splitlines()) <= 1
    assert made == made.strip()
    assert one_line(made) == made


def test_words_stay_parted_where_a_line_ended() -> None:
    assert one_line("а\r\nб\rв\u2028г\x0bд\te\u00a0ё") == "а б в г д e ё"
    assert clear("а\r\n\r\nб\x00в") == "а\n\nбв"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_address_is_ascii_without_what_ends_one(text: str) -> None:
    made = address(f"https://ok.example/{text}")
    assert made.isascii()
    assert not set(made) & set(' "<>\\^`{|}\n')
    assert address(made) == made


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Три слова здесь", 15, "Три слова здесь"),
        ("Три слова здесь", 14, "Три слова…"),
        ("Три слова, здесь", 13, "Три слова…"),
        ("Сверхдлинное", 6, "Сверх…"),
        (" а \n б ", 9, "а б"),
        ("", 5, ""),
    ],
)
def test_a_cut_ends_after_a_word(text: str, limit: int, expected: str) -> None:
    assert cut(text, limit) == expected


@given(st.text(), st.integers(2, 40))
def test_a_cut_is_never_longer(text: str, limit: int) -> None:
    assert len(cut(text, limit)) <= limit


@given(
    st.lists(st.sampled_from(["слово", "а", " ", "\n", "\r\n", "\xa0", "\x00", "«", "—", "…"])).map("".join),
    st.integers(2, 12),
)
def test_a_long_text_is_cut_as_if_all_of_it_had_been_read(text: str, limit: int) -> None:
    whole = one_line(text)
    assert cut(text, limit) == cut(whole, limit)
    assert cut(text, limit) == whole or whole.startswith(cut(text, limit).removesuffix("…"))


@given(st.text())
def test_printable_text_is_what_any_format_may_hold(text: str) -> None:
    kept = "".join(char for char in text if char.isprintable() or char == "\n")
    assert clear(kept) == kept
