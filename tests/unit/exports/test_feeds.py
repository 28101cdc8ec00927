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
from generator.urls import entity_url, outlet_url
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
                    "content_text": _TEXT,
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
    # As in all XML, what says nothing is in the language of what it stands in.
    assert [entry.get(lang, tree.get(lang)) for entry in tree.iter(f"{ATOM}entry")] == ["ru", "kk", "ru", "ru"]
    items = read_json(plain["feed.json"])["items"]
    assert [item.get("language", "ru") for item in items] == ["ru", "kk", "ru", "ru"]


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
    in_short = 0
    for path in paths(evil):
        made = atom(evil[path]).entries if path.endswith(".xml") else read_json(evil[path])["items"]
        for entry in made:
            if entry["id"] != f"{URL}{EVIL}":
                continue
            assert entry["title"] == entry["summary" if "summary" in entry else "content_text"] == READ
            in_short += path not in ("feed.xml", "feed.json")
    assert in_short >= 4, "of her whom it names, and of who printed it"
    (entry,) = [one for one in atom(evil["feed.xml"]).entries if one.id == f"{URL}{EVIL}"]
    (item,) = [one for one in read_json(evil["feed.json"])["items"] if one["id"] == f"{URL}{EVIL}"]
    assert entry.authors[-1].name == "Анна Ли"
    assert item["external_url"] == "https://evil.example/%7Bx%7D%5C%22q?a=1&b=%20#%3C%D0%B9"
    # Read as HTML, as a reader of feeds does, it is two paragraphs of words.
    for html in (entry.content[0].value, item["content_html"]):
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


def test_who_is_described_by_people_has_a_feed_in_both_formats() -> None:
    texts = exported(many(25, curated=True))
    found = atom(texts["people/anna/feed.xml"])
    assert found.feed.title.startswith("Анна — ")
    assert found.feed.subtitle == "Она."
    assert found.feed.id == f"{URL}people/anna/"
    assert [entry.updated[:10] for entry in found.entries] == [f"2025-11-{day:02}" for day in range(25, 10, -1)]
    assert len(read_json(texts["people/anna/feed.json"])["items"]) == 15
    assert len(atom(texts["sources/vestnik/feed.xml"]).entries) == 15
    assert len(read_json(texts["sources/vestnik/feed.json"])["items"]) == 15
    assert len(atom(texts["feed.xml"]).entries) == 25


def test_who_was_met_by_the_machine_once_has_one_as_well() -> None:
    texts = exported(many(1, curated=False))
    (entry,) = atom(texts["people/anna/feed.xml"]).entries
    assert entry.link == f"{URL}articles/2025/2025-11-01-a/"
    assert "subtitle" not in atom(texts["people/anna/feed.xml"]).feed, "nobody described her"
    (item,) = read_json(texts["people/anna/feed.json"])["items"]
    assert item["url"] == entry.link


def test_every_page_of_an_entity_and_of_an_outlet_has_a_feed(plain: dict[str, str]) -> None:
    assert PLAIN.entities
    for folder in (
        *(entity_url(one) for one in PLAIN.entities.values()),
        *(outlet_url(one) for one in PLAIN.outlets),
    ):
        assert atom(plain[f"{folder}feed.xml"]).feed.link == URL + folder


def test_an_outlet_known_from_others_alone_is_followed_through_them(plain: dict[str, str]) -> None:
    (cited,) = [outlet for outlet in PLAIN.outlets if outlet.name == "Дальние новости"]
    assert not cited.published
    found = atom(plain[f"{outlet_url(cited)}feed.xml"])
    assert [entry.link for entry in found.entries] == [f"{URL}{LETTER}"]


def test_an_article_is_told_whole_in_the_archives_feed_and_in_short_elsewhere() -> None:
    long = article("2025-11-07-a", "Анна приехала. " * 40, mentions={"Анна": "anna"}, source=Source("Вестник"))
    texts = exported(archive([long], [entity("anna", "Анна", EntityKind.PERSON, description="Она.")]))
    (whole,), (short,) = (atom(texts[path]).entries for path in ("feed.xml", "people/anna/feed.xml"))
    assert len(whole.content[0].value) > 600 > 140 >= len(short.summary) > 100
    assert short.summary == whole.summary
    assert "content" not in short
    (item,) = read_json(texts["people/anna/feed.json"])["items"]
    assert item["content_text"] == short.summary


def test_an_entry_has_one_id_in_all_feeds_and_keeps_it_when_the_article_is_renamed() -> None:
    texts = exported(many(3, curated=True))
    found = [{entry.link: entry.id for entry in atom(texts[path]).entries} for path in paths(texts) if ".xml" in path]
    assert len(found) == 3
    assert found[0] == found[1] == found[2]
    renamed = article("2025-11-07-novoe", "Анна.")
    renamed = replace(
        renamed, article=replace(renamed.article, was=("2025/2025-11-07-staroe", "2025/2025-11-07-vtoroe"))
    )
    texts = exported(archive([renamed]))
    (entry,), (item,) = atom(texts["feed.xml"]).entries, read_json(texts["feed.json"])["items"]
    assert entry.id == item["id"] == f"{URL}articles/2025/2025-11-07-staroe/"
    assert entry.link == item["url"] == f"{URL}articles/2025/2025-11-07-novoe/"


def test_whoever_follows_an_address_of_before_goes_on_getting_the_feed() -> None:
    """Feed readers follow no redirect of HTML."""
    told = [article("2025-11-01-a", "Анна.", mentions={"Анна": "anna"})]
    anna = entity("anna", "Анна", EntityKind.PERSON, description="Она.", same_as=("anna-li", "boris"))
    boris = entity("boris", "Борис", EntityKind.PERSON)
    texts = exported(archive(told, [anna, boris]))
    for name in ("feed.xml", "feed.json"):
        assert texts[f"people/anna-li/{name}"] == texts[f"people/anna/{name}"]
    (here,) = [link.href for link in atom(texts["people/anna-li/feed.xml"]).feed.links if link.rel == "self"]
    assert (
        here
        == read_json(texts["people/anna-li/feed.json"])["feed_url"].replace(".json", ".xml")
        == f"{URL}people/anna/feed.xml"
    )
    assert atom(texts["people/boris/feed.xml"]).feed.title.startswith("Борис"), "his own: he is alive"


def test_without_an_address_there_is_nothing_to_follow() -> None:
    assert paths(exported(PLAIN, site_url="")) == []


def test_an_empty_archive_has_a_feed_to_wait_with() -> None:
    texts = exported(archive([]))
    assert paths(texts) == ["feed.xml", "feed.json"]
    assert atom(texts["feed.xml"]).entries == read_json(texts["feed.json"])["items"] == []


def test_the_same_archive_makes_the_same_feeds(plain: dict[str, str]) -> None:
    again = exported(PLAIN)
    assert [again[path] for path in paths(plain)] == [plain[path] for path in paths(plain)]
