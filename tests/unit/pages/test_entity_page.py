"""What a person's or a place's page says, and the lists of them."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from generator.model import EntityKind, Page, Sense
from generator.pages import pages
from tests.factories import archive, article, config, entity
from tests.unit.pages.html import by_url, classed, links, one, text, tree
from tests.unit.pages.sample import sample


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    return by_url(pages(sample(), config(repo_url="https://github.com/a/b")))


@pytest.fixture
def anna(site: dict[str, Page]) -> Element:
    return tree(site["people/anna-li/"])


def test_names_description_and_who_wrote_it(anna: Element) -> None:
    assert text(one(anna, "l-names")) == "Anna Lee Анна Ли также «инженер Ли»"
    assert text(one(anna, "l-dek")) == "Инженер из Степногорска. Строит мосты."
    assert ("https://github.com/a/b/edit/main/content/entities/people/anna-li.md", "исправить") in links(anna)
    assert ("https://www.wikidata.org/wiki/Q1", "Wikidata: Q1") in links(anna)
    assert "Описание написал человек" in text(anna)


def test_the_time_it_is_in_the_archive(anna: Element) -> None:
    assert text(one(anna, "l-leaf")) == "В архиве: 7–8 ноября 2025"


def test_without_a_description_the_page_says_what_it_knows(site: dict[str, Page]) -> None:
    page = tree(site["places/stepnogorsk/"])
    assert text(one(page, "l-dek")) == "Упоминается в 4 материалах архива."
    assert site["places/stepnogorsk/"].description == "Степногорск: Упоминается в 4 материалах архива."
    assert "Страницу собрала программа" in text(page)


def test_of_what_nothing_mentions_too(site: dict[str, Page]) -> None:
    page = tree(site["topics/most/"])
    assert not classed(page, "l-sent")
    assert [text(row) for row in page.iter("li")] == ["май 2027Мост будет открытвнёс человек"]


def test_every_sentence_with_the_name_marked_leads_to_its_place(anna: Element) -> None:
    sentences = classed(anna, "l-sent")
    assert len(sentences) == 8
    last = sentences[-1]
    assert list(links(last)) == [("../../articles/2025/2025-11-07-pismo/#s-3", "Летом строители Анны Ли отдыхали.")]
    assert [text(mark) for mark in last.iter("mark")] == ["Анны Ли"]


def test_of_many_sentences_three_are_open(anna: Element) -> None:
    more = one(anna, "l-more")
    assert [text(summary) for summary in more.iter("summary")] == ["ещё 2 предложения"]
    assert len(classed(more, "l-sent")) == 2


def test_its_timeline_runs_forward(anna: Element) -> None:
    rows = [text(row) for row in one(anna, "l-tl").iter("li")]
    assert rows == [
        "лето 2025Отдых строителейВестник",
        "6 ноября 2025Отъезд Анны Лииздание не указано",
        "Начало моста2 источника",
    ]


def test_the_index_says_with_whom_where_and_who_writes(anna: Element) -> None:
    sections = {text(section[0]): [text(row) for row in section.iter("li")] for section in anna.iter("section")}
    assert sections["Где 1"] == ["Степногорск2"]
    assert sections["Организации 1"] == ["Вестник1"]
    assert sections["Кто пишет 1"] == ["Вестник1"]


def test_what_the_search_reads_of_it(anna: Element) -> None:
    read = {found.get("data-pagefind-meta"): found.get("value") for found in anna.iter("data")}
    assert read["names[value]"] == "Анна Ли | Anna Lee | инженер Ли | anna li"


def test_an_old_address_leads_to_the_new_one(site: dict[str, Page]) -> None:
    assert list(links(tree(site["people/anna-lee/"]))) == [("../anna-li/", "Открыть по новому адресу")]


def test_an_old_address_that_somebody_has_now_is_theirs() -> None:
    both = archive([], [entity("a", "Анна", same_as=["b"]), entity("b", "Борис")])
    assert by_url(pages(both, config()))["people/b/"].title == "Борис"


def test_a_short_list_has_the_busiest_first(site: dict[str, Page]) -> None:
    towns = archive(
        [
            article("2025-11-07-a", "Яр и Ад.", mentions={"Яр": "yar"}),
            article("2025-11-08-b", "Яр.", mentions={"Яр": "yar"}),
        ],
        [
            entity("yar", "Яр", EntityKind.PLACE),
            entity("ad", "Ад", EntityKind.PLACE),
            entity("bor", "Бор", EntityKind.PLACE),
        ],
    )
    page = tree(by_url(pages(towns, config()))["places/"])
    assert [text(row) for row in one(page, "l-w").iter("li")] == ["Яр2", "Ад0", "Бор0"]
    chips = [(text(chip), chip.get("aria-current")) for chip in one(page, "l-chips").iter("a")]
    assert chips == [("Люди 0", None), ("Организации 0", None), ("Места 3", "page"), ("Темы 0", None)]
    assert text(one(tree(site["topics/"]), "l-w")) == "Мост0"


def test_a_long_list_is_by_letter_people_by_surname() -> None:
    crowd = [entity(f"p{n}", f"Имя{n:02} {surname}") for n, surname in enumerate(["Ёлкин", "Ежов", "Яшин"] * 21)]
    page = tree(by_url(pages(archive([], crowd), config()))["people/"])
    letters = [text(heading) for heading in page.iter("h2")]
    assert letters == ["Е 42", "Я 21"]
    assert text(next(page.iter("li"))) == "Имя01 Ежов0"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "В 2 местах речь о правительстве."),
        ("en", "In 2 places it is the government that is meant."),
        ("kk", "2 жерде үкімет туралы айтылған."),
    ],
)
def test_the_page_of_a_capital_says_where_its_government_is_meant(language: str, sentence: str) -> None:
    letter = article("2025-11-07-pismo", "Рига молчит. Рига ждёт. Рига стоит у моря.", mentions={"Рига": "riga"})
    small = archive([letter], [entity("riga", "Рига", EntityKind.PLACE)])
    first, second, third = small.mentions["riga"]
    governing = (replace(first, sense=Sense.GOVERNMENT), replace(second, sense=Sense.GOVERNMENT), third)
    site = by_url(pages(replace(small, mentions={"riga": governing}), config(language)))
    assert sentence in text(one(tree(site["places/riga/"]), "l-dek"))
    assert sentence not in text(tree(by_url(pages(small, config(language)))["places/riga/"]))
