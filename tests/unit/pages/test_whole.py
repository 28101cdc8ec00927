"""What holds for every page of the site, in each language of the interface."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest

from generator import INTERFACE_LANGUAGES
from generator.errors import LetopisError
from generator.exports import outputs
from generator.model import Page, Prose
from generator.pages import pages
from tests.factories import archive, config, entity
from tests.unit.pages.html import by_url, text, tree
from tests.unit.pages.sample import LETTER, sample

ROOT = "https://archive.example/repo/"
SECTIONS = {
    *("", "articles/", "timeline/", "people/", "organizations/", "places/", "topics/", "sources/", "search/"),
    "data/",
}


@pytest.fixture(params=INTERFACE_LANGUAGES, scope="module")
def site(request: pytest.FixtureRequest) -> dict[str, Page]:
    settings = config(request.param, repo_url="https://github.com/a/b", search_examples=("мост & река",))
    return by_url(pages(sample(), settings))


def test_every_section_and_every_thing_has_its_page(site: dict[str, Page]) -> None:
    assert set(site) == SECTIONS | {
        "articles/2025/",
        "articles/2025/2025-11-07-pismo/",
        "articles/2025/2025-11-08-otvet/",
        "articles/2025/2025-12-16-bez-daty/",
        "articles/2025/2025-12-01-habar/",
        "people/anna-li/",
        "people/anna-lee/",
        "places/stepnogorsk/",
        "organizations/vestnik/",
        "topics/most/",
        "timeline/1994/",
        "timeline/2025/",
        "timeline/2027/",
        "connections/",
        "events/",
        "events/nachalo-mosta/",
        "sources/vestnik/",
        "sources/golos-stepi/",
        "sources/dalnie-novosti/",
        "about/",
    }


def test_every_internal_link_and_anchor_resolves(site: dict[str, Page]) -> None:
    files = {output.path for output in outputs(sample(), list(site.values()), config())}
    anchors = {url: {found.get("id") for found in tree(page).iter()} for url, page in site.items()}
    followed = 0
    for url, page in site.items():
        for found in tree(page).iter():
            for attribute in ("href", "action"):
                target = urljoin(ROOT + url, found.get(attribute)) if found.get(attribute) is not None else ""
                if not target.startswith(ROOT):
                    continue
                path, fragment = urlsplit(target).path.removeprefix("/repo/"), urlsplit(target).fragment
                if path in files:
                    continue
                fragment, _, _ = fragment.partition(":~:")
                assert path in site, f"{url} links to {path}, which is no page and no file"
                assert not fragment or fragment in anchors[path], (
                    f"{url} links to {path}#{fragment}, which is no anchor"
                )
                followed += 1
    assert followed > 150


def test_ids_are_unique(site: dict[str, Page]) -> None:
    for url, page in site.items():
        ids = [id for found in tree(page).iter() if (id := found.get("id"))]
        assert len(ids) == len(set(ids)), url
        assert "text" not in ids, f"{url}: the theme's own id"


def test_headings_go_down_by_one(site: dict[str, Page]) -> None:
    for url, page in site.items():
        levels = [int(found.tag[1]) for found in tree(page).iter() if re.fullmatch("h[1-6]", found.tag)]
        assert levels.count(1) == 1, f"{url}: {levels}"
        # The index stands in the document after the text, and begins at its own h2.
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{url}: {levels}"


def test_times_are_such_as_html_takes(site: dict[str, Page]) -> None:
    values = {found.get("datetime", "") for page in site.values() for found in tree(page).iter("time")}
    assert {"2025-11-07", "2025-11-06", "1994", "2027-05"} <= values
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) for value in values)


def test_everything_to_press_has_a_name(site: dict[str, Page]) -> None:
    for url, page in site.items():
        body = tree(page)
        labelled = {found.get("for") for found in body.iter("label")}
        inside = {id(field) for label in body.iter("label") for field in label.iter("input")}
        for field in body.iter("input"):
            assert field.get("id") in labelled or id(field) in inside, f"{url}: an input without a label"
        for pressed in (*body.iter("a"), *body.iter("button")):
            assert "".join(pressed.itertext()).strip(), f"{url}: {pressed.attrib} says nothing"


def test_lists_hold_only_rows(site: dict[str, Page]) -> None:
    for url, page in site.items():
        for found in tree(page).iter():
            if found.tag in ("ul", "ol"):
                assert {child.tag for child in found} == {"li"}, f"{url}: <{found.tag}> with something else, or empty"


def test_titles_and_descriptions_are_plain_and_said(site: dict[str, Page]) -> None:
    for url, page in site.items():
        assert page.title.strip(), url
        assert page.description.strip(), url
        assert "<" not in page.title + page.description
        assert "%(" not in page.title + page.description + page.body


def test_only_texts_are_searched(site: dict[str, Page]) -> None:
    assert {page.kind for page in site.values() if page.indexed} == {"article", "entity", "event", "prose"}


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_an_empty_archive_has_its_sections(language: str) -> None:
    site = by_url(pages(archive([]), config(language)))
    assert set(site) == SECTIONS
    for page in site.values():
        tree(page)


def test_the_order_of_what_comes_in_changes_no_byte() -> None:
    settings = config()
    first = sample()
    backwards = replace(
        first,
        entities=dict(reversed(list(first.entities.items()))),
        mentions=dict(reversed(list(first.mentions.items()))),
        related=dict(reversed(list(first.related.items()))),
    )
    assert by_url(pages(first, settings)) == by_url(pages(backwards, settings))


def test_two_pages_of_one_address_are_refused() -> None:
    clash = archive([LETTER], [entity("anna-li", "Анна Ли"), entity("stepnogorsk", "С"), entity("vestnik", "В")])
    clash = replace(clash, prose=(Prose("timeline", "Моя хроника", "", "Текст", "pages/timeline.md"),))
    with pytest.raises(LetopisError, match=r"/timeline/: «Хроника» .* «Моя хроника»"):
        list(pages(clash, config()))


def test_the_language_of_foreign_words_is_marked(site: dict[str, Page]) -> None:
    languages = {found.get("lang") for found in tree(site["people/anna-li/"]).iter() if found.get("lang")}
    assert {"en", "kk"} <= languages


def test_an_article_of_another_language_says_so() -> None:
    site = by_url(pages(sample(), config("ru")))
    page = tree(site["articles/2025/2025-12-01-habar/"])
    assert [found.get("lang") for found in page.iter("h1")] == ["kk"]
    (read,) = [found for found in page.iter("div") if found.get("lang")]
    assert text(read) == "Степногорск қаласында көпір салынды."
    assert [found.get("lang") for found in tree(site["articles/2025/2025-11-07-pismo/"]).iter("h1")] == [None]
