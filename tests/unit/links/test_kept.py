"""What was found on pages and kept: it is used for the same files alone, and damage is no harm."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import links
from generator.errors import VerifyError
from generator.links import verify_pages
from generator.policy import policy

HEAD = f'<!doctype html><html lang="ru"><head><meta http-equiv="Content-Security-Policy" content="{policy()}"><title>А</title></head>'


def page(site: Path, path: str, body: str) -> None:
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    # As a build does: another file in the place of the old one.
    file.unlink(missing_ok=True)
    file.write_text(f"{HEAD}<body>{body}</body></html>", encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    page(folder, "index.html", '<a href="a/#x">А</a>')
    page(folder, "a/index.html", '<p id="x"><a href="../">Б</a></p>')
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the pages that were read."""
    paths: list[str] = []
    examine = links.examine

    def noted(path: str, html: bytes, site_url: str) -> links.PageFacts:
        paths.append(path)
        return examine(path, html, site_url)

    monkeypatch.setattr(links, "examine", noted)
    return paths


def test_only_pages_that_are_other_files_are_read_again(site: Path, tmp_path: Path, read: list[str]) -> None:
    keep = tmp_path / "links.sqlite", "1"
    first = verify_pages(site, "", keep=keep)
    assert sorted(read) == ["a/index.html", "index.html"]
    read.clear()
    assert verify_pages(site, "", keep=keep) == first
    assert read == []
    page(site, "a/index.html", '<p id="x"><a href="../">В</a></p>')
    assert verify_pages(site, "", keep=keep) == first
    assert read == ["a/index.html"]


def test_what_a_kept_page_links_to_must_still_be_there(site: Path, tmp_path: Path) -> None:
    keep = tmp_path / "links.sqlite", "1"
    verify_pages(site, "", keep=keep)
    page(site, "a/index.html", '<p id="y"><a href="../">Б</a></p>')
    with pytest.raises(VerifyError) as caught:
        verify_pages(site, "", keep=keep)
    assert [(problem.path, "a/#x" in str(problem)) for problem in caught.value.problems] == [("index.html", True)]


@pytest.mark.parametrize("version", ["1", "2"])
@pytest.mark.parametrize("damage", [b"", b"{}\n", b"\xff\xfe", b"SQLite format 3\0" + bytes(4096)])
def test_damage_is_read_anew(site: Path, tmp_path: Path, read: list[str], damage: bytes, version: str) -> None:
    keep = tmp_path / "links.sqlite", "1"
    first = verify_pages(site, "", keep=keep)
    keep[0].write_bytes(damage)
    read.clear()
    assert verify_pages(site, "", keep=(keep[0], version)) == first
    assert sorted(read) == ["a/index.html", "index.html"]


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM pages WHERE path = 'index.html'",
        "UPDATE pages SET path = 'b/index.html' WHERE path = 'index.html'",
        "UPDATE pages SET links = 7",
        "UPDATE pages SET size = 'x'",
        "UPDATE meta SET value = 'gone.txt' WHERE key = 'others'",
        "UPDATE meta SET value = 1",
        "DELETE FROM meta WHERE key = 'others'",
        "DROP TABLE pages",
        "DELETE FROM anchors",
        "UPDATE anchors SET ids = 'z'",
        "DROP TABLE anchors",
        "DELETE FROM asks",
        "UPDATE asks SET numbers = x'00000000'",
        "UPDATE asks SET numbers = x'00'",
        "DROP TABLE asks",
    ],
)
def test_lost_and_altered_rows_hide_no_broken_link(site: Path, tmp_path: Path, damage: str) -> None:
    keep = tmp_path / "links.sqlite", "1"
    verify_pages(site, "", keep=keep)
    with closing(sqlite3.connect(keep[0])) as base, base:
        base.execute(damage)
    page(site, "a/index.html", '<p id="y"><a href="../">Б</a></p>')
    with pytest.raises(VerifyError) as caught:
        verify_pages(site, "", keep=keep)
    assert [problem.path for problem in caught.value.problems] == ["index.html"]
    page(site, "a/index.html", '<p id="x"><a href="../">Б</a></p>')
    assert verify_pages(site, "", keep=keep) == verify_pages(site, "")


