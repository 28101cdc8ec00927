"""The search as a reader has it: names in any form, the keys, facets, order, and an address that can be passed on."""

from __future__ import annotations

import re
import threading

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.served import Visit

ARTICLE = "articles/2025/2025-11-08-tungsten-big-deal/"


def titles(page: Page) -> list[str]:
    """Of the results, once the first of them is there."""
    expect(page.locator(".pf-results h3").first).to_be_visible()
    return page.locator(".pf-results h3").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Токаевым", "Касым-Жомарт Токаев"),
        ("Касым-Жомартом Токаевым", "Касым-Жомарт Токаев"),
        ("Tokayev", "Касым-Жомарт Токаев"),
        ("токаеву", "Касым-Жомарт Токаев"),
        ("Авраамских соглашений", "Авраамовы соглашения"),
        ("соглашениям Авраама", "Авраамовы соглашения"),
        ("Путину", "Владимир Путин"),
        ("Казахстаном", "Казахстан"),
        ("NYT", "The New York Times"),
        ("Соединённых Штатах", "США"),
        ("вольфрамом", "Вольфрам"),
    ],
)
def test_a_name_in_any_form_finds_its_page_first_and_then_articles(visit: Visit, typed: str, first: str) -> None:
    page = visit("search/", query=typed)
    assert titles(page)[0] == first
    expect(page.locator(".pf-results li").first).to_have_class(re.compile(r"\bl-ent\b"))
    expect(page.locator('.pf-results a[href*="/articles/"]').first).to_be_visible()


def test_words_in_another_form_are_found_and_marked(visit: Visit) -> None:
    page = visit("search/", query="месторождениями")
    expect(page.locator(".pf-results mark").first).to_have_text(re.compile("^месторождени", re.IGNORECASE))


def test_what_is_not_there_is_said(visit: Visit) -> None:
    page = visit("search/", query="Щелкунчик")
    expect(page.locator(".pf-summary")).to_contain_text("Щелкунчик")
    expect(page.locator(".pf-results li")).to_have_count(0)


def test_words_that_the_archive_has_not_are_left_out_and_named(visit: Visit) -> None:
    page = visit("search/", query="Токаев абракадабра")
    assert titles(page)[0] == "Касым-Жомарт Токаев"
    expect(page.locator("[data-place=missing]")).to_have_text(re.compile("«абракадабра»$"))
    page.fill("main input[type=search]", "Токаев")
    expect(page.locator("[data-place=missing]")).to_be_hidden()


@pytest.mark.parametrize("late", ["*.pf_meta*", "*.pf_filter"])
def test_words_typed_while_the_index_is_loading_are_searched_for(browser: Browser, address: str, late: str) -> None:
    """The page's own first question, which is nothing, must not end after them and clear their results away."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    held: list[Route] = []
    released = threading.Event()
    page.context.route(f"**/{late}", lambda route: route.continue_() if released.is_set() else held.append(route))
    page.goto(f"{address}search/")
    page.locator("pagefind-input input").fill("Токаев")
    expect(page.locator(".pf-summary")).to_have_text("Идёт поиск…")
    released.set()
    for route in held:
        route.continue_()
    assert titles(page)[0] == "Касым-Жомарт Токаев"
    expect(page.locator(".pf-summary")).to_have_text(re.compile(r"^Найдено: \d+$"))
    page.close()


def test_a_part_of_the_index_that_was_lost_on_the_way_is_fetched_again(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.context.route("**/*.pf_index", lambda route: route.abort(), times=1)
    page.goto(f"{address}search/?q=вольфрам")
    assert titles(page)[0] == "Вольфрам"
    page.close()


def test_without_a_network_the_search_says_that_it_failed_and_later_goes_on(browser: Browser, address: str) -> None:
    """Pagefind takes what it could not fetch for empty; to say that the archive has nothing would be wrong."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}search/")
    box, summary = page.locator("pagefind-input input"), page.locator(".pf-summary")
    expect(page.locator("[data-filter-name]").first).to_be_attached()
    page.context.route("**/pagefind/**", lambda route: route.abort())
    box.fill("вольфрам")
    expect(summary).to_have_text(re.compile("^Поиск не удался"))
    expect(page.locator(".pf-results li")).to_have_count(0)
    page.context.unroute("**/pagefind/**")
    box.fill("вольфраму")
    assert titles(page)[0] == "Вольфрам"
    page.close()


def test_spaces_alone_ask_nothing(visit: Visit) -> None:
    page = visit("search/", query="вольфрам")
    titles(page)
    page.fill("main input[type=search]", "   ")
    expect(page.locator(".pf-results li")).to_have_count(0)
    expect(page.locator(".pf-summary")).to_be_empty()


def test_the_page_of_a_name_is_told_by_its_description(visit: Visit) -> None:
    page = visit("search/", query="NYT")
    row = page.locator(".pf-results li.l-ent").first
    expect(row.locator(".l-t")).to_have_text("организация")
    expect(row.locator(".l-sent")).to_have_text(re.compile("^Американская газета"))


def test_the_home_page_passes_its_words_on(visit: Visit) -> None:
    page = visit()
    page.fill("main input[type=search]", "вольфрам")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert titles(page)[0] == "Вольфрам"
    expect(page.locator("main input[type=search]")).to_have_value("вольфрам")


