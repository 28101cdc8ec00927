"""What was found on pages and kept: it is used for the same files alone, and damage is no harm."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
    keep = tmp_path / "links.jsonl", "1"
    first = verify_pages(site, "", keep=keep)
    assert sorted(read) == ["a/index.html", "index.html"]
    read.clear()
    assert verify_pages(site, "", keep=keep) == first
    assert read == []
    page(site, "a/index.html", '<p id="x"><a href="../">В</a></p>')
    assert verify_pages(site, "", keep=keep) == first
    assert read == ["a/index.html"]


def test_what_a_kept_page_links_to_must_still_be_there(site: Path, tmp_path: Path) -> None:
    keep = tmp_path / "links.jsonl", "1"
    verify_pages(site, "", keep=keep)
    page(site, "a/index.html", '<p id="y"><a href="../">Б</a></p>')
    with pytest.raises(VerifyError) as caught:
        verify_pages(site, "", keep=keep)
    assert [(problem.path, "a/#x" in str(problem)) for problem in caught.value.problems] == [("index.html", True)]


@pytest.mark.parametrize("version", ["1", "2"])
@pytest.mark.parametrize("damage", [b"", b"{}\n", b'[1, "1"]\n[]\n', b'[1, "1"]\n[1, 2, 3, 4, 5, 6, 7]\n', b"\xff\xfe"])
def test_damage_is_read_anew(site: Path, tmp_path: Path, read: list[str], damage: bytes, version: str) -> None:
    keep = tmp_path / "links.jsonl", "1"
    first = verify_pages(site, "", keep=keep)
    keep[0].write_bytes(damage)
    read.clear()
    assert verify_pages(site, "", keep=(keep[0], version)) == first
    assert sorted(read) == ["a/index.html", "index.html"]


def test_another_address_of_the_site_or_another_version_is_read_anew(
    site: Path, tmp_path: Path, read: list[str]
) -> None:
    keep = tmp_path / "links.jsonl"
    verify_pages(site, "", keep=(keep, "1"))
    for site_url, version in (("https://example.org/", "1"), ("https://example.org/", "2")):
        read.clear()
        verify_pages(site, site_url, keep=(keep, version))
        assert len(read) == 2


def test_a_page_with_the_time_of_another_is_read(site: Path, tmp_path: Path, read: list[str]) -> None:
    keep = tmp_path / "links.jsonl", "1"
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
