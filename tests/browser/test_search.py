"""The search page as a reader has it: names in any form, facets, dates, order, suggestions, and an address that can be passed on."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.served import Visit


def titles(page: Page) -> list[str]:
    """Of the results, once the first of them is there."""
    expect(page.locator(".l-hits h3").first).to_be_visible()
    return page.locator(".l-hits h3").all_inner_texts()


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
    expect(page.locator(".l-hits li").first).to_have_class(re.compile(r"\bl-ent\b"))
    expect(page.locator('.l-hits a[href*="/articles/"]').first).to_be_visible()


def test_words_in_another_form_are_found_and_marked(visit: Visit) -> None:
    page = visit("search/", query="месторождениями")
    expect(page.locator(".l-hits mark").first).to_have_text(re.compile("^месторождени", re.IGNORECASE))


def test_what_is_not_there_is_said(visit: Visit) -> None:
    page = visit("search/", query="Щелкунчик")
    expect(page.locator("[data-place=status]")).to_contain_text("Щелкунчик")
    expect(page.locator(".l-hits li")).to_have_count(0)


def test_words_that_the_archive_has_not_are_left_out_and_named(visit: Visit) -> None:
    page = visit("search/", query="Токаев абракадабра")
    assert titles(page)[0] == "Касым-Жомарт Токаев"
    expect(page.locator("[data-place=hints]")).to_have_text(re.compile("поиск шёл без них: «абракадабра»$"))
    page.fill("main input[type=search]", "Токаев")
    expect(page.locator("[data-place=hints]")).to_be_empty()


@pytest.mark.parametrize("late", ["*.pf_meta*", "*.pf_filter"])
def test_words_typed_while_the_index_is_loading_are_searched_for(browser: Browser, address: str, late: str) -> None:
    """The page's own first question, which is nothing, must not end after them and clear their results away."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    held: list[Route] = []
    released = threading.Event()
    page.context.route(f"**/{late}", lambda route: route.continue_() if released.is_set() else held.append(route))
    page.goto(f"{address}search/")
    page.locator("main input[type=search]").fill("Токаев")
    expect(page.locator("[data-place=status]")).to_have_text("Идёт поиск…")
    released.set()
    for route in held:
        route.continue_()
    assert titles(page)[0] == "Касым-Жомарт Токаев"
    expect(page.locator("[data-place=status]")).to_have_text(re.compile(r"^Найдено: \d+$"))
    page.close()