def test_the_newest_first_and_the_oldest_first(visit: Visit) -> None:
    page = visit("search/", query="Казахстан")
    titles(page)

    def days() -> list[str]:
        links = page.locator(".pf-results h3 a")
        expect(links.nth(5)).to_be_visible()
        found = [re.search(r"/(\d{4}-\d\d-\d\d)-", str(link.get_attribute("href"))) for link in links.all()]
        assert all(found), "only articles have a date"
        return [match[1] for match in found if match]

    page.click("[data-sort=desc]")
    page.wait_for_url("**sort=desc*")
    newest = days()
    assert newest == sorted(newest, reverse=True)
    page.click("[data-sort=asc]")
    page.wait_for_url("**sort=asc*")
    oldest = days()
    assert oldest == sorted(oldest)
    expect(page.locator("[data-sort=asc]")).to_have_attribute("aria-pressed", "true")


def test_facets_narrow_down_and_stand_in_the_address(visit: Visit) -> None:
    page = visit("search/", query="Казахстан")
    titles(page)
    names = page.locator(".pf-filter-group-name").all_inner_texts()
    assert sorted(names) == sorted(["Что это", "Год", "Издание", "О ком и о чём"])
    label = page.locator('[data-filter-name="outlet"] label', has_text="Lada.kz")
    count = int(label.locator("span").inner_text())
    label.click()
    expect(page.locator(".pf-summary")).to_have_text(re.compile(rf"\b{count}$"))
    page.reload()
    expect(page.locator(".pf-summary")).to_have_text(re.compile(rf"\b{count}$"))
    expect(page.locator('[data-filter-name="outlet"] input[value="Lada.kz"]')).to_be_checked()
    expect(page.locator(".pf-results .l-by").first).to_be_visible()
    assert all("Lada.kz" in one for one in page.locator(".pf-results .l-by").all_inner_texts())


def test_a_facet_alone_is_a_search(visit: Visit) -> None:
    page = visit("search/")
    label = page.locator('[data-filter-name="kind"] label', has_text="Люди")
    count = label.locator("span").inner_text()
    label.click()
    expect(page.locator(".pf-results h3", has_text="Касым-Жомарт Токаев")).to_be_visible()
    expect(label.locator("span")).to_have_text(count)


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


def test_the_search_opens_again_before_the_browser_has_said_that_it_closed(visit: Visit) -> None:
    """The dialog's `close` event comes a frame after it closed; a key between the two must not be lost."""
    page = visit(ARTICLE)
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("input")).to_be_focused()
    page.keyboard.type("Астана")
    closed = page.evaluate(
        """() => {
          const press = (to, key) => to.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
          const dialog = document.querySelector("dialog");
          press(dialog.querySelector("input"), "Escape");
          const closed = !dialog.open;
          press(document.body, "/");
          return closed;
        }"""
    )
    assert closed
    expect(dialog).to_be_visible()
    page.keyboard.type("Токаевым")
    expect(dialog.locator("input")).to_have_value("Токаевым")


def test_the_modal_by_keyboard_alone(visit: Visit) -> None:
    page = visit(ARTICLE)
    page.keyboard.press("/")
    expect(page.get_by_role("dialog").locator("input")).to_be_focused()
    expect(page.locator(".pf-modal pagefind-keyboard-hints")).to_contain_text(re.compile("esc закрыть"))
    page.keyboard.insert_text("Токаевым")  # at once: each pause would begin a search of its own
    assert titles(page)[0] == "Касым-Жомарт Токаев"
    expect(page.locator(".l-all")).to_have_attribute("href", re.compile(r"/search/\?q=%D0%A2"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/kasym-zhomart-tokaev/")


def test_what_is_typed_before_the_search_has_come_stays_in_the_box(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    held: list[Route] = []
    page.context.route("**/pagefind-component-ui.js", lambda route: held.append(route))
    page.goto(f"{address}search/", wait_until="commit")
    box = page.locator("main input[type=search]")
    box.click()
    page.keyboard.type("вольф")
    while not held:
        page.wait_for_timeout(50)
    held.pop().continue_()
    expect(page.locator("pagefind-input input")).to_be_focused()
    page.keyboard.type("рам")
    expect(box).to_have_value("вольфрам")
    assert titles(page)[0] == "Вольфрам"
    page.close()


def test_a_slash_in_a_box_is_a_slash(visit: Visit) -> None:
    page = visit("search/")
    box = page.locator("main input[type=search]")
    box.focus()
    page.keyboard.type("и/или")
    expect(box).to_have_value("и/или")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_modal_has_one_way_to_close_it_on_a_phone(visit: Visit) -> None:
    page = visit(ARTICLE, viewport={"width": 390, "height": 844}, has_touch=True)
    page.tap("[data-find]")
    close = page.locator(".pf-modal-close")
    expect(close).to_have_count(1)
    close.tap()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_pagefind_is_loaded_only_when_asked_for(visit: Visit) -> None:
    page = visit(ARTICLE)
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert loaded
    assert not [name for name in loaded if "/pagefind/" in name]


def test_without_javascript_the_search_page_says_how_to_browse(visit: Visit) -> None:
    page = visit("search/", java_script_enabled=False)
    expect(page.locator("main form")).to_be_hidden()
    expect(page.locator(".l-ways a")).to_have_count(7)
    page.click(".l-ways a >> nth=1")
    expect(page.locator("h1")).to_have_text("Хроника")
