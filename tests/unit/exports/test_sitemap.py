"""sitemap.xml and robots.txt."""

from __future__ import annotations

from xml.parsers.expat import ParserCreate

import pytest

from generator.exports import outputs
from generator.model import Archive, EntityKind
from generator.pages import pages
from tests.factories import archive, article, config, entity


def small() -> Archive:
    return archive(
        [
            article("2025-11-07-a", "Текст."),
            article("2025-12-16-b", "Текст.", published="2025-12-16/2025-12-31"),
        ],
        [entity("new", "Новый", EntityKind.PERSON, description="Он.", same_as=["old"])],
    )


def written(site_url: str) -> dict[str, str]:
    settings = config(site_url=site_url, data=False)
    whole = small()
    return {output.path: str(output.content) for output in outputs(whole, list(pages(whole, settings)), settings)}


def locations(sitemap: str) -> dict[str, str]:
    """Address → last change, "" without one. Raises ExpatError where the XML is not well formed."""
    found: dict[str, str] = {}
    path: list[str] = []
    parser = ParserCreate()
    parser.buffer_text = True

    def text(data: str) -> None:
        if path[-1:] == ["loc"]:
            found[data] = ""
        elif path[-1:] == ["lastmod"]:
            found[list(found)[-1]] = data

    parser.StartElementHandler = lambda name, _: path.append(name)
    parser.EndElementHandler = lambda _: path.pop()
    parser.CharacterDataHandler = text
    parser.Parse(sitemap.encode(), True)
    return found


def test_every_page_has_its_absolute_address() -> None:
    found = locations(written("https://a.example/repo/")["sitemap.xml"])
    assert {"https://a.example/repo/", "https://a.example/repo/people/new/", "https://a.example/repo/timeline/"} <= set(
        found
    )
    assert list(found) == sorted(found)


def test_articles_change_on_the_last_day_they_can_be_of() -> None:
    found = locations(written("https://a.example/")["sitemap.xml"])
    assert found["https://a.example/articles/2025/2025-11-07-a/"] == "2025-11-07"
    assert found["https://a.example/articles/2025/2025-12-16-b/"] == "2025-12-31"
    assert found["https://a.example/people/new/"] == ""


def test_moved_pages_and_the_search_are_nobodys_goal() -> None:
    found = locations(written("https://a.example/")["sitemap.xml"])
    assert "https://a.example/people/old/" not in found
    assert "https://a.example/search/" not in found


def test_an_address_with_xml_in_it_is_escaped() -> None:
    assert 'https://a.example/"<&>/timeline/' in locations(written('https://a.example/"<&>/')["sitemap.xml"])


def test_more_addresses_than_one_file_may_hold_are_parted_and_none_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    one = locations(written("https://a.example/")["sitemap.xml"])
    monkeypatch.setattr("generator.exports.sitemap.MOST", len(one))
    assert locations(written("https://a.example/")["sitemap.xml"]) == one
    monkeypatch.setattr("generator.exports.sitemap.MOST", len(one) // 2)
    files = written("https://a.example/")
    index = locations(files["sitemap.xml"])
    assert "<sitemapindex" in files["sitemap.xml"]
    assert "<urlset" not in files["sitemap.xml"]
    parts = [locations(files[address.removeprefix("https://a.example/")]) for address in index]
    assert [len(part) <= len(one) // 2 for part in parts] == [True] * (len(parts))
    assert [item for part in parts for item in part.items()] == list(one.items())
    assert [max(part.values()) for part in parts] == list(index.values())


def test_robots_points_at_the_sitemap() -> None:
    assert written("https://a.example/")["robots.txt"] == (
        "User-agent: *\nAllow: /\n\nSitemap: https://a.example/sitemap.xml\n"
    )


def test_without_an_address_there_is_no_sitemap_to_point_at() -> None:
    found = written("")
    assert "sitemap.xml" not in found
    assert found["robots.txt"] == "User-agent: *\nAllow: /\n"