@pytest.mark.parametrize("part", ["pf_index", "pf_filter", "pf_fragment", "pf_meta"])
def test_a_part_of_the_index_that_was_lost_on_the_way_is_fetched_again(
    browser: Browser, address: str, part: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.context.route(f"**/*.{part}", lambda route: route.abort(), times=1)
    page.goto(f"{address}search/?q=вольфрам")
    assert titles(page)[0] == "Вольфрам"
    page.close()


def test_without_a_network_the_search_says_that_it_failed_and_later_goes_on(browser: Browser, address: str) -> None:
    """To say that the archive has nothing would be wrong; and what failed once is asked for again."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}search/")
    box, summary = page.locator("main input[type=search]"), page.locator("[data-place=status]")
    expect(page.locator("[data-facet]").first).to_be_visible()
    page.context.route("**/pagefind/**", lambda route: route.abort())
    box.fill("вольфрам")
    expect(summary).to_have_text(re.compile("^Поиск не удался"))
    expect(page.locator(".l-hits li")).to_have_count(0)
    page.context.unroute("**/pagefind/**")
    box.fill("вольфраму")
    assert titles(page)[0] == "Вольфрам"
    page.close()


def test_spaces_alone_ask_nothing(visit: Visit) -> None:
    page = visit("search/", query="вольфрам")
    titles(page)
    page.fill("main input[type=search]", "   ")
    expect(page.locator(".l-hits li")).to_have_count(0)
    expect(page.locator("[data-place=status]")).to_be_empty()


def test_the_page_of_a_name_is_told_by_its_description(visit: Visit) -> None:
    page = visit("search/", query="NYT")
    row = page.locator(".l-hits li.l-ent").first
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
    page.click("[data-sort=desc]")
    page.wait_for_url("**sort=desc*")
    newest = days(page)
    assert newest == sorted(newest, reverse=True)
    page.click("[data-sort=asc]")
    page.wait_for_url("**sort=asc*")
    oldest = days(page)
    assert len(oldest) > 20
    assert oldest == sorted(oldest)
    expect(page.locator("[data-sort=asc]")).to_have_attribute("aria-pressed", "true")


def group(page: Page, facet: str) -> Locator:
    return page.locator(f"[data-facet={facet}]")


def value(page: Page, facet: str, name: str) -> Locator:
    """A box of a facet, by its label."""
    return group(page, facet).locator("label", has=page.get_by_text(name, exact=True))


def count(label: Locator) -> int:
    return int(label.locator("span").last.inner_text())


def found(page: Page, number: int) -> None:
    expect(page.locator("[data-place=status]")).to_have_text(f"Найдено: {number}")


def test_facets_narrow_down_and_stand_in_the_address(visit: Visit) -> None:
    page = visit("search/", query="Казахстан")
    titles(page)
    names = page.locator("[data-facet] summary").all_inner_texts()
    assert names == ["Что это", "Год", "Издание", "Люди", "Места"]
    label = value(page, "outlet", "Lada.kz")
    number = count(label)
    label.click()
    found(page, number)
    page.reload()
    found(page, number)
    expect(group(page, "outlet").locator('input[value="Lada.kz"]')).to_be_checked()
    expect(page.locator(".l-hits .l-by").first).to_be_visible()
    assert all("Lada.kz" in one for one in page.locator(".l-hits .l-by").all_inner_texts())


def test_of_two_outlets_either_will_do_and_of_two_persons_both_must_be_there(visit: Visit) -> None:
    page = visit("search/", query="Казахстан")
    titles(page)
    lada, zakon = (value(page, "outlet", name) for name in ("Lada.kz", "Zakon.kz"))
    both = count(lada) + count(zakon)
    lada.click()
    found(page, count(lada))
    zakon.click()
    found(page, both)
    for name in ("Касым-Жомарт Токаев", "Дональд Трамп"):
        label = value(page, "person", name)
        number = count(label)
        label.click()
        found(page, number)
    assert number < both
    for words in page.locator(".l-hits li").all_inner_texts():
        assert "Lada.kz" in words or "Zakon.kz" in words


def test_a_facet_alone_is_a_search(visit: Visit) -> None:
    page = visit("search/")
    label = value(page, "kind", "Люди")
    number = count(label)
    label.click()
    found(page, number)
    expect(page.locator(".l-hits h3", has_text="Касым-Жомарт Токаев")).to_be_visible()
    assert count(label) == number


def test_a_facet_by_the_keyboard_keeps_the_focus(visit: Visit) -> None:
    page = visit("search/", query="Казахстан")
    titles(page)
    box = group(page, "place").locator('input[value="США"]')
    number = count(value(page, "place", "США"))
    box.focus()
    page.keyboard.press("Space")
    found(page, number)
    expect(group(page, "place").locator('input[value="США"]')).to_be_focused()
    more = group(page, "place").get_by_role("button")
    shown = group(page, "place").locator("li")
    assert shown.count() == 8
    more.press("Enter")
    expect(shown.nth(8).locator("input")).to_be_focused()


def days(page: Page) -> list[str]:
    """Of publication: what the articles' addresses begin with."""
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    while page.locator("[data-place=more]").is_visible():
        page.click("[data-place=more]")
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
    links = [str(link.get_attribute("href")) for link in page.locator(".l-hits h3 a").all()]
    return [match[1] for href in links if (match := re.search(r"/(\d{4}-\d\d-\d\d)-", href))]


def test_a_range_of_dates_holds_what_may_have_been_published_in_it(visit: Visit, site: Path) -> None:
    """One article says only that it is of the second half of December: it may be of any of those days."""
    everything = sorted(file.parent.name[:10] for file in (site / "articles" / "2025").glob("*/index.html"))
    assert len(everything) > 20, "more than one page of results"
    page = visit("search/")
    expect(page.locator("[data-facet]").first).to_be_visible()
    page.get_by_label("с", exact=True).fill("2025-11-08")
    found(page, len([day for day in everything if day >= "2025-11-08"]))
    page.get_by_label("по", exact=True).fill("2025-12-15")
    page.wait_for_url("**from=2025-11-08*to=2025-12-15*")
    wanted = [day for day in everything if "2025-11-08" <= day <= "2025-12-15"]
    found(page, len(wanted))
    assert sorted(days(page)) == wanted
    page.get_by_label("с", exact=True).fill("2025-12-20")
    page.get_by_label("по", exact=True).fill("2025-12-25")
    found(page, everything.count("2025-12-16"))
    page.reload()
    found(page, everything.count("2025-12-16"))
    expect(page.get_by_label("с", exact=True)).to_have_value("2025-12-20")


def test_a_range_joins_words_and_facets_and_may_be_empty(visit: Visit) -> None:
    page = visit("search/?q=Токаев&from=2025-11-08&to=2025-11-08&kind=Материалы")
    titles(page)
    number = int(page.locator("[data-place=status]").inner_text().split()[-1])
    assert set(days(page)) == {"2025-11-08"}
    # The later day first: the days between the two are meant all the same.
    page.get_by_label("с", exact=True).fill("2025-11-09")
    page.wait_for_url("**from=2025-11-08&to=2025-11-09*")
    found(page, number)
    page.get_by_label("по", exact=True).fill("2025-11-30")
    expect(page.locator("[data-place=status]")).to_contain_text("ничего не найдено")


def test_the_days_are_fetched_when_a_range_is_asked_for(visit: Visit) -> None:
    page = visit("search/", query="Токаев")
    titles(page)
    before = filters(page)
    page.get_by_label("с", exact=True).fill("2025-11-08")
    page.wait_for_url("**from=*")
    assert filters(page) == before + 1


def filters(page: Page) -> int:
    return int(
        page.evaluate(
            "performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.pf_filter')).length"
        )
    )


def test_more_results_are_shown_when_asked_for(visit: Visit) -> None:
    page = visit("search/", query="Казахстан")
    rows = page.locator(".l-hits li")
    expect(rows).to_have_count(20)
    page.locator("[data-place=more]").press("Enter")
    expect(rows).to_have_count(40)
    expect(rows.nth(20).locator("h3 a")).to_be_focused()


def test_a_suggestion_is_a_link_that_asks_at_once(visit: Visit) -> None:
    page = visit("search/", query="Вашенгтон")
    link = page.get_by_role("link", name="Вашингтон", exact=True)
    expect(link).to_have_attribute("href", re.compile(r"/search/\?q=%D0%92"))
    link.click()
    assert titles(page)[0] == "Вашингтон"
    expect(page.locator("main input[type=search]")).to_have_value("Вашингтон")
    expect(page.locator("[data-place=hints]")).to_be_empty()


def test_the_names_are_fetched_only_when_something_was_not_found(visit: Visit) -> None:
    page = visit("search/", query="вольфрам")
    titles(page)
    loaded = "performance.getEntriesByType('resource').filter((one) => one.name.endsWith('/names.json')).length"
    assert page.evaluate(loaded) == 0
    page.fill("main input[type=search]", "Вашенгтон")
    expect(page.get_by_role("link", name="Вашингтон", exact=True)).to_be_visible()
    assert page.evaluate(loaded) == 1


def test_where_nothing_is_found_or_meant_the_ways_into_the_archive_are_shown(visit: Visit) -> None:
    page = visit("search/", query="вольфрам")
    titles(page)
    expect(page.locator(".l-ways")).to_be_hidden()
    page.fill("main input[type=search]", "абракадабра")
    expect(page.locator(".l-ways")).to_be_visible()


def test_everything_is_announced_and_labelled(visit: Visit) -> None:
    page = visit("search/", query="Токаев абракадабра")
    titles(page)
    expect(page.get_by_role("search").get_by_role("searchbox", name="Поиск по архиву")).to_be_visible()
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"^Найдено: \d+$"))
    expect(page.get_by_role("status").nth(1)).to_contain_text("абракадабра")
    expect(page.get_by_role("complementary", name="Сузить поиск").get_by_role("group", name="Люди")).to_be_visible()
    expect(page.get_by_role("region", name="Результаты").get_by_role("listitem").first).to_be_visible()
    expect(page.get_by_role("group", name="Дата публикации")).to_be_visible()
    expect(page.get_by_role("checkbox", name=re.compile(r"^Дональд Трамп\s*\d+$"))).to_be_visible()


def test_what_is_typed_before_the_search_has_come_stays_in_the_box(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    held: list[Route] = []
    page.context.route("**/search-page.js", lambda route: held.append(route))
    page.goto(f"{address}search/", wait_until="commit")
    box = page.locator("main input[type=search]")
    box.click()
    page.keyboard.type("вольф")
    while not held:
        page.wait_for_timeout(50)
    held.pop().continue_()
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


def test_without_javascript_the_search_page_says_how_to_browse(visit: Visit) -> None:
    page = visit("search/", java_script_enabled=False)
    expect(page.locator("main form")).to_be_hidden()
    expect(page.locator(".l-facets")).to_be_hidden()
    expect(page.locator(".l-ways a")).to_have_count(7)
    page.click(".l-ways a >> nth=1")
    expect(page.locator("h1")).to_have_text("Хроника")
