"""What readers type, and what they must get: the shipped archive, asked through the search page's own box.

The questions stand in queries.txt, which says how to read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

FOLDERS = {"a": "articles/2025", "o": "organizations", "p": "people", "l": "places", "t": "topics", "e": "events"}


@dataclass(frozen=True, slots=True)
class Query:
    words: str
    wanted: tuple[tuple[str, int], ...]
    """Pages, each with the last place in which it may stand, 0 for any."""
    nothing: bool
    """Whether nothing at all may be found."""
    suggestion: str
    never: tuple[str, ...]


def _page(written: str) -> str:
    folder, _, rest = written.partition("/")
    return f"{FOLDERS[folder]}/{rest}/"


def _query(line: str) -> Query:
    words, wanted, never = (column.strip() for column in line.split("|"))
    found, _, suggestion = wanted.partition("?")
    pages = [one.strip().partition("@") for one in found.split(",") if one.strip() != "-"]
    return Query(
        words,
        tuple((_page(page), int(place or 0)) for page, _, place in pages),
        found.strip() == "-",
        suggestion.strip(),
        tuple(_page(one.strip()) for one in never.split(",")),
    )


def queries() -> list[Query]:
    lines = (Path(__file__).parent / "queries.txt").read_text(encoding="utf-8").splitlines()
    return [_query(line) for line in lines if line.strip() and not line.startswith("#")]


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """One search page, as a reader who goes on asking has it."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}search/")
    expect(page.locator("[data-facet]").first).to_be_visible()
    yield page
    page.close()


def ask(page: Page, words: str) -> list[str]:
    """The pages of all results, in their order."""
    page.locator("main input[type=search]").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("q") == [words])
    busy, more = page.locator("[aria-busy=true]"), page.locator("[data-place=more]")
    expect(busy).to_have_count(0)
    while more.is_visible():
        more.click()
        expect(busy).to_have_count(0)
    addresses: list[str] = page.locator(".l-hits h3 a").evaluate_all("links => links.map((link) => link.pathname)")
    return [address.removeprefix("/archive/") for address in addresses]


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.words)
def test_what_is_typed_finds_what_is_meant(page: Page, site: Path, query: Query) -> None:
    for named in (*query.never, *(name for name, _ in query.wanted)):
        assert (site / named / "index.html").is_file(), f"{named} is no page of the archive"
    found = ask(page, query.words)
    if query.nothing:
        assert found == []
        expect(page.locator("[data-place=status]")).to_contain_text("ничего не найдено")
    else:
        expect(page.locator("[data-place=status]")).to_have_text(f"Найдено: {len(found)}")
    for name, last in query.wanted:
        assert name in (found[:last] if last else found), found[:10]
    for name in query.never:
        assert name not in found
    if query.suggestion:
        expect(page.locator("[data-query]").first).to_have_text(query.suggestion)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_there_are_enough_of_them() -> None:
    asked = queries()
    other = [one for one in asked if re.search(r"[A-Za-zәғқңөұүһі]", one.words) and one.wanted]
    assert len([one for one in asked if re.search("[а-яё]", one.words.lower()) and one.wanted]) >= 60
    assert len(other) >= 10
    assert all(one.never for one in asked)
    assert len({one.words for one in asked}) == len(asked)


def test_a_book_is_no_question(page: Page) -> None:
    page.locator("main input[type=search]").fill("ы" * 3000)
    expect(page.locator("[data-place=status]")).to_contain_text("ничего не найдено")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
