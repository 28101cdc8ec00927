"""Former addresses lead to the pages that are meant, and tell programs so."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import urljoin

import pytest

from generator.model import Page, Prose
from generator.pages import pages
from tests.factories import archive, article, config, entity
from tests.unit.pages.html import by_url, links, text, tree

ROOT = "https://archive.example/repo/"
EVIL = "\"><script>alert(1)</script>'"


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    told = article("2025-11-07-most", "Көпір ашылды.", title="Көпір", language="kk")
    told = replace(told, article=replace(told.article, was=("2024/2024-12-31-most", "2025/2025-11-07-reka")))
    about = Prose("about", "О проекте", "", "Летопись.", "pages/about.md", ("o-nas",))
    made = archive([told], [entity("li", EVIL, same_as=["lee"])], prose=[about])
    return by_url(pages(made, config(site_url=ROOT)))


MOVED = {
    "articles/2024/2024-12-31-most/": "articles/2025/2025-11-07-most/",
    "articles/2025/2025-11-07-reka/": "articles/2025/2025-11-07-most/",
    "people/lee/": "people/li/",
    "o-nas/": "about/",
}


def test_every_former_address_has_its_page(site: dict[str, Page]) -> None:
    assert {url for url, page in site.items() if page.kind == "moved"} == set(MOVED)


@pytest.mark.parametrize(("old", "new"), MOVED.items())
def test_readers_browsers_and_search_engines_are_led_to_the_new_one(site: dict[str, Page], old: str, new: str) -> None:
    page = site[old]
    ((href, _),) = links(tree(page))
    refresh = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', page.head)
    assert refresh
    assert {urljoin(ROOT + old, href), urljoin(ROOT + old, unescape(refresh[1]))} == {ROOT + new}
    assert f'<link rel="canonical" href="{ROOT}{new}">' in page.head
    assert '<meta name="robots" content="noindex">' in page.head
    assert not page.indexed


def test_a_site_that_does_not_know_its_address_names_no_canonical() -> None:
    made = archive([], [entity("li", "Ли", same_as=["lee"])])
    assert "canonical" not in by_url(pages(made, config()))["people/lee/"].head


def test_a_hostile_name_is_shown_and_not_obeyed(site: dict[str, Page]) -> None:
    assert EVIL in text(tree(site["people/lee/"]))
    assert "<script" not in site["people/lee/"].head


def test_a_foreign_name_says_its_language(site: dict[str, Page]) -> None:
    (heading,) = tree(site["articles/2024/2024-12-31-most/"]).iter("h1")
    assert heading.get("lang") == "kk"
