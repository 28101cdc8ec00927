"""Lists of entities: letters, and pages of letters, with everybody on one of them."""

from __future__ import annotations

import pytest

from generator import INTERFACE_LANGUAGES
from generator.model import EntityKind, Page
from generator.pages import entity_index, pages
from generator.pages.context import Site
from generator.pages.entity_index import BUSIEST, WHOLE
from generator.urls import letter_url
from tests.factories import archive, article, config, entity
from tests.unit.pages.html import by_id, by_url, classed, links, one, text, tree

LETTERS = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"


def listed(names: list[str], kind: EntityKind = EntityKind.PLACE, language: str = "ru") -> dict[str, Page]:
    entities = [entity(f"e{number}", name, kind) for number, name in enumerate(names)]
    return by_url(entity_index.pages(Site(archive([], entities), config(language))))


def many(count: int) -> list[str]:
    return [f"{LETTERS[number % len(LETTERS)]}гора {number:05}" for number in range(count)]


def test_letters_lead_to_their_place_on_the_page() -> None:
    page = tree(listed(many(100))["places/"])
    found = list(links(one(page, "l-letters")))
    assert [words for _, words in found] == list(LETTERS)
    for href, letter in found:
        assert text(by_id(page, href[1:])[0]).startswith(letter)


def test_a_short_list_has_no_letters() -> None:
    assert not classed(tree(listed(many(60))["places/"]), "l-letters")


def test_where_one_page_holds_them_all_there_are_no_others() -> None:
    assert set(listed(many(WHOLE))) == {"people/", "organizations/", "places/", "topics/"}


def test_of_more_everybody_is_on_the_page_of_a_letter() -> None:
    names = many(WHOLE + 1)
    site = listed(names)
    common = tree(site["places/"])
    assert len(list(one(common, "l-w"))) == BUSIEST
    found = {words: href for href, words in links(one(common, "l-letters"))}
    assert list(found) == list(LETTERS)
    on_pages = []
    for letter, href in found.items():
        url = letter_url(EntityKind.PLACE, letter)
        assert f"places/{href}" == url
        page = tree(site[url])
        rows = [words for _, words in links(one(page, "l-w"))]
        assert {row[0] for row in rows} == {letter}
        on_pages += rows
        current = [text(link) for link in one(page, "l-letters") if link.get("aria-current")]
        assert current == [letter]
        assert text(next(page.iter("h1"))) == f"Места: {letter}"
    assert sorted(on_pages) == sorted(names)


def test_a_letter_of_very_many_has_pages_too() -> None:
    site = listed([f"Гора {number:05}" for number in range(2 * WHOLE + 1)])
    url = letter_url(EntityKind.PLACE, "Г")
    rows = [words for address in (url, f"{url}2/", f"{url}3/") for _, words in links(one(tree(site[address]), "l-w"))]
    assert len(set(rows)) == 2 * WHOLE + 1
    assert site[f"{url}3/"].title == "Места: Г, страница 3"
    kinds, numbered = classed(tree(site[f"{url}2/"]), "l-chips")
    assert list(links(kinds)) == [("../../../", f"Места {2 * WHOLE + 1}")]
    assert list(links(numbered)) == [("../", "1"), ("./", "2"), ("../3/", "3")]


def test_letters_that_look_alike_have_pages_of_their_own() -> None:
    assert letter_url(EntityKind.PLACE, "А") != letter_url(EntityKind.PLACE, "A")
    site = listed(["Алма", "Alma", "ﬁeld", "«»", "ßt", *many(WHOLE)])
    assert {letter_url(EntityKind.PLACE, letter) for letter in "АAF»S"} <= set(site)


def test_people_stand_by_surname_on_the_page_of_its_letter() -> None:
    site = listed(
        [f"Имя{number:04} {'Ёлкин' if number % 2 else 'Ежов'}" for number in range(WHOLE + 1)], EntityKind.PERSON
    )
    assert [url for url in site if "letter" in url] == ["people/letter/0415/", "people/letter/0415/2/"]


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_in_every_language(language: str) -> None:
    words = {"ru": "Чаще всего называют", "kk": "Ең жиі аталатындар", "en": "Most often named"}[language]
    assert words in text(tree(listed(many(WHOLE + 1), language=language)["places/"]))


def test_an_entity_called_letter_keeps_its_page() -> None:
    told = article("2025-11-07-a", "Летер.", mentions={"Летер": "letter"})
    crowd = [
        entity("letter", "Летер", EntityKind.PLACE),
        *(entity(f"e{n}", name, EntityKind.PLACE) for n, name in enumerate(many(WHOLE))),
    ]
    assert by_url(pages(archive([told], crowd), config()))["places/letter/"].title == "Летер"
