"""Pages of events in a browser: what was known on a day, with a script and without one, by keyboard and by address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.served import Visit

EVENT = "events/sammit-c5-1/"
"""Told on 7 November, and by undated articles of 16 to 31 December."""


def rows(page: Page) -> int:
    return page.locator(".l-known .l-tl > li:visible").count()


@pytest.mark.parametrize("path", [EVENT, "events/"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_sticks_out(visit: Visit, path: str, width: int) -> None:
    page = visit(path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("script", [True, False])
def test_what_was_known_on_a_day(visit: Visit, script: bool) -> None:
    page = visit(EVENT, java_script_enabled=script)
    everything = rows(page)
    page.get_by_text("7 ноября", exact=True).first.click()
    assert 0 < rows(page) < everything
    expect(page.locator(".l-known")).not_to_contain_text("16–31 декабря", use_inner_text=True)
    page.get_by_text("6 ноября", exact=True).first.click()
    assert rows(page) == 0
    expect(page.locator(".l-nothing")).to_be_visible()
    page.get_by_text("сейчас", exact=True).click()
    assert rows(page) == everything
    expect(page.locator(".l-nothing")).to_be_hidden()


def test_the_day_stands_in_the_address_and_is_told(visit: Visit) -> None:
    page = visit(EVENT)
    page.locator("#known-now").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#known-1")).to_be_checked()
    expect(page).to_have_url(re.compile(r"\?known=2025-11-07$"))
    expect(page.locator(".l-known [role=status]")).to_have_text(f"7 ноября: {rows(page)}")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"/events/sammit-c5-1/$"))


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("?known=2025-11-07", "known-1"),
        ("?known=2025-11-06", "known-0"),
        ("?known=2020-01-01", "known-0"),
        ("?known=2030-01-01", "known-now"),
        ("?known=вчера", "known-now"),
        ("?known=%3Cimg%20src=x%3E", "known-now"),
    ],
)
def test_an_address_opens_what_was_known_then(visit: Visit, query: str, chosen: str) -> None:
    page = visit(EVENT + query)
    expect(page.locator(f"#{chosen}")).to_be_checked()


def test_an_old_anchor_of_the_timeline_leads_to_the_row(visit: Visit) -> None:
    page = visit("timeline/")
    former = page.locator("li#event-sammit-c5-1 span[id^=event-e-]").first.get_attribute("id")
    page.goto(f"{page.url}#{former}")
    expect(page.locator("li#event-sammit-c5-1")).to_be_in_viewport()
