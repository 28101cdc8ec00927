"""The same attacks at the doors of the import: plain text, web pages, lines of JSON, each field. What is written is inert."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from generator import content
from generator.ingest import import_paths
from generator.ingest.cleaning import tidy
from generator.ingest.jsonl import FIELDS
from generator.model import Article
from tests.attacks.strings import ADDRESSES, ATTACKS, HIDDEN, LINKS, TARGETS

EVERY = {**ATTACKS, **LINKS, **TARGETS, **ADDRESSES, **HIDDEN}
WORDS = "Иван Петров прибыл в Астану 6 ноября 2025 года. Министры договорились о поставках зерна на три года."


def imported(folder: Path, *paths: Path) -> dict[str, Article]:
    """By the name of the original. Everything is written, and `check` has nothing to say of it."""
    report = import_paths(paths, folder / "content", "ru")
    assert [str(one) for one in report.refused] == []
    assert all(line.isprintable() for line in report.lines())
    reading = content.read(folder / "content")
    assert [str(problem) for problem in reading.problems] == []
    assert len(reading.content.articles) == len(report.written)
    for path in (folder / "content").rglob("*"):
        assert path.is_dir() or path.resolve().is_relative_to(folder / "content" / "articles")
    return {article.provenance.file: article for article in reading.content.articles if article.provenance}


def clean(text: str) -> str:
    return " ".join(tidy(text)[0].split())


def numbered(text: str, number: int) -> str:
    """No two documents have the same words."""
    return f"{WORDS} Случай {number}.\n{text}\nКонец {number}."


def test_lines_of_json(tmp_path: Path) -> None:
    lines = [
        {
            "text": numbered(attack, number),
            "date": "2025-11-10",
            "url": attack,
            "language": attack,
            **{key: attack for field in ("title", "outlet", "author", "description") for key in FIELDS[field][:1]},
            "cites": [attack, "Ведомости степи"],
            attack: attack,
        }
        for number, attack in enumerate(EVERY.values())
    ]
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    report = import_paths([path], tmp_path / "content", "ru")
    assert [str(one) for one in report.refused] == []
    assert len(report.written) == len(EVERY)
    reading = content.read(tmp_path / "content")
    assert [str(problem) for problem in reading.problems] == []
    by_number = {
        next(word for word in article.text.split("Случай ")[1].split(".")): article
        for article in reading.content.articles
    }
    for number, attack in enumerate(EVERY.values()):
        article = by_number[str(number)]
        assert article.title == clean(attack)
        assert article.source.name == clean(attack)
        assert article.source.author == clean(attack)
        assert article.description == clean(attack)
        assert clean(attack) in " ".join(article.text.split())
        assert article.language == "ru"
        assert article.source.url in (None, attack)
        assert article.corrections == ()


@pytest.mark.parametrize(
    "value",
    [
        "hit(1)",
        "9999999-01-01",
        "Y1E99999999999",
        "2025-11-06/../etc",
        "../../etc/passwd",
        "\u202e2025-11-06",
        "2025-02-31",
    ],
)
@pytest.mark.parametrize("suffix", ["jsonl", "html"])
def test_a_date_that_is_none_is_refused_or_left_out(tmp_path: Path, suffix: str, value: str) -> None:
    path = tmp_path / f"a.{suffix}"
    meta = f'<meta property="article:published_time" content="{value}">'
    page = f"<html><head><title>Т</title>{meta}</head><body><article><p>{WORDS}</p><p>{WORDS[::-1]}</p></article></body></html>"
    line = json.dumps({"text": WORDS, "date": value})
    path.write_text(line if suffix == "jsonl" else page, encoding="utf-8")
    report = import_paths([path], tmp_path / "content", "ru")
    assert all(line.isprintable() for line in (*map(str, report.refused), *report.lines()))
    if suffix == "jsonl":
        assert report.written == ()
        assert "is no date" in str(report.refused[0])
    assert content.read(tmp_path / "content").errors == () if report.written else report.refused


def test_plain_text(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, (name, attack) in enumerate(EVERY.items()):
        if "\0" not in attack:
            (inbox / f"{name}.txt").write_text(f"date 2025-11-10 {numbered(attack, number)}", encoding="utf-8")
    found = imported(tmp_path, inbox)
    for name, attack in EVERY.items():
        if "\0" not in attack:
            assert clean(attack) in " ".join(found[f"{name}.txt"].text.split())
            assert found[f"{name}.txt"].corrections == ()


@pytest.mark.parametrize("raw", [False, True], ids=["as text", "as it stands"])
def test_web_pages(tmp_path: Path, raw: bool) -> None:
    """A page that was attacked is taken for what its reader saw, or not taken at all; nothing of it is markup any more."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, (name, attack) in enumerate(EVERY.items()):
        said = attack if raw else html.escape(attack)
        (inbox / f"{name}.html").write_text(
            f'<html lang="{html.escape(attack)}"><head><title>{said}</title><link rel=canonical href="{html.escape(attack)}">'
            f'<meta property="article:published_time" content="2025-11-10"><meta name=author content="{html.escape(attack)}">'
            f'<meta name=description content="{html.escape(attack)}"></head><body><article><h1>{said}</h1>'
            f"<p>{WORDS} Случай {number}.</p><p>{said}</p><p>Конец {number}.</p></article></body></html>",
            encoding="utf-8",
        )
    report = import_paths([inbox], tmp_path / "content", "ru")
    assert all(line.isprintable() for line in (*map(str, report.refused), *report.lines()))
    assert len(report.written) + len(report.refused) + len(report.unchanged) == len(EVERY)
    assert len(report.written) > len(EVERY) * 0.7
    reading = content.read(tmp_path / "content")
    assert [str(problem) for problem in reading.problems] == []
    assert len(reading.content.articles) == len(report.written)
    assert all(article.corrections == () for article in reading.content.articles)
