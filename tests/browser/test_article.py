"""An article in a browser: its cards, the switch, citing a sentence, and what stands in the margin."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.archives import build, project
from tests.served import Visit, serving, visiting

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
HERE = "articles/2025/2025-11-08-most/"
BODY = """Анна Ли строит мост длиной 3000 футов в Степногорске. Дорога тянется на 5 тысяч миль через степь.

«Мост будет построен весной», — сказала Анна Ли журналистам. Город ждёт. Потом все разошлись.

«Дорогу откроют раньше моста», — добавила Анна Ли.
"""
FILES = {
    f"articles/2025/{Path(HERE).name}.md": f"---\ntitle: Мост\ndate: 2025-11-08\nsource: {{name: Вестник}}\n---\n{BODY}",
    "articles/2025/2025-11-07-doroga.md": """---
title: Дорога
date: 2025-11-07
source: {name: Голос степи}
---
Анна Ли говорит, что дорога через степь тянется на 12 тысяч километров.
""",
    "entities/people/anna-li.md": "---\nname: Анна Ли\n---\nИнженер.\n",
    "disagreements/doroga.md": """---
title: Длина дороги
claims:
  - {article: 2025-11-08-most, words: 5 тысяч миль}
  - {article: 2025-11-07-doroga, words: 12 тысяч километров}
