"""Names as the search reads them."""

from __future__ import annotations

import pytest

from generator.pages.spellings import latin, names_of, words_of
from tests.factories import entity


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


def test_a_form_of_the_same_stem_is_left_out_and_another_is_not() -> None:
    leo = entity("lev", "Лев Дуров", names={"en": "Leo Durov"}, case_forms=["Лев Дуров", "Льва Дурова", "Льву Дурову"])
    assert names_of(leo) == "Лев Дуров | Leo Durov | Льва Дурова | Льву Дурову | lev durov"
    moscow = entity("moskva", "Москва", case_forms=["Москва", "Москвой", "Москву", "Москвы"])
    assert words_of(moscow) == "Москва Москвой moskva"
    assert words_of(leo) == "Лев Дуров Льва Дурова Льву lev durov"
