"""Heads of pages that have an event or a quote thread as their subject."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Event, Page, QuoteThread, Span, Variant, Wording
from generator.pages.context import Site
from generator.pages.head import event_head, thread_head
from tests.factories import article, config, event
from tests.unit.exports.written import READ, TRAP
from tests.unit.pages.head import Head, head
from tests.unit.pages.sample import LETTER, REPLY, START, sample

URL = "https://a.example/repo/"
WORDS = "Мы строим мост, и мост будет построен"


def read(markup: str) -> Head:
    return head(Page("", "x", "", "", "", head=markup))


def of(happened: Event, site_url: str = URL) -> Head:
    return read(event_head(Site(sample(), config(site_url=site_url)), happened))


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
    node = read(thread_head(Site(sample(), config(site_url=URL)), thread(), "О мосте", "Цитаты")).node("Quotation")
    assert node["text"] == WORDS
    assert node["spokenByCharacter"]["name"] == "Анна Ли"
    assert node["inLanguage"] == "ru"
    assert [one["headline"] for one in node["isPartOf"]] == ["Ответ", "Письмо о мосте и о реке"]


def test_words_that_are_only_retold_are_not_given_as_a_quotation() -> None:
    only = replace(thread(), variants=(Variant(REPLY.article.id, Span(0, 10), "s-0", Wording.PARAPHRASE),) * 2)
    node = read(thread_head(Site(sample(), config(site_url=URL)), only, "О мосте", "Цитаты")).node("Quotation")
    assert "text" not in node


def test_both_need_an_address() -> None:
    site = Site(sample(), config())
    assert event_head(site, START) == thread_head(site, thread(), "О мосте", "Цитаты") == ""


def test_hostile_words_stay_words() -> None:
    told = article("2025-11-07-pismo", TRAP)
    assert of(event("e", "2025-11-06", TRAP)).node("Event")["name"] == READ
    whole = sample()
    site = Site(
        replace(whole, articles=(replace(told, article=replace(told.article, title=TRAP)),)), config(site_url=URL)
    )
    evil = QuoteThread("z", TRAP, (Variant(told.article.id, Span(0, len(told.article.text)), "s-0", Wording.DIRECT),))
    node = read(thread_head(site, evil, TRAP, TRAP)).node("Quotation")
    assert "</script>" in node["text"]
    assert node["spokenByCharacter"]["name"] == node["isPartOf"][0]["headline"] == READ
