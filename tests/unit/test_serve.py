"""The preview server over a folder of files: what it adds to pages, and how it tells of a new build."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from generator.serve import EVENTS_PATH, SCRIPT_PATH, Preview

PAGE = "<!doctype html><html><body><p>Летопись</p></body></html>"
LOST = "<!doctype html><html><body><p>Такой страницы нет</p></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "people").mkdir(parents=True)
    (folder / "empty").mkdir()
    (folder / "people" / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "404.html").write_text(LOST, encoding="utf-8")
    (folder / "feed.xml").write_text("<feed/>", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("outside", encoding="utf-8")
    return folder


@pytest.fixture
def preview(site: Path) -> Iterator[Preview]:
    with Preview(("127.0.0.1", 0), site, "/archive/") as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def connection(preview: Preview) -> Iterator[HTTPConnection]:
    host, port = preview.socket.getsockname()[:2]
    opened = HTTPConnection(host, port, timeout=20)
    yield opened
    opened.close()


def get(connection: HTTPConnection, path: str) -> tuple[HTTPResponse, str]:
    connection.request("GET", path)
    response = connection.getresponse()
    return response, response.read().decode()


@pytest.mark.parametrize("path", ["/people/", "/archive/people/", "/people/index.html", "/people/?q=1"])
def test_a_page_gets_the_script_and_is_otherwise_as_built(
    connection: HTTPConnection, preview: Preview, path: str
) -> None:
    response, text = get(connection, path)
    script = f'<script src="{SCRIPT_PATH}?{preview.build}"></script>'
    assert response.status == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert text == PAGE.replace("</body>", f"{script}</body>")


def test_the_files_themselves_stay_as_they_are(connection: HTTPConnection, site: Path) -> None:
    get(connection, "/people/")
    assert (site / "people" / "index.html").read_text(encoding="utf-8") == PAGE


def test_other_files_are_served_untouched(connection: HTTPConnection) -> None:
    response, text = get(connection, "/feed.xml")
    assert (response.status, text) == (200, "<feed/>")


def test_a_folder_without_its_slash_is_redirected(connection: HTTPConnection) -> None:
    response, _ = get(connection, "/archive/people")
    assert (response.status, response.headers["Location"]) == (301, "/archive/people/")


@pytest.mark.parametrize("path", ["/nobody/", "/empty/", "/../secret.txt", "/archive/..%2fsecret.txt"])
def test_what_is_not_there_gets_the_sites_own_404_page(connection: HTTPConnection, path: str) -> None:
    response, text = get(connection, path)
    assert response.status == 404
    assert "Такой страницы нет" in text


def test_a_site_that_was_never_built_says_so(tmp_path: Path) -> None:
    with Preview(("127.0.0.1", 0), tmp_path / "site") as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        host, port = server.socket.getsockname()[:2]
        connection = HTTPConnection(host, port, timeout=20)
        response, text = get(connection, "/")
        connection.close()
        server.shutdown()
    assert response.status == 404
    assert "There is no site yet" in text
    assert SCRIPT_PATH in text


def test_an_open_page_hears_of_the_next_build(connection: HTTPConnection, preview: Preview) -> None:
    connection.request("GET", f"{EVENTS_PATH}?{preview.build}")
    response = connection.getresponse()
    assert response.headers["Content-Type"] == "text/event-stream"
    preview.announce()
    assert response.readline() == b"event: reload\n"
    assert response.readline() == f"data: {preview.build}\n".encode()


def test_a_page_that_was_opened_before_the_build_it_missed_hears_of_it_at_once(
    connection: HTTPConnection, preview: Preview
) -> None:
    before = preview.build
    preview.announce()
    connection.request("GET", f"{EVENTS_PATH}?{before}")
    assert connection.getresponse().readline() == b"event: reload\n"
