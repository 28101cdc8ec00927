"""The five real documents come in as an editor would want them. No text of theirs stands here: the files themselves are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import content as content_room
from generator.ingest import ImportReport, import_paths
from generator.model import Article

PUBLISHED = {
    "000": "2025-11-08",
    "001": "2025-11-07",
    "002": "2025-11-08",
    "003": "2025-11-07",
    "004": "2025-12-16/2025-12-31",
}
"""By the number that a document's name begins with."""


@dataclass(frozen=True, slots=True)
class Imported:
    content: Path
    report: ImportReport
    articles: dict[str, Article]
    """By the number of the document."""


@pytest.fixture(scope="module")
def imported(seeds: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Imported:
    content = tmp_path_factory.mktemp("content")
    report = import_paths(seeds, content, "ru")
    reading = content_room.read(content, "ru")
    assert reading.problems == ()
    by_file = {article.provenance.file[:3]: article for article in reading.content.articles if article.provenance}
    return Imported(content, report, by_file)


def test_all_five_real_documents_are_written_and_dated(imported: Imported) -> None:
    assert not imported.report.refused
    assert not imported.report.unchanged
    assert {number: article.published for number, article in imported.articles.items()} == PUBLISHED


def test_real_texts_lose_their_furniture_alone(imported: Imported, seeds: tuple[Path, ...]) -> None:
    for seed in seeds:
        source = re.sub(r"\A\s*date \S+", "", seed.read_text(encoding="utf-8"))
        lines = [line.strip() for line in source.splitlines() if line.strip()]
        kept = imported.articles[seed.name[:3]].text.split("\n\n")
        assert [line for line in lines if line in kept] == kept
        assert len(lines) - len(kept) == (seed.name[:3] == "001")
    assert sum("page furniture was taken out" in note.text for note in imported.report.notes) == 1


def test_real_headlines_fit_end_at_a_word_and_say_what_somebody_did(imported: Imported) -> None:
    for article in imported.articles.values():
        assert article.title_from == "lead"
        assert 40 <= len(article.title) <= 90
        assert article.title[-1].isalnum()
        lead = article.text.split("\n\n")[0]
        words = re.compile(r"[^\s,.:;]+")
        assert set(words.findall(article.title)) <= set(words.findall(lead))
        assert article.title.split()[0] == lead.split()[0]


def test_the_real_document_without_a_date_names_its_evidence(imported: Imported) -> None:
    article = imported.articles["004"]
    assert article.undated
    lower, upper = article.date_evidence
    assert "16 декабря" in lower
    assert "2025 года" in upper
    assert lower in article.text
    assert upper in article.text


def test_outlets_of_the_real_documents(imported: Imported) -> None:
    assert imported.articles["000"].source.name == "Lada.kz"
    assert imported.articles["000"].source.cites[:2] == ("Tengrinews.kz", "The New York Times")
    assert imported.articles["004"].source.name == "Zakon.kz"
    assert {article.source.url for article in imported.articles.values()} == {None}


def test_importing_the_real_documents_twice_changes_nothing(imported: Imported, seeds: tuple[Path, ...]) -> None:
    before = {path: path.read_bytes() for path in imported.content.rglob("*.md")}
    report = import_paths(seeds, imported.content, "ru")
    assert len(report.unchanged) == 5
    assert not report.written
    assert {path: path.read_bytes() for path in imported.content.rglob("*.md")} == before
