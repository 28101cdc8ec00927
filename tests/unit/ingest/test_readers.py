"""What each reader finds in a document, before anything is cleaned or made up."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from generator.errors import ImportRefused
from generator.ingest import html, jsonl, text
from generator.ingest.draft import Draft
from generator.ingest.report import Refused

PAGE = """<!doctype html>
<html lang="ru-RU"><head><meta charset="utf-8"><title>Мост через Ишим открыт | Степной вестник</title>
<meta property="og:title" content="Мост через Ишим открыт"><meta property="og:site_name" content="Степной вестник">
{head}</head><body><nav><a href="/">Главная</a><a href="/sport">Спорт</a></nav>
<article><h1>Мост через Ишим открыт</h1>
<p>Мэр Анна Белова открыла мост через Ишим, который строили пять лет и который соединил старый город с левым берегом.</p>
<p>По словам мэра, мост выдержит движение до сорока тысяч машин в сутки, а по выходным его будут закрывать для машин.</p>
<p>«Мы ждали этого дня», — сказала Белова на открытии, куда пришли несколько тысяч горожан.</p></article>
<footer>© 2019 Степной вестник. Все права защищены</footer></body></html>"""
PUBLISHED = '<meta property="article:published_time" content="2024-05-06T10:00:00+05:00">'
MODIFIED = '<meta property="article:modified_time" content="2024-06-01T10:00:00+05:00">'


def only(found: list[Draft | Refused]) -> Draft:
    (draft,) = found
    assert isinstance(draft, Draft)
    return draft


def text_of(source: str) -> Draft:
    return only(list(text.read(Path("a.txt"), source.encode())))


def html_of(source: str) -> Draft:
    return only(list(html.read(Path("a.html"), source.encode())))


def jsonl_of(*lines: object) -> list[Draft | Refused]:
    written = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    return list(jsonl.read(Path("a.jsonl"), "\n".join(written).encode()))


# -------------------------------------------------------------------------------------------------- text


@pytest.mark.parametrize(
    ("source", "published", "paragraphs"),
    [
        pytest.param(" date 2024-05-06 Первый.\nВторой.", "2024-05-06", ("Первый.", "Второй."), id="one line end"),
        pytest.param("date 2024-05-06 Первый.\n\nВторой.\n", "2024-05-06", ("Первый.", "Второй."), id="two line ends"),
        pytest.param("date 2024-05-06\r\nПервый.\r\nВторой.", "2024-05-06", ("Первый.", "Второй."), id="CRLF"),
        pytest.param("\ufeffdate 2024-05-06 Первый.", "2024-05-06", ("Первый.",), id="byte order mark"),
        pytest.param("date 2024-12-16/2024-12-31 Первый.", "2024-12-16/2024-12-31", ("Первый.",), id="bounds"),
        pytest.param("Первый.\n \t \nВторой.", "", ("Первый.", "Второй."), id="no date"),
        pytest.param("date palms grow here", "", ("date palms grow here",), id="a word that only looks like a header"),
        pytest.param("Пятый. date 2024-05-06", "", ("Пятый. date 2024-05-06",), id="not at the beginning"),
    ],
)
def test_text(source: str, published: str, paragraphs: tuple[str, ...]) -> None:
    draft = text_of(source)
    assert (draft.published, draft.paragraphs) == (published, paragraphs)
    assert draft.sha256 == hashlib.sha256(source.encode()).hexdigest()


@pytest.mark.parametrize("date", ["2024-13-01", "2024-05", "2024-05-06/2024-05-01", "2024-02-30"])
def test_a_header_that_is_no_day_is_refused(date: str) -> None:
    with pytest.raises(ImportRefused, match=f"«{date}» is no date. Instead, begin its first line with «date "):
        text_of(f"date {date} Первый.")


# -------------------------------------------------------------------------------------------------- HTML


def test_a_page_gives_title_date_site_text_and_address() -> None:
    head = (
        PUBLISHED
        + MODIFIED
        + '<meta name="author" content="Павел Орлов; Нина Белова"><meta name="description" content="Строили пять лет.">'
        + '<link rel="canonical" href="https://vestnik.example.org/most">'
    )
    draft = html_of(PAGE.replace("{head}", head))
    assert draft.title == "Мост через Ишим открыт"
    assert draft.published == "2024-05-06"
    assert draft.outlet == "Степной вестник"
    assert draft.url == "https://vestnik.example.org/most"
    assert draft.description == "Строили пять лет."
    assert draft.language == "ru-RU"
    assert [paragraph.split()[0] for paragraph in draft.paragraphs] == ["Мэр", "По", "«Мы"]
    assert draft.author == "Павел Орлов, Нина Белова"
    assert draft.notes == ()


def test_neither_an_address_nor_a_date_is_guessed() -> None:
    draft = html_of(PAGE.replace("{head}", '<meta property="og:url" content="https://vestnik.example.org/most">'))
    assert draft.url == ""
    assert draft.published == ""


@pytest.mark.parametrize("source", ["<html></html>", "<!-- nothing -->"])
def test_a_page_without_an_article_is_refused(source: str) -> None:
    with pytest.raises(ImportRefused, match="holds no article"):
        html_of(source)


# ------------------------------------------------------------------------------------------------- JSONL


def test_every_documented_key_is_read() -> None:
    fields = {
        "title": "Мост открыт",
        "date": "2024-05-06",
        "text": "Первый.\n\nВторой.",
        "source": "Степной вестник",
        "author": "Павел Орлов",
        "url": "https://vestnik.example.org/most",
        "cites": ["Почта", "Эхо"],
        "language": "ru",
        "description": "Строили пять лет.",
    }
    draft = only(jsonl_of(fields))
    assert draft.document == "a.jsonl:1"
    assert draft.file == "a.jsonl"
    assert draft.paragraphs == ("Первый.", "Второй.")
    assert (draft.title, draft.published, draft.outlet) == ("Мост открыт", "2024-05-06", "Степной вестник")
    assert (draft.author, draft.url) == ("Павел Орлов", "https://vestnik.example.org/most")
    assert draft.cites == ("Почта", "Эхо")
    assert (draft.language, draft.description, draft.notes) == ("ru", "Строили пять лет.", ())


def test_other_names_of_the_keys() -> None:
    draft = only(
        jsonl_of(
            {
                "headline": "Т",
                "published": "2024-05-06T23:30:00+05:00",
                "body": "Б.",
                "outlet": "О",
                "cites": "П",
                "lang": "kk",
            }
        )
    )
    assert (draft.title, draft.published, draft.outlet, draft.cites, draft.language) == (
        "Т", "2024-05-06", "О", ("П",), "kk",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[]", "is no JSON object"),
        ({}, "has no text"),
        ({"text": " "}, "has no text"),
        ({"text": 5}, '"text" is 5'),
        ({"text": "а", "date": "вчера"}, "«вчера» is no date"),
        ({"text": "а", "cites": [1]}, '"cites" is [1]'),
        ({"text": "а", "title": ["б"]}, '"title" is ["б"]'),
    ],
)
def test_a_bad_line_is_refused_alone(line: object, why: str) -> None:
    good = {"text": "Хорошая строка."}
    before, bad, after = jsonl_of(good, line, good)
    assert isinstance(before, Draft)
    assert isinstance(after, Draft)
    assert isinstance(bad, Refused)
    assert bad.document == "a.jsonl:2"
    assert why in bad.why


def test_unknown_keys_are_named_once_a_file() -> None:
    first, second = jsonl_of({"text": "а", "tags": [], "rubric": 1}, {"text": "б", "tags": []})
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert first.notes == ("keys that are not known were left out: rubric, tags",)
    assert second.notes == ()


def test_half_a_surrogate_pair_does_not_stop_the_import() -> None:
    draft = only(jsonl_of('{"text": "Мост \\ud83d открыт"}'))
    assert draft.paragraphs == ("Мост ? открыт",)


def test_a_line_separator_inside_a_string_is_no_end_of_the_line() -> None:
    draft = only(jsonl_of('{"text": "Первый.\u2028Второй."}'))
    assert draft.paragraphs == ("Первый.", "Второй.")
