"""`letopis serve`: the site in a browser, built again when a file changes.

One process builds again and again, and has what did not change at hand (builder.py). A build that fails prints why, and the last
good site stays up.
The browser learns through an event stream that its page has become another. The script that listens is added to pages as they are
served, never to the files, and comes from the server itself, as the site's content security policy asks. What it was told of says
which pages are open: they are made, and shown, before the others.
A change that comes while exports and the search are still being made is built first: nobody waits for those.
"""

from __future__ import annotations

import io
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from typer import echo
from watchfiles import Change, DefaultFilter, watch

from generator.builder import Build, Builder
from generator.config import load
from generator.errors import ToolError
from generator.publish import previous
from generator.showing import Shown
from generator.theme import LOST, OVERRIDES

SCRIPT_PATH = "/-/reload.js"
EVENTS_PATH = "/-/events"
SETTLE = 300
"""Milliseconds that changes are gathered before a build: saving all files of an editor is one change."""
HEARTBEAT = 15
"""Seconds after which a stream that has nothing to tell says so, and finds out whether anybody listens."""

# The script knows from its own address which version its page is of, so that none is missed between the two.
SCRIPT = f"""\
{{
  const version = new URL(document.currentScript.src).search;
  const page = encodeURIComponent(location.pathname);
  new EventSource(`{EVENTS_PATH}${{version}}&page=${{page}}`).addEventListener("reload", () => location.reload());
}}
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
    stop = threading.Event()
    with preview, closing(Builder(build, config_path, content, site)) as builder:
        changed = Changes(builder.give_way)
        _in_background(partial(_watch_folders, [folder for folder in watched if folder.is_dir()], changed, stop))
        _in_background(partial(_watch_file, config_path, changed, stop))
        _in_background(preview.serve_forever)
        try:
            _build(builder, preview, looks=True)
            echo(f"Serving {site} on {preview.url} (Ctrl-C ends)")
            while True:
                paths = changed.take()
                echo(f"Changed: {', '.join(sorted({path.name for path in paths}))}")
                of_content = all(path.is_relative_to(articles.absolute()) for path in paths)
                if not of_content:
                    builder.close()
                _build(builder, preview, looks=not of_content)
        except KeyboardInterrupt:
            echo("Stopped.")
        finally:
            stop.set()
            preview.shutdown()


class Changes:
    """Files that have changed since the last build was asked for."""

    def __init__(self, news: Callable[[], None]) -> None:
        """`news` is called whenever there are some: before they can be taken, so that it is about the build before theirs."""
        self._news = news
        self._paths: set[Path] = set()
        self._some = threading.Condition()

    def put(self, paths: Iterable[Path]) -> None:
        with self._some:
            self._paths.update(paths)
            self._news()
            self._some.notify()

    def take(self) -> set[Path]:
        """All, as soon as there are any."""
        with self._some:
            self._some.wait_for(lambda: self._paths)
            paths, self._paths = self._paths, set()
            return paths


class Preview(ThreadingTCPServer):
    """Serves a site's folder as GitHub Pages would, and tells pages that are open when they have become others."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address: tuple[str, int], site: Path, prefix: str = "") -> None:
        """`prefix` is the path of the published site (`/repo/`): addresses with it and without it mean the same here.

        Raises OSError.
        """
        self.site = site
        self.prefix = prefix.rstrip("/") + "/"
        self._shown: tuple[Shown, ...] = ()
        """What is seen in front of the site, the newest first."""
        self._news = threading.Condition()
        self._number = 0
        """Of announcements."""
        self._looks = time.time_ns()
        """Stands for all that is on a page besides what its file says: style sheets, scripts, this server."""
        self._open: Counter[str] = Counter()
        """Files of pages, relative to the site, by how many browsers wait for news of them."""
        super().__init__(address, partial(_Handler, directory=str(site)))

    @property
    def url(self) -> str:
        host, port = self.socket.getsockname()[:2]
        return f"http://{host}:{port}/"

    @property
    def opened(self) -> frozenset[str]:
        """Files of the pages that somebody has open, relative to the site."""
        with self._news:
            return frozenset(self._open)

    @contextmanager
    def open(self, page: str) -> Iterator[None]:
        """While it is open in a browser."""
        with self._news:
            self._open[page] += 1
        try:
            yield
        finally:
            with self._news:
                self._open[page] -= 1
                self._open += Counter()

    def announce(self, shown: Shown | None = None, *, looks: bool = False) -> None:
        """From now on these pages are seen in front of the site, or none; open ones that have become others are told. `looks`: all are,
        as their style sheets and scripts may be others."""
        with self._news:
            # What was seen is seen behind a few pages, until all are there.
            behind = self._shown if shown and shown.pages is None else ()
            self._shown = (shown, *behind) if shown else ()
            self._number += 1
            self._looks += looks
            self._news.notify_all()

    def page(self, file: str) -> bytes | None:
        """The page of that file, as it is seen now; None where there is none."""
        for shown in self._shown:
            with suppress(OSError):
                return (shown.folder / file).read_bytes()
            if shown.pages is not None and is_page(file) and file not in shown.pages:
                return None
        # While two folders are exchanged where that takes two steps, the site is under its other name.
        for root in (self.site, previous(self.site)):
            with suppress(OSError):
                return (root / file).read_bytes()
            if self.site.is_dir():
                break
        return None

    def lost(self) -> bytes:
        """What is seen where there is no page."""
        return self.page(LOST) or (NOT_FOUND if self.site.is_dir() else NOT_BUILT)

    def version(self, page: bytes) -> str:
        """A number that pages have which look the same."""
        return str(int.from_bytes(blake2b(b"%d %b" % (self._looks, page), digest_size=8).digest()))

    def another_version(self, file: str, known: str) -> str:
        """The version of the page that is seen there now, when it is another than `known`; waits for it, a heartbeat at most."""
        number = self._number
        version = self.version(self.page(file) or self.lost())
        if version == known:
            with self._news:
                self._news.wait_for(lambda: self._number != number, HEARTBEAT)
            version = self.version(self.page(file) or self.lost())
        return version

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
        page = self.server.page(self._file(path))
        if page is not None and not path.endswith(("/", ".html")):
            # A folder without its slash: what the page asks for beside itself would be looked for above it.
            return self._send(
                HTTPStatus.MOVED_PERMANENTLY,
                "text/html",
                b"",
                {"Location": urlsplit(self.path)._replace(path=f"{path}/").geturl()},
            )
        if page is not None:
            return self._send_page(HTTPStatus.OK, page)
        if not is_page(path) and Path(self.translate_path(self.path)).is_file():
            return super().send_head()
        return self._send_page(HTTPStatus.NOT_FOUND, self.server.lost())

    def _file(self, path: str) -> str:
        """Of the page that an address means, relative to the site."""
        below = Path(self.translate_path(path)).relative_to(self.server.site)
        return (below if below.suffix == ".html" else below / "index.html").as_posix()

    def translate_path(self, path: str) -> str:
        prefix = self.server.prefix
        return super().translate_path("/" + path.removeprefix(prefix) if path.startswith(prefix) else path)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a page asks for thirty files, and what is missing the browser's own console shows."""

    def _send_page(self, status: HTTPStatus, page: bytes) -> io.BytesIO:
        script = f'<script src="{SCRIPT_PATH}?{self.server.version(page)}"></script>'.encode()
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
        """`?VERSION&page=PATH`: of what is open in the browser."""
        known, _, page = urlsplit(self.path).query.partition("&page=")
        file = self._file(unquote(page))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with self.server.open(file):
            while True:
                version = self.server.another_version(file, known)
                self.wfile.write(
                    b": still here\n\n" if version == known else f"event: reload\ndata: {version}\n\n".encode()
                )
                known = version


