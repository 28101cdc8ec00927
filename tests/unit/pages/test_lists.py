"""Home, years, sources: what is listed, in which order, and counted how."""

from __future__ import annotations

import pytest

from generator.model import EntityKind, Page, Source
from generator.pages import pages, years
from generator.pages.home import PER_DATE
from tests.factories import archive, article, config, entity
from tests.unit.pages.html import by_id, by_url, classed, links, one, text, tree
from tests.unit.pages.sample import sample


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    return by_url(pages(sample(), config(search_examples=("мост & река",), home_events=2)))


def test_home_says_what_the_archive_holds(site: dict[str, Page]) -> None:
    words = text(one(tree(site[""]), "l-hold"))
    assert words == "В архиве с ноября 2025: 4 материала, 2 издания, 4 человека, организации и места, 5 событий."


def test_home_lists_the_newest_with_its_day_once(site: dict[str, Page]) -> None:
    rows = [text(row) for row in classed(tree(site[""]), "l-row")]
    assert rows == [
        "16–31 декабря 2025без даты Разговор Голос степи",
        "1 декабря 2025понедельник Көпір туралы хабар издание не указано",
        "8 ноября 2025суббота Ответ издание не указано",
        "7 ноября 2025пятница Письмо о мосте и о реке Вестник ← Голос степи ← Дальние новости",
    ]
    assert "is-lead" in (classed(tree(site[""]), "l-row")[0].get("class") or "")


def test_a_busy_day_does_not_hide_the_day_before_on_the_home_page() -> None:
    busy = [article(f"2025-11-08-{letter}", "Текст.", title=letter) for letter in "абвгдежз"]
    page = tree(by_url(pages(archive([*busy, article("2025-11-07-a", "А.", title="Вчера")]), config()))[""])
    rows = [text(row) for row in classed(page, "l-row")]
    assert len(rows) == PER_DATE + 2
    assert rows[PER_DATE] == "ещё 3 материала"
    assert "Вчера" in rows[-1]
    assert ("articles/2025/", "ещё 3 материала") in [(href, words.replace("\xa0", " ")) for href, words in links(page)]


def test_home_offers_searches(site: dict[str, Page]) -> None:
    page = tree(site[""])
    assert list(links(one(page, "l-try"))) == [
        ("search/?q=%D0%BC%D0%BE%D1%81%D1%82+%26+%D1%80%D0%B5%D0%BA%D0%B0", "мост & река")
    ]
    form = one(page, "l-q0")
    assert (form.get("action"), by_id(form, "q").get("name")) == ("search/", "q")


def test_home_shows_what_happened_last_and_not_what_is_planned(site: dict[str, Page]) -> None:
    events = [text(row) for row in one(tree(site[""]), "l-ev").iter("li")]
    assert events == ["Начало моста6 ноября 2025, 2 источника", "Отъезд Анны Ли6 ноября 2025, издание не указано"]


def test_articles_of_one_day_share_its_date() -> None:
    same = archive([article("2025-11-07-a", "А.", title="Первый"), article("2025-11-07-b", "Б.", title="Второй")])
    rows = classed(tree(by_url(pages(same, config()))["articles/2025/"]), "l-row")
    assert [text(row) for row in rows] == ["7 ноябряпятница Первый издание не указано", "Второй издание не указано"]
    assert "is-same" in (rows[1].get("class") or "")


def test_of_many_articles_the_common_page_has_the_newest_year() -> None:
    days = [f"{year}-{month:02}-{day:02}" for year in (2024, 2025) for month in range(1, 13) for day in range(1, 14)]
    assert len(days) > years.WHOLE_LIMIT
    site = by_url(pages(archive(article(f"{day}-a", "А.") for day in days), config()))
    page = tree(site["articles/"])
    assert len(classed(page, "l-row")) == len(days) // 2
    assert list(links(one(page, "l-w"))) == [("2025/", "2025"), ("2024/", "2024")]
    assert len(classed(tree(site["articles/2024/"]), "l-row")) == len(days) // 2


def test_sources_are_counted_apart_as_published_and_as_passed_on(site: dict[str, Page]) -> None:
    page = tree(site["sources/"])
    assert [[text(cell) for cell in row] for row in next(page.iter("tbody"))] == [
        ["Голос степи", "1", "1"],
        ["Вестник", "1", "0"],
        ["Дальние новости", "0", "1"],
    ]
    assert "В 2 материалах издание не указано." in text(page)


def test_an_outlet_known_from_others_says_so(site: dict[str, Page]) -> None:
    page = tree(site["sources/dalnie-novosti/"])
    assert "Собственных материалов издания в архиве нет" in text(one(page, "l-dek"))
    assert [text(row) for row in classed(page, "l-row")] == ["Вестник1 материал Письмо о мосте и о реке"]


def test_an_outlet_leads_to_what_is_written_about_it(site: dict[str, Page]) -> None:
    assert ("../../organizations/vestnik/", "Что пишут о нём самом") in links(tree(site["sources/vestnik/"]))


def test_any_spelling_of_an_outlet_leads_to_it() -> None:
    told = article("2025-11-07-a", "Текст.", source=Source("Голос", cites=("ВС",)))
    known = entity("vestnik", "Вестник степи", EntityKind.ORGANIZATION, aliases=["ВС"], description="Газета.")
    site = by_url(pages(archive([told], [known]), config()))
    chain = one(tree(site["articles/2025/2025-11-07-a/"]), "l-chain")
    assert ("../../../sources/vestnik-stepi/", "ВС") in links(chain)


def test_the_spellings_of_an_outlet_are_counted_together() -> None:
    told = [
        article("2025-11-07-a", "Текст.", source=Source("Голос", cites=("ВС",))),
        article("2025-11-08-b", "Текст.", source=Source("Голос", cites=("Вестник степи",))),
    ]
    known = entity("vestnik", "Вестник степи", EntityKind.ORGANIZATION, aliases=["ВС"], description="Газета.")
    page = tree(by_url(pages(archive(told, [known]), config()))["sources/golos/"])
    assert next(text(row) for row in classed(page, "l-row")).startswith("Вестник степи2 материала")


def test_plain_pages_are_commonmark(site: dict[str, Page]) -> None:
    page = tree(site["about/"])
    assert [text(found) for found in page.iter("strong")] == ["архив"]
    assert text(one(page, "l-dek")) == "Что это такое."
