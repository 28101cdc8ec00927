"""The timeline: rows, their order, their sources."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from generator.archive.disputes import with_events
from generator.archive.timeline import WHOLE_LIMIT
from generator.model import (
    AnnotatedArticle,
    Claim,
    Disagreement,
    DisagreementKind,
    Event,
    Evidence,
    Page,
    Source,
    Span,
    Telling,
)
from generator.pages import pages
from generator.pages.context import Site
from tests.factories import archive, article, config, entity, event, with_origins
from tests.unit.pages.html import anchored, by_id, by_url, classed, links, one, text, tree
from tests.unit.pages.sample import sample

DAY = {"6 ноября": "2025-11-06"}


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    return by_url(pages(sample(), config()))


@pytest.fixture
def whole(site: dict[str, Page]) -> Element:
    return tree(site["timeline/"])


def rows(page: Element) -> list[str]:
    return [text(row) for found in classed(page, "l-tl") for row in found.iter("li")]


def with_dates(*dates: str) -> dict[str, Page]:
    return by_url(
        pages(archive([], [], [Event(f"e{n}", when, when, (), ()) for n, when in enumerate(dates)]), config())
    )


def test_years_run_back_in_time(whole: Element) -> None:
    assert [text(heading) for heading in whole.iter("h2")] == [
        "2027 1 запись",
        "2025 3 записи",
        "1994 1 запись",
        "По годам",
    ]
    assert text(one(whole, "l-leaf")) == "1994–2027"


def test_two_articles_about_one_day_are_one_row_with_two_sources(whole: Element) -> None:
    row = by_id(whole, "event-nachalo-mosta")
    assert text(row).endswith("2 источника")
    assert list(links(row)) == [("../events/nachalo-mosta/", "Начало моста")]


def test_a_row_says_how_many_of_its_sources_are_independent() -> None:
    told = [
        article(f"2025-11-0{day}-{name}", "Мост открыли 6 ноября.", source=Source(name, cites=cites), dates=DAY)
        for day, name, cites in ((7, "a", ("Вестник",)), (8, "b", ("Вестник",)), (9, "c", ()))
    ]
    opening = event("most", "2025-11-06", "Открыли мост", *((one, "6 ноября") for one in told))
    for number, words in ((3, "3 источника, 2 независимых"), (2, "2 источника, 1 независимый")):
        made = with_origins(archive(told, [], [replace(opening, tellings=opening.tellings[:number])]))
        found = by_url(pages(made, config()))["timeline/2025/"]
        assert text(by_id(tree(found), "event-most")).endswith(words)


def test_a_title_leads_to_the_page_of_what_several_tell() -> None:
    early = article("2025-11-06-a", "Мост открыт.", source=Source("А"))
    dated = article("2025-11-07-b", "Мост открыли 6 ноября.", source=Source("Б"), dates=DAY)
    opening = event("most", "2025-11-06", "Мост открыли 6 ноября.", (dated, "6 ноября"))
    undated = Telling("2025-11-06-a", "s-0", early.sentences[0].span, None, Evidence((), ("Мост",)))
    opening = replace(opening, tellings=(undated, *opening.tellings))
    row = by_id(tree(by_url(pages(archive([early, dated], [], [opening]), config()))["timeline/2025/"]), "event-most")
    assert [href for href, _ in links(row)] == ["../../events/most/"]
    assert text(row).endswith("2 источника")


def test_a_row_of_one_telling_names_its_outlet(whole: Element) -> None:
    row = by_id(whole, "event-otdyh")
    assert text(row) == "летоОтдых строителейВестник"
    assert list(anchored(row)) == [("../articles/2025/2025-11-07-pismo/#s-3", "Отдых строителей")]


def test_two_articles_of_one_outlet_are_not_two_sources() -> None:
    told = [article(f"2025-11-0{day}-a", "Мост открыли 6 ноября.", source=Source("Вестник")) for day in (7, 8)]
    opening = event("e", "2025-11-06", "Открытие", *((one, "6 ноября") for one in told))
    row = by_id(tree(by_url(pages(archive(told, [], [opening]), config()))["timeline/"]), "event-e")
    assert text(row) == "6 ноябряОткрытиеВестник, 2 материала"


def test_an_event_that_no_article_tells_is_no_link(whole: Element) -> None:
    assert text(by_id(whole, "event-plan")) == "майМост будет открытвнёс человек"
    assert not list(links(by_id(whole, "event-plan")))


def test_the_same_date_is_said_once(whole: Element) -> None:
    first, second = by_id(whole, "event-nachalo-mosta"), by_id(whole, "event-otezd")
    assert text(first).startswith("6 ноября")
    assert second.get("class") == "is-same"
    assert text(second) == "Отъезд Анны Лииздание не указано"


def test_within_a_year_the_newest_comes_first_and_the_vague_after_the_exact() -> None:
    page = tree(
        with_dates("2025", "2025-08", "2025-22", "2025-11", "2025-11-06", "2025-11-08", "2025-24")["timeline/2025/"]
    )
    assert [text(heading) for heading in page.iter("h3")] == ["ноябрь", "лето", "август", "зима"]
    assert [row.removesuffix("внёс человек") for row in rows(page)] == [
        "2025 год2025",
        "8 ноября2025-11-08",
        "6 ноября2025-11-06",
        "ноябрь2025-11",
        "лето2025-22",
        "август2025-08",
        "зима 2024–20252025-24",
    ]


@pytest.mark.parametrize(
    ("when", "year"),
    [
        ("2020/2025", "2020"),
        ("../1993", "1993"),
        ("2025/..", "2025"),
        ("2025-24", "2025"),
        ("199X", "1990"),
        ("0988", "0988"),
    ],
)
def test_the_year_an_event_is_listed_under(when: str, year: str) -> None:
    assert f"timeline/{year}/" in with_dates(when)


def test_exactness_is_shown() -> None:
    page = tree(with_dates("2025-11-06", "2025-11", "2025-22", "2025", "2025-11-01/2025-11-20")["timeline/2025/"])
    glyphs = {
        text(row).removesuffix("внёс человек"): found.get("class")
        for row in page.iter("li")
        for found in classed(row, "pr")
    }
    assert glyphs == {
        "6 ноября2025-11-06": "pr ",
        "ноябрь2025-11": "pr pr-m",
        "лето2025-22": "pr pr-s",
        "2025 год2025": "pr pr-y",
        "1–20 ноября2025-11-01/2025-11-20": "pr pr-m",
    }


def test_years_lead_to_each_other(site: dict[str, Page]) -> None:
    found = {link.get("rel"): link.get("href") for link in one(tree(site["timeline/2025/"]), "l-el").iter("a")}
    assert found == {"prev": "../1994/", "next": "../2027/"}


def test_of_many_events_the_common_page_has_the_newest_year() -> None:
    days = [f"{year}-{month:02}-{day:02}" for year in (2024, 2025) for month in range(1, 13) for day in range(1, 14)]
    assert len(days) > WHOLE_LIMIT
    page = tree(with_dates(*days)["timeline/"])
    assert len(rows(page)) == len(days) // 2
    assert list(links(one(page, "l-w"))) == [("2025/", "2025"), ("2024/", "2024")]


def test_a_long_sentence_is_cut_at_a_word() -> None:
    words = "Мост " + "длинный " * 40 + "открыли 6 ноября."
    told: AnnotatedArticle = article("2025-11-07-a", words)
    site = by_url(pages(archive([told], [], [event("e", "2025-11-06", words, (told, "6 ноября"))]), config()))
    title = text(next(found for found in one(tree(site["timeline/"]), "l-tl").iter("a")))
    assert len(title) <= 161
    assert title.endswith(" длинный…")


def test_rows_say_what_they_may_be_sifted_by(whole: Element) -> None:
    row = by_id(whole, "event-nachalo-mosta")
    assert [row.get(f"data-{name}") for name in ("of", "kinds", "months")] == ["anna-li", "several", "2025-11"]
    form = one(whole, "l-sift")
    assert [text(option) for option in form.iter("option") if option.get("value")][:3] == [
        "Анна Ли · 3",
        "Степногорск · 1",
        "Мост · 1",
    ]
    assert [(chip.get("data-entity"), chip.get("href")) for chip in one(form, "l-chips").iter("a")] == [
        ("", "./"),
        ("anna-li", "../people/anna-li/"),
    ]
    assert len(list(one(form, "l-fields").iter("label"))) == 4


def test_where_there_is_little_there_is_no_sifting() -> None:
    page = tree(with_dates("2025", "2024")["timeline/"])
    assert not classed(page, "l-sift")


def test_an_event_with_a_page_leads_there_and_still_to_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Site, "has_page", lambda site, event: True)
    page = tree(by_url(pages(sample(), config()))["timeline/2025/"])
    several, single = by_id(page, "event-nachalo-mosta"), by_id(page, "event-otdyh")
    assert list(links(several)) == [("../../events/nachalo-mosta/", "Начало моста")]
    assert [found.get("class") for found in several.iter("a")] == ["is-page"]
    (title, sentence) = links(single)
    assert title == ("../../events/otdyh/", "Отдых строителей")
    assert sentence[0].startswith("../../articles/2025/2025-11-07-pismo/#s-3:~:text=")
    assert sentence[1] == "Вестник"


def test_a_row_whose_sentence_is_disputed_leads_to_the_disagreement() -> None:
    told = [article(f"2025-11-0{day}-a", "Мост открыли 6 ноября.", dates=DAY) for day in (7, 8)]
    claims = tuple(Claim(one.article.id, "s-0", Span(5, 12)) for one in told)
    differ = Disagreement("d1", DisagreementKind.CLAIMS, claims, None, None, title="Открыли ли", curated=True)
    opening = event("most", "2025-11-06", "Мост", (told[0], "6 ноября"))
    made = replace(archive(told, [], [opening]), disagreements=with_events((differ,), [opening]))
    row = by_id(tree(by_url(pages(made, config()))["timeline/"]), "event-most")
    assert list(links(row))[-1] == ("../disagreements/d1/", "расходятся")
    assert row.get("data-kinds") == "disputed"


def test_months_of_a_long_year_have_pages_that_lead_to_each_other() -> None:
    days = [f"2025-{month:02}-{day:02}" for month in (1, 7, 12) for day in range(1, 29)] * 4
    site = with_dates(*days, "2025", "2025-22")
    year = tree(site["timeline/2025/"])
    assert rows(year) == ["2025 год2025внёс человек"]
    assert [
        (href, words) for href, words in links(year) if href and words in ("декабрь", "лето", "июль", "январь")
    ] == [
        ("12/", "декабрь"),
        ("08/", "лето"),
        ("07/", "июль"),
        ("01/", "январь"),
    ]
    july = tree(site["timeline/2025/07/"])
    assert site["timeline/2025/07/"].title == "Хроника: июль 2025"
    assert len(rows(july)) == 28 * 4
    found = {link.get("rel"): link.get("href") for link in one(july, "l-el").iter("a")}
    assert found == {"prev": "../01/", "next": "../08/"}


def test_days_of_a_long_month_have_pages_that_lead_to_each_other() -> None:
    days = [f"2025-07-{day:02}" for day in range(1, 29)] * 11
    site = with_dates(*days, "2025-07", "2025-12-01", "2025-12-02")
    month, year = tree(site["timeline/2025/07/"]), tree(site["timeline/2025/"])
    assert rows(month) == ["июль2025-07внёс человек"]
    assert [words for href, words in links(month) if href == f"{28:02}/"] == ["28 июля"]
    assert text(next(month.iter("section"))).startswith("2025 309 записей 28 июля 11 записей 27 июля ")
    assert "июль 309 записей" in text(year)
    first, last = tree(site["timeline/2025/07/01/"]), tree(site["timeline/2025/07/28/"])
    assert site["timeline/2025/07/01/"].title == "Хроника: 1 июля 2025"
    assert len(rows(first)) == 11
    assert ("../", "июль") in links(first)
    assert {link.get("rel"): link.get("href") for link in one(first, "l-el").iter("a")} == {"next": "../02/"}
    assert {link.get("rel"): link.get("href") for link in one(last, "l-el").iter("a")} == {"prev": "../27/"}
    assert not classed(month, "l-sift")
    assert not classed(first, "l-sift")


def test_rows_that_one_page_does_not_hold_go_on() -> None:
    site = with_dates(*["2025"] * (WHOLE_LIMIT + 2), "2024")
    first, second = tree(site["timeline/2025/"]), tree(site["timeline/2025/part-2/"])
    assert [len(rows(page)) for page in (tree(site["timeline/"]), first, second)] == [WHOLE_LIMIT, WHOLE_LIMIT, 2]
    assert site["timeline/2025/part-2/"].title == "Хроника: 2025 год, страница 2"
    assert {link.get("rel"): link.get("href") for link in one(first, "l-el").iter("a")} == {"prev": "part-2/"}
    assert {link.get("rel"): link.get("href") for link in one(second, "l-el").iter("a")} == {
        "prev": "../../2024/",
        "next": "../",
    }
    assert list(links(one(first, "l-chips"))) == [("./", "1"), ("part-2/", "2")]


def test_hostile_names_are_choices_and_nothing_more() -> None:
    evil = "\"><script>alert(1)</script></option></select>'"
    events = [Event(f"e{number}", "2025-11-06", evil, (), ("li", "vei")[number % 2 :]) for number in range(4)]
    site = by_url(pages(archive([], [entity("li", evil), entity("vei", evil)], events), config()))
    form = one(tree(site["timeline/"]), "l-sift")
    assert not list(form.iter("script"))
    assert [option.get("value") for option in form.iter("option")][:3] == ["", "vei", "li"]
    assert evil in text(form)
