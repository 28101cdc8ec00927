"""Russian: sentences, nominatives, case forms."""

from __future__ import annotations

import pytest
from babel import Locale

from generator.languages import Clues, language
from generator.languages.letters import is_foreign
from generator.languages.russian_morphology import packaged, surnames
from generator.languages.russian_persons import with_yo
from generator.model import EntityKind

RUSSIAN = language("ru")
PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in RUSSIAN.sentences(text)]


def test_initials_and_abbreviations_end_no_sentence() -> None:
    assert sentences("А. С. Пушкин жил в г. Москве. Он (род. 26 мая 1799 г. там же) писал.") == [
        "А. С. Пушкин жил в г. Москве.",
        "Он (род. 26 мая 1799 г. там же) писал.",
    ]


def test_no_sentence_crosses_an_empty_line() -> None:
    assert sentences("Заголовок без точки\n\nТекст, что\nпродолжается.\n \nКонец") == [
        "Заголовок без точки",
        "Текст, что\nпродолжается.",
        "Конец",
    ]


FORMS = [
    ("Илон Маск", PERSON, ["Илона Маска", "Илону Маску", "Илоном Маском", "Илоне Маске"]),
    ("Касым-Жомарт Токаев", PERSON, ["Касым-Жомарта Токаева", "Касым-Жомартом Токаевым"]),
    ("Павел Дуров", PERSON, ["Павла Дурова", "Павлу Дурову", "Павлом Дуровым", "Павле Дурове"]),
    ("Лев Толстой", PERSON, ["Льва Толстого", "Льву Толстому", "Львом Толстым"]),
    ("Ольга Скабеева", PERSON, ["Ольги Скабеевой", "Ольгу Скабееву"]),
    ("Ангела Меркель", PERSON, ["Ангелы Меркель", "Ангеле Меркель", "Ангелой Меркель"]),
    ("Барак Обама", PERSON, ["Барака Обамы", "Бараку Обаме", "Бараком Обамой"]),
    ("Биньямин Нетаньяху", PERSON, ["Биньямина Нетаньяху", "Биньямином Нетаньяху"]),
    ("Си Цзиньпин", PERSON, ["Си Цзиньпина", "Си Цзиньпином"]),
    ("Олаф Шольц", PERSON, ["Олафа Шольца", "Олафом Шольцем"]),
    ("Эмомали Рахмон", PERSON, ["Эмомали Рахмона"]),
    ("Токаев", PERSON, ["Токаева", "Токаеву", "Токаевым", "Токаеве"]),
    ("Карагандинская область", PLACE, ["Карагандинской области", "Карагандинскую область"]),
    ("Соединённые Штаты", PLACE, ["Соединённых Штатов", "Соединёнными Штатами"]),
    ("Белый дом", ORGANIZATION, ["Белого дома", "Белым домом", "Белом доме"]),
    ("Верховный суд Испании", ORGANIZATION, ["Верховного суда Испании", "Верховным судом Испании"]),
]


@pytest.mark.parametrize(("name", "kind", "forms"), FORMS, ids=[each[0] for each in FORMS])
def test_case_forms(name: str, kind: EntityKind, forms: list[str]) -> None:
    made = RUSSIAN.case_forms(name, kind)
    assert made[0] == name
    assert set(forms) <= set(made)
    assert len(set(made)) == len(made)


@pytest.mark.parametrize(("name", "kind", "forms"), FORMS, ids=[each[0] for each in FORMS])
def test_every_form_leads_back_to_the_nominative(name: str, kind: EntityKind, forms: list[str]) -> None:
    assert {RUSSIAN.nominative(form, kind) for form in forms} == {name}


@pytest.mark.parametrize(
    ("name", "kind"), [("Марко Рубио", PERSON), ("США", PLACE), ("The New York Times", ORGANIZATION)]
)
def test_what_does_not_decline(name: str, kind: EntityKind) -> None:
    assert RUSSIAN.case_forms(name, kind) == (name,)
    assert RUSSIAN.nominative(name, kind) == name


