"""`letopis serve` for real: a file changes, the site is built anew, and the open page hears of it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pytest

from generator.serve import EVENTS_PATH, SCRIPT_PATH
from tests.archives import ROOT, letopis, project
from tests.bench.letopis import Archive, Source
from tests.bench.serving import served

pytestmark = pytest.mark.site

ARTICLE = "articles/2025/2025-11-07-vstrecha.md"
PAGE = "/articles/2025/2025-11-07-vstrecha/"
PATIENCE = 120
"""Seconds that a build may take on a busy machine."""


@contextmanager
def serving(config: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running command, and the address it printed."""
    running = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--config", str(config), "--port", "0"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # A shell that runs the tests in the background has its children ignore the key that ends a program.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        assert running.stdout is not None
        yield running, line_with(running.stdout, "Serving ").split(" on ")[1].split()[0]
    finally:
        running.kill()
        running.wait()
        if running.stdout is not None:
            running.stdout.close()


def line_with(output: IO[str], words: str) -> str:
    """The next line that holds these words; the process ends or the test's own patience does, if none comes."""
    said = []
    for line in output:
        said.append(line)
        if words in line:
            return line
    pytest.fail(f"«{words}» was never said:\n{''.join(said)}")


def get(address: str, path: str) -> str:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    connection.request("GET", path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def test_a_change_is_built_and_told_and_a_mistake_leaves_the_site_up(tmp_path: Path) -> None:
    config = project(tmp_path)
    article = tmp_path / "content" / ARTICLE
    first = article.read_text(encoding="utf-8")
    with serving(config) as (running, address):
        assert running.stdout is not None
        page = get(address, PAGE)
        assert "Встреча в Астане" in page
        script = re.search(rf'<script src="{SCRIPT_PATH}(\?\d+)"></script>', page)
        assert script
        stream = HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
        stream.request("GET", f"{EVENTS_PATH}{script[1]}&page={PAGE}")
        events = stream.getresponse()

        article.write_text(first.replace("Встреча в Астане", "Беседа в Астане"), encoding="utf-8")
        line = events.readline()
        while line.startswith(b":") or not line.strip():
            line = events.readline()
        assert line == b"event: reload\n"
        stream.close()
        assert "Беседа в Астане" in get(address, PAGE)

        article.write_text("---\ntitle: Без даты\n---\nТекст.\n", encoding="utf-8")
        line_with(running.stdout, "The build failed")
        assert "Беседа в Астане" in get(address, PAGE)

        article.write_text(first, encoding="utf-8")
        line_with(running.stdout, "Built in")
        # Saved as many editors do: another file is put in its place.
        beside = tmp_path / "mkdocs.yml.new"
        settings = re.sub(
            "^site_name: .*", "site_name: Другая летопись", config.read_text(encoding="utf-8"), flags=re.M
        )
        beside.write_text(settings, encoding="utf-8")
        beside.replace(config)
        line_with(running.stdout, "Built in")
        assert "Другая летопись" in get(address, "/")

        running.send_signal(signal.SIGINT)
        assert running.wait(PATIENCE) == 0


def test_a_port_that_is_taken_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = letopis("serve", "--config", project(tmp_path), "--port", str(port))
    assert done.returncode == 1
    assert done.stdout == ""
    assert (
        done.stderr
        == f"127.0.0.1:{port} cannot be listened on (Address already in use). Choose another port with --port.\n"
    )


def test_the_benchmark_measures_how_long_a_saved_article_takes(tmp_path: Path) -> None:
    archive = Archive(tmp_path, Source(4), lambda _: None)
    archive.make()
    cost, note = served(archive)
    assert 0 < cost.wall < PATIENCE
    assert cost.cpu > 0
    assert cost.memory > 2**20
    assert "until the page is shown" in note
