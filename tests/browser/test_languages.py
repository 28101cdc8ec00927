"""With an English interface, what scripts put on the page is in a voice that can read it, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.archives import ROOT, built_once
from tests.served import BASE, Visit, serving, visiting

UNREADABLE = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest("script, style") || parent.closest("[lang]").lang !== "en") continue;
    if (/\\p{Script=Cyrillic}/u.test(walker.currentNode.data)) found.push(walker.currentNode.data);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory, worker_id: str, browser: Browser) -> Iterator[Visit]:
    own = tmp_path_factory.getbasetemp()
    shared = (own if worker_id == "master" else own.parent) / "english-served"
    site: Path = built_once(shared, ROOT / "content", f"http://127.0.0.1{BASE}", "en")
    with serving(site) as address, visiting(browser, address) as visit:
        yield visit


def in_russian(page: Page, selector: str) -> list[str]:
    return [one for one in page.locator(f"{selector} >> css=[lang=ru]").all_inner_texts() if one.strip()]


def test_results_on_the_search_page_and_its_facets(visit: Visit) -> None:
    page = visit("search/?q=Токаев")
    expect(page.locator(".l-hits .l-row").first).to_be_visible()
    expect(page.locator(".l-facet .l-of[lang=ru]").first).to_be_visible()
    assert page.evaluate(UNREADABLE) == []
    assert "Касым-Жомарт Токаев" in in_russian(page, ".l-hits h3")
    assert in_russian(page, ".l-hits .l-by"), "no outlet of a result is in its language"
    kinds = page.locator(".l-facet[data-facet=kind] .l-of, .l-facet[data-facet=year] .l-of")
    assert kinds.evaluate_all("all => all.filter((one) => one.lang).length") == 0


def test_the_dialog_and_what_may_have_been_meant(visit: Visit) -> None:
    page = visit("articles/2025/2025-11-08-tungsten-big-deal/")
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("Зеленский")
    expect(page.get_by_role("option").first).to_be_visible()
    assert page.evaluate(UNREADABLE) == []
    page.get_by_role("combobox").fill("Зиленский встреча")
    expect(page.locator(".l-meant a").first).to_have_attribute("lang", "ru")


def test_a_card_and_a_link_to_a_sentence(visit: Visit) -> None:
    page = visit("articles/2025/2025-11-08-tungsten-big-deal/")
    page.locator("a.m[href]").first.focus()
    expect(page.locator(".l-card:popover-open")).to_be_visible()
    assert page.evaluate(UNREADABLE) == []
    page.keyboard.press("Escape")
    page.locator("[popovertarget=cite]").click()
    page.locator("#anchors").check()
    expect(page.locator(".l-s").first).to_have_attribute("lang", "en")
    page.keyboard.press("Escape")
    page.locator(".l-s").first.click()
    expect(page.locator("#cite-s > p").first).to_have_attribute("lang", "ru")
    assert page.evaluate(UNREADABLE) == []
