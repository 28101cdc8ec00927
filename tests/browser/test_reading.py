"""Every kind of page by keyboard, enlarged, without motion, and without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import fullest
from tests.served import Visit

ARTICLE = "articles/2025/2025-11-08-tungsten-big-deal/"

STOP = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  /* The card of the word before goes when that of this one comes, a moment later. */
  if (element.matches(".m")) await new Promise((done) => setTimeout(done, 400));
  /* A switch may be drawn by a label alone, the theme's by the one behind it, whosever it is; a link may be parted by a line's end. */
  const own = element.getBoundingClientRect();
  const label = element.nextElementSibling?.matches("label") ? element.nextElementSibling : element.labels?.[0];
  const seen = own.width && own.height && getComputedStyle(element).opacity !== "0";
  const shown = seen || !label ? element : label;
  const box = shown.getClientRects()[0] ?? own, style = getComputedStyle(shown);
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {
    element: element.outerHTML.slice(0, 120),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    marked: element.matches("input:not([type=radio], [type=checkbox])") || style.boxShadow !== "none"
      || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0),
    covered: top && !shown.contains(top) && !top.contains(shown) ? top.outerHTML.slice(0, 80) : "",
  };
}"""
"""Where the focus is: whether it can be seen, is marked (in a box for text, by the caret), and lies under something else."""


def kinds(site: Path) -> dict[str, str]:
    return fullest(site)


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_sticks_out_when_a_page_is_enlarged(browser: Browser, site: Path, address: str, width: int) -> None:
    """200 % of a window of 1280 px is one of 640, 400 % is one of 320 (WCAG 1.4.10): nobody scrolls sideways."""
    wide = {}
    with browser.new_context(viewport={"width": width, "height": 500}) as context:
        page = context.new_page()
        for kind, url in kinds(site).items():
            page.goto(address + url)
            found = page.evaluate("document.documentElement.scrollWidth")
            if found > width:
                wide[f"{kind}: {url}"] = found
    assert wide == {}


def test_a_walk_by_keyboard_sees_where_it_is(browser: Browser, site: Path, address: str) -> None:
    """The first forty stops of every kind of page: each is seen, is marked, and is not hidden by the header (WCAG 2.4.7, 2.4.11)."""
    lost = []
    with browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as context:
        page = context.new_page()
        for kind, url in kinds(site).items():
            page.goto(address + url)
            expect(page.locator("h1").first).to_be_visible()
            stops = 0
            for _ in range(40):
                page.keyboard.press("Tab")
                stop = page.evaluate(STOP)
                if stop is None:
                    break
                stops += 1
                if not stop["seen"] or not stop["marked"] or stop["covered"]:
                    lost.append(f"{kind}: {stop}")
            assert stops > 5, f"{kind}: {url} has hardly anything to reach"
    assert lost == []


def test_nothing_moves_for_whoever_wants_no_motion(browser: Browser, site: Path, address: str) -> None:
    moving = {}
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for kind, url in kinds(site).items():
            page.goto(address + url)
            found = page.evaluate(
                """() => [...document.querySelectorAll("body, body *")].filter((element) => {
                  const style = getComputedStyle(element);
                  const seconds = (value) => Math.max(...value.split(",").map((part) => parseFloat(part) || 0));
                  return seconds(style.transitionDuration) > 0.01
                    || (style.animationName !== "none" && seconds(style.animationDuration) > 0.01);
                }).slice(0, 5).map((element) => element.outerHTML.slice(0, 100))"""
            )
            if found or page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth":
                moving[f"{kind}: {url}"] = found
    assert moving == {}


def test_without_a_script_every_kind_of_page_reads(browser: Browser, site: Path, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        for kind, url in kinds(site).items():
            page.goto(address + url)
            expect(page.locator("h1").first).to_be_visible()
            # A plain page may be text alone.
            assert kind == "prose" or page.locator("main a[href]:visible").count(), f"{kind}: {url} leads nowhere"
            assert len(page.locator("main").inner_text()) > 40, f"{kind}: {url} says nothing"


def test_without_a_script_every_list_of_the_menu_leads_to_its_things(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    lists = [link.get_attribute("href") or "" for link in page.locator(".l-nav a:visible").all()]
    assert len(lists) >= 6
    for number in range(len(lists)):
        page.locator(".l-nav a:visible").nth(number).click()
        expect(page.locator("main a[href]:visible").first).to_be_visible()
        _first_thing(page)
        page.go_back()
        page.go_back()


def _first_thing(page: Page) -> None:
    """The first link of the list leads to a page with a headline of its own."""
    before = page.locator("h1").inner_text()
    page.locator("main :is(.l-w, .l-row, .l-tl, .l-el, table) a[href]:visible").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("h1").inner_text() != before