def test_without_a_place_to_keep_anything_links_are_verified(site: Path, tmp_path: Path) -> None:
    (tmp_path / "links.sqlite").mkdir()
    assert verify_pages(site, "", keep=(tmp_path / "links.sqlite", "1")) == verify_pages(site, "")


def test_what_was_found_broken_is_found_again(site: Path, tmp_path: Path) -> None:
    keep = tmp_path / "links.sqlite", "1"
    verify_pages(site, "", keep=keep)
    page(site, "b/index.html", '<a href="../a/#gone">В</a>')
    for _ in range(2):
        with pytest.raises(VerifyError):
            verify_pages(site, "", keep=keep)


ANCHORS = ("x", "y", "%D0%B6", "top")
PLACES = ("", "a/", "a/b/", "c/", "c/d.e/", "ж/")
FILES = ("file.txt", "a/file.txt", "odd%name.txt")
ADDRESSES = (
    *("", ".", "./", "../", "../..", "../a", "../a/", "a/b", "a/./b/", "c/../a/", "../c/d.e", "%D0%B6/", "../%D0%B6/"),
    *(
        "file.txt",
        "../file.txt?v=1",
        "odd%25name.txt",
        "/r/a/",
        "/r/file.txt",
        "https://e.example/r/c/",
        "https://o.example/",
    ),
)


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_after_any_changes_it_is_as_from_nothing(chance: random.Random) -> None:
    """Pages and files come, go and change. What breaks the site is told, and taken back: the next build has the last good one to go by."""

    def outcome(site: Path, keep: tuple[Path, str] | None) -> object:
        try:
            return verify_pages(site, "https://e.example/r/", keep=keep)
        except VerifyError as broken:
            return [(problem.path, problem.line, str(problem)) for problem in broken.problems]

    def address() -> str:
        return chance.choice(ADDRESSES) + chance.choice(
            ("", f"#{chance.choice(ANCHORS)}", f"#{chance.choice(ANCHORS)}")
        )

    with TemporaryDirectory() as folder:
        site, keep = Path(folder, "site"), (Path(folder, "links.sqlite"), "1")
        for place in PLACES:
            page(site, f"{place}index.html", "".join(f'<i id="{unquote(id)}"></i>' for id in ANCHORS))
        for name in FILES:
            (site / name).write_text("x")
        for _ in range(25):
            expected = outcome(site, None)
            assert outcome(site, keep) == expected
            path = chance.choice((*FILES, *(f"{place}index.html" for place in PLACES)))
            file = site / path
            before = file.read_bytes() if file.exists() else None
            if path != "index.html" and chance.random() < 0.3:
                file.unlink(missing_ok=True)
            else:
                links = [f'<a href="{address()}">x</a>' for _ in range(chance.randint(0, 4))]
                ids = [f'<i id="{unquote(id)}"></i>' for id in ANCHORS if chance.random() < 0.8]
                page(site, path, "\n".join((*links, *ids)))
            expected = outcome(site, None)
            assert outcome(site, keep) == expected
            if isinstance(expected, list):
                file.unlink(missing_ok=True)
                if before is not None:
                    file.write_bytes(before)


def test_another_address_of_the_site_or_another_version_is_read_anew(
    site: Path, tmp_path: Path, read: list[str]
) -> None:
    keep = tmp_path / "links.sqlite"
    verify_pages(site, "", keep=(keep, "1"))
    for site_url, version in (("https://example.org/", "1"), ("https://example.org/", "2")):
        read.clear()
        verify_pages(site, site_url, keep=(keep, version))
        assert len(read) == 2


def test_a_page_with_the_time_of_another_is_read(site: Path, tmp_path: Path, read: list[str]) -> None:
    keep = tmp_path / "links.sqlite", "1"
    verify_pages(site, "", keep=keep)
    file = site / "a" / "index.html"
    before = file.stat()
    text = file.read_text(encoding="utf-8")
    other = site / "a" / "other"
    other.write_text(text.replace("Б", "Г"), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)
    read.clear()
    verify_pages(site, "", keep=keep)
    assert read == ["a/index.html"]
