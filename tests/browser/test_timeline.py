"""The timeline in a browser: sifting by hand and by address, by keyboard, over many pages; links that show their sentence; redirects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.archives import build, project
from tests.served import BASE, Visit, serving, visiting

TOKAEV = "kasym-zhomart-tokaev"
ROWS = "[data-years] .l-tl > li:visible"


def status(page: Page) -> str:
    return page.locator(".l-sift [role=status]").inner_text()


def shown(page: Page) -> int:
    return page.locator(ROWS).count()


def test_rows_are_sifted_in_place_and_counted(visit: Visit) -> None:
    page = visit("timeline/")
    every = shown(page)
    assert status(page) == ""
    page.select_option("[name=entity]", TOKAEV)
    expect(page.locator(".l-sift [role=status]")).to_have_text(re.compile(rf"Записей: \d+ из {every}"))
    left = shown(page)
    assert 0 < left < every
    assert status(page) == f"Записей: {left} из {every}"
    assert all(TOKAEV in (row.get_attribute("data-of") or "").split() for row in page.locator(ROWS).all())
    for heading in page.locator(".l-yr:visible, .l-mo:visible").all():
        assert heading.locator("li:visible").count()
    page.select_option("[name=kind]", "several")
    expect(page).to_have_url(re.compile(rf"\?entity={TOKAEV}&kind=several$"))
    assert 0 < shown(page) < left
    page.click(".l-sift [type=reset]")
    expect(page.locator(ROWS)).to_have_count(every)
    expect(page).to_have_url(re.compile("timeline/$"))


def test_the_address_says_what_is_sifted(visit: Visit) -> None:
    page = visit("timeline/?from=1991&to=1994")
    expect(page.locator(".l-sift [role=status]")).to_have_text(re.compile(r"Записей: \d+ из"))
    # A decade that begins before the period reaches into it.
    assert page.locator(".l-yr:visible").evaluate_all("years => years.map((year) => year.id)") == [
        "y1994",
        "y1993",
        "y1992",
        "y1991",
        "y1990",
    ]
    page = visit("timeline/?to=весна")
    expect(page.locator("[name=to]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".l-sift [role=status]")).to_contain_text("Год или месяц")
    page = visit("timeline/?entity=nobody")
    expect(page.locator(".l-sift [role=status]")).to_contain_text("Таких записей нет")
    expect(page.locator("[name=entity]")).to_have_value("nobody")


@pytest.mark.parametrize(
    ("typed", "rows"), [("2025-11", True), ("11.2025", True), ("11/2025", True), ("13.2025", False)]
)
def test_a_period_may_be_written_as_people_write(visit: Visit, typed: str, rows: bool) -> None:
    page = visit("timeline/")
    page.fill("[name=from]", typed)
    page.fill("[name=to]", typed)
    expect(page.locator("[name=to]")).to_have_attribute("aria-invalid", str(not rows).lower())
    if rows:
        expect(page.locator("[data-years] h3:visible")).to_have_text(["ноябрь"])


def test_the_first_row_that_is_left_of_a_date_says_it(visit: Visit) -> None:
    page = visit("timeline/")
    silent = page.locator(".l-tl > li.is-same", has=page.locator("p")).filter(visible=True)
    id = silent.evaluate_all("(rows) => rows.find((row) => row.dataset.kinds.includes('several'))?.id")
    assert id
    row = page.locator(f"[id='{id}']")
    assert row.locator(".l-when").inner_text() == ""
    # An earlier row of its date that not several tell: what is left begins with this one.
    page.select_option("[name=kind]", "several")
    said = [one.locator(".l-when").inner_text() for one in page.locator(ROWS).all()]
    classes = [one.get_attribute("class") or "" for one in page.locator(ROWS).all()]
    assert [bool(words) for words in said] == ["is-same" not in one for one in classes]
    assert said[0]
    page.select_option("[name=kind]", "")
    expect(row).to_have_class(re.compile("is-same"))
    assert row.locator(".l-when").inner_text() == ""


def test_a_chip_sifts_and_is_a_link_where_no_script_runs(visit: Visit) -> None:
    page = visit("timeline/")
    chip = page.locator(f".l-chips [data-entity={TOKAEV}]")
    chip.focus()
    page.keyboard.press("Enter")
    expect(chip).to_have_attribute("aria-current", "true")
    expect(page.locator("[name=entity]")).to_have_value(TOKAEV)
    assert "/timeline/" in page.url
    page.locator(".l-chips [data-entity='']").click()
    expect(page.locator("[name=entity]")).to_have_value("")
    plain = visit("timeline/", java_script_enabled=False)
    expect(plain.locator(".l-sift")).to_be_hidden()
    expect(plain.locator("[data-years] .l-tl > li").first).to_be_visible()
    plain.locator(".l-w a", has_text="1994").click()
    expect(plain).to_have_url(re.compile("#y1994$"))


def test_by_keyboard_from_field_to_field(visit: Visit) -> None:
    page = visit("timeline/")
    page.locator("[name=entity]").focus()
    for name in ("kind", "from", "to"):
        page.keyboard.press("Tab")
        expect(page.locator(f"[name={name}]")).to_be_focused()
    page.keyboard.type("1994")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?to=1994$"))
    page.keyboard.press("Tab")
    expect(page.locator(".l-sift [type=reset]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("timeline/$"))


def test_a_page_of_a_year_leads_to_the_whole_with_the_same_choice(visit: Visit) -> None:
    page = visit(f"timeline/2025/?entity={TOKAEV}")
    page.locator("[data-whole]").click()
    expect(page).to_have_url(re.compile(rf"/timeline/\?entity={TOKAEV}$"))
    expect(page.locator("[name=entity]")).to_have_value(TOKAEV)


def test_the_words_of_a_link_show_the_sentence_without_its_anchor(visit: Visit) -> None:
    """With no-break spaces and links inside it; the window is low, so that no other place of the page would do."""
    page = visit("timeline/")
    links = page.locator("[data-years] .l-tl a[href*=':~:text=']").evaluate_all("all => all.map((one) => one.href)")
    found = sorted({link for link in links if "%20" in link})
    assert len(found) > 20
    page.set_viewport_size({"width": 1280, "height": 260})
    scrolled = 0
    for link in found[::4]:
        address, _, fragment = link.partition("#")
        anchor, _, directive = fragment.partition(":~:")
        # Another document first: a change of the fragment alone would not be a navigation.
        page.goto("about:blank")
        page.goto(f"{address}#:~:{directive}")
        sentence = page.locator(f"[id='{anchor}']")
        expect(sentence).to_be_in_viewport()
        scrolled += page.evaluate("scrollY > 0")
    assert scrolled > 3


def test_a_link_with_words_goes_to_its_anchor_too(visit: Visit) -> None:
    page = visit("timeline/")
    link = page.locator("[data-years] .l-tl p > a[href*=':~:text=']").first
    anchor = urlsplit(link.get_attribute("href") or "").fragment.partition(":~:")[0]
    link.click()
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    assert page.evaluate("location.hash") == f"#{anchor}"


# ---------------------------------------------------------------------------------------------- more than one page holds

DAYS, PER_DAY = 28, 11
"""Of the long month."""
PER_MONTH = 26
ANNA = "---\nname: Анна Ли\n---\nИнженер.\n"
LETTER = """---
title: Письмо о мосте
date: 2025-11-07
was: [2024-12-31-pismo, 2024/2025-11-07-pismo]
---
Анна Ли пишет о реке и о городе, где её знают все.

