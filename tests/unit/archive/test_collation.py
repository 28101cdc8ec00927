"""Two wordings, word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.collation import collated, unshared

TEXTS = st.lists(st.sampled_from("мост, мы «построим» весне — к Ёлке елке .".split()), max_size=9).map(" ".join)


@pytest.mark.parametrize(
    ("words", "other", "expected"),
    [
        ("Надо ждать весны", "Нужно ждать весны", [("Надо ", False), ("ждать весны", True)]),
        ("Ждать весны", "ждать, весны!", [("Ждать весны", True)]),
        ("Ёлка стоит", "Елка стоит", [("Ёлка стоит", True)]),
        ("Ждём весны и лета", "Ждём лета", [("Ждём ", True), ("весны и ", False), ("лета", True)]),
        ("Ждём", "Стоим", [("Ждём", False)]),
        ("", "Ждём", []),
        ("…", "Ждём", [("…", False)]),
    ],
)
def test_stretches(words: str, other: str, expected: list[tuple[str, bool]]) -> None:
    assert [(one.words, one.same) for one in collated(words, other)] == expected


@given(TEXTS, TEXTS)
def test_the_stretches_give_the_words_back_and_take_turns(words: str, other: str) -> None:
    found = collated(words, other)
    assert "".join(one.words for one in found) == words
    assert all(one.same != next_one.same for one, next_one in pairwise(found))


@given(TEXTS)
def test_a_wording_is_the_same_as_itself(words: str) -> None:
    assert all(one.same for one in collated(words, words))


@pytest.mark.parametrize(
    ("words", "other", "expected"),
    [
        # Wherever it stands, and in whatever case.
        ("Мост построили весной", "Весной моста нет", [("Мост ", True), ("построили ", False), ("весной", True)]),
        ("Станция открыта", "Он ждёт у станций", [("Станция ", True), ("открыта", False)]),
        # Forms of a verb say when.
        ("Они построили", "Они построят", [("Они построили", False)]),
        # Numbers are words, however short.
        ("Пришли 5 гостей", "Пришли 6 гостей", [("Пришли ", True), ("5 ", False), ("гостей", True)]),
        ("Ждём С5+1", "Ждём всех", [("Ждём ", True), ("С5+1", False)]),
        ("ООН громко ждёт", "Ждёт ООН", [("ООН ", True), ("громко ", False), ("ждёт", True)]),
        # Small words go with their neighbours.
        ("Ждём их у реки", "Ждём гостей у реки", [("Ждём их у реки", True)]),
        ("Ждут и поют у реки", "Ждём у реки", [("Ждут и поют ", False), ("у реки", True)]),
        ("и", "мост", [("и", True)]),
        ("…", "мост", [("…", True)]),
        ("", "мост", []),
    ],
)
def test_what_the_other_has_nowhere(words: str, other: str, expected: list[tuple[str, bool]]) -> None:
    assert [(one.words, one.same) for one in unshared(words, other)] == expected


@given(TEXTS, TEXTS)
def test_its_stretches_give_the_words_back_and_take_turns(words: str, other: str) -> None:
    found = unshared(words, other)
    assert "".join(one.words for one in found) == words
    assert all(one.same != next_one.same for one, next_one in pairwise(found))
