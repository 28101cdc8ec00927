"""Atom, read by feedparser and as XML; JSON Feed, held to what its specification asks by a validator of JSON Schema."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import feedparser  # type: ignore[import-untyped]  # it ships no types
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree  # type: ignore[import-untyped]  # it ships no types

from generator.model import Archive, EntityKind, Source
from tests.factories import archive, article, entity
from tests.unit.exports.written import EVIL, LETTER, PLAIN, READ, UNDATED, URL, exported, hostile

ATOM = "{http://www.w3.org/2005/Atom}"

# https://www.jsonfeed.org/version/1.1/, what it asks of the fields that are used here.
_AUTHORS = {
    "type": "array",
    "items": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
}
_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "format": "uri", "pattern": "^https?://[!-~]+$"}
SPECIFICATION = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _TEXT,
        "home_page_url": _ADDRESS,
        "feed_url": _ADDRESS,
        "description": _TEXT,
        "language": _TEXT,
        "authors": _AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "additionalProperties": False,
                "properties": {
                    "id": _TEXT,
                    "url": _ADDRESS,
                    "external_url": _ADDRESS,
                    "title": _TEXT,
                    "summary": _TEXT,
                    "content_html": _TEXT,
                    "date_published": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                    "authors": _AUTHORS,
                    "tags": {"type": "array", "items": _TEXT},
                    "language": _TEXT,
                },
            },
        },
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> dict[str, str]:
    return exported(PLAIN)


@pytest.fixture(scope="module")
def evil() -> dict[str, str]:
    return exported(hostile())


def atom(text: str) -> Any:
    found = feedparser.parse(text.encode(), sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def read_json(text: str) -> Any:
    made = json.loads(text)
    Draft202012Validator(SPECIFICATION, format_checker=FormatChecker()).validate(made)
    return made


def paths(texts: dict[str, str]) -> list[str]:
    return [path for path in texts if path.endswith(("feed.xml", "feed.json"))]


def test_atom_has_the_newest_first(plain: dict[str, str]) -> None:
    found = atom(plain["feed.xml"])
    assert found.feed.title == "Летопись"
    assert found.feed.id == URL
    assert found.feed.author == "Летопись"
    assert found.feed.updated == "2025-12-16T00:00:00Z"
    assert [link.href for link in found.feed.links if link.rel == "self"] == [f"{URL}feed.xml"]
    assert [entry.title for entry in found.entries] == [
        "Разговор",
        "Көпір туралы хабар",
        "Ответ",
        "Письмо о мосте и о реке",
    ]
    letter = found.entries[-1]
    assert letter.id == letter.link == f"{URL}{LETTER}"
    assert [link.href for link in letter.links if link.rel == "via"] == ["https://vestnik.example/1"]
    assert letter.published == letter.updated == "2025-11-07T00:00:00Z"
    assert letter.summary == "В Степногорске начали строить мост."
    assert letter.content[0].type == "text/html"
    assert "Вестник ← Голос степи ← Дальние новости" in letter.content[0].value
    assert [tag.term for tag in letter.tags] == ["Анна Ли", "Степногорск", "Вестник"]


def test_an_entry_says_its_language(plain: dict[str, str]) -> None:
    tree = etree.fromstring(plain["feed.xml"].encode())
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert tree.get(lang) == "ru"
    assert [entry.get(lang) for entry in tree.iter(f"{ATOM}entry")] == ["ru", "kk", "ru", "ru"]


def test_what_atom_demands_is_there_once(plain: dict[str, str]) -> None:
    tree = etree.fromstring(plain["feed.xml"].encode())
    for place in (tree, *tree.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(place.findall(f"{ATOM}{name}")) == 1, name
    ids = [found.text for found in tree.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)


def test_an_undated_article_is_published_on_no_day(plain: dict[str, str]) -> None:
    entry = atom(plain["feed.xml"]).entries[0]
    assert entry.id == f"{URL}{UNDATED}"
    assert "published" not in entry
    assert entry.updated == "2025-12-16T00:00:00Z", "the day by which it is sorted"
    assert "date_published" not in read_json(plain["feed.json"])["items"][0]


def test_json_says_the_same(plain: dict[str, str]) -> None:
    found, other = read_json(plain["feed.json"]), atom(plain["feed.xml"])
    assert [found[name] for name in ("title", "home_page_url", "feed_url", "language")] == [
        "Летопись",
        URL,
        f"{URL}feed.json",
        "ru",
    ]
    assert [(item["id"], item["title"], item["summary"]) for item in found["items"]] == [
        (entry.id, entry.title, entry.summary) for entry in other.entries
    ]
    assert [item["content_html"] for item in found["items"]] == [entry.content[0].value for entry in other.entries]
    assert found["items"][-1]["external_url"] == "https://vestnik.example/1"


def test_hostile_text_is_text(evil: dict[str, str]) -> None:
    for path in paths(evil):
        if path.endswith(".xml"):
            found = atom(evil[path])
            (entry,) = [one for one in found.entries if one.id == f"{URL}{EVIL}"]
            assert entry.title == entry.summary == READ
            assert entry.authors[-1].name == "Анна Ли"
            html = entry.content[0].value
        else:
            feed = read_json(evil[path])
            (item,) = [one for one in feed["items"] if one["id"] == f"{URL}{EVIL}"]
            assert item["title"] == item["summary"] == READ
            assert item["external_url"] == "https://evil.example/%7Bx%7D%5C%22q?a=1&b=%20#%3C%D0%B9"
            html = item["content_html"]
        # Read as HTML, as a reader of feeds does, it is two paragraphs of words.
        tree = etree.fromstring(html, etree.HTMLParser())
        assert {one.tag for one in tree.iter()} == {"html", "body", "p"}
        assert tree.findtext(".//p") == READ


def many(articles: int, *, curated: bool) -> Archive:
    told = [
        article(f"2025-11-{day:02}-a", "Анна.", mentions={"Анна": "anna"}, source=Source("Вестник"))
        for day in range(1, articles + 1)
    ]
    anna = entity("anna", "Анна", EntityKind.PERSON, description="Она." if curated else "")
    return archive(told, [replace(anna, curated=curated)])


def test_whom_people_keep_and_many_articles_name_has_a_feed() -> None:
    texts = exported(many(25, curated=True))
    found = atom(texts["people/anna/feed.xml"])
    assert found.feed.title.startswith("Анна — ")
    assert found.feed.subtitle == "Она."
    assert found.feed.id == f"{URL}people/anna/"
    assert [entry.updated[:10] for entry in found.entries] == [f"2025-11-{day:02}" for day in range(25, 5, -1)]
    assert len(read_json(texts["people/anna/feed.json"])["items"]) == 20
    assert len(atom(texts["sources/vestnik/feed.xml"]).entries) == 20
    assert len(atom(texts["feed.xml"]).entries) == 25


@pytest.mark.parametrize(
    "whole", [many(25, curated=False), many(2, curated=True)], ids=["machine-made", "two articles"]
)
def test_nobody_else_has(whole: Archive) -> None:
    assert not [path for path in paths(exported(whole)) if path.startswith("people/")]


def test_without_an_address_there_is_nothing_to_follow() -> None:
    assert paths(exported(PLAIN, site_url="")) == []


def test_an_empty_archive_has_a_feed_to_wait_with() -> None:
    texts = exported(archive([]))
    assert paths(texts) == ["feed.xml", "feed.json"]
    assert atom(texts["feed.xml"]).entries == read_json(texts["feed.json"])["items"] == []


def test_the_same_archive_makes_the_same_feeds(plain: dict[str, str]) -> None:
    again = exported(PLAIN)
    assert [again[path] for path in paths(plain)] == [plain[path] for path in paths(plain)]
