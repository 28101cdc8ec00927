"""What `serve` shows while a build goes on: the pages that are made, and of the site what is still to come."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from generator.publish import previous
from generator.serve import Preview
from generator.showing import Shown


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
            "same/index.html": "same",
            "own.html": "not ours",
        },
    )
    server = Preview(("127.0.0.1", 0), site, "/archive/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    folder = written(tmp_path / "shown", {"index.html": "new", "new/index.html": "more", "404.html": "lost anew"})
    return Shown(folder, frozenset({"index.html", "new/index.html", "data/index.html", "same/index.html"}))


def got(preview: Preview, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", preview.socket.getsockname()[1], timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        location = answer.getheader("Location", "")
        return answer.status, location or answer.read().decode().partition("<script")[0]
    finally:
        connection.close()


def test_pages_are_shown_ahead_and_the_rest_comes_from_the_site(preview: Preview, shown: Shown) -> None:
    assert got(preview, "/") == (200, "old")
    assert got(preview, "/new/") == (404, "lost")
    preview.announce(shown)
    assert got(preview, "/") == got(preview, "/archive/") == (200, "new")
    assert got(preview, "/new/") == got(preview, "/archive/new/index.html") == (200, "more")
    assert got(preview, "/gone/") == got(preview, "/gone/index.html") == (404, "lost anew")
    assert got(preview, "/same/") == (200, "same")
    assert got(preview, "/own.html") == (200, "not ours")
    assert got(preview, "/data/a.json") == (200, "data")
    assert got(preview, "/archive/new?q=1") == (301, "/archive/new/?q=1")


def test_while_only_the_open_page_is_made_every_other_is_the_sites(preview: Preview, shown: Shown) -> None:
    preview.announce(Shown(shown.folder))
    assert got(preview, "/new/") == (200, "more")
    assert got(preview, "/gone/") == (200, "gone")


def test_an_open_page_is_seen_in_front_of_what_was_shown_and_not_yet_built(
    preview: Preview, shown: Shown, tmp_path: Path
) -> None:
    preview.announce(shown)
    preview.announce(Shown(written(tmp_path / "next", {"new/index.html": "newest", "gone/index.html": "back"})))
    assert got(preview, "/new/") == (200, "newest")
    assert got(preview, "/gone/") == (200, "back")
    assert got(preview, "/") == (200, "new")
    preview.announce(
        Shown(written(tmp_path / "last", {"a/index.html": "a"}), frozenset({"a/index.html", "index.html"}))
    )
    assert got(preview, "/new/")[0] == 404
    assert got(preview, "/") == (200, "old")


def test_a_build_that_fails_after_its_pages_were_shown_brings_the_site_back(preview: Preview, shown: Shown) -> None:
    preview.announce(shown)
    preview.announce()
    assert got(preview, "/") == (200, "old")
    assert got(preview, "/gone/") == (200, "gone")


def test_a_site_is_seen_while_another_takes_its_place_in_two_steps(preview: Preview, shown: Shown) -> None:
    preview.announce(shown)
    preview.site.rename(previous(preview.site))
    assert got(preview, "/") == (200, "new")
    assert got(preview, "/same/") == (200, "same")
    shown.folder.rename(preview.site)
    preview.announce()
    assert got(preview, "/") == (200, "new")
    # What the site before it had is no page of this one.
    assert got(preview, "/same/") == (404, "lost anew")
