"""Outlets: the list of all, and each one's page: what it published, whom it passes on, who passes it on, how it stands to others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest

from generator import INTERFACE_LANGUAGES
from generator.model import AnnotatedArticle, Archive, EntityKind, Page, Source
from generator.pages import outlet as outlet_page
from generator.pages import outlet_years, pages, sources
from generator.pages.context import Site
from generator.pages.outlet_years import PART, WHOLE
from tests.factories import archive, article, config, entity, event, with_origins
from tests.unit.pages.html import by_url, classed, links, one, text, tree


def told(day: str, outlet: str | None, *cites: str, title: str = "Заголовок", number: int = 0) -> AnnotatedArticle:
    return article(
        f"{day}-{number}",
        "Мост открыт.",
        title=title,
        source=Source(outlet, cites=cites),
        dates={"открыт": "2025-11-01"},
    )


FIRST = told("2025-11-02", "Даль", title="Первый")
SECOND = told("2025-11-03", "Вестник", "Даль", title="Второй")
THIRD = told("2025-11-04", "Вестник", "Голос", "Даль", title="Третий", number=1)
FOURTH = told("2025-12-05", None, "Даль", title="Четвёртый")


def small() -> Archive:
    made = archive(
        [FIRST, SECOND, THIRD, FOURTH],
        [entity("dal", "Даль", EntityKind.ORGANIZATION)],
        [event("most", "2025-11-01", "Мост открыт", (FIRST, "открыт"), (SECOND, "открыт"))],
    )
    return with_origins(made)


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    return by_url(pages(small(), config()))


def section(page: Element, title: str) -> Element:
    found = [part for part in page.iter("section") if text(part[0]).startswith(title)]
    assert len(found) == 1, f"{len(found)} sections «{title}»"
    return found[0]


def facts(page: Element) -> dict[str, str]:
    return {text(row[0]): text(row[1]) for row in one(page, "l-facts")}


def test_the_list_counts_what_each_published_and_who_passes_it_on(site: dict[str, Page]) -> None:
    page = tree(site["sources/"])
    assert [[text(cell) for cell in row] for row in page.iter("tr")] == [
        ["Издание", "опубликовано", "ссылаются"],
        ["Вестник", "2", "0"],
        ["Даль", "1", "3"],
        ["Голос", "0", "1"],
    ]
    cells = [cell.get("class") for row in next(page.iter("tbody")) for cell in row.iter("td")]
    assert cells == ["w10", None, "w5", "w10", None, "w3"]
    assert {cell.get("scope") for cell in page.iter("th")} == {"col", "row"}
    assert ("vestnik/", "Вестник") in links(page)


def test_what_it_published_is_a_list_while_it_is_little(site: dict[str, Page]) -> None:
    page = section(tree(site["sources/vestnik/"]), "Опубликовано")
    assert [text(row) for row in classed(page, "l-row")] == [
        "4 ноября 2025вторник Третий Вестник ← Голос ← Даль",
        "3 ноября 2025понедельник Второй Вестник ← Даль",
    ]


def test_what_it_published_stands_by_month_where_it_is_much() -> None:
    page = tree(busy(30, days=60)["sources/vestnik/"])
    months = [text(part[0]) for part in page.iter("section") if text(part[0]).startswith("Опубликовано: ")]
    assert months == ["Опубликовано: февраль 2024 14", "Опубликовано: январь 2024 16"]


def test_its_own_name_is_no_byline_on_its_page(site: dict[str, Page]) -> None:
    page = section(tree(site["sources/dal/"]), "Опубликовано")
    assert [text(row) for row in classed(page, "l-row")] == ["2 ноября 2025воскресенье Первый"]


def test_whom_it_passes_on_stands_with_the_articles(site: dict[str, Page]) -> None:
    page = section(tree(site["sources/vestnik/"]), "На кого ссылается")
    assert [text(row) for row in classed(page, "l-row")] == ["Даль2 материала Третий Второй", "Голос1 материал Третий"]
    assert list(links(page))[:2] == [("../dal/", "Даль"), ("../../articles/2025/2025-11-04-1/", "Третий")]


def test_who_passes_it_on_the_unnamed_last(site: dict[str, Page]) -> None:
    page = section(tree(site["sources/dal/"]), "Кто на него ссылается")
    assert text(page[0]) == "Кто на него ссылается 3 материала"
    assert [text(row) for row in classed(page, "l-row")] == [
        "Вестник2 материала Третий Второй",
        "издание не указано1 материал Четвёртый",
    ]


def test_how_it_stands_to_others(site: dict[str, Page]) -> None:
    assert facts(tree(site["sources/dal/"])) == {
        "Материалы со ссылкой на другое издание": "0 из 1",
        "Чужие материалы, чья цепочка источников кончается здесь": "3",
        "События, о которых пишут и другие": "1",
        "здесь — раньше всех в архиве": "1",
        "раньше всех и без ссылки на других": "1",
        "в один день с самыми ранними": "0",
    }
    assert facts(tree(site["sources/vestnik/"]))["Материалы со ссылкой на другое издание"] == "2 из 2"
    assert "в нём есть не всё, что выходило" in text(tree(site["sources/dal/"]))


def test_where_nothing_is_compared_nothing_is_explained(site: dict[str, Page]) -> None:
    page = tree(site["sources/golos/"])
    assert "в нём есть не всё" not in text(page)
    assert "Собственных материалов издания в архиве нет" in text(one(page, "l-dek"))


def test_it_leads_to_what_is_written_about_it(site: dict[str, Page]) -> None:
    assert ("../../organizations/dal/", "Что пишут о нём самом") in links(tree(site["sources/dal/"]))


def test_two_spellings_are_one_and_nobody_passes_on_itself() -> None:
    paper = entity("dal", "Даль", EntityKind.ORGANIZATION, aliases=["Газета «Даль»"], description="Газета.")
    made = archive(
        [told("2025-11-03", "Вестник", "Даль", "Газета «Даль»"), told("2025-11-04", "Газета «Даль»", "Даль")], [paper]
    )
    site = by_url(pages(made, config()))
    page = section(tree(site["sources/vestnik/"]), "На кого ссылается")
    assert [text(row) for row in classed(page, "l-row")] == ["Даль1 материал Заголовок"]
    assert "На кого ссылается" not in text(tree(site["sources/dal/"]))


# ------------------------------------------------------------------------------------------------------- many articles


def busy(count: int, days: int = 720) -> dict[str, Page]:
    made = []
    for number in range(count):
        day = (date(2024, 1, 1) + timedelta(days=days * number // count)).isoformat()
        made.append(told(day, "Вестник", "Даль", title=f"Материал {number}", number=number))
    site = Site(archive(made), config())
    made_of = ((kind, key) for kind in (outlet_page, outlet_years) for key in kind.keys(site))
    return by_url([*sources.pages(site), *(page for kind, key in made_of for page in kind.pages(site, key))])


def test_what_fits_has_no_pages_of_years() -> None:
    site = busy(WHOLE)
    assert set(site) == {"sources/", "sources/vestnik/", "sources/dal/"}
    assert len(classed(section(tree(site["sources/dal/"]), "Кто на него ссылается"), "l-cited")) == WHOLE


def test_of_more_everything_is_on_the_pages_of_years() -> None:
    site = busy(900)
    for outlet, title in (("vestnik", "h3"), ("dal", "h3")):
        years = [url for url in site if url.startswith(f"sources/{outlet}/2")]
        assert len(years) == 2 * -(-450 // PART)
        titles = [text(heading) for url in years for heading in tree(site[url]).iter(title)]
        assert len(titles) == 900
        assert set(titles) == {f"Материал {number}" for number in range(900)}
    own = tree(site["sources/vestnik/"])
    assert len(list(own.iter("h3"))) == 50
    assert [words.split()[0] for _, words in links(one(own, "l-chips"))] == ["2025", "2024"]
    assert "ещё 877 — на страницах по годам" in text(tree(site["sources/dal/"]))


def test_no_page_grows_with_the_archive() -> None:
    longest = [max(len(page.body) for page in busy(count).values()) for count in (1500, 3000)]
    assert longest[1] < 1.1 * longest[0]


def test_forty_outlets_are_a_list_of_forty_rows() -> None:
    made = [told("2025-11-02", f"Издание {number:02}", "Даль", number=number) for number in range(40)]
    page = tree(by_url(pages(archive(made), config()))["sources/"])
    assert len(list(next(page.iter("tbody")))) == 41


def test_a_very_long_name_and_a_hostile_one_are_only_names() -> None:
    evil = "<img src=x onerror=alert(1)>\"'{{ 7*7 }}" + "ы" * 250
    made = archive([replace(told("2025-11-02", evil, evil + "2"))])
    for page in pages(made, config()):
        body = tree(page)
        assert not [name for found in body.iter() for name in found.attrib if name.startswith("on") or name == "src"]
        if page.kind == "source":
            assert evil in text(body)


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_in_every_language(language: str) -> None:
    site = by_url(pages(small(), config(language)))
    heading = {"ru": "Рядом с другими", "kk": "Өзгелермен қатар", "en": "Compared with others"}[language]
    assert heading in text(tree(site["sources/dal/"]))