def is_page(path: str) -> bool:
    """Of a file's path; a page that is not among those that are shown has gone."""
    return path.endswith("/index.html") or path == "index.html"


def _in_background(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True).start()


def _build(builder: Builder, preview: Preview, *, looks: bool) -> None:
    """Runs a build, whose words go to the terminal. Its pages are shown as soon as they are made; for good, when it went well.

    `looks`: see `Preview.announce`.
    """
    started = time.perf_counter()
    times: list[str] = []

    def show(shown: Shown) -> None:
        # The first build has no search and no data to go with them.
        if preview.site.is_dir():
            preview.announce(shown)
            times.append(
                f"{'the open page' if shown.pages is None else 'all pages'} after {time.perf_counter() - started:.1f} s"
            )

    code = builder.build(show, preview.opened)
    seconds = time.perf_counter() - started
    if code is None:
        # What was shown stays until the next build shows more.
        echo(f"{', '.join(times)}; the rest waits for the next change.".capitalize())
    elif code == 0:
        preview.announce(looks=looks)
        echo(f"Built in {seconds:.1f} s{': ' if times else ''}{', '.join(times)}.")
    else:
        if times:
            preview.announce()
        echo(f"The build failed (exit {code}, {seconds:.1f} s). Waiting for a change.")


def _watch_folders(folders: Sequence[Path], changed: Changes, stop: threading.Event) -> None:
    for changes in watch(*folders, debounce=SETTLE, stop_event=stop, raise_interrupt=False):
        changed.put(Path(path) for _, path in changes)


def _watch_file(file: Path, changed: Changes, stop: threading.Event) -> None:
    """By its folder: an editor that saves by renaming puts another file in its place, which a watch on the file would miss."""

    def is_it(change: Change, path: str) -> bool:
        return Path(path).name == file.name and DefaultFilter()(change, path)

    folder = file.absolute().parent
    for _ in watch(
        folder, watch_filter=is_it, recursive=False, debounce=SETTLE, stop_event=stop, raise_interrupt=False
    ):
        changed.put([file])
