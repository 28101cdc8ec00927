"""Heads of pages that have an event or a quote thread as their subject, at whose address they lie."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Archive, Event, Page, QuoteThread, Span, Variant, Wording
from generator.pages.context import Site
from generator.pages.head import Heads
from tests.factories import archive, article, config, event
from tests.unit.exports.written import READ, TRAP
from tests.unit.pages.head import Head, head
from tests.unit.pages.sample import LETTER, REPLY, START, sample

URL = "https://a.example/repo/"
WORDS = "Мы строим мост, и мост будет построен"


def read(whole: Archive, url: str, title: str = "О мосте", site_url: str = URL) -> Head:
    """Of a page that lies there, whatever its kind."""
    page = Page(url, "x", title, "Описание.", "")
    return head(replace(page, head=Heads(Site(whole, config(site_url=site_url))).of(page)))


def of(happened: Event) -> Head:
    """An event that somebody entered has a page, whoever tells of it."""
    return read(replace(sample(), events=(replace(happened, curated=True),)), f"events/{happened.id}/")


def spoken(told: QuoteThread) -> Head:
    return read(replace(sample(), threads=(told,)), f"quotes/{told.id}/")


def thread(text: str = WORDS) -> QuoteThread:
    at = LETTER.article.text.index(text)
    spoken = Variant(LETTER.article.id, Span(at, at + len(text)), "s-2", Wording.DIRECT)
    told = Variant(REPLY.article.id, Span(0, 10), "s-0", Wording.PARAPHRASE)
    return QuoteThread("most", "anna-li", (told, spoken))


def test_an_event_of_a_day_begins_on_it() -> None:
    node = of(START).node("Event")
    assert node["@id"] == node["url"] == f"{URL}events/nachalo-mosta/"
    assert (node["name"], node["startDate"]) == ("Начало моста", "2025-11-06")
    assert "endDate" not in node
    assert [one["name"] for one in node["about"]] == ["Анна Ли"]
    assert [one["@id"] for one in node["subjectOf"]] == [
        f"{URL}articles/2025/2025-11-07-pismo/",
        f"{URL}articles/2025/2025-11-08-otvet/",
    ]
    assert "location" not in node


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2025-11-06/2025-11-08", "2025-11-06", "2025-11-08"),
        ("2025-11", None, None),
        ("2025-22", None, None),
        ("2025-11/2025-12", None, None),
        ("2025-11-06/..", None, None),
        ("../2025-11-06", None, None),
    ],
)
def test_only_days_that_are_told_are_said(when: str, start: str | None, end: str | None) -> None:
    node = of(event("e", when, "Что-то")).node("Event")
    assert (node.get("startDate"), node.get("endDate")) == (start, end)


def test_a_sentence_is_cut_to_a_name() -> None:
    node = of(event("e", "2025", "Слово " * 60)).node("Event")
    assert len(node["name"]) <= 110
    assert node["name"].endswith("…")


def test_a_thread_is_the_words_that_were_spoken() -> None:
    node = spoken(thread()).node("Quotation")
    assert node["text"] == WORDS
    assert node["spokenByCharacter"]["name"] == "Анна Ли"
    assert node["inLanguage"] == "ru"
    assert [one["headline"] for one in node["isPartOf"]] == ["Ответ", "Письмо о мосте и о реке"]


def test_words_that_are_only_retold_are_not_given_as_a_quotation() -> None:
    only = replace(thread(), variants=(Variant(REPLY.article.id, Span(0, 10), "s-0", Wording.PARAPHRASE),) * 2)
    node = spoken(only).node("Quotation")
    assert "text" not in node


def test_the_way_to_them_is_told() -> None:
    steps = of(START).node("BreadcrumbList")["itemListElement"]
    assert [step["item"] for step in steps] == [URL, f"{URL}events/", f"{URL}events/nachalo-mosta/"]
    assert spoken(thread()).node("BreadcrumbList")["itemListElement"][-1]["name"] == "О мосте"


def test_both_need_an_address() -> None:
    whole = replace(sample(), events=(START,), threads=(thread(),))
    for url in ("events/nachalo-mosta/", "quotes/most/"):
        assert read(whole, url, site_url="").nodes == ()


def test_what_a_kind_has_made_itself_is_kept() -> None:
    page = Page("odd/", "x", "Т", "О.", "", head='<meta name="own" content="1">')
    made = replace(page, head=Heads(Site(sample(), config())).of(page))
    assert head(made).one("own") == "1"
    assert Heads(Site(sample(), config())).of(replace(page, kind="moved")) == page.head


def test_hostile_words_stay_words() -> None:
    told = article("2025-11-07-pismo", TRAP)
    told = replace(told, article=replace(told.article, title=TRAP))
    variants = (Variant(told.article.id, Span(0, len(told.article.text)), "s-0", Wording.DIRECT),)
    whole = replace(
        archive([told], [], [replace(event("e", "2025-11-06", TRAP), curated=True)]),
        threads=(QuoteThread("z", TRAP, variants),),
    )
    assert read(whole, "events/e/", TRAP).node("Event")["name"] == READ
    node = read(whole, "quotes/z/", TRAP).node("Quotation")
    assert "</script>" in node["text"]
    assert node["spokenByCharacter"]["name"] == node["isPartOf"][0]["headline"] == READ
