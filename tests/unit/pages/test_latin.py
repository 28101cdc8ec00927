"""Cyrillic names in Latin letters, as readers type them."""

from __future__ import annotations

import pytest

from generator.pages.latin import latin


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Токаев", ("tokaev", "tokayev")),
        ("Елена Ольховая", ("elena olhovaia", "yelena olkhovaya")),
        ("Щукин", ("schukin", "shchukin")),
        ("Соловецкий", ("solovetskii", "solovetsky")),
        ("Юрий Белый", ("iurii belyi", "yury bely")),
        ("Берег-Майский", ("bereg maiskii", "bereg maysky")),
        ("Степногорск", ("stepnogorsk",)),
        ("Көлсай", ("kolsai", "kolsay")),
        ("The Lighthouse", ()),
        ("", ()),
    ],
)
def test_a_name_in_both_tables(name: str, spellings: tuple[str, ...]) -> None:
    assert latin(name) == spellings
