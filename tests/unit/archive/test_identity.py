"""Ids and keys of names that have no file."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.identity import ids_of, is_broken, key_of, preferred
from generator.model import EntityKind
from tests.unit.archive.named import ORGANIZATION, PERSON, PLACE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Семён Фёдоров", "Семен Федоров"),
        ("Сергей", unicodedata.normalize("NFD", "Сергей")),
        ("«Степной вестник»", "Степной Вестник"),
    ],
)
def test_spellings_of_one_name_share_its_key(one: str, other: str) -> None:
    assert key_of(PERSON, one) == key_of(PERSON, other)


def test_an_id_is_the_slug_of_the_name() -> None:
    key = key_of(PERSON, "Анна Лебедева")
    assert ids_of([key], taken=()) == {key: "anna-lebedeva"}


def test_one_slug_of_two_kinds_makes_two_ids() -> None:
    town, club = key_of(PLACE, "Восток"), key_of(ORGANIZATION, "Восток")
    assert ids_of([town, club], taken=()) == {club: "vostok", town: "vostok-place"}


def test_the_id_of_a_file_is_never_given_away() -> None:
    key = key_of(PLACE, "Восток")
    assert ids_of([key], taken={"vostok"}) == {key: "vostok-place"}


def test_long_names_that_begin_alike_stay_two() -> None:
    start = "Государственная комиссия по приёмке и вводу в эксплуатацию гидротехнических сооружений "
    keys = [key_of(ORGANIZATION, start + end) for end in ("первой очереди", "второй очереди")]
    assert len(set(ids_of(keys, taken=()).values())) == 2


def test_a_name_in_another_script_has_an_id_too() -> None:
    keys = [key_of(PLACE, "東京"), key_of(PLACE, "京都")]
    assert all(re.fullmatch(r"n-[0-9a-f]{8}", id) for id in ids_of(keys, taken=()).values())
    assert keys[0] != keys[1]


@pytest.mark.parametrize("name", ["Я", "42", "—", "А.", ""])
def test_scraps_are_no_names(name: str) -> None:
    assert is_broken(name)


def test_the_title_is_the_most_frequent_spelling_and_of_two_the_one_with_yo() -> None:
    assert preferred({"Семен": 3, "Семён": 1}) == "Семён"
    assert preferred({"Семен": 2, "Семён": 1, "Сеня": 2}) == "Семён"
    assert preferred({"Семен": 1, "Сеня": 2}) == "Сеня"


@given(
    st.lists(st.tuples(st.sampled_from([PERSON, PLACE]), st.text("аеё bЯ-東", max_size=8))),
    st.sets(st.text("ae", max_size=3)),
)
def test_ids_are_unique_and_do_not_depend_on_the_order(names: list[tuple[EntityKind, str]], taken: set[str]) -> None:
    keys = [key_of(kind, name) for kind, name in names]
    ids = ids_of(keys, taken)
    assert len(set(ids.values())) == len(set(keys))
    assert taken.isdisjoint(ids.values())
    assert ids_of(reversed(keys), taken) == ids