def test_both_spellings_of_yo() -> None:
    assert {"Мирзиёева", "Мирзиеева"} <= set(RUSSIAN.case_forms("Мирзиёев", PERSON))


def test_the_word_before_decides_between_two_readings() -> None:
    assert RUSSIAN.nominative("Александра Берга", PERSON, Clues(before="банкира")) == "Александр Берг"
    assert RUSSIAN.nominative("Александру Берг", PERSON, Clues(before="певицу")) == "Александра Берг"


def test_a_name_of_the_same_article_decides_between_two_readings() -> None:
    assert RUSSIAN.nominative("Скабеева", PERSON, Clues(known=frozenset({"Скабеева"}))) == "Скабеева"
    assert RUSSIAN.nominative("Скабеева", PERSON, Clues(known=frozenset({"Скабеев"}))) == "Скабеев"


def test_a_legal_form_is_no_part_of_a_name() -> None:
    assert RUSSIAN.nominative("ТОО «Степь и сталь»", ORGANIZATION) == "Степь и сталь"


def test_every_country_of_cldr_stays_what_it_is() -> None:
    names = [name for code, name in Locale("ru").territories.items() if len(code) == 2 and code.isalpha()]
    changed = {
        name: made
        for name in names
        if (made := RUSSIAN.nominative(name, PLACE)).replace("ё", "е") != name.replace("ё", "е")
    }
    assert changed == {}


def test_an_unknown_language_is_read_by_the_russian_rules() -> None:
    assert language("be").code == "ru"


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Петр Сомов", "Пётр Сомов"),
        ("Семен Лебедев", "Семён Лебедев"),
        ("Сергей Королев", "Сергей Королёв"),
        ("Шавкат Мирзиеев", "Шавкат Мирзиёев"),
        ("Петр Нечас", "Петр Нечас"),
        ("Елена Петрова", "Елена Петрова"),
        ("Токаев", "Токаев"),
    ],
)
def test_a_name_is_shown_with_its_yo(name: str, called: str) -> None:
    assert with_yo(name) == called


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Синдзи Кагава", "Синдзи Кагава"),
        ("Ёсихико Нода", "Ёсихико Нода"),
        ("Джо Байдена", "Джо Байден"),
        ("Марио Гомеса", "Марио Гомес"),
        ("Иваном Сомовым", "Иван Сомов"),
        ("Педру Сантуш", "Педру Сантуш"),
        ("Наталья Дмитриевна", "Наталья Дмитриевна"),
        ("Натальей Дмитриевной Сомовой", "Наталья Дмитриевна Сомова"),
    ],
)
def test_names_that_no_dictionary_knows(words: str, name: str) -> None:
    assert RUSSIAN.nominative(words, EntityKind.PERSON) == name


def test_a_possessive_adjective_stays_one() -> None:
    assert RUSSIAN.nominative("Карвиновым соглашениям", EntityKind.TOPIC) == "Карвиновы соглашения"
    assert "Карвиновых соглашений" in RUSSIAN.case_forms("Карвиновы соглашения", EntityKind.TOPIC)


@pytest.mark.parametrize(
    ("sentence", "foreign"),
    [
        ("Він вважає, що це не так.", True),
        ("Ол келісімге қол қойды.", True),
        ("Он сказал, что это не так.", False),
        ("Слово «їжак» значит по-русски «ёж», и он это знает с детства.", False),
        ("", False),
    ],
)
def test_a_sentence_in_another_language_shows_by_its_letters(sentence: str, foreign: bool) -> None:
    assert is_foreign(sentence) is foreign


def test_every_surname_of_the_list_is_found_and_no_other() -> None:
    """It is searched as it lies there, in the order of its bytes."""
    listed = packaged("dict", "last.txt").read_text(encoding="utf-8").split()
    known = set(listed)
    some = [*listed[:50], *listed[::997], *listed[-50:]]
    assert all(name in surnames() for name in some)
    others = {
        change
        for name in some
        for change in (name + "а", name[:-1], "я" + name, name.upper(), f"{name}\n", f"{name}\nа")
    }
    assert [name for name in others - known if name in surnames()] == []
    assert "" not in surnames()
