"""Documents become article files that `content.read` accepts; nothing is written twice, overwritten or lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator import content as content_room
from generator.ingest import ImportReport, import_paths
from generator.model import Article, Rights, Source

TEXT = (
    " date 2024-05-06 Мэр Анна Белова открыла мост через Ишим.\n"
    "– Вы довольны?\n\n"
    "Видео дня\n\n"
    "1. Длина моста — 540 метров.\n"
)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


def bring(content: Path, *paths: Path) -> ImportReport:
    return import_paths(paths, content, "ru")


def document(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def articles(content: Path) -> dict[str, Article]:
    """By id; every file must be in order."""
    reading = content_room.read(content, "ru")
    assert reading.problems == ()
    return {article.id: article for article in reading.content.articles}


def files(content: Path) -> dict[str, bytes]:
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def notes(report: ImportReport) -> list[str]:
    return [str(note) for note in report.notes]


def test_a_text_becomes_an_article(inbox: Path, content: Path) -> None:
    report = bring(content, document(inbox / "most.txt", TEXT))
    (written,) = report.written
    assert Path(written.path) == content / "articles/2024/2024-05-06-mer-anna-belova-otkryla-most-cherez-ishim.md"
    article = articles(content)["2024-05-06-mer-anna-belova-otkryla-most-cherez-ishim"]
    assert article.title == "Мэр Анна Белова открыла мост через Ишим"
    assert article.title_from == "lead"
    assert article.published == "2024-05-06"
    assert article.rights is Rights.FULL
    assert article.text == (
        "Мэр Анна Белова открыла мост через Ишим.\n\n– Вы довольны?\n\n1. Длина моста — 540 метров."
    )
    assert article.provenance is not None
    assert article.provenance.file == "most.txt"
    assert next(report.lines()) == f"most.txt: written to {written.path}"
    assert notes(report) == [
        "most.txt: page furniture was taken out: «Видео дня»",
        "most.txt: the headline was made from the lead: «Мэр Анна Белова открыла мост через Ишим»",
        f"{content}: 1 article written with «rights: full». Check that these texts may be published whole, "
        "or write excerpt or digest there",
    ]


def test_the_file_is_as_a_person_would_write_it(inbox: Path, content: Path) -> None:
    fields = {
        "title": "Мост: итоги #1",
        "date": "2024-05-06",
        "text": "Мост открыт.",
        "source": "Степной вестник",
        "author": "Павел Орлов",
        "cites": ["Почта"],
        "language": "kk",
    }
    bring(content, document(inbox / "a.jsonl", json.dumps(fields)))
    ((path, data),) = files(content).items()
    assert path == "articles/2024/2024-05-06-most-itogi-1.md"
    lines = data.decode().splitlines()
    assert lines[-1].startswith("Мост")
    assert [line for line in lines if "sha256" not in line] == [
        "---",
        "title: 'Мост: итоги #1'",
        "date: 2024-05-06",
        "language: kk",
        "source:",
        "  name: Степной вестник",
        "  author: Павел Орлов",
        "  cites:",
        "    - Почта",
        "rights: full",
        "imported:",
        "  file: a.jsonl",
        "---",
        "Мост открыт.",
    ]


def test_an_undated_text_is_bounded_by_itself_and_its_evidence_written(inbox: Path, content: Path) -> None:
    text = "Новый мост открыт.\nПо итогам 2021 года город построил девять школ. А 3 ноября открыли мост."
    report = bring(content, document(inbox / "a.txt", text))
    assert report.refused == ()
    (article,) = articles(content).values()
    assert article.published == "2021-11-03/2021-12-31"
    assert article.path == "articles/2021/2021-11-03-novyi-most-otkryt.md"
    assert article.undated
    assert article.date_evidence == ("А 3 ноября открыли мост.", "По итогам 2021 года город построил девять школ.")
    assert "a.txt: no date; its own text bounds it: 2021-11-03/2021-12-31" in notes(report)


def test_a_text_that_nothing_bounds_is_refused_and_told_how_to_date_it(inbox: Path, content: Path) -> None:
    report = bring(content, document(inbox / "a.txt", "Осень в горах длинная."))
    assert [str(refused) for refused in report.refused] == [
        "a.txt: has no date, and its text does not bound one. Look the date up and begin its first line with "
        "«date 2025-11-07 », or «date 2025-12-16/2025-12-31 » where only bounds are known."
    ]
    assert files(content) == {}


def test_importing_twice_changes_nothing(inbox: Path, content: Path) -> None:
    path = document(inbox / "a.txt", TEXT)
    lines = document(
        inbox / "b.jsonl", '{"text": "Раз.", "date": "2024-01-01"}\n{"text": "Два.", "date": "2024-01-01"}'
    )
    first = bring(content, path, lines)
    before = files(content)
    second = bring(content, path, lines)
    assert files(content) == before
    assert (second.written, second.refused, second.notes) == ((), (), ())
    assert [(known.document, known.twin, known.same_file) for known in second.unchanged] == [
        (written.document, written.path, True) for written in first.written
    ]


def test_what_a_person_edited_stays_as_it_is(inbox: Path, content: Path) -> None:
    path = document(inbox / "a.txt", TEXT)
    (written,) = bring(content, path).written
    edited = Path(written.path).read_text().replace("Длина", "Полная длина").replace("title: Мэр", "title: Мэрия")
    Path(written.path).write_text(edited)
    assert bring(content, path).written == ()
    assert Path(written.path).read_text() == edited


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(TEXT, id="another name"),
        pytest.param(TEXT.replace("\n\n", "\n").replace(" ", "  "), id="other white space"),
        pytest.param(TEXT.replace("date 2024-05-06", "date 2024-05-07"), id="another date"),
        pytest.param(TEXT.upper().replace("DATE", "date"), id="other case"),
        pytest.param(TEXT.replace("– ", "— "), id="other dashes"),
    ],
)
def test_the_same_text_is_reported_with_its_twin(inbox: Path, content: Path, copy: str) -> None:
    first = bring(content, document(inbox / "a.txt", TEXT))
    before = files(content)
    report = bring(content, document(inbox / "b.txt", copy))
    assert files(content) == before
    (unchanged,) = report.unchanged
    assert unchanged.twin == first.written[0].path
    assert unchanged.same_file is (copy == TEXT)
    assert first.written[0].path in str(unchanged)


def test_a_twin_is_known_among_articles_that_people_wrote_and_corrected(inbox: Path, content: Path) -> None:
    path = content / "articles/2024/2024-05-06-most.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: Мост\ndate: 2024-05-06\n---\n**Мост** у [Фокуса](entity:none) открыт\\.\n")
    report = bring(content, document(inbox / "a.txt", "date 2024-05-06 Мост у Фокуса открыт."))
    assert [unchanged.twin for unchanged in report.unchanged] == [str(path)]


def test_twins_within_one_import_are_written_once(inbox: Path, content: Path) -> None:
    report = bring(content, document(inbox / "a.txt", TEXT), document(inbox / "b.txt", TEXT + "\n"))
    assert [written.document for written in report.written] == ["a.txt"]
    assert [unchanged.document for unchanged in report.unchanged] == ["b.txt"]


def test_another_text_of_the_same_title_and_day_gets_a_number(inbox: Path, content: Path) -> None:
    lines = [
        json.dumps({"title": "Мост", "date": "2024-05-06", "text": f"Текст {word}."}) for word in ("раз", "два", "три")
    ]
    bring(content, document(inbox / "a.jsonl", "\n".join(lines)))
    assert sorted(articles(content)) == ["2024-05-06-most", "2024-05-06-most-2", "2024-05-06-most-3"]


def test_a_title_without_letters_still_gives_an_address(inbox: Path, content: Path) -> None:
    bring(content, document(inbox / "a.jsonl", '{"title": "北京", "date": "2024-05-06", "text": "Мост."}'))
    (article,) = articles(content)
    assert len(article) == len("2024-05-06-") + 8


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n\t\n", "is empty", id="blank"),
        pytest.param(b"\xef\xbb\xbf", "is empty", id="byte order mark alone"),
        pytest.param("Реклама\n\n…".encode(), "holds no text", id="furniture alone"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a binary file", id="binary"),
        pytest.param("Мост".encode("utf-16"), "is UTF-16 text", id="UTF-16"),
        pytest.param(
            "\nМост открыт".encode("cp1251"), "in line 2 is no UTF-8. Save the document as UTF-8", id="windows-1251"
        ),
        pytest.param(b"date 2024-99-99 x", "«2024-99-99» is no date", id="no such date"),
        pytest.param(b"a" * (10 * 1024 * 1024 + 1), "is larger than 10 MB", id="too large"),
        pytest.param(
            b"date 2024-05-06 " + b"ab " * 1_000_000, "gives an article of more than 2 MB", id="too long an article"
        ),
    ],
)
def test_a_broken_file_gets_one_clear_line_and_the_others_go_on(
    inbox: Path, content: Path, data: bytes, why: str
) -> None:
    report = bring(content, document(inbox / "bad.txt", data), document(inbox / "good.txt", TEXT))
    (refused,) = report.refused
    line = str(refused)
    assert line.startswith("bad.txt: ")
    assert why in line
    assert "\n" not in line
    assert [written.document for written in report.written] == ["good.txt"]


def test_paths_that_are_no_documents(inbox: Path, content: Path) -> None:
    document(inbox / "a.pdf", b"%PDF-1.7")
    os.mkfifo(inbox / "pipe.txt")
    empty = inbox / "empty"
    empty.mkdir()
    report = bring(content, inbox / "a.pdf", inbox / "gone.txt", inbox / "pipe.txt", empty)
    assert [str(refused) for refused in report.refused] == [
        "a.pdf: is of no known kind. Known are .txt, .html, .htm, .jsonl.",
        "gone.txt: cannot be read (No such file or directory).",
        "pipe.txt: is no regular file. Give a document or a folder.",
        f"{empty}: holds no document. Known are .txt, .html, .htm, .jsonl.",
    ]


def test_a_folder_gives_all_its_documents_in_order(inbox: Path, content: Path) -> None:
    (inbox / "deep").mkdir()
    for name, word in (("b.TXT", "раз"), ("a.txt", "два"), ("deep/c.txt", "три"), ("d.pdf", "четыре")):
        document(inbox / name, f"date 2024-05-06 Текст {word}.")
    assert [written.document for written in bring(content, inbox).written] == ["a.txt", "b.TXT", "c.txt"]


def test_characters_that_do_not_show_are_taken_out_and_counted(inbox: Path, content: Path) -> None:
    text = "date 2024-05-06 Мэр\u202e Бело\u00adва\u200b открыла\u2066 мост\u0007."
    report = bring(content, document(inbox / "a.txt", text))
    (article,) = articles(content).values()
    assert article.text == "Мэр Белова открыла мост."
    assert "a.txt: characters that do not show were taken out: 5" in notes(report)


def test_hostile_values_stay_plain_words(inbox: Path, content: Path) -> None:
    fields = {
        "title": "--- &anchor !!python/object *alias: {x} <script>",
        "date": "2024-05-06",
        "text": "---\ntitle: Другой\n---\n[x](javascript:alert(1))\n<img src=x onerror=alert(1)>",
        "source": "../../etc: [a]",
        "url": "javascript:alert(1)",
        "cites": ["*a", "&b", "*a"],
        "language": "../ru",
    }
    report = bring(content, document(inbox / "a.jsonl", json.dumps(fields)))
    (article,) = articles(content).values()
    assert article.title == fields["title"]
    assert article.text == str(fields["text"]).replace("\n", "\n\n")
    assert article.source == Source("../../etc: [a]", None, ("*a", "&b", "*a"))
    assert article.language == "ru"
    assert "a.jsonl:1: «javascript:alert(1)» is no web address and was left out" in notes(report)


def test_nothing_is_written_through_a_link_out_of_the_content_folder(
    inbox: Path, content: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (content / "articles").mkdir(parents=True)
    (content / "articles/2024").symlink_to(outside)
    report = bring(content, document(inbox / "a.txt", TEXT))
    assert "is a link" in report.refused[0].why
    assert list(outside.iterdir()) == []


def test_a_content_folder_that_cannot_be_written_is_reported(inbox: Path, content: Path) -> None:
    content.mkdir()
    (content / "articles").write_text("a file where a folder belongs")
    report = bring(content, document(inbox / "a.txt", TEXT))
    assert "could not be written" in report.refused[0].why


def test_who_publishes_and_whom_they_cite_is_read_from_the_text(inbox: Path, content: Path) -> None:
    text = "date 2024-05-06 В городе открыли мост, сообщает Vestnik.kz со ссылкой на Pochta.kz."
    bring(content, document(inbox / "a.txt", text))
    (article,) = articles(content).values()
    assert article.source == Source("Vestnik.kz", None, ("Pochta.kz",))


def test_an_outlet_that_the_document_names_itself_cites_the_one_in_its_text(inbox: Path, content: Path) -> None:
    fields = {
        "date": "2024-05-06",
        "source": "Эхо степи",
        "text": "В городе открыли мост, сообщает Vestnik.kz со ссылкой на Pochta.kz.",
    }
    bring(content, document(inbox / "a.jsonl", json.dumps(fields)))
    (article,) = articles(content).values()
    assert article.source == Source("Эхо степи", None, ("Vestnik.kz", "Pochta.kz"))
