"""An index in parts, as a reader has it: everything as in one, on both sides of each limit; and the newest part answers first."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.search import index
from generator.search.parting import Limits
from tests.served import Visit, serving, visiting

PAGES = 127
"""That are to be found in the shipped archive."""

LIMITS = {
    "one, at the limit": Limits(whole=PAGES, halves=PAGES, part=20),
    "two, beyond it": Limits(whole=PAGES - 1, halves=PAGES, part=20),
    "years, beyond both": Limits(whole=PAGES - 2, halves=PAGES - 1, part=20),
    "many": Limits(whole=1, halves=2, part=5),
}

QUESTIONS: tuple[dict[str, Any], ...] = (
    {"query": "Токаевым"},
    {"query": "вольфрам"},
    {"query": "Соединённых Штатах"},
    {"query": "переговоры Трамп Казахстан"},
    {"query": "Авраамовым соглашениям"},
    {"query": '"Авраамовым соглашениям"'},
    {"query": "NYT"},
    {"query": "всё ещё"},
    {"query": "ЕС"},
    {"query": "сред"},
    {"query": "Токаев абракадабра"},
    {"query": "Щелкунчик"},
    {"query": "Казахстан", "order": "asc"},
    {"query": "Казахстан", "order": "desc"},
    {"query": "Казахстан", "from": "2025-11-06", "to": "2025-11-07"},
    {"query": "", "from": "2025-11-07", "order": "asc"},
    {"query": "Токаев", "chosen": {"year": ["2025"], "kind": ["Материалы"]}},
    {"query": "", "chosen": {"person": ["Дональд Трамп", "Касым-Жомарт Токаев"]}},
    {"query": "", "chosen": {"kind": ["Люди", "События"]}, "order": "desc"},
    {"query": ""},
)

ASK = """async ([script, questions]) => {
    const { search } = await import(script);
    const answers = [];
    for (const question of questions) {
        const { results, ...rest } = await search({ ...question, counted: true });
        const texts = await Promise.all(results.map((result) => result.data()));
        const rows = results.map(({ number, named }, place) => [number, named, texts[place].url, texts[place].meta, texts[place].places]);
        answers.push({ ...rest, rows });
    }
    return answers;
}"""


@pytest.fixture(scope="module")
def parted(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where the same site is with its index in one part and in several, by what LIMITS calls it."""
    folder = tmp_path_factory.mktemp("parted")
    with ExitStack() as stack:
        addresses = {}
        for number, (name, limits) in enumerate(LIMITS.items()):
            copy = shutil.copytree(site, folder / str(number), ignore=shutil.ignore_patterns("pagefind"))
            index(copy, folder / "kept" / str(number), limits)
            addresses[name] = stack.enter_context(serving(copy))
        yield addresses


def asked(browser: Browser, address: str) -> Any:
    with visiting(browser, address) as visit:
        page = visit("sources/")
        return page.evaluate(ASK, [f"{address}assets/js/search/engine.js", list(QUESTIONS)])


def test_the_limits_are_those_of_the_archive(parted: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folders = {}
    for number, name in enumerate(LIMITS):
        entry = tmp_path_factory.getbasetemp() / f"parted0/{number}/pagefind/parts.json"
        folders[name] = [part["folder"] for part in json.loads(entry.read_text(encoding="utf-8"))["parts"]]
    assert folders["one, at the limit"] == ["whole"]
    assert folders["two, beyond it"][:2] == ["undated", "2025"]
    assert len(folders["years, beyond both"]) > len(folders["two, beyond it"])
    assert len(folders["many"]) > 4


@pytest.mark.parametrize("name", list(LIMITS)[1:])
def test_parts_answer_as_one_does(browser: Browser, parted: dict[str, str], name: str) -> None:
    """The same pages in the same order, found by the same words, with the same counts of every facet."""
    whole, parts = (asked(browser, parted[one]) for one in ("one, at the limit", name))
    assert sum(len(answer["rows"]) for answer in whole) > 300
    for question, one, other in zip(QUESTIONS, whole, parts, strict=True):
        assert not one["failed"]
        assert one == other, question


@pytest.fixture
def years(browser: Browser, parted: dict[str, str]) -> Iterator[Visit]:
    """Opens pages of the site whose index has many parts."""
    with visiting(browser, parted["many"]) as visit:
        yield visit


@contextmanager
def held(page: Page, name: str) -> Iterator[None]:
    """While files of a part do not come."""
    waiting: list[Route] = []
    released = threading.Event()
    page.context.route(
        f"**/pagefind/{name}/**", lambda route: route.continue_() if released.is_set() else waiting.append(route)
    )
    yield
    released.set()
    for route in waiting:
        route.continue_()


def last(parted: dict[str, str], visit: Visit) -> str:
    page = visit("sources/")
    found = page.evaluate(
        "async (url) => (await (await fetch(url)).json()).parts.at(-1).folder", f"{parted['many']}pagefind/parts.json"
    )
    return str(found)


def test_the_newest_part_answers_first(years: Visit, parted: dict[str, str]) -> None:
    """And what is chosen among its rows stays chosen when all are there."""
    oldest = last(parted, years)
    page = years("sources/")
    first = page.get_by_role("option").first
    with held(page, oldest):
        page.keyboard.press("/")
        expect(page.get_by_role("combobox")).to_be_focused()
        page.keyboard.insert_text("Казахстан")
        expect(first).to_contain_text("Казахстан")
        expect(page.locator(".l-dialog .l-status")).to_have_text("Идёт поиск…")
        page.keyboard.press("ArrowDown")
        expect(first).to_have_attribute("aria-selected", "true")
    expect(page.locator(".l-dialog .l-status")).to_have_text(re.compile(r"^Найдено: \d+$"))
    expect(first).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")


def test_a_part_that_does_not_come_is_no_empty_one(years: Visit, parted: dict[str, str]) -> None:
    """What the other parts have is not all: so it is said that the search failed."""
    oldest = last(parted, years)
    page = years("about/")
    page.context.route(f"**/pagefind/{oldest}/**", lambda route: route.fulfill(status=200, body="<html>"))
    answer = page.evaluate(
        "async (script) => { const { search } = await import(script); console.warn = () => {}; return search({ query: 'Казахстан' }); }",
        f"{parted['many']}assets/js/search/engine.js",
    )
    assert answer == {"results": [], "facets": {}, "missing": [], "failed": True}


def test_the_oldest_first_waits_for_them_all(years: Visit, parted: dict[str, str]) -> None:
    oldest = last(parted, years)
    page = years("search/", query="Казахстан")
    expect(page.locator(".l-hits li")).to_have_count(20)
    page = page.context.new_page()
    with held(page, oldest):
        page.goto(f"{parted['many']}search/?q=Казахстан&sort=asc")
        expect(page.locator("[data-place=status]")).to_have_text("Идёт поиск…")
        expect(page.locator(".l-hits li")).to_have_count(0)
    expect(page.locator("[data-place=status]")).to_have_text(re.compile(r"^Найдено: \d+$"))
    expect(page.locator(".l-hits li")).to_have_count(20)
