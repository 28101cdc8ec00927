"""Years, sources, plain pages: what is listed, in which order, and counted how."""

from __future__ import annotations

import pytest

from generator.model import EntityKind, Page, Source
from generator.pages import pages, years
from tests.factories import archive, article, config, entity
from tests.unit.pages.html import by_url, classed, links, one, text, tree
from tests.unit.pages.sample import sample


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    return by_url(pages(sample(), config()))


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


def test_months_of_a_year_with_too_many_articles_have_pages() -> None:
    days = [f"2025-{month:02}-{day:02}" for month in (3, 11) for day in range(1, 29)]
    told = [article(f"{day}-{number}", "А.") for day in days for number in range(6)]
    assert len(told) > years.WHOLE_LIMIT
    site = by_url(pages(archive([*told, article("2024-01-01-a", "А.")]), config()))
    for url in ("articles/", "articles/2025/"):
        page = tree(site[url])
        assert not classed(page, "l-row")
        assert "168 материалов" in [words for _, words in links(page)]
    march = tree(site["articles/2025/03/"])
    assert site["articles/2025/03/"].title == "Материалы: март 2025"
    assert len(classed(march, "l-row")) == 28 * 6
    assert {link.get("rel"): link.get("href") for link in one(march, "l-el").iter("a")} == {"next": "../11/"}
    assert len(classed(tree(site["articles/2024/"]), "l-row")) == 1


def test_a_month_with_too_many_articles_goes_on() -> None:
    told = [
        article(f"2025-{month:02}-01-{number:03}", "А.") for month in (3, 11) for number in range(years.WHOLE_LIMIT)
    ]
    site = by_url(pages(archive([*told, article("2025-11-02-a", "А.")]), config()))
    first, second = tree(site["articles/2025/11/"]), tree(site["articles/2025/11/2/"])
    assert [len(classed(page, "l-row")) for page in (first, second)] == [years.WHOLE_LIMIT, 1]
    assert site["articles/2025/11/2/"].title == "Материалы: ноябрь 2025, страница 2"
    assert list(links(one(first, "l-chips"))) == [("./", "1"), ("2/", "2")]
    assert {link.get("rel"): link.get("href") for link in one(second, "l-el").iter("a")} == {
        "prev": "../../03/",
        "next": "../",
    }
    assert "301 материал" in text(second)


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
