"""Many articles annotated at once: in this process, or by several, each with models of its own.

One article at a time in any case: the model's batches pad every text to the longest of eight, which measured slower (0.57 s against
0.52 s for 94 articles), and a result must not depend on an article's neighbours.
"""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context

from generator.errors import ToolError
from generator.forking import processors
from generator.model import AnnotatedArticle, Article

CHUNK = 16
"""Articles handed over at a time: handing over costs little against half a second of work."""

WORTH_IT = 128
"""With fewer articles, loading the models once more takes longer than the second process saves."""

MOST = 8
"""Processes, however many processors there are: each holds the models, about 0.3 GB."""

_SELDOM = (20_000, 20, 20)
"""Of `gc.set_threshold`; Python's own is (700, 10, 10). Six runs in turn, articles a second: 26.5, 23.5, 23.9 with it, 22.0, 25.8,
21.6 without: a few per cent, little more than the machine's own unrest."""

Annotate = Callable[[Article], AnnotatedArticle]


def in_order(
    annotate: Annotate, articles: Iterable[Article], processes: int | None = None
) -> Iterator[AnnotatedArticle]:
    """`annotate` of each article, in the order given, whichever is done first. They are asked for as they are needed.

    `annotate` is a function of a module, as other processes import it. `processes` is as many as there are processors to use, unless
    it is given. Raises ToolError where the system ends one of the processes. On Ctrl-C, what the processes were at is handed over
    before KeyboardInterrupt is raised again: half a second of work each.
    """
    given = iter(articles)
    first = list(islice(given, WORTH_IT)) if processes is None else []
    given = chain(first, given)
    wanted = min(MOST, processors()) if len(first) == WORTH_IT else processes or 1
    if wanted == 1:
        with collecting_seldom():
            yield from map(annotate, given)
        return
    # A process begun anew, not forked: threads that somebody started (numpy's, a test's) do not survive a fork.
    pool = ProcessPoolExecutor(wanted, mp_context=get_context("spawn"), initializer=_begin)
    waiting: deque[Future[list[AnnotatedArticle]]] = deque()
    try:
        while chunk := list(islice(given, CHUNK)):
            with _interrupts_held():
                waiting.append(pool.submit(_chunk, annotate, chunk))
            # A few chunks ahead keep everybody busy; all of them at once would hold the archive twice.
            if len(waiting) > 3 * wanted:
                yield from waiting[0].result()
                waiting.popleft()
        while waiting:
            yield from waiting[0].result()
            waiting.popleft()
    except KeyboardInterrupt:
        pool.shutdown(cancel_futures=True)
        for future in waiting:
            if not future.cancelled():
                yield from future.result()
        raise
    except BrokenProcessPool as error:
        raise ToolError(
            f"One of {wanted} annotating processes was ended by the system, most likely for want of memory (each takes about 0.3 GB). "
            "What was annotated is kept. Run it again with --jobs 1."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _chunk(annotate: Annotate, articles: Sequence[Article]) -> list[AnnotatedArticle]:
    return [annotate(article) for article in articles]


def _begin() -> None:
    """In another process: it does nothing but annotate, and Ctrl-C, which reaches every process of a terminal, is for the first one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*_SELDOM)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """A process that is begun meanwhile never hears Ctrl-C; this one does afterwards. `_begin` alone is too late for that: importing
    the annotators takes a second, and a process that is interrupted there prints a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Articles leave hardly any cycles behind, and models and dictionaries are many objects to walk through in search of them."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
