"""A dask cluster of this machine alone: a scheduler and workers in processes of their own, on ports that the system chooses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.archives import ROOT

PATH = {
    "PYTHONPATH": os.pathsep.join(
        dict.fromkeys([str(ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))])
    )
}
"""For processes that are started: this repository's code, and what is on the path here."""
PATIENCE = 120
"""Seconds; nothing here takes a tenth of them on a machine without other work."""


class Cluster:
    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.environment = os.environ | PATH | {"DASK_CONFIG": str(folder)} | dict(settings)
        self.workers: list[subprocess.Popen[bytes]] = []
        folder.mkdir()
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", str(self.file))
        # It is written in place: a part of it may be there first.
        until(
            lambda: self.file.exists() and self.file.read_text(encoding="utf-8").rstrip().endswith("}"), "a scheduler"
        )

    @property
    def address(self) -> str:
        return str(json.loads(self.file.read_text(encoding="utf-8"))["address"])

    def add_worker(self, *words: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """A nanny, which starts the worker proper, and starts it again when it is killed."""
        words = (
            self.address,
            "--nthreads",
            "1",
            "--local-directory",
            str(self.folder),
            "--death-timeout",
            "60",
            *words,
        )
        self.workers.append(self._start("worker", *words, environment=environment))
        return self.workers[-1]

    def kill_a_worker(self) -> None:
        """SIGKILL for the process that annotates, not for its nanny."""
        for nanny in self.workers:
            for process in psutil.Process(nanny.pid).children():
                if "spawn_main" in " ".join(process.cmdline()):
                    process.kill()
                    return
        raise AssertionError("no worker is there to be killed")

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            kill(process)

    def _start(self, what: str, *words: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        log = self.folder / f"{what}-{len(self.workers)}.log"
        with log.open("wb") as out:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", what, "--host", "127.0.0.1", "--no-dashboard", *words],
                cwd=self.folder,  # the first place where Python looks for modules
                env=self.environment | dict(environment or {}),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )


@contextmanager
def cluster(folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[Cluster]:
    """A scheduler, and no workers yet. `settings`: dask's, as environment variables."""
    started = Cluster(folder, settings or {})
    try:
        yield started
    finally:
        started.end()


def kill(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    """SIGKILL, for it and all that it started: each was begun in a session of its own."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def until(there: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end, f"waited {PATIENCE} s for {what}"
        time.sleep(0.02)
