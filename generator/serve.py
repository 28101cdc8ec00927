"""`letopis serve`: the site in a browser, built again when a file changes.

One process builds again and again, and has what did not change at hand (builder.py). A build that fails prints why, and the last
good site stays up.
The browser learns of a new build through an event stream. The script that listens is added to pages as they are served, never
to the files, and comes from the server itself, as the site's content security policy asks.
"""

from __future__ import annotations

import io
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from queue import SimpleQueue
from socketserver import ThreadingTCPServer
from typing import BinaryIO
from urllib.parse import urlsplit

from typer import echo
from watchfiles import Change, DefaultFilter, watch

from generator.builder import Build, Builder
from generator.config import load
from generator.errors import ToolError
from generator.theme import OVERRIDES

SCRIPT_PATH = "/-/reload.js"
EVENTS_PATH = "/-/events"
SETTLE = 300
"""Milliseconds that changes are gathered before a build: saving all files of an editor is one change."""
HEARTBEAT = 15
"""Seconds after which a stream that has nothing to tell says so, and finds out whether anybody listens."""

# The script knows from its own address which build its page is of, so that no build is missed between the two.
SCRIPT = f"""\
const build = new URL(document.currentScript.src).search;
new EventSource("{EVENTS_PATH}" + build).addEventListener("reload", () => location.reload());
"""
NOT_BUILT = b"<!doctype html><title>Letopis</title><p>There is no site yet. What the build said is in the terminal.</p>"
NOT_FOUND = b"<!doctype html><title>404</title><p>The site has no such page, and no 404.html.</p>"


def serve(config_path: Path, content: Path | None, site: Path, host: str, port: int, build: Build) -> None:
    """Builds, serves and watches until Ctrl-C. Port 0 takes a free one; the address is printed after the first build.

    Raises ConfigError, and ToolError when the port cannot be had.
    """
    config = load(config_path)
    try:
        preview = Preview((host, port), site, urlsplit(config.site_url).path)
    except OSError as error:
        reason = error.strerror or error
        raise ToolError(f"{host}:{port} cannot be listened on ({reason}). Choose another port with --port.") from error
    overrides = config_path.parent / "overrides"
    articles = content or config.content
    watched = (articles, overrides if overrides.is_dir() else OVERRIDES, Path(__file__).parent)
    changed: SimpleQueue[Path] = SimpleQueue()
    stop = threading.Event()
    with preview, closing(Builder(build, config_path, content, site)) as builder:
        _in_background(partial(_watch_folders, [folder for folder in watched if folder.is_dir()], changed, stop))
        _in_background(partial(_watch_file, config_path, changed, stop))
        _in_background(preview.serve_forever)
        try:
            _build(builder, preview)
            echo(f"Serving {site} on {preview.url} (Ctrl-C ends)")
            while True:
                paths = _settled(changed)
                echo(f"Changed: {', '.join(sorted({path.name for path in paths}))}")
                if not all(path.is_relative_to(articles.absolute()) for path in paths):
                    builder.close()
                _build(builder, preview)
        except KeyboardInterrupt:
            echo("Stopped.")
        finally:
            stop.set()
            preview.shutdown()


