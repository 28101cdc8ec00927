"""How far a command is: bars on a terminal, plain lines elsewhere (CI, a pipe). Always on stderr; stdout is for data."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

MINUTE = 60.0
"""Seconds between two lines of a count."""


@dataclass(frozen=True, slots=True)
class Timing:
    """What one stage took. Wall-clock seconds, and CPU seconds of this process and of the children it waited for."""

    stage: str
    wall: float
    cpu: float
    memory: float
    """Megabytes (2²⁰ bytes): the most that one process held until the stage's end, be it this one or a child that has ended."""


@dataclass(slots=True)
class Reporter:
    """Names each stage as it begins and notes what it took. `quiet` prints nothing and still notes.

    A stage is counted from the end of the one before it, so that all of them come to what somebody has waited for.
    """

    quiet: bool = False
    timings: list[Timing] = field(default_factory=list)
    since: tuple[float, float] = field(default_factory=lambda: (time.perf_counter(), _cpu()))
    """Wall clock and CPU seconds from which the next stage is counted."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """A stage without a count."""
        self._begin(name)
        yield
        self._end(name)

    def each(self, name: str, items: Iterable[T], total: int) -> Iterator[T]:
        """A stage that goes through `items`, one after another."""
        self._begin(name, shown=not self._bars())
        if self._bars():
            with self._bar() as bar:
                yield from bar.track(items, total=total, description=name)
        else:
            yield from items
        self._end(name)

    @contextmanager
    def counting(self, name: str, total: int) -> Iterator[Callable[[], None]]:
        """A stage that counts what is done, in whatever order; calling what it gives counts one more. Elsewhere than on a terminal,
        it says every minute how far it is: a log of hours."""
        self._begin(name, shown=not self._bars())
        if self._bars():
            with self._bar() as bar:
                task = bar.add_task(name, total=total)
                yield lambda: bar.advance(task)
        else:
            yield _Minutes(self.say, total).count
        self._end(name)

    def say(self, line: str) -> None:
        if not self.quiet:
            sys.stderr.write(f"{line}\n")

    def _bar(self) -> Progress:
        # On a terminal alone: it takes as long to be loaded as an unchanged archive to be read.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        return Progress(*columns, console=Console(stderr=True), transient=True)

    def _bars(self) -> bool:
        return not self.quiet and sys.stderr.isatty()

    def _begin(self, name: str, shown: bool = True) -> None:
        if shown:
            self.say(f"{name}…")

    def _end(self, name: str) -> None:
        (wall, cpu), self.since = self.since, (time.perf_counter(), _cpu())
        self.timings.append(Timing(name, self.since[0] - wall, self.since[1] - cpu, _peak()))


class _Minutes:
    """Counts, and says so once a minute."""

    def __init__(self, say: Callable[[str], None], total: int) -> None:
        self._say = say
        self._total = total
        self._done = 0
        self._next = time.monotonic() + MINUTE

    def count(self) -> None:
        self._done += 1
        if time.monotonic() >= self._next:
            self._say(f"{self._done:,} of {self._total:,}")
            self._next = time.monotonic() + MINUTE


def _cpu() -> float:
    times = os.times()
    return float(times.user + times.system + times.children_user + times.children_system)


def _peak() -> float:
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    # Linux counts in KiB, macOS in bytes.
    return most / (1_048_576 if sys.platform == "darwin" else 1024)
