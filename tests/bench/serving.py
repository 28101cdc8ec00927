"""What a person waits for who writes with `letopis serve` running: from the article's being saved to its page, which is open, being
told to reload."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from generator.serve import EVENTS_PATH, SCRIPT_PATH
from tests.bench.letopis import PUBLISHED, Archive, letopis
from tests.bench.process import Cost, Failed

EDITS = 3
"""Measured, after one that is not: the first build of a process reads and works out everything."""
PATIENCE = 600
"""Seconds for one build."""


def served(archive: Archive) -> tuple[Cost, str]:
    """Wall: until the page is shown. CPU: of the whole build. Medians. Raises Failed."""
    archive.ready(search=True)
    program = subprocess.Popen(
        [str(word) for word in letopis("serve", "--config", archive.config, "--port", "0")],
        env=os.environ | PUBLISHED,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        lines = iter(program.stdout or ())
        address = urlsplit(_until(lines, "Serving ").split(" on ")[1].split()[0]).netloc
        waited, spent = [], []
        for number in range(EDITS + 1):
            before, wall = _spent(program.pid), _waited(archive, address)
            _until(lines, "Built in ")
            if number:
                waited.append(wall)
                spent.append(_spent(program.pid) - before)
        memory = max(_held(pid) for pid in _tree(program.pid))
    except (OSError, ValueError) as error:
        raise Failed(str(error)) from error
    finally:
        # Not as Ctrl-C would: whoever runs this in the background of a shell has given it to ignore that.
        os.killpg(program.pid, signal.SIGTERM)
        program.wait()
        if program.stdout:
            program.stdout.close()
    return Cost(median(waited), median(spent), memory), f"{min(waited):.2f}–{max(waited):.2f} s until the page is shown"


def _waited(archive: Archive, address: str) -> float:
    url = f"/{archive.next().relative_to(archive.content).with_suffix('').as_posix()}/"
    page = HTTPConnection(address, timeout=PATIENCE)
    page.request("GET", url)
    known = re.search(rf"{re.escape(SCRIPT_PATH)}(\?\d+)", page.getresponse().read().decode())
    page.close()
    if not known:
        raise Failed("the page that serve shows has no script that reloads it")
    stream = HTTPConnection(address, timeout=PATIENCE)
    stream.request("GET", f"{EVENTS_PATH}{known[1]}&page={url}")
    events = stream.getresponse()
    began = time.perf_counter()
    archive.edit()
    while events.readline() != b"event: reload\n":
        if time.perf_counter() - began > PATIENCE:
            raise Failed(f"nothing was shown within {PATIENCE} s")
    stream.close()
    return time.perf_counter() - began


def _until(lines: Iterator[str], words: str) -> str:
    said = []
    for line in lines:
        if words in line:
            return line
        said.append(line)
    raise Failed(said[-1].strip() if said else f"serve ended without «{words.strip()}»")


def _tree(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
        yield from _tree(int(child))


def _spent(pid: int) -> float:
    """CPU seconds, of children that have ended too."""
    ticks = 0
    for one in _tree(pid):
        ticks += sum(map(int, Path(f"/proc/{one}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _held(pid: int) -> int:
    """Bytes, at most."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
    return int(found[1]) * 1024 if found else 0
