"""What `serve` shows while a build goes on: the pages that are made, and of the site what is still to come."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from generator.serve import Preview


def written(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    site = written(
        tmp_path / "site",
        {
            "index.html": "old",
            "gone/index.html": "gone",
            "404.html": "lost",
            "data/a.json": "data",
            "data/index.html": "d",
        },
    )
    server = Preview(("127.0.0.1", 0), site, "/archive/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return written(
        tmp_path / "build",
        {"index.html": "new", "new/index.html": "more", "404.html": "lost anew", "data/index.html": "d"},
    )


def got(preview: Preview, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", preview.socket.getsockname()[1], timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        location = answer.getheader("Location", "")
        return answer.status, location or answer.read().decode().partition("<script")[0]
    finally:
        connection.close()


def test_pages_are_shown_ahead_and_the_rest_comes_from_the_site(preview: Preview, pages: Path) -> None:
    assert got(preview, "/") == (200, "old")
    assert got(preview, "/new/") == (404, "lost")
    preview.announce(pages)
    assert got(preview, "/") == got(preview, "/archive/") == (200, "new")
    assert got(preview, "/new/") == got(preview, "/archive/new/index.html") == (200, "more")
    assert got(preview, "/gone/") == (404, "lost anew")
    assert got(preview, "/data/a.json") == (200, "data")
    assert got(preview, "/archive/new?q=1") == (301, "/archive/new/?q=1")


def test_a_build_that_fails_after_its_pages_were_shown_brings_the_site_back(preview: Preview, pages: Path) -> None:
    preview.announce(pages)
    shown = preview.build
    preview.announce()
    assert preview.build != shown
    assert got(preview, "/") == (200, "old")


def test_pages_that_have_become_the_site_need_no_second_reload(preview: Preview, pages: Path) -> None:
    preview.announce(pages)
    shown = preview.build
    preview.site.rename(preview.site.with_name("before"))
    # Between the two renames of the exchange.
    assert got(preview, "/") == (200, "new")
    pages.rename(preview.site)
    assert got(preview, "/") == (200, "new")
    preview.settle()
    assert preview.build == shown
    assert got(preview, "/new/") == (200, "more")