---
""",
    "pages/about.md": "---\ntitle: О проекте\n---\nЛетопись для проверки.\n",
    "pages/contributing.md": "---\ntitle: Как участвовать\n---\nПишите.\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(project(tmp_path_factory.mktemp("article"), FILES), {"LETOPIS_REPO_URL": "https://git.example/o/r"})


@pytest.fixture
def visit(browser, built: Path):  # type: ignore[no-untyped-def]
    with serving(built) as address, visiting(browser, address) as visit:
        yield visit


def card(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".l-card:popover-open")


def test_a_figure_shows_itself_in_metres(visit: Visit) -> None:
    page = visit(HERE)
    page.locator(".m-f").first.hover()
    expect(card(page)).to_contain_text("≈\u00a0914\u00a0м")
    expect(card(page)).to_contain_text("нашло правило")
    expect(page.locator(".l-fg li.is-lit")).to_contain_text("3000 футов")


def test_the_index_lights_the_text(visit: Visit) -> None:
    page = visit(HERE)
    page.locator(".l-fg li").first.hover()
    expect(page.locator(".l-read .m-f.is-lit")).to_have_text("3000\u00a0футов")
    page.locator("#people li").hover()
    assert page.locator(".l-read .m-p.is-lit").count() == 3


def test_a_quotations_sign_says_who_speaks_to_mouse_keyboard_and_finger(visit: Visit) -> None:
    page = visit(HERE)
    sign = page.locator(".m-q").first
    sign.hover()
    expect(card(page)).to_contain_text("Анна Ли")
    expect(page.locator(".q.is-lit")).to_have_text("Мост будет построен весной")
    page.locator("h1").hover()
    expect(card(page)).to_have_count(0)

    page.locator(".l-ne a").last.focus()
    page.keyboard.press("Tab")
    expect(sign).to_be_focused()
    expect(card(page)).to_contain_text("Ссылка на цитату")
    expect(sign).to_have_attribute("aria-describedby", card(page).get_attribute("id") or "")
    page.keyboard.press("ArrowDown")
    expect(card(page).locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(sign).to_be_focused()
    expect(card(page)).to_have_count(0)

    page = visit(HERE, **PHONE)
    page.locator(".m-q").first.tap()
    expect(card(page)).to_contain_text("Анна Ли")
    card(page).get_by_text("Ссылка на цитату").tap()
    expect(page.locator(".q:target")).to_have_text("Мост будет построен весной")


def test_the_card_says_who_made_this_very_mark(visit: Visit) -> None:
    page = visit(HERE)
    page.locator(".m-p").first.hover()
    expect(card(page)).to_contain_text("имя внёс человек")
    expect(card(page)).to_contain_text("описал человек")


def test_only_what_a_person_confirmed_by_keyboard_and_kept(visit: Visit) -> None:
    page = visit(HERE)
    switch = page.get_by_role("switch", name="только подтверждённое")
    switch.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("Неподтверждённое скрыто")
    expect(page.locator(".m-f[href], .m-q[href]")).to_have_count(0)
    expect(page.locator(".m-p[href]")).to_have_count(3)
    expect(page.locator("#figures")).to_be_hidden()
    expect(page.locator(".l-ne")).to_be_visible()
    page.reload()
    expect(switch).to_be_checked()
    expect(page.locator(".m-f[href]")).to_have_count(0)
    switch.uncheck()
    expect(page.get_by_role("status")).to_have_text("Показаны все пометы")
    expect(page.locator(".m-f[href]")).to_have_count(2)


def test_the_margin_says_what_others_tell(visit: Visit) -> None:
    page = visit(HERE)
    note = page.locator(".l-ne")
    box, paragraph = note.bounding_box(), page.locator(".l-np > p").first.bounding_box()
    assert box
    assert paragraph
    assert box["x"] + box["width"] < paragraph["x"], "beside the column"
    assert abs(box["y"] - paragraph["y"]) < 20
    expect(note).to_contain_text("12\u00a0тысяч километров")
    page.locator(".m-f").last.hover()
    expect(note).to_have_class("l-note l-ne is-lit")
    note.get_by_text("Все версии").click()
    expect(page.locator("h1")).to_have_text("Длина дороги")
    assert unquote(page.url).endswith("/disagreements/doroga/")

    page = visit(HERE, **PHONE)
    box, paragraph = page.locator(".l-ne").bounding_box(), page.locator(".l-np > p").first.bounding_box()
    assert box
    assert paragraph
    assert box["y"] >= paragraph["y"] + paragraph["height"] - 8, "below its paragraph"


def test_a_sentence_is_cited_by_keyboard(visit: Visit) -> None:
    page = visit(HERE)
    page.get_by_role("button", name="цитировать").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#cite")).to_contain_text("Мост // Вестник")
    toggle = page.get_by_role("switch", name="ссылки на предложения")
    toggle.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    marks = page.locator(".l-s")
    expect(marks).to_have_count(6)
    marks.nth(3).focus()
    page.keyboard.press("Enter")
    sheet = page.locator("#cite-s")
    expect(sheet).to_contain_text("«Город ждёт.»")
    expect(sheet.get_by_role("button", name="копировать ссылку")).to_be_focused()
    target = page.locator(":target")
    expect(target).to_have_text("Город ждёт.")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    marks.nth(2).click()
    expect(sheet).to_contain_text("«Мост будет построен весной», — сказала Анна Ли журналистам.")


def test_what_is_copied_leads_to_the_sentence(visit: Visit) -> None:
    page = visit(HERE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="цитировать").click()
    page.get_by_role("switch", name="ссылки на предложения").check()
    page.keyboard.press("Escape")
    page.locator(".l-s").nth(3).click()
    page.get_by_role("button", name="копировать ссылку").click()
    expect(page.get_by_role("status")).to_have_text("Скопировано")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(page.url.split("#")[0] + "#s-")
    page.get_by_role("button", name="копировать с описанием источника").click()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited.startswith("«Город ждёт.» — Мост // Вестник, 8 ноября 2025.")
    assert copied in cited
    page.goto(copied)
    expect(page.locator(":target")).to_have_text("Город ждёт.")


def test_selected_words_are_cited_with_a_text_fragment(visit: Visit) -> None:
    page = visit(HERE)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.l-read .q'))")
    pick = page.get_by_role("button", name="Ссылка на предложение")
    pick.click()
    sheet = page.locator("#cite-s")
    expect(sheet).to_contain_text("«Мост будет построен весной»")
    link = sheet.get_by_role("button", name="копировать ссылку").evaluate("button => button.copy")
    assert unquote(link.partition("#")[2]).partition(":~:")[2] == "text=Мост будет построен весной"
    sentence = link.partition("#")[2].partition(":~:")[0]
    expect(page.locator(f"[id='{sentence}']")).to_contain_text("«")


def test_without_javascript_all_of_it_is_read(visit: Visit) -> None:
    page = visit(HERE, java_script_enabled=False)
    expect(page.get_by_role("switch", name="только подтверждённое")).to_be_hidden()
    expect(page.locator(".l-ne")).to_contain_text("Голос степи")
    page.locator(".m-f").first.click()
    expect(page.locator(".l-fg li:target")).to_contain_text("914")
    page.get_by_role("button", name="цитировать").click()
    expect(page.locator("#cite")).to_contain_text("Мост // Вестник")
    expect(page.locator("#cite [data-copy]")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_nothing_sticks_out(visit: Visit, width: int) -> None:
    page = visit(HERE, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_the_notes_stand_in_line_and_nothing_to_press_is_left(visit: Visit) -> None:
    page = visit(HERE)
    page.emulate_media(media="print")
    expect(page.locator(".l-ne")).to_be_visible()
    expect(page.locator("#cite")).to_be_visible()
    for gone in ("#cite .l-files", "#cite footer", "#cite-s", ".l-ne > a", "#c-anna-li"):
        expect(page.locator(gone).first).to_be_hidden()


@pytest.mark.parametrize(
    ("mark", "words", "thought"),
    [
        ("a.m:text-is('Анна Ли')", "Анна Ли", "Анна Ли (имя внёс человек)"),
        (".m-q", "Мост будет построен весной", "Анна Ли (нашло правило)"),
    ],
)
def test_a_wrong_mark_is_reported_with_what_it_says(visit: Visit, mark: str, words: str, thought: str) -> None:
    page = visit(HERE)
    page.locator(mark).first.hover()
    link = card(page).get_by_role("link", name="сообщить об ошибке")
    address = urlsplit(link.get_attribute("href") or "")
    assert (address.netloc, address.path) == ("git.example", "/o/r/issues/new")
    filled = {name: value for name, (value,) in parse_qs(address.query).items()}
    assert filled["template"] == "correction.yml"
    assert filled["article"] == "2025-11-08-most"
    assert filled["words"].replace("\u00a0", " ") == words
    assert filled["thought"].replace("\u00a0", " ") == thought
    anchor, _, sentence = filled["sentence"].partition(" ")
    assert page.locator(anchor).text_content() == sentence
    # Opened again, it has one link still.
    page.keyboard.press("Escape")
    page.mouse.move(0, 0)
    page.locator(mark).first.hover()
    expect(card(page).locator("[data-report]")).to_have_count(1)


def test_every_page_says_where_to_write_when_something_is_wrong(visit: Visit) -> None:
    page = visit("timeline/")
    address = urlsplit(page.get_by_role("link", name="На странице что-то не так").get_attribute("href") or "")
    filled = parse_qs(address.query)
    assert filled["template"] == ["problem.yml"]
    assert filled["page"][0].endswith("timeline/")
