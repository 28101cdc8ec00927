"""Addresses never shift: slugs are golden, and relative links lead where they say."""

from __future__ import annotations

from posixpath import join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.urls import SLUG_LIMIT, relative, slug

# Published addresses: a change here breaks links that readers have kept.
GOLDEN = {
    "Касым-Жомарт Токаев": "kasym-zhomart-tokaev",
    "Қасым-Жомарт Тоқаев": "qasym-zhomart-toqaev",
    "Шавкат Мирзиёев": "shavkat-mirzieev",
    "Шавкат Мирзиеев": "shavkat-mirzieev",
    "Илон Маск": "ilon-mask",
    "Щёкино, Подъячий и Юлия Эйхман": "schekino-podiachii-i-iuliia-eihman",
    "Володимир Зеленський": "volodimir-zelenskii",
    "Кыргызстан": "kyrgyzstan",
    "Цхинвали": "tshinvali",
    "The New York Times": "the-new-york-times",
    "Zakon.kz": "zakon-kz",
    "C5+1": "c5-1",
    "Генеральная Ассамблея ООН": "generalnaia-assambleia-oon",
    "Ақмола облысы": "aqmola-oblysy",
    "Café Zürich": "cafe-zurich",
    "«—»": "",
}


@pytest.mark.parametrize(("text", "expected"), GOLDEN.items(), ids=list(GOLDEN))
def test_golden_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=200))
def test_a_slug_is_an_address_whatever_the_text(text: str) -> None:
    made = slug(text)
    assert len(made) <= SLUG_LIMIT
    assert all(char in "abcdefghijklmnopqrstuvwxyz0123456789-" for char in made)
    assert made == made.strip("-")
    assert "--" not in made
    assert slug(made) == made


def test_a_long_slug_is_cut_at_a_word() -> None:
    assert slug("слово " * 30) == "-".join(["slovo"] * 10)


URLS = st.lists(st.sampled_from(["a", "b", "people", "2025"]), max_size=4).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


@given(URLS, URLS, st.sampled_from(["", "#s-1"]))
def test_relative_links_lead_to_their_page(url: str, base: str, fragment: str) -> None:
    link = relative(url + fragment, base)
    path, _, kept = link.partition("#")
    assert kept == fragment.removeprefix("#")
    assert not link.startswith("/")
    assert normpath(join("/", base, path)) == normpath("/" + url)


def test_an_anchor_on_the_same_page_is_only_an_anchor() -> None:
    assert relative("people/a/#x", "people/a/") == "#x"


def test_a_file_is_linked_without_a_closing_slash() -> None:
    assert relative("sitemap.xml", "people/a/") == "../../sitemap.xml"
