"""A process that builds again and again, for `serve`: models stay loaded, and what did not change is not worked out anew.

It is begun anew where its memory may be wrong: after a change to anything but the content, so that changed code counts too, and after
a fault.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import count, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Lock

from generator.annotators import annotate
from generator.files import link
from generator.pipeline import Standing
from generator.showing import Audience, Shown, Superseded

Build = Callable[[Path, Path | None, Path, Standing, Audience], int]
"""Settings, content, site, what stands, who looks at it → exit code. A function of a module, as the other process imports it. May raise
Superseded."""

GRACE = 2
"""Seconds that a process may take to end."""
ENDED = 1
"""The exit code of a build whose process was ended by something else."""
SHOWN = "shown"
"""The folder beside the site that is built in which pages lie that are shown ahead."""
_ALL = "-all"
"""At the end of a folder's name in it, where all pages lie in it that are new."""


class Builder:
    """One process at a time; `close` ends it."""

    def __init__(self, build: Build, config: Path, content: Path | None, site: Path) -> None:
        self._work = (build, config, content, site)
        self._running: tuple[SpawnProcess, Connection] | None = None
        self._sending = Lock()

    def build(self, show: Callable[[Shown], None], opened: Iterable[str] = ()) -> int | None:
        """Builds, and returns the exit code; None for a build that gave way. What there is to say, the process says itself.

        `show` is told what is to be seen while the build goes on; `opened`: see `Audience`.
        """
        if self._running is None:
            self._running = self._begun()
        _, asked = self._running
        try:
            with self._sending:
                asked.send(frozenset(opened))
            while isinstance(told := asked.recv(), Shown):
                show(told)
        except (EOFError, OSError):
            self.close()
            return ENDED
        return None if told is None else int(told)

    def give_way(self) -> None:
        """A build that goes on ends as soon as its pages are shown, for there will be another. In whatever thread."""
        with self._sending, suppress(OSError):
            if self._running is not None:
                self._running[1].send(None)

    def close(self) -> None:
        """The next build begins from what lies on the disk."""
        if self._running is not None:
            process, asked = self._running
            with self._sending:
                self._running = None
                # When nobody can ask any more, it ends by itself; within a build, when it is interrupted. Ctrl-C in a terminal reaches
                # both.
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
    models_wanted = True
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            opened = asked.recv()
            if opened is None:
                # There is no build that would have to give way.
                continue
            try:
                asked.send(build(config, content, site, standing, _Asking(asked, opened)))
            except Superseded:
                asked.send(None)
            # Loads the models while nobody waits; whoever saves the first change would.
            for one in islice(standing.memory.annotated.values(), models_wanted):
                annotate(one.article)
                models_wanted = False


class _Asking(Audience):
    """Those who look at what is built on the other side of a connection."""

    _number = count()

    def __init__(self, asked: Connection, opened: frozenset[str]) -> None:
        self.opened = opened
        self._asked = asked

    def show(self, site: Path, made: Iterable[str], pages: Iterable[str] | None = None) -> None:
        """They lie in a folder of their own, so that they are there until others take their place, whatever becomes of this build."""
        shown = site.with_name(SHOWN)
        before = sorted(shown.iterdir(), key=lambda folder: folder.stat().st_mtime_ns) if shown.is_dir() else []
        # Of what was shown last, and of a few pages in front of it, the others may not know yet that it is not to be seen any more.
        last = max((place for place, folder in enumerate(before) if folder.name.endswith(_ALL)), default=0)
        for folder in before[:last]:
            shutil.rmtree(folder)
        folder = shown / f"{os.getpid()}-{next(self._number)}{'' if pages is None else _ALL}"
        folder.mkdir(parents=True)
        for path in made:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            link(str(site / path), str(target))
        self._asked.send(Shown(folder, None if pages is None else frozenset(pages)))

    def give_way(self) -> None:
        if self._asked.poll():
            raise Superseded
