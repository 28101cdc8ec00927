"""Two wordings, word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.collation import collated

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
