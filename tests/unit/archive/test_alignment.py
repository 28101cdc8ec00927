"""Several wordings side by side: what all have, and where they part."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.alignment import aligned, same_words, split_words

TEXTS = st.lists(st.sampled_from("мост, мы «построим» весне — к Ёлке елке не . …".split()), max_size=8).map(" ".join)
WITNESSES = st.lists(TEXTS, min_size=1, max_size=5)

NEED, MUST, OUGHT = (f"{beginning} признать, что сосед построил забор" for beginning in ("Надо", "Вы должны", "Нужно"))


def shown(*witnesses: str) -> list[tuple[str, ...]]:
    return [tuple(reading.strip() for reading in place.readings) for place in aligned(witnesses).places]


def test_three_witnesses_share_all_but_the_beginning() -> None:
    found = aligned([NEED, MUST, OUGHT])
    assert [place.same for place in found.places] == [False, True]
    assert [reading.strip() for reading in found.places[0].readings] == ["Надо", "Вы должны", "Нужно"]
    assert found.words == (6, 7, 6)
    assert found.shared == 5
    assert found.share == 5 / 7


@pytest.mark.parametrize(
    ("witnesses", "places"),
    [
        (["Ждём весны", "Ждём, весны!"], [("Ждём весны", "Ждём, весны!")]),
        (["Ждём весны и лета", "Ждём лета"], [("Ждём", "Ждём"), ("весны и", ""), ("лета", "лета")]),
        (["Ждём", "Стоим"], [("Ждём", "Стоим")]),
        (["Ёлка", "Елка стоит"], [("Ёлка", "Елка"), ("", "стоит")]),
        (["…", "Ждём"], [("…", "Ждём")]),
        (["…"], [("…",)]),
        (["", ""], []),
        # The third agrees with the second in what the first lacks, and with the first in what the second lacks.
        (
            ["мост новый стоит", "мост крепкий стоит", "мост новый крепкий стоит"],
            [("мост", "мост", "мост"), ("новый", "крепкий", "новый крепкий"), ("стоит", "стоит", "стоит")],
        ),
    ],
)
def test_places(witnesses: list[str], places: list[tuple[str, ...]]) -> None:
    assert shown(*witnesses) == places


def test_a_word_that_fewer_than_half_of_the_others_have_is_marked() -> None:
    found = aligned(["мы ждём", "мы ждём", "мы ждём", "мы не ждём"])
    assert found.alone == ((False, False), (False, False), (False, False), (False, True, False))
    three = aligned(["мы ждём", "мы ждём", "мы стоим"])
    assert three.alone == ((False, False), (False, False), (False, True))
    two = aligned(["надо ждать", "нужно ждать"])
    assert two.alone == ((True, False), (True, False))


def test_nothing_is_marked_in_a_single_witness() -> None:
    assert aligned(["мы ждём"]).alone == ((False, False),)


@given(WITNESSES)
def test_the_choices_of_a_witness_give_its_text_back(witnesses: list[str]) -> None:
    found = aligned(witnesses)
    for number, text in enumerate(witnesses):
        assert "".join(place.readings[number] for place in found.places) == text


@given(WITNESSES)
def test_places_take_turns_and_the_same_ones_hold_the_same_words(witnesses: list[str]) -> None:
    found = aligned(witnesses)
    assert all(one.same != following.same for one, following in pairwise(found.places))
    for place in found.places:
        if place.same:
            assert len({same_words(reading) for reading in place.readings}) == 1
    shared = sum(len(split_words(place.readings[0])) for place in found.places if place.same)
    assert shared == found.shared
    assert 0 <= found.share <= 1
    assert [len(marks) for marks in found.alone] == list(found.words)


@given(TEXTS, st.integers(1, 4))
def test_the_same_text_any_number_of_times_has_no_difference(text: str, times: int) -> None:
    found = aligned([text] * times)
    assert all(place.same for place in found.places)
    assert found.share == 1


@given(TEXTS, TEXTS)
def test_two_witnesses_share_no_less_than_the_longest_common_run_of_words(one: str, other: str) -> None:
    mine, theirs = same_words(one), same_words(other)
    best = {(-1, place): 0 for place in range(-1, len(theirs))} | {(place, -1): 0 for place in range(-1, len(mine))}
    for i, word in enumerate(mine):
        for j, candidate in enumerate(theirs):
            best[i, j] = best[i - 1, j - 1] + 1 if word == candidate else max(best[i - 1, j], best[i, j - 1])
    assert aligned([one, other]).shared == best[len(mine) - 1, len(theirs) - 1]
