"""WCAG 2.2 AA, as far as a program can tell: axe finds nothing, on any kind of page, in any dress."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import fullest

ARTICLE = "articles/2025/2025-11-08-tungsten-big-deal/"

DRESSES = tuple(itertools.product(("light", "dark"), ((1280, 900), (390, 844))))
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module", params=DRESSES, ids=lambda dress: f"{dress[0]}-{dress[1][0]}")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """One window for all pages of a dress: what is cached need not be fetched again."""
    scheme, (width, height) = request.param
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": height}, "has_touch": width < 600}
    # axe brings a style sheet of its own into the page, which the page's policy would refuse.
    with browser.new_context(**options, reduced_motion="reduce", bypass_csp=True) as context:
        yield context.new_page()


def complaints(page: Page, within: str | None = None) -> list[str]:
    """What axe says, a line for each element; `within`: of a part of the page, as a selector."""
    found: dict[str, Any] = Axe().run(page, context=within, options=RULES).response
    return [
        f"{violation['id']}: {violation['help']} — {' '.join(node['target'])}: {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def test_axe_finds_nothing_on_any_kind_of_page(page: Page, site: Path, address: str) -> None:
    kinds = fullest(site)
    assert {"home", "article", "entity", "timeline", "search", "lost", "prose"} <= kinds.keys()
    found = {}
    for kind, url in kinds.items():
        page.goto(address + url)
        expect(page.locator("h1").first).to_be_visible()
        found[f"{kind}: {url}"] = complaints(page)
    assert {place: said for place, said in found.items() if said} == {}


def test_axe_finds_nothing_with_a_card_open(page: Page, address: str) -> None:
    page.goto(address + ARTICLE)
    word = page.locator(".l-read a.m-p").first
    size = page.viewport_size
    assert size
    if size["width"] < 600:
        word.tap()
    else:
        word.hover()
    expect(page.locator(".l-card:popover-open")).to_be_visible()
    # What lies half under the card is no smaller a target for it once the card is gone.
    assert complaints(page, ".l-card:popover-open") == []


def test_axe_finds_nothing_in_the_search(page: Page, address: str) -> None:
    page.goto(address + ARTICLE)
    page.keyboard.press("/")
    box = page.locator("dialog.l-dialog input").first
    expect(box).to_be_visible()
    assert complaints(page) == []
    box.fill("Токаев")
    expect(page.locator("dialog.l-dialog [role=option]").first).to_be_visible()
    # Until the answer is there, the one before it is dimmed.
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    assert complaints(page) == []


def test_axe_finds_nothing_on_the_results_with_facets(page: Page, address: str) -> None:
    page.goto(address + "search/?q=Казахстан")
    expect(page.locator(".l-hits h3").first).to_be_visible()
    # Until the answer is there, the one before it is dimmed.
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    assert complaints(page) == []
