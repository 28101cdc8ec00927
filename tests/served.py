"""A built site as GitHub Pages would serve it, under a sub-path, and a browser that forgives nothing."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

BASE = "/archive/"

COMPRESSED = ("text/", "application/json", "application/xml", "image/svg")

Visit = Callable[..., Page]


class _Pages(SimpleHTTPRequestHandler):
    """Static files under BASE, texts compressed, and 404.html for what is not there."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        kind = self.guess_type(path)
        if (
            not path.is_file()
            or not kind.startswith(COMPRESSED)
            or "gzip" not in self.headers.get("Accept-Encoding", "")
        ):
            return super().send_head()
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def translate_path(self, path: str) -> str:
        plain = urlsplit(path).path
        return super().translate_path(plain.removeprefix(BASE[:-1]) if plain.startswith(BASE) else "/ outside")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that is left while it loads closes its connections; everything else is a failure to show."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Where the site is, with a closing slash."""
    with _Server(("127.0.0.1", 0), partial(_Pages, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()
        thread.join()


@dataclass
class _Complaints:
    """What went wrong in a page without anybody asking: errors, refusals of the policy, requests elsewhere, files not there."""

    host: str
    found: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    """Paths that a test asks for though they do not exist."""

    def watch(self, page: Page) -> None:
        page.on("console", lambda message: self._say(f"console: {message.text}", message.type in ("error", "warning")))
        page.on("pageerror", lambda error: self._say(f"exception: {error}"))
        page.on(
            "request", lambda request: self._say(f"elsewhere: {request.url}", urlsplit(request.url).netloc != self.host)
        )
        page.on("response", lambda response: self._status(response.status, response.url))

    def _say(self, words: str, bad: bool = True) -> None:
        if bad and not (self.missing and "404 (" in words):
            self.found.append(words)

    def _status(self, status: int, url: str) -> None:
        if status >= 400 and urlsplit(url).path not in self.missing:
            self.found.append(f"{status}: {url}")


@contextmanager
def visiting(browser: Browser, address: str) -> Iterator[Visit]:
    """`visit("people/", query="…", **context)` opens a page of the site in a context of its own. Fails at the end on any complaint.

    `exists=False` for an address that the site does not have.
    """
    complaints = _Complaints(urlsplit(address).netloc)
    contexts: list[BrowserContext] = []

    def open_page(path: str = "", *, query: str = "", exists: bool = True, **context: Any) -> Page:
        contexts.append(browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | context)))
        page = contexts[-1].new_page()
        if not exists:
            complaints.missing.add(quote(urlsplit(address + path).path))
        complaints.watch(page)
        page.goto(address + path + (f"?q={quote(query)}" if query else ""))
        return page

    yield open_page
    for one in contexts:
        one.close()
    assert complaints.found == []
