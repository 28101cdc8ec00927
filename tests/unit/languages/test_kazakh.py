"""Kazakh as a language of texts: sentences, words, case forms; curated names in an article, and no invented ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.annotators import annotate
from generator.archive import gather
from generator.languages import language
from generator.languages.kazakh import Kazakh
from generator.model import Content, DateOf, EntityKind, EntityRecord, MentionOf, Name
from tests.readings import plain

KAZAKH = Kazakh()
PERSON, ORGANIZATION, PLACE, TOPIC = EntityKind


def test_its_code_finds_it() -> None:
    assert language("kk").code == "kk"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Жаңбыр жауды. Ешкім келмеді.", ["Жаңбыр жауды.", "Ешкім келмеді."]),
        ("Қ. Омаров 2024 ж. Астанада болды. Ол үндемеді.", ["Қ. Омаров 2024 ж. Астанада болды.", "Ол үндемеді."]),
        ("Тақырып\n\nМәтін\nжалғасады.  ", ["Тақырып", "Мәтін\nжалғасады."]),
        (" \n ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [span.of(text) for span in KAZAKH.sentences(text)] == parts


def test_words() -> None:
    text = "Ол АҚШ-тың 2,5 бөлігін көрді."
    assert [span.of(text) for span in KAZAKH.words(text)] == ["Ол", "АҚШ-тың", "2,5", "бөлігін", "көрді", "."]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        (
            "Ермек Оспан",
            ["Ермек Оспанның", "Ермек Оспанға", "Ермек Оспанды", "Ермек Оспанда", "Ермек Оспаннан", "Ермек Оспанмен"],
        ),
        ("Әлия Серіктаева", ["Әлия Серіктаеваның", "Әлия Серіктаеваға"]),
        ("Бауыржан Гүлев", ["Бауыржан Гүлевтің", "Бауыржан Гүлевке", "Бауыржан Гүлевпен"]),
        ("Алматы", ["Алматының", "Алматыға", "Алматыда", "Алматыдан", "Алматыдағы"]),
        ("Ақтау", ["Ақтаудың", "Ақтауға", "Ақтауда"]),
        ("Қала облысы", ["Қала облысының", "Қала облысына", "Қала облысын", "Қала облысында"]),
        ("Орман министрлігі", ["Орман министрлігінің", "Орман министрлігіне", "Орман министрлігінде"]),
        ("БҰҰ", ["БҰҰ-ның", "БҰҰ-ға"]),
    ],
)
def test_case_forms(name: str, forms: list[str]) -> None:
    found = KAZAKH.case_forms(name, PERSON)
    assert found[0] == name
    assert len(set(found)) == len(found)
    assert set(forms) <= set(found)


def test_a_kazakh_article_has_its_dates_and_curated_names_and_no_others() -> None:
    text = "Бауыржан Гүлев бейсенбі күні Алматыда Ермек Оспанмен кездесті. Гүлевтің айтуынша, БҰҰ-ға хат жазылды."
    records = (
        EntityRecord("gulev", PERSON, "Бауржан Гулев", names={"kk": "Бауыржан Гүлев"}, aliases=("Гүлев",)),
        EntityRecord("almaty", PLACE, "Алматы"),
        EntityRecord("oon", ORGANIZATION, "ООН", names={"kk": "БҰҰ"}),
    )
    archive = gather(Content((), records, ()), [annotate(replace(plain(text), language="kk"))])
    assert [(each.span.of(text), each.value) for each in archive.articles[0].annotations] == [
        ("Бауыржан Гүлев", MentionOf("gulev")),
        ("бейсенбі күні", DateOf("2025-11-06", "2025-11-07")),
        ("Алматыда", MentionOf("almaty")),
        ("Гүлевтің", MentionOf("gulev")),
        ("БҰҰ-ға", MentionOf("oon")),
    ]


def test_a_kazakh_sentence_in_a_russian_article_invents_nobody() -> None:
    foreign = "Ермек Оспан үйде жоқ, өйткені Бауыржан Гүлев оны қалаға шақырды."
    text = f"В город приехал Пётр Сомов. {foreign}"
    names = [each.span.of(text) for each in annotate(plain(text)).annotations if isinstance(each.value, Name)]
    assert names == ["Пётр Сомов"]
