"""Ukrainian as a language of texts: sentences, words, case forms; curated names in an article, and no invented ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.annotators import annotate, refused
from generator.archive import gather
from generator.languages import language
from generator.languages.ukrainian import Ukrainian
from generator.model import Content, DateOf, EntityKind, EntityRecord, MentionOf, Name
from tests.readings import plain

UKRAINIAN = Ukrainian()
PERSON, ORGANIZATION, PLACE, TOPIC = EntityKind


def test_its_code_finds_it() -> None:
    assert language("uk").code == "uk"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Дощило. Ніхто не прийшов.", ["Дощило.", "Ніхто не прийшов."]),
        ("Це було у 2024 р. Тоді І. Б. Гай мовчав.", ["Це було у 2024 р. Тоді І. Б. Гай мовчав."]),
        ("«Чи це так?» — «Так». Він пішов!", ["«Чи це так?» — «Так».", "Він пішов!"]),
        ("Коштує 3.5 гривні. Їжак спить.", ["Коштує 3.5 гривні.", "Їжак спить."]),
        ("Заголовок\n\nТекст, що\nтриває.  ", ["Заголовок", "Текст, що\nтриває."]),
        (" \n ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [span.of(text) for span in UKRAINIAN.sentences(text)] == parts


def test_words_keep_their_apostrophes_and_hyphens() -> None:
    text = "П'ять міст-героїв: 2,5 км?"
    assert [span.of(text) for span in UKRAINIAN.words(text)] == ["П'ять", "міст-героїв", ":", "2,5", "км", "?"]


@pytest.mark.parametrize(
    ("name", "kind", "forms"),
    [
        ("Олесь Сірко", PERSON, ["Олеся Сірка", "Олесю Сіркові", "Олесем Сірком"]),
        ("Ганна Лугова", PERSON, ["Ганни Лугової", "Ганні Луговій", "Ганну Лугову", "Ганною Луговою"]),
        ("Андрій Лісовський", PERSON, ["Андрія Лісовського", "Андрієві Лісовському", "Андрієм Лісовським"]),
        ("Марта Токаєва", PERSON, ["Марти Токаєвої"]),
        ("Остап Гулєв", PERSON, ["Остапа Гулєва", "Остапові Гулєву", "Остапом Гулєвим"]),
        ("Марія Ткач", PERSON, ["Марії Ткача", "Марію Ткач"]),
        ("Калинська область", PLACE, ["Калинської області", "Калинській області", "Калинську область"]),
        ("Київ", PLACE, ["Києва", "Києву", "Києві", "Києвом"]),
        ("Львів", PLACE, ["Львова", "Львові"]),
        ("Міністерство лісу України", ORGANIZATION, ["Міністерства лісу України", "Міністерством лісу України"]),
        ("ООН", ORGANIZATION, []),
    ],
)
def test_case_forms(name: str, kind: EntityKind, forms: list[str]) -> None:
    found = UKRAINIAN.case_forms(name, kind)
    assert found[0] == name
    assert len(set(found)) == len(found)
    assert set(forms) <= set(found)
    assert not any(form.startswith("ООН") and form != "ООН" for form in found)


def test_a_ukrainian_article_has_its_dates_and_curated_names_and_no_others() -> None:
    text = "Ганна Лугова зустріла Остапа Гулєва у четвер. З Гулєвим приїхав Олесь Сірко з Києва."
    records = (
        EntityRecord("guliov", PERSON, "Остап Гулев", names={"uk": "Остап Гулєв"}, aliases=("Гулєв",)),
        EntityRecord("kiev", PLACE, "Киев", names={"uk": "Київ"}),
    )
    archive = gather(Content((), records, ()), [annotate(replace(plain(text), language="uk"))])
    assert [(each.span.of(text), each.value) for each in archive.articles[0].annotations] == [
        ("Остапа Гулєва", MentionOf("guliov")),
        ("у четвер", DateOf("2025-11-06", "2025-11-07")),
        ("Гулєвим", MentionOf("guliov")),
        ("Києва", MentionOf("kiev")),
    ]


def test_a_ukrainian_sentence_in_a_russian_article_invents_nobody() -> None:
    foreign = "Олесь Сірко вважає, що Ганна Лугова і далі житиме в Києві зі своїми дітьми."
    text = f"В город приехал Пётр Сомов. {foreign} Пётр Сомов молчал."
    names = [each.span.of(text) for each in annotate(plain(text)).annotations if isinstance(each.value, Name)]
    assert names == ["Пётр Сомов", "Пётр Сомов"]
    assert {one.rule for one in refused(plain(text))} == {"names.of_another_language"}


def test_a_ukrainian_word_in_a_russian_sentence_changes_nothing() -> None:
    text = "Пётр Сомов сказал, что слово «їжак» в этом словаре значит «ёж», и ушёл вместе с Анной Луговой."
    names = [each.span.of(text) for each in annotate(plain(text)).annotations if isinstance(each.value, Name)]
    assert names == ["Пётр Сомов", "Анной Луговой"]
