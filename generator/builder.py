"""A process that builds again and again, for `serve`: models stay loaded, and what did not change is not worked out anew.

It is begun anew where its memory may be wrong: after a change to anything but the content, so that changed code counts too, and after
a fault.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from generator.annotators import annotate
from generator.pipeline import Standing

Build = Callable[[Path, Path | None, Path, Standing, Callable[[Path], None]], int]
"""Settings, content, site, what stands, whom to tell where the pages lie as soon as all do → exit code. A function of a module, as
the other process imports it."""

GRACE = 2
"""Seconds that a process may take to end."""
ENDED = 1
"""The exit code of a build whose process was ended by something else."""


class Builder:
    """One process at a time; `close` ends it."""

    def __init__(self, build: Build, config: Path, content: Path | None, site: Path) -> None:
        self._work = (build, config, content, site)
        self._running: tuple[SpawnProcess, Connection] | None = None

    def build(self, drawn: Callable[[Path], None]) -> int:
        """Builds, and returns the exit code. What there is to say, the process says itself. `drawn`: see `pipeline.build`."""
        if self._running is None:
            self._running = self._begun()
        _, asked = self._running
        try:
            asked.send(None)
            while isinstance(told := asked.recv(), Path):
                drawn(told)
        except (EOFError, OSError):
            self.close()
            return ENDED
        return int(told)

    def close(self) -> None:
        """The next build begins from what lies on the disk."""
        if self._running is not None:
            process, asked = self._running
            self._running = None
            # When nobody can ask any more, it ends by itself; within a build, when it is interrupted. Ctrl-C in a terminal reaches both.
            asked.close()
            process.join(GRACE)
            if process.is_alive() and process.pid:
                os.kill(process.pid, signal.SIGINT)
                process.join()

    def _begun(self) -> tuple[SpawnProcess, Connection]:
        context = get_context("spawn")
        asked, theirs = context.Pipe()
        process = context.Process(target=_builds, args=(theirs, *self._work))
        process.start()
        theirs.close()
        return process, asked


def _builds(asked: Connection, build: Build, config: Path, content: Path | None, site: Path) -> None:
    """In the other process: a build whenever one is asked for, until nobody can ask any more."""
    standing = Standing()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        asked.recv()
        asked.send(build(config, content, site, standing, asked.send))
        # Loads the models while nobody waits; whoever saves the first change would.
        for one in islice(standing.memory.annotated.values(), 1):
            annotate(one.article)
        while True:
            asked.recv()
            asked.send(build(config, content, site, standing, asked.send))
