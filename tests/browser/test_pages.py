"""Pages in a browser: cards and light, dark mode, small screens, without a script, at an address that is not there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.served import Visit

ARTICLE = "articles/2025/2025-11-08-tungsten-big-deal/"
PERSON = "people/kasym-zhomart-tokaev/"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
KINDS = ["", ARTICLE, PERSON, "people/", "timeline/", "timeline/2025/", "articles/", "sources/", "search/", "about/"]

DARK, LIGHT = "rgb(14, 16, 15)", "rgb(245, 245, 240)"


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_sticks_out(visit: Visit, path: str, width: int) -> None:
    page = visit(path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("h1")).to_have_count(1)


def test_a_mention_lights_its_name_everywhere_and_shows_a_card(visit: Visit) -> None:
    page = visit(ARTICLE)
    word = page.locator(".l-read a.m-p").first
    word.hover()
    card = page.locator(".l-card:popover-open")
    expect(card).to_contain_text("Касым-Жомарт Токаев")
    expect(page.locator(".l-w li.is-lit")).to_contain_text("Касым-Жомарт Токаев")
    assert page.locator(".l-read .m.is-lit").count() > 1
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.locator("h1").hover()
    expect(card).to_be_hidden()
    expect(page.locator(".is-lit")).to_have_count(0)


def test_a_card_opens_for_the_keyboard_and_closes_on_escape(visit: Visit) -> None:
    page = visit(ARTICLE)
    page.locator(".l-tools button").focus()
    page.keyboard.press("Tab")
    card = page.locator(".l-card:popover-open")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(page.locator(".is-lit")).to_have_count(0)


def test_a_tap_opens_the_card_and_the_second_follows_the_link(visit: Visit) -> None:
    page = visit(ARTICLE, **PHONE)
    word = page.locator(".l-read a.m-p").first
    word.tap()
    card = page.locator(".l-card:popover-open")
    expect(card).to_be_visible()
    box, sheet = word.bounding_box(), card.bounding_box()
    assert box
    assert sheet
    assert box["y"] + box["height"] <= sheet["y"], "the sheet does not lie over its word"
    card.locator("footer a").tap()
    page.wait_for_url(f"**/{PERSON}")


def test_the_menu_of_a_phone(visit: Visit) -> None:
    page = visit(**PHONE)
    page.tap(".l-menu")
    page.locator("#l-menu a", has_text="Хроника").tap()
    page.wait_for_url("**/timeline/")
    expect(page.locator("h1")).to_have_text("Хроника")


def test_dark_follows_the_system_and_then_the_reader(visit: Visit) -> None:
    page = visit(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    page.locator("[data-scheme]:visible").click()
    expect(page.locator("body")).to_have_css("background-color", LIGHT)
    page.reload()
    expect(page.locator("body")).to_have_css("background-color", LIGHT)


def test_without_a_script_the_night_is_dark_and_nothing_is_offered_that_needs_one(visit: Visit) -> None:
    page = visit(color_scheme="dark", java_script_enabled=False)
    expect(page.locator("body")).to_have_css("background-color", DARK)
    expect(page.locator("h1")).to_have_css("color", "rgb(217, 217, 209)")
    expect(page.locator("[data-scheme]").first).to_be_hidden()


def test_the_first_night_visit_is_not_white(visit: Visit) -> None:
    """boot.js alone sets the scheme: the other scripts are not let through."""
    page = visit(color_scheme="dark")
    page.route("**/letopis.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    expect(page.locator("body")).to_have_css("background-color", DARK)


def test_the_search_is_dark_too(visit: Visit) -> None:
    page = visit(ARTICLE, color_scheme="dark")
    page.keyboard.press("/")
    expect(page.locator("dialog.l-dialog")).to_have_css("background-color", "rgb(25, 28, 26)")
    page = visit("search/", color_scheme="dark")
    expect(page.locator("[data-facet] input").first).to_have_css("color-scheme", "dark")


def test_without_javascript_everything_can_be_read_and_followed(visit: Visit) -> None:
    page = visit(ARTICLE, java_script_enabled=False)
    expect(page.locator(".l-card").first).to_be_hidden()
    page.locator(".l-read a.m-p").first.click()
    expect(page.locator("h1")).to_have_text("Касым-Жомарт Токаев")
    page.locator(".l-nav a", has_text="Хроника").click()
    expect(page.locator(".l-tl li").first).to_be_visible()


def test_a_sentence_of_an_entity_page_stands_in_its_article(visit: Visit) -> None:
    page = visit(PERSON)
    link = page.locator(".l-sent a:visible").first
    words = link.inner_text().replace("\u00a0", " ")[:30]
    link.click()
    anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert anchor
    expect(page.locator(f"[id='{anchor}']")).to_contain_text(re.compile(re.escape(words).replace(r"\ ", r"\s")))


@pytest.mark.parametrize("path", ["нет-такой/", "people/nobody/", "articles/2025/x/y/z.html"])
def test_a_missing_address_leads_back_into_the_archive(visit: Visit, path: str) -> None:
    page = visit(path, exists=False)
    expect(page.locator("h1")).to_have_text("Такой страницы в архиве нет")
    expect(page.locator("body")).to_have_css("background-color", LIGHT)
    page.fill("main input[type=search]", "вольфрам")
    page.keyboard.press("Enter")
    page.wait_for_url("**/archive/search/?q=*")
    expect(page.locator(".l-hits h3").first).to_have_text("Вольфрам")


def test_the_skip_link_comes_first(visit: Visit) -> None:
    page = visit(ARTICLE)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#text"


def test_the_header_says_the_title_once_it_has_scrolled_away(visit: Visit) -> None:
    page = visit(PERSON)
    expect(page.locator(".md-header__title--active")).to_have_count(0)
    page.mouse.wheel(0, 900)
    expect(page.locator(".md-header__title--active .md-ellipsis")).to_have_text("Касым-Жомарт Токаев")


def test_on_paper_the_text_stands_alone(visit: Visit) -> None:
    page = visit(ARTICLE, color_scheme="dark")
    page.emulate_media(media="print")
    for gone in (".md-header", ".l-r", ".l-tools", ".l-foot", ".l-rel"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator(".l-read p:not(.l-jump)").first).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator("#cite")).to_be_visible()
