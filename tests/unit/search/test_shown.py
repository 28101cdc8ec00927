"""What a page shows to the search, and when it is read again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.files import stamps
from generator.search import shown as reading
from generator.search.shown import Pages, shown
from tests.unit.search.sites import page, put, site


def seen(html: str) -> str:
    found = shown(html.encode())
    assert found is not None
    return found.decode()


def article(inner: str) -> str:
    return f'<body><article class="lt" data-pagefind-body>{inner}</article></body>'


def test_the_content_without_what_is_to_be_left_out() -> None:
    text = seen(page("Лев", "Текст", "2025-11-07"))
    assert text.startswith('<article class="lt lt-article"')
    assert text.endswith("</article>")
    assert "Текст" in text
    for other in ("Сбоку", "глубже", "Меню", "Подвал"):
        assert other not in text


def test_a_page_that_is_not_to_be_found_shows_nothing() -> None:
    assert shown(page("Поиск", "Ничего", found=False).encode()) is None
    assert shown(b"<html><body data-pagefind-body>moved</body></html>") is None


@pytest.mark.parametrize(
    ("inner", "left"),
    [
        ("<p>а</p><nav data-pagefind-ignore>б</nav><p>в</p>", "<p>а</p><p>в</p>"),
        ('<nav class="x" data-pagefind-ignore aria-label="в &gt; г">б</nav>в', "в"),
        ('<p>а</p><ol data-pagefind-ignore><li><ol><li>б</li></ol></li></ol><p data-x="1">в</p>', '<p>а</p><p data-x="1">в</p>'),
        ("<p data-pagefind-ignore>а</p><pre>б</pre>", "<pre>б</pre>"),
        # Words of somebody's, in a text and in a value, are no attribute.
        ("<p>data-pagefind-ignore</p>", "<p>data-pagefind-ignore</p>"),
        ('<a title="x data-pagefind-ignore y">б</a>', '<a title="x data-pagefind-ignore y">б</a>'),
        ('<a title="&lt;p data-pagefind-ignore&gt;">б</a>', '<a title="&lt;p data-pagefind-ignore&gt;">б</a>'),
        # What does not end is left to Pagefind.
        ("<p data-pagefind-ignore>б", "<p data-pagefind-ignore>б"),
    ],
)  # fmt: skip
def test_elements_are_taken_out_whole(inner: str, left: str) -> None:
    assert seen(article(inner)) == f'<article class="lt" data-pagefind-body>{left}</article>'


def pages_of(folder: Path, kept: Path) -> Pages:
    return Pages(folder, kept, dict(sorted(stamps(folder).items())))


def test_pages_with_their_dates(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", {2025: 1})
    found = [(one.path, one.date, one.is_article) for one in pages_of(folder, tmp_path / "kept")]
    assert sorted(found) == [
        ("articles/2025/2025-01-01/index.html", "2025-01-01", True),
        ("people/anna/index.html", "", False),
        ("people/lev/index.html", "", False),
    ]


def test_only_files_that_are_others_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = site(tmp_path / "site", {2025: 3})
    for file in folder.rglob("*.html"):
        os.utime(file, ns=(10**18, 10**18))
    first = pages_of(folder, tmp_path / "kept")
    before = list(first)
    first.save()
    read: list[bytes] = []

    def noted(page: bytes) -> bytes | None:
        read.append(page)
        return shown(page)

    monkeypatch.setattr(reading, "shown", noted)
    assert list(pages_of(folder, tmp_path / "kept")) == before
    assert read == []
    put(folder, "people/lev", page("Лев", "Упоминается в 7 материалах"))
    now = list(pages_of(folder, tmp_path / "kept"))
    assert len(read) == 1
    assert [one.path for one, was in zip(now, before, strict=True) if one != was] == ["people/lev/index.html"]


def test_a_file_as_young_as_the_record_is_not_trusted(tmp_path: Path) -> None:
    """On a disk whose clock ticks slowly, another text of the same length may have the same time."""
    folder = site(tmp_path / "site", {2025: 1})
    first = pages_of(folder, tmp_path / "kept")
    before = {one.path: one.digest for one in first}
    first.save()
    file = folder / "people/lev/index.html"
    stat = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("Лев", "Лиз"), encoding="utf-8")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    now = {one.path: one.digest for one in pages_of(folder, tmp_path / "kept")}
    assert [path for path in now if now[path] != before[path]] == ["people/lev/index.html"]


DAMAGES = (
    *("", "[]", "{", '{"seen": 1}', '{"seen": "x", "pages": {"a": 1}}'),
    '{"seen": 9e99, "pages": {"people/lev/index.html": [1]}}',
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_record_is_not_trusted(tmp_path: Path, damage: str) -> None:
    folder = site(tmp_path / "site", {2025: 1})
    before = list(pages_of(folder, tmp_path / "kept"))
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/pages.json").write_text(damage, encoding="utf-8")
    assert list(pages_of(folder, tmp_path / "kept")) == before