Она говорит долго, и мы приводим не всё. Мост через реку откроют весной, когда спадёт вода и вернутся лодки.
"""


def many() -> dict[str, str]:
    """A year with too many events for one page, a month with too many, and years before them."""
    files = {
        "articles/2025/2025-11-07-pismo.md": LETTER,
        "entities/people/anna-li.md": ANNA,
        "entities/places/stepnogorsk.md": "---\nname: Степногорск\n---\nГород.\n",
        "entities/topics/most.md": "---\nname: Строительство моста\n---\nМост.\n",
        "events/leto.md": "---\ndate: 2025-22\ntitle: Отдых\nentities: [anna-li]\n---\n",
        "events/god.md": "---\ndate: 2025\ntitle: Весь год\nentities: [anna-li]\n---\n",
        "events/davno.md": "---\ndate: 1994-03-05\ntitle: Давнее\nentities: [anna-li]\n---\n",
    }
    for month in range(1, 13):
        for number in range(PER_MONTH):
            who = "anna-li" if number % 13 == 0 else "stepnogorsk"
            event = (
                f"---\ndate: 2025-{month:02}-{number + 1:02}\ntitle: Событие {month}-{number}\nentities: [{who}]\n---\n"
            )
            files[f"events/e-{month}-{number}.md"] = event
    for number in range(DAYS * PER_DAY):
        day, of_day = divmod(number, PER_DAY)
        event = f"---\ndate: 2001-07-{day + 1:02}\ntitle: Работы {day + 1}-{of_day}\nentities: [most]\n---\n"
        files[f"events/w-{number}.md"] = event
    return files


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    config = project(tmp_path_factory.mktemp("large"), many())
    return build(config, {"LETOPIS_SITE_URL": f"http://127.0.0.1{BASE}"})


@pytest.fixture
def visit_large(browser: Browser, large: Path) -> Iterator[Visit]:
    with serving(large) as address, visiting(browser, address) as visit:
        yield visit


def test_a_long_timeline_is_sifted_over_all_of_its_pages(visit_large: Visit) -> None:
    page = visit_large("timeline/")
    asked: list[str] = []
    page.on("request", lambda request: asked.extend(filter(None, [request.url.partition("/timeline/")[2]])))
    page.select_option("[name=entity]", "anna-li")
    total = page.locator("[data-sift]").get_attribute("data-all")
    expect(page.locator(".l-sift [role=status]")).to_have_text(f"Записей: {12 * 2 + 3} из {total}")
    rows = page.locator(".l-found .l-tl > li")
    expect(rows).to_have_count(12 * 2 + 3)
    expect(page.locator("[data-years]")).to_be_hidden()
    assert asked[0] == "index.json"
    assert sorted(asked[1:]) == sorted(["1994/", "2025/", *(f"2025/{month:02}/" for month in range(1, 13))])
    assert page.locator(".l-found h2").all_inner_texts() == ["2025\n26", "1994\n1"]
    assert page.locator(".l-found h3").all_inner_texts()[3:6] == ["сентябрь", "лето", "август"]
    page.fill("[name=to]", "2024")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Давнее")
    page.click(".l-sift [type=reset]")
    expect(page.locator("[data-years]")).to_be_visible()
    expect(page.locator(".l-found")).to_be_hidden()


def test_what_is_found_comes_by_the_screenful(visit_large: Visit) -> None:
    page = visit_large("timeline/?entity=stepnogorsk")
    rows = page.locator(".l-found .l-tl > li")
    expect(page.locator(".l-further")).to_be_visible()
    first = rows.count()
    assert first < 12 * (PER_MONTH - 2)
    page.locator(".l-further").focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(12 * (PER_MONTH - 2))
    expect(page.locator(".l-further")).to_have_count(0)


def test_days_of_one_month_come_under_one_heading(visit_large: Visit) -> None:
    page = visit_large("timeline/?entity=most")
    rows = page.locator(".l-found .l-tl > li")
    expect(page.locator(".l-further")).to_be_visible()
    expect(rows).to_have_count(6 * PER_DAY)
    page.locator(".l-further").click()
    expect(rows).to_have_count(12 * PER_DAY)
    assert page.locator(".l-found h2").all_inner_texts() == [f"2001\n{12 * PER_DAY}"]
    assert page.locator(".l-found h3").all_inner_texts() == ["июль"]
    said = [when for when in page.locator(".l-found .l-when").all_inner_texts() if when]
    assert [when.split(chr(160))[0].split()[0] for when in said] == [str(day) for day in range(DAYS, DAYS - 12, -1)]


def test_a_month_that_is_too_long_lists_its_days(visit_large: Visit) -> None:
    page = visit_large("timeline/2001/07/", java_script_enabled=False)
    expect(page.locator(".l-tl > li")).to_have_count(0)
    page.locator(".l-mo h3 a", has_text="9 июля").first.click()
    expect(page.locator("h1")).to_have_text(re.compile("июля 2001"))
    expect(page.locator(".l-tl > li")).to_have_count(PER_DAY)
    page.locator(".l-mo h3 a", has_text="июль").click()
    expect(page.locator("h1")).to_have_text("Хроника: июль 2001")


def test_an_index_that_does_not_come_is_said(visit_large: Visit) -> None:
    page = visit_large("timeline/")
    page.route("**/timeline/index.json", lambda route: route.fulfill(body="{", content_type="application/json"))
    page.evaluate("console.error = () => {}")
    page.select_option("[name=entity]", "anna-li")
    expect(page.locator(".l-sift [role=status]")).to_have_text("Записи не загрузились. Выберите год в указателе.")
    expect(page.locator("[data-years]")).to_be_visible()


def test_a_year_that_is_too_long_lists_its_months(visit_large: Visit) -> None:
    page = visit_large("timeline/2025/", java_script_enabled=False)
    expect(page.locator(".l-tl > li")).to_have_count(1)
    page.locator(".l-mo h3 a", has_text="август").click()
    expect(page.locator("h1")).to_have_text("Хроника: август 2025")
    expect(page.locator(".l-tl > li")).to_have_count(PER_MONTH + 1)
    page.locator("[rel=next]").click()
    expect(page.locator("h1")).to_have_text("Хроника: сентябрь 2025")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("old", ["articles/2024/2024-12-31-pismo/", "articles/2024/2025-11-07-pismo/"])
def test_a_former_address_leads_to_the_article_and_its_sentence(
    visit_large: Visit, large: Path, old: str, script: bool
) -> None:
    text = (large / "articles/2025/2025-11-07-pismo/index.html").read_text(encoding="utf-8")
    *_, anchor = re.findall(r'id="(s-[0-9a-f]+)"', text)
    page = visit_large(f"{old}#{anchor}", java_script_enabled=script, viewport={"width": 1280, "height": 260})
    page.wait_for_url(f"**/articles/2025/2025-11-07-pismo/{f'#{anchor}' if script else '**'}")
    expect(page.locator("h1")).to_have_text("Письмо о мосте")
    if script:
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
