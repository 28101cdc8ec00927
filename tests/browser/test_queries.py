"""What readers type, and what they must get: the shipped archive, asked through the search page's own box."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

TOKAYEV, USA, KAZAKHSTAN = "Касым-Жомарт Токаев", "США", "Казахстан"
MUSK, SCHOLZ, NYT, NETANYAHU = "Илон Маск", "Олаф Шольц", "The New York Times", "Биньямин Нетаньяху"
TUNGSTEN, ACCORDS, C5 = "Вольфрам", "Авраамовы соглашения", "C5+1"

FIRST = [
    # A name in every case, in any spelling, alone and whole.
    ("Токаев", TOKAYEV, MUSK),
    ("ТОКАЕВУ", TOKAYEV, MUSK),
    ("касым жомарт токаев", TOKAYEV, MUSK),
    ("Касым-Жомартом Токаевым", TOKAYEV, MUSK),
    ("Қасым-Жомарт Тоқаев", TOKAYEV, MUSK),
    ("Tokayev", TOKAYEV, MUSK),
    ("Токаевв", TOKAYEV, MUSK),
    ("Илону Маску", MUSK, SCHOLZ),
    ("Маска", MUSK, SCHOLZ),
    ("Шольцем", SCHOLZ, MUSK),
    ("Нетаньяху", NETANYAHU, MUSK),
    ("Дональда Трампа", "Дональд Трамп", SCHOLZ),
    ("Trump", "Дональд Трамп", SCHOLZ),
    # Other names, abbreviations, ё and е.
    ("NYT", NYT, MUSK),
    ("РК", KAZAKHSTAN, MUSK),
    ("США", USA, SCHOLZ),
    ("Соединенные Штаты", USA, SCHOLZ),
    ("Соединёнными Штатами", USA, SCHOLZ),
    ("Центральной Азии", "Центральная Азия", SCHOLZ),
    ("Израилем", "Израиль", MUSK),
    # Topics and what they are also called, letters of two alphabets, signs.
    ("вольфраму", TUNGSTEN, MUSK),
    ("вольфрма", TUNGSTEN, MUSK),
    ("авраамские соглашения", ACCORDS, SCHOLZ),
    ("соглашениям Авраама", ACCORDS, SCHOLZ),
    ("C5+1", C5, SCHOLZ),
    ("С5+1", C5, SCHOLZ),
    ("Lada.kz", "Lada.kz", SCHOLZ),
    ("«Дональд Трамп»", "Дональд Трамп", SCHOLZ),
]
"""What is typed, the page that must come first, and one that must not come at all."""

AMONG = [
    ("большая сделка", "«Большая сделка» по вольфраму", SCHOLZ),
    ("ядерное оружие", "16 декабря 1991 года", SCHOLZ),
    ("независимости Казахстана", "16 декабря 1991 года", MUSK),
    ("переговоры надо продолжать", "«Переговоры надо продолжать»", MUSK),
    ('"в военном отношении"', "«В военном отношении Россия непобедима»", MUSK),
    ("контракт с Chevron", "Апрель 1993 года", SCHOLZ),
    ("президент Казахстана посланный небесами", "«Посланный небесами»", SCHOLZ),
]
"""What is typed, how the title of one of the first three begins, and a page that must not come at all."""

NOTHING = [
    "абракадабра",
    "Щелкунчик",
    "ъъъ",
    "%%%",
    "<b>Токаев</b>",
    "<script>alert(1)</script>",
    '"Токаев марсиане"',
    "ы" * 3000,
]


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """High enough to show all results at once: rows are loaded when they come into sight."""
    page = browser.new_page(viewport={"width": 1280, "height": 12_000})
    yield page
    page.close()


@pytest.fixture
def page(window: Page, address: str) -> Page:
    window.goto(f"{address}search/")
    return window


def ask(page: Page, words: str) -> list[str]:
    """The titles of the results."""
    page.locator("main input[type=search]").fill(words)
    summary = page.locator(".pf-summary")
    expect(summary).to_have_text(re.compile(r"^Найдено: \d+$"))
    count = int(summary.inner_text().split()[-1])
    titles = page.locator(".pf-results h3")
    expect(titles).to_have_count(count)
    return [title.replace("\u00a0", " ") for title in titles.all_inner_texts()]


@pytest.mark.parametrize(("words", "first", "never"), FIRST)
def test_a_name_comes_first(page: Page, words: str, first: str, never: str) -> None:
    titles = ask(page, words)
    assert titles[0] == first
    assert never not in titles


@pytest.mark.parametrize(("words", "wanted", "never"), AMONG)
def test_words_of_a_text_find_it(page: Page, words: str, wanted: str, never: str) -> None:
    titles = ask(page, words)
    assert any(title.startswith(wanted) for title in titles[:3]), titles[:3]
    assert never not in titles


@pytest.mark.parametrize("words", NOTHING)
def test_what_the_archive_has_not_is_not_found(page: Page, words: str) -> None:
    page.locator("main input[type=search]").fill(words)
    expect(page.locator(".pf-summary")).to_contain_text("ничего не найдено")
    expect(page.locator(".pf-results li")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
