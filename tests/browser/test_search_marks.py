"""What was searched for, on the page that a result leads to."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.served import Visit

MARKED = r"Array.from(CSS.highlights.get('found') ?? [], (range) => range.toString().replace(/\s+/g, ' '))"


def reached(visit: Visit, words: str, title: str) -> Page:
    page = visit("search/", query=words)
    page.get_by_role("link", name=re.compile(title)).first.click()
    page.wait_for_url("**mark=*")
    expect(page.locator(".l-marked [role=status]")).to_have_text(re.compile(r"^Найдено в тексте: \d+$"))
    return page


def test_a_result_leads_to_its_sentence_with_the_words_marked(visit: Visit) -> None:
    page = visit("search/", query="месторождениями")
    row = page.locator(".l-hits li", has_text="«Большая сделка»")
    shown = row.locator("mark").first.inner_text()
    sentence = row.locator(".l-sent").inner_text().replace("\xa0", " ")
    row.locator("h3 a").click()
    page.wait_for_url("**#s-*")
    anchor = page.evaluate("location.hash.slice(1)")
    target = page.locator(f"[id='{anchor}']")
    expect(target).to_be_in_viewport()
    assert target.inner_text().replace("\xa0", " ").strip() == sentence
    expect(page.locator(".l-marked")).to_be_visible()
    assert shown in page.evaluate(MARKED)
    assert all(word.lower().startswith("месторожден") for word in page.evaluate(MARKED))


def test_whom_another_name_found_is_marked_by_the_name_that_stands_there(visit: Visit) -> None:
    page = reached(visit, "NYT", "украинского кризиса")
    assert set(page.evaluate(MARKED)) == {"The New York Times"}


def test_the_text_stays_as_it_is(visit: Visit) -> None:
    """Marks are drawn over it: no element more, no line moved."""
    page = reached(visit, "вольфрамом", "«Большая сделка»")
    marked = page.locator("article.lt").inner_html()
    assert page.locator("article.lt mark").count() == 0
    page.goto(page.url.split("?")[0])
    assert page.locator("article.lt").inner_html() == marked


def test_from_one_to_the_next_and_away_with_them(visit: Visit) -> None:
    page = reached(visit, "Токаев", "о чём Токаев говорил")
    number = len(page.evaluate(MARKED))
    assert number > 2
    bar = page.locator(".l-marked")
    bar.get_by_role("button", name="Следующее").press("Enter")
    expect(bar.get_by_role("status")).to_have_text(re.compile(rf"^\d+ / {number}$"))
    anchor = page.evaluate("location.hash")
    page.keyboard.press("Escape")
    expect(bar).to_have_count(0)
    assert page.evaluate(MARKED) == []
    assert "mark=" not in page.url
    assert page.evaluate("location.hash") == anchor


def test_escape_first_closes_what_lies_over_the_page(visit: Visit) -> None:
    page = reached(visit, "Токаев", "о чём Токаев говорил")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".l-marked")).to_be_visible()


def test_the_page_of_whom_one_searched_for_opens_at_its_beginning(visit: Visit) -> None:
    page = visit("search/", query="Токаев")
    page.locator(".l-ent a").first.click()
    page.wait_for_url("**/people/kasym-zhomart-tokaev/")
    expect(page.locator(".l-marked")).to_have_count(0)


def test_an_address_from_anywhere_does_no_harm(visit: Visit) -> None:
    signs = "%3Cimg%20src=x%20onerror=alert(1)%3E"
    path = "articles/2025/2025-11-08-tungsten-big-deal/"
    for query in (f"mark={signs}", "mark=(((", "mark=", "mark=%20", "mark=" + "a" * 5000, "&".join(["mark=и"] * 3000)):
        page = visit(f"{path}?{query}")
        expect(page.locator("h1")).to_be_visible()
        assert page.locator("img").count() == 0
        page.close()


def test_a_browser_that_cannot_mark_still_opens_at_the_sentence(visit: Visit) -> None:
    page = visit("search/", query="месторождениями")
    page.context.add_init_script(
        "delete globalThis.Highlight; delete CSS.highlights; delete CSS.constructor.prototype.highlights;"
    )
    page.locator(".l-hits h3 a", has_text="«Большая сделка»").click()
    page.wait_for_url("**#s-*")
    expect(page.locator(f"[id='{page.evaluate('location.hash.slice(1)')}']")).to_be_in_viewport()


def test_with_a_finger_too(visit: Visit) -> None:
    page = visit("search/", query="вольфрам", viewport={"width": 390, "height": 844}, has_touch=True)
    page.locator(".l-hits h3 a", has_text="«Большая сделка»").tap()
    bar = page.locator(".l-marked")
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    for button in bar.get_by_role("button").all():
        size = button.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 24
    bar.get_by_role("button", name="Снять отметки").tap()
    expect(bar).to_have_count(0)
