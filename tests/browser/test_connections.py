"""Connections, outlets and lives in a browser: what is chosen is shown, a name lights its arcs, drawings fit every width."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import expect

from tests.served import Visit

PERSON = "people/kasym-zhomart-tokaev/"
OUTLET = "sources/lada-kz/"


@pytest.mark.parametrize("path", ["connections/", PERSON, OUTLET, "sources/", "places/"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_sticks_out_with_every_fold_open(visit: Visit, path: str, width: int) -> None:
    page = visit(path, viewport={"width": width, "height": 800})
    page.evaluate("for (const fold of document.querySelectorAll('#text details')) fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("h1")).to_have_count(1)


def test_one_drawing_at_a_time_chosen_by_the_keyboard(visit: Visit) -> None:
    page = visit("connections/", java_script_enabled=False)
    people, everything = page.locator(".v-people"), page.locator(".v-all")
    expect(people).to_be_visible()
    expect(everything).to_be_hidden()
    page.locator("#view-people").focus()
    page.keyboard.press("ArrowUp")
    expect(people).to_be_hidden()
    expect(everything).to_be_visible()


def test_a_name_lights_its_arcs_and_their_other_ends(visit: Visit) -> None:
    page = visit("connections/")
    column = page.locator(".v-people .l-arcs")
    strokes = "(paths) => paths.map((path) => [getComputedStyle(path).stroke, path.classList.contains('e1')])"
    before = {stroke for stroke, _ in column.locator("path").evaluate_all(strokes)}
    assert len(before) == 1
    name = column.locator("a").first
    name.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(name).to_be_focused()
    after = column.locator("path").evaluate_all(strokes)
    assert {own for stroke, own in after if stroke not in before} == {True}
    assert {own for stroke, own in after if stroke in before} == {False}


def test_an_arc_begins_in_the_row_of_its_name(visit: Visit) -> None:
    page = visit("connections/", viewport={"width": 390, "height": 844})
    rows = page.locator(".v-people .l-arcs li").evaluate_all(
        "(rows) => rows.map((row) => row.getBoundingClientRect().top)"
    )
    drawing = page.locator(".v-people .l-arcs svg").bounding_box()
    assert drawing is not None
    height = drawing["height"] / len(rows)
    assert abs(drawing["y"] - rows[0]) < 1
    assert abs(height - (rows[1] - rows[0])) < 0.5
    assert height >= 24


def test_words_of_a_drawing_do_not_overlap(visit: Visit) -> None:
    for width in (360, 1280):
        page = visit(PERSON, viewport={"width": width, "height": 800})
        words = page.locator(".l-bars svg text:not(.is-peak)").evaluate_all(
            "(words) => words.map((word) => word.getBoundingClientRect()).map((box) => [box.left, box.right])"
        )
        ordered = sorted(words)
        assert len(ordered) > 1
        assert all(one[1] < other[0] for one, other in itertools.pairwise(ordered))
