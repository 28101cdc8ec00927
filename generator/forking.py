"""Work parted among copies of this process, which have all that it has made so far without its being handed over.

Only where the system forks cheaply (Linux): there a copy shares the archive's memory with the first process. Elsewhere, and for little
work, this process does it alone. For annotation, see engines/processes.py: its processes begin anew, and load models.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Self, TypeVar

from generator.errors import ToolError
from generator.uncollected import uncollected

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 32
"""Things handed over at a time."""

WORTH_IT = 256
"""With fewer things, another process costs more than it saves."""

MOST = 8
"""Processes, however many processors there are."""

MEEK = 19
"""The least that the system knows."""


def _nothing(chunk: Sequence[Any]) -> Any:
    raise NotImplementedError


_work: Callable[[Sequence[Any]], Any] = _nothing
_chunks: Sequence[Sequence[Any]] = ()
"""What the copies do, and with what. They have it because it is here when they are made; they are told numbers."""


def parted(things: Sequence[T]) -> list[Sequence[T]]:
    """As many at a time as are handed over together."""
    return [things[start : start + CHUNK] for start in range(0, len(things), CHUNK)]


def go_on() -> None:
    """A pause that is none."""


def in_chunks(
    work: Callable[[Sequence[T]], R],
    chunks: Sequence[Sequence[T]],
    processes: int | None = None,
    pause: Callable[[], None] = go_on,
) -> Iterator[R]:
    """`work` of each chunk, in their order. What it returns is handed back pickled; what it changes is lost.

    `processes` is as many as there are processors to use, unless it is given. `pause` is called between chunks, and may raise what ends
    the work. Raises what `work` raises; ToolError where the system
    ends one of the processes.
    """
    global _work, _chunks
    wanted = min(MOST, processors()) if processes is None else processes
    if wanted < 2 or sum(map(len, chunks)) < WORTH_IT or not sys.platform.startswith("linux"):
        for chunk in chunks:
            pause()
            # As in a copy.
            with uncollected():
                made = work(chunk)
            yield made
        return
    _work, _chunks = work, chunks
    # What is there stays: nobody need look through it for cycles, which would make a copy of its memory.
    gc.collect()
    gc.freeze()
    pool = ProcessPoolExecutor(wanted, mp_context=get_context("fork"), initializer=_begin)
    try:
        waiting: deque[Future[R]] = deque()
        for number in range(len(chunks)):
            waiting.append(pool.submit(_one, number))
            # A few chunks ahead keep everybody busy.
            if len(waiting) > 4 * wanted:
                pause()
                yield waiting.popleft().result()
        while waiting:
            pause()
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise ToolError(
            f"One of {wanted} processes was ended by the system, most likely for want of memory. "
            "Run it again with --jobs 1."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()
        _work, _chunks = _nothing, ()


class Copy:
    """A copy of this process at work. At the end of a `with` it has ended, too; Ctrl-C ends it."""

    def __init__(self, process: int) -> None:
        self._process = process

    def __enter__(self) -> Self:
        return self

    def __exit__(self, why: type[BaseException] | None, *_: object) -> None:
        if self._process:
            if why is KeyboardInterrupt:
                os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


def in_a_copy(work: Callable[[], object]) -> Copy:
    """Begins work that this process need not wait for, and to which it does not matter whether it is done: a copy does it, with whose
    end the memory goes that it takes. Elsewhere than on Linux, it is done by now."""
    if not sys.platform.startswith("linux"):
        with suppress(Exception):
            work()
        return Copy(0)
    try:
        process = os.fork()
    except OSError:
        return Copy(0)
    if process:
        return Copy(process)
    try:
        _begin()
        # Those who wait for this process have the processors first.
        os.nice(MEEK)
        # For want of memory the system is to end the copy, and not the process that it is of.
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
        # A lock that this process holds is not the copy's.
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        work()
    finally:
        os._exit(0)


def processors() -> int:
    """That this process may use; containers are often given fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin() -> None:
    """Ctrl-C, which reaches every process of a terminal, is for the first one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


def _one(number: int) -> Any:
    return _work(_chunks[number])
