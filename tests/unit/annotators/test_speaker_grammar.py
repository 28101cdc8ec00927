"""What grammar says of verbs of speech and of the nouns beside them."""

from __future__ import annotations

import pytest

from generator.annotators import speaker_grammar as grammar
from generator.annotators.speaker_grammar import ANYBODY, MAN, SEVERAL, WOMAN


@pytest.mark.parametrize(
    ("word", "who"),
    [
        ("сказал", MAN),
        ("сказала", WOMAN),
        ("сообщили", SEVERAL),
        ("сообщают", SEVERAL),
        ("говорит", ANYBODY),
        ("уверена", WOMAN),
        ("убеждён", MAN),
        ("отметило", ANYBODY),
        ("говорится", SEVERAL),
    ],
)
def test_who_may_have_spoken(word: str, who: str) -> None:
    assert grammar.told_by(word) == who


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Олег Ежов", MAN),
        ("Анна Лебедева", WOMAN),
        ("Лебедева", WOMAN),
        ("Ежов", MAN),
        ("Марина Ли", WOMAN),
        ("Жан-Пьер Ришар", MAN),
        ("Хейли", ANYBODY),
        ("Флоранс Делор", ANYBODY),
        ("Oleg Yezhov", ANYBODY),
    ],
)
def test_gender_of_a_name_is_told_only_where_it_is_sure(name: str, who: str) -> None:
    assert grammar.gender(name) == who


@pytest.mark.parametrize(
    ("speaker", "wanted", "may"),
    [(MAN, MAN, True), (MAN, WOMAN, False), (ANYBODY, WOMAN, True), (MAN, ANYBODY, True), (ANYBODY, SEVERAL, False)],
)
def test_fits(speaker: str, wanted: str, may: bool) -> None:
    assert grammar.fits(speaker, wanted) is may


@pytest.mark.parametrize(
    ("name", "before", "oblique"),
    [
        ("Мэри", ["своей", "дочери"], True),
        ("Мэри", ["представитель", "дочери"], False),
        ("Мэри", ["певица"], False),
        ("Мэри", ["прошла", "кандидатура"], True),
        ("Мэри", ["глава", "ведомства"], False),
        ("Мэри", ["в", "письме"], False),
        ("Мэри", [], False),
        ("Олег Ежов", ["своей", "дочери"], False),
    ],
)
def test_a_name_without_cases_stands_in_that_of_its_noun(name: str, before: list[str], oblique: bool) -> None:
    assert grammar.is_apposition(name, before) is oblique


@pytest.mark.parametrize(
    ("name", "before", "oblique"),
    [
        ("BBC", ["эфире", "телеканала"], True),
        ("BBC", ["для"], True),
        ("BBC", ["телеканал"], False),
        ("BBC", ["Телеканала"], False),
        ("Вестник", ["телеканала"], False),
    ],
)
def test_a_latin_name_may_be_an_object(name: str, before: list[str], oblique: bool) -> None:
    assert grammar.is_object(name, before) is oblique


def test_an_office_is_its_head_and_what_says_of_what() -> None:
    assert grammar.office_words(["глава", "ведомства", "журналистам"]) == ("глава", "ведомства")
    assert grammar.office_words(["президент"]) == ("президент",)


@pytest.mark.parametrize(
    ("word", "body"), [("издание", True), ("суд", True), ("суда", False), ("мост", False), ("министр", False)]
)
def test_bodies_speak_too(word: str, body: bool) -> None:
    assert grammar.is_body(word, "ru") is body


def test_the_case_of_a_name() -> None:
    assert grammar.case_of("Анне Лебедевой") == "dative"
    assert grammar.case_of("Олега Ежова") == "genitive"
    assert grammar.case_of("BBC") == ""
