"""The search over any page: a combobox, by keyboard alone, and what it costs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.served import Visit

ARTICLE = "articles/2025/2025-11-08-tungsten-big-deal/"

BUDGET = 135_000
"""Bytes on the wire, with what the server says of each file: all that the search asks for until its first eight results are there. The
archive grows to the 150 KiB that it may be (tests/site/test_sizes.py says how fast)."""


def opened(visit: Visit, words: str = "") -> Page:
    page = visit(ARTICLE)
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    if words:
        page.keyboard.insert_text(words)  # at once: each pause would begin a search of its own
        expect(page.get_by_role("option").first).to_be_visible()
    return page


def test_the_keys_open_the_search_over_any_page(visit: Visit) -> None:
    page = visit(ARTICLE)
    dialog = page.get_by_role("dialog")
    for key in ("/", "Control+k"):
        page.keyboard.press(key)
        expect(dialog).to_be_visible()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
    # On a Russian layout the key K gives «л».
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'л', code: 'KeyK', ctrlKey: true, bubbles: true}))"
    )
    expect(dialog).to_be_visible()


def test_it_opens_again_at_once_with_the_words_selected(visit: Visit) -> None:
    page = opened(visit, "Астана")
    page.keyboard.press("Escape")
    # The browser closes it a moment after the key; until then a «/» is a letter for the box.
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("Токаевым")
    expect(page.get_by_role("combobox")).to_have_value("Токаевым")


def test_the_focus_goes_back_to_where_it_was(visit: Visit) -> None:
    page = visit(ARTICLE)
    link = page.locator(".l-find")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_arrows_choose_an_option_and_enter_opens_it(visit: Visit) -> None:
    page = opened(visit, "Токаевым")
    typed, options = page.get_by_role("combobox"), page.get_by_role("listbox").get_by_role("option")
    expect(typed).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("dialog").get_by_role("status").first).to_have_text(re.compile(r"^Найдено: \d+$"))
    expect(options.first).to_contain_text("Касым-Жомарт Токаев")
    expect(page.locator(".l-all")).to_have_attribute("href", re.compile(r"/search/\?q=%D0%A2"))
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert typed.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(options.last).to_be_in_viewport()
    expect(typed).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/kasym-zhomart-tokaev/")


def test_enter_alone_goes_to_the_search_page(visit: Visit) -> None:
    page = opened(visit, "вольфрам")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator(".l-hits h3").first).to_have_text("Вольфрам")


def test_what_is_not_found_is_said_and_what_was_meant_is_offered(visit: Visit) -> None:
    page = opened(visit)
    page.keyboard.insert_text("Вашенгтон")
    expect(page.get_by_role("dialog").get_by_role("status").first).to_contain_text("ничего не найдено")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")
    page.get_by_role("dialog").get_by_role("link", name="Вашингтон").click()
    expect(page.get_by_role("option").first).to_contain_text("Вашингтон")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_it_is_closed_by_a_finger_on_its_button_or_beside_it(visit: Visit) -> None:
    page = visit(ARTICLE, viewport={"width": 700, "height": 844}, has_touch=True)
    page.tap("[data-find]")
    page.get_by_role("button", name="Закрыть").tap()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.tap("[data-find]")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.touchscreen.tap(350, 800)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_without_a_network_the_link_leads_to_the_search_page(visit: Visit) -> None:
    page = visit(ARTICLE)
    page.route("**/search.css", lambda route: route.fulfill(status=204))
    page.route("**/dialog.js", lambda route: route.fulfill(body="throw 1", content_type="text/javascript"))
    page.on("console", lambda message: None)
    with page.expect_navigation(url="**/search/"):
        page.evaluate("console.error = () => {}")
        page.keyboard.press("/")


def test_a_page_asks_for_nothing_of_the_search(visit: Visit) -> None:
    page = visit(ARTICLE)
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname)")
    assert loaded
    assert not [name for name in loaded if "/pagefind/" in name or "/search" in name]


@pytest.mark.parametrize("words", ["вольфрам", "Токаев", "переговоры", "NYT"])
def test_what_the_search_costs_before_its_first_results(visit: Visit, words: str) -> None:
    page = visit(ARTICLE)
    page.wait_for_load_state("networkidle")
    moved: list[int] = []
    wire: CDPSession = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: moved.append(int(event["encodedDataLength"])))
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.insert_text(words)
    expect(page.get_by_role("option").first).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    page.wait_for_timeout(200)  # for what the browser has not told yet
    assert 70_000 < sum(moved) <= BUDGET