class Preview(ThreadingTCPServer):
    """Serves a site's folder as GitHub Pages would, and tells the pages that are open when it was built anew."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address: tuple[str, int], site: Path, prefix: str = "") -> None:
        """`prefix` is the path of the published site (`/repo/`): addresses with it and without it mean the same here.

        Raises OSError.
        """
        self.site = site
        self.prefix = prefix.rstrip("/") + "/"
        self._pages = site
        """Where pages are looked for first."""
        self._news = threading.Condition()
        self._build = time.time_ns()
        super().__init__(address, partial(_Handler, directory=str(site)))

    @property
    def url(self) -> str:
        host, port = self.socket.getsockname()[:2]
        return f"http://{host}:{port}/"

    @property
    def build(self) -> str:
        """Names the build that is up. No two have one name, those of an earlier server on this port included."""
        return str(self._build)

    def announce(self, pages: Path | None = None) -> None:
        """Tells every open page that there is another: from now on those in `pages` are shown, which is the site where it is None."""
        self._pages = pages or self.site
        with self._news:
            self._build = max(self._build + 1, time.time_ns())
            self._news.notify_all()

    def settle(self) -> None:
        """What was shown ahead has become the site."""
        self._pages = self.site

    def page(self, path: Path) -> bytes | None:
        """The page that lies there in the site, or is in the folder of that name; None where there is none."""
        below = path.relative_to(self.site) if path.suffix == ".html" else path.relative_to(self.site) / "index.html"
        for root in (self._pages, self.site):
            with suppress(OSError):
                return (root / below).read_bytes()
            if root.is_dir():
                # What is not among the pages that are shown ahead has gone from the site, too.
                return None
        return None

    def another_build(self, known: str) -> bool:
        """Whether another build than `known` is up; waits for it, a heartbeat at most."""
        with self._news:
            return self._news.wait_for(lambda: self.build != known, HEARTBEAT)

    def handle_error(self, request: object, client_address: object) -> None:
        """Prints what went wrong in a request, save that a browser went away: it does, at every reload."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(SimpleHTTPRequestHandler):
    server: Preview

    def do_GET(self) -> None:
        if urlsplit(self.path).path == EVENTS_PATH:
            self._stream()
        else:
            super().do_GET()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Pages get the script; what is not there gets the site's own 404 page; the rest is served as it is."""
        path = urlsplit(self.path).path
        if path == SCRIPT_PATH:
            return self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", SCRIPT.encode())
        build = self.server.build  # before the file is read: a build that comes between reloads the page once more
        found = Path(self.translate_path(self.path))
        page = self.server.page(found)
        if page is not None and not path.endswith(("/", ".html")):
            # A folder without its slash: what the page asks for beside itself would be looked for above it.
            return self._send(
                HTTPStatus.MOVED_PERMANENTLY,
                "text/html",
                b"",
                {"Location": urlsplit(self.path)._replace(path=f"{path}/").geturl()},
            )
        if page is None and found.is_file():
            return super().send_head()
        if page is None:
            lost = self.server.page(self.server.site / "404.html")
            return self._send_page(
                HTTPStatus.NOT_FOUND, lost or (NOT_FOUND if self.server.site.is_dir() else NOT_BUILT), build
            )
        return self._send_page(HTTPStatus.OK, page, build)

    def translate_path(self, path: str) -> str:
        prefix = self.server.prefix
        return super().translate_path("/" + path.removeprefix(prefix) if path.startswith(prefix) else path)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a page asks for thirty files, and what is missing the browser's own console shows."""

    def _send_page(self, status: HTTPStatus, page: bytes, build: str) -> io.BytesIO:
        script = f'<script src="{SCRIPT_PATH}?{build}"></script>'.encode()
        head, end, tail = page.rpartition(b"</body>")
        return self._send(status, "text/html; charset=utf-8", head + script + end + tail if end else page + script)

    def _send(self, status: HTTPStatus, kind: str, body: bytes, more: Mapping[str, str] | None = None) -> io.BytesIO:
        self.send_response(status)
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def _stream(self) -> None:
        known = urlsplit(self.path).query
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while True:
            if self.server.another_build(known):
                known = self.server.build
                self.wfile.write(f"event: reload\ndata: {known}\n\n".encode())
            else:
                self.wfile.write(b": still here\n\n")


def _in_background(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True).start()


def _build(builder: Builder, preview: Preview) -> None:
    """Runs a build, whose words go to the terminal. Its pages are shown as soon as all are there; for good, when it went well."""
    started = time.perf_counter()
    shown = ""

    def show(pages: Path) -> None:
        nonlocal shown
        # The first build has no search and no data to go with them.
        if preview.site.is_dir():
            preview.announce(pages)
            shown = f", its pages after {time.perf_counter() - started:.1f} s"

    code = builder.build(show)
    seconds = time.perf_counter() - started
    if code == 0:
        preview.settle() if shown else preview.announce()
        echo(f"Built in {seconds:.1f} s{shown}.")
    else:
        if shown:
            preview.announce()
        echo(f"The build failed (exit {code}, {seconds:.1f} s). Waiting for a change.")


def _watch_folders(folders: Sequence[Path], changed: SimpleQueue[Path], stop: threading.Event) -> None:
    for changes in watch(*folders, debounce=SETTLE, stop_event=stop, raise_interrupt=False):
        for _, path in changes:
            changed.put(Path(path))


def _watch_file(file: Path, changed: SimpleQueue[Path], stop: threading.Event) -> None:
    """By its folder: an editor that saves by renaming puts another file in its place, which a watch on the file would miss."""

    def is_it(change: Change, path: str) -> bool:
        return Path(path).name == file.name and DefaultFilter()(change, path)

    folder = file.absolute().parent
    for _ in watch(
        folder, watch_filter=is_it, recursive=False, debounce=SETTLE, stop_event=stop, raise_interrupt=False
    ):
        changed.put(file)


def _settled(changed: SimpleQueue[Path]) -> list[Path]:
    """Waits for a change; all that are waiting."""
    paths = [changed.get()]
    while not changed.empty():
        paths.append(changed.get())
    return paths
