"""opensearch.xml, llms.txt and the sitemap, read as what they are."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree  # type: ignore[import-untyped]  # it ships no types
from markdown_it import MarkdownIt

from generator.exports import outputs
from generator.model import Page, QuoteThread, Span, Variant, Wording
from tests.factories import archive, config
from tests.unit.exports.written import LETTER, PLAIN, READ, URL, exported, hostile
from tests.unit.pages.sample import LETTER as LETTER_ITEM
from tests.unit.pages.sample import REPLY as REPLY_ITEM

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_a_browser_learns_how_to_search() -> None:
    tree = etree.fromstring(exported(PLAIN)["opensearch.xml"].encode())
    assert tree.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert tree.findtext(f"{OPENSEARCH}ShortName") == "Летопись"
    assert tree.findtext(f"{OPENSEARCH}Language") == "ru"
    templates = {found.get("type"): found.get("template") for found in tree.iter(f"{OPENSEARCH}Url")}
    assert templates == {
        "text/html": f"{URL}search/?q={{searchTerms}}",
        "application/opensearchdescription+xml": f"{URL}opensearch.xml",
    }


def test_its_names_are_as_short_as_they_must_be() -> None:
    tree = etree.fromstring(exported(hostile())["opensearch.xml"].encode())
    for name, limit in (("ShortName", 16), ("LongName", 48), ("Description", 1024)):
        assert tree.findtext(f"{OPENSEARCH}{name}") == READ[:limit]


def test_llms_txt_leads_to_lists_and_texts() -> None:
    text = exported(PLAIN)["llms.txt"]
    assert text.startswith("# Летопись\n\n> Архив для проверки.\n\n## Об архиве\n\n- [")
    links = re.findall(r"^- \[(.+)\]\((\S+)\)", text, re.MULTILINE)
    assert ("Хроника", f"{URL}timeline/") in links
    assert ("Письмо о мосте и о реке", f"{URL}{LETTER}article.md") in links
    assert len(links) == text.count("\n- ")


def test_llms_txt_without_an_address_is_relative() -> None:
    assert f"]({LETTER}article.md)" in exported(PLAIN, site_url="")["llms.txt"]


def test_titles_are_no_markup_in_llms_txt() -> None:
    """Read as Markdown: one heading of the first level, one quotation, two lists of links, and each title as it was written."""
    tokens = MarkdownIt("commonmark").parse(exported(hostile())["llms.txt"])
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h2"]
    assert not [token for token in tokens if token.type.startswith("html")]
    shown = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    assert shown[0] == shown[1] == READ
    assert sum(line.startswith(READ) for line in shown[2:]) >= 3


def test_an_empty_archive_has_both() -> None:
    texts = exported(archive([]))
    assert {"opensearch.xml", "llms.txt"} <= set(texts)


def test_without_an_address_a_browser_learns_nothing() -> None:
    assert "opensearch.xml" not in exported(PLAIN, site_url="")


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ("", "2025-12-31"),
        ("articles/2025/", "2025-12-31"),
        (LETTER, "2025-11-07"),
        ("people/anna-li/", "2025-11-08"),
        ("sources/vestnik/", "2025-11-07"),
        ("topics/most/", None),
    ],
)
def test_the_sitemap_says_of_when_the_newest_news_of_a_page_is(page: str, day: str | None) -> None:
    assert days(exported(PLAIN)["sitemap.xml"])[URL + page] == day


def test_so_does_it_of_events_and_threads() -> None:
    """The newest of all who tell of it."""
    spoken = [Variant(item.article.id, Span(0, 5), "s-0", Wording.DIRECT) for item in (LETTER_ITEM, REPLY_ITEM)]
    whole = replace(PLAIN, threads=(QuoteThread("slova", "anna-li", tuple(spoken)),))
    made = [Page(url, "x", "", "", "") for url in ("events/nachalo-mosta/", "events/plan/", "quotes/slova/")]
    settings = config(site_url=URL)
    text = next(str(output.content) for output in outputs(whole, made, settings) if output.path == "sitemap.xml")
    assert days(text) == {
        f"{URL}events/nachalo-mosta/": "2025-11-08",
        f"{URL}events/plan/": None,
        f"{URL}quotes/slova/": "2025-11-08",
    }


def days(text: str) -> dict[str, str | None]:
    """By address, the day of the last change."""
    tree = etree.fromstring(text.encode())
    return {
        found.findtext(f"{SITEMAP}loc"): found.findtext(f"{SITEMAP}lastmod") for found in tree.iter(f"{SITEMAP}url")
    }
