"""The preview server over a folder of files: what it adds to pages, and how it tells of a new build."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.files import write_atomically
from generator.serve import EVENTS_PATH, SCRIPT_PATH, Changes, Preview

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
    script = f'<script src="{SCRIPT_PATH}?{preview.version(PAGE.encode())}"></script>'
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


def opened(connection: HTTPConnection, preview: Preview, page: str) -> HTTPResponse:
    """The stream of a page as it is seen now."""
    _, text = get(connection, page)
    known = re.search(rf"{re.escape(SCRIPT_PATH)}\?(\d+)", text)
    assert known
    connection.request("GET", f"{EVENTS_PATH}?{known[1]}&page={quote(page, safe='')}")
    return connection.getresponse()


def wait_until_open(preview: Preview, file: str) -> None:
    end = time.monotonic() + 20
    while file not in preview.opened:
        assert time.monotonic() < end
        time.sleep(0.01)


def rewrite(site: Path, text: str) -> None:
    """At once, as a new site takes the place of the one before."""
    write_atomically(site / "people" / "index.html", text.encode())


@pytest.mark.parametrize("page", ["/people/", "/archive/people/", "/people/index.html", "/archive/people/?q=1"])
def test_an_open_page_hears_that_it_has_become_another(
    connection: HTTPConnection, preview: Preview, site: Path, page: str
) -> None:
    response = opened(connection, preview, page.partition("?")[0])
    wait_until_open(preview, "people/index.html")
    assert response.headers["Content-Type"] == "text/event-stream"
    rewrite(site, PAGE.replace("Летопись", "Хроника"))
    preview.announce()
    assert response.readline() == b"event: reload\n"
    assert response.readline() == f"data: {preview.version((site / 'people/index.html').read_bytes())}\n".encode()


def test_a_page_that_a_build_leaves_as_it_is_hears_of_the_first_that_does_not(
    connection: HTTPConnection, preview: Preview, site: Path
) -> None:
    response = opened(connection, preview, "/people/")
    wait_until_open(preview, "people/index.html")
    (site / "feed.xml").write_text("<feed>new</feed>", encoding="utf-8")
    preview.announce()
    assert response.readline() == b": still here\n"
    preview.announce(looks=True)
    assert response.readline() == b"\n"
    assert response.readline() == b"event: reload\n"
    assert response.readline() == f"data: {preview.version(PAGE.encode())}\n".encode()


def test_a_page_that_was_opened_before_the_build_it_missed_hears_of_it_at_once(
    connection: HTTPConnection, preview: Preview, site: Path
) -> None:
    before = preview.version(PAGE.encode())
    rewrite(site, PAGE.replace("Летопись", "Хроника"))
    connection.request("GET", f"{EVENTS_PATH}?{before}&page=%2Fpeople%2F")
    assert connection.getresponse().readline() == b"event: reload\n"


def test_a_page_that_is_not_there_hears_when_it_is(connection: HTTPConnection, preview: Preview, site: Path) -> None:
    response = opened(connection, preview, "/nobody/")
    (site / "nobody").mkdir()
    (site / "nobody" / "index.html").write_text(PAGE, encoding="utf-8")
    preview.announce()
    assert response.readline() == b"event: reload\n"


def test_a_page_is_open_as_long_as_somebody_listens(connection: HTTPConnection, preview: Preview, site: Path) -> None:
    assert preview.opened == frozenset()
    response = opened(connection, preview, "/people/")
    wait_until_open(preview, "people/index.html")
    response.close()
    connection.close()
    end = time.monotonic() + 20
    while preview.opened:
        # Whoever has gone is found out when there is something to tell.
        preview.announce(looks=True)
        assert time.monotonic() < end
        time.sleep(0.05)


def test_changes_are_told_before_they_can_be_taken_and_taken_once() -> None:
    told: list[str] = []
    changes = Changes(lambda: told.append("news"))
    taken: list[set[Path]] = []
    waiting = threading.Thread(target=lambda: taken.append(changes.take()))
    waiting.start()
    changes.put([Path("a"), Path("b"), Path("a")])
    waiting.join(20)
    assert (told, taken) == (["news"], [{Path("a"), Path("b")}])
    changes.put([Path("c")])
    changes.put([Path("d")])
    assert changes.take() == {Path("c"), Path("d")}
