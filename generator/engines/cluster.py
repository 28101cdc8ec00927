"""Articles annotated by the workers of a dask.distributed cluster that somebody has started.

A partition of articles goes out, and what the cache keeps of each comes back. Never more are out than keep the workers busy, so neither
this process nor the scheduler ever holds an archive. A worker that is lost costs what it was at: the scheduler gives that to another.
An article that ends every worker it meets is found and told; the others go on.
"""

from __future__ import annotations

import hashlib
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from queue import Empty, SimpleQueue

from distributed import Future, KilledWorker

from generator import annotators
from generator.cache import key_of
from generator.engines.connection import Connection
from generator.engines.outcomes import Done, Engine, Keep, Outcome, Undone
from generator.engines.processes import CHUNK
from generator.engines.worker import OtherVersion, annotate_partition, call, seen
from generator.errors import printable
from generator.model import Article

LONG = 64_000
"""Characters after which a partition takes no further article: some two seconds of work."""
AHEAD = 4
"""Partitions out for each worker: at one it works, one waits beside it, and the others are on their way to or from it."""
AT_ONCE = 32
"""Partitions whose results are fetched in one go."""


def on_cluster(scheduler: str, wait: float, say: Callable[[str], None]) -> Engine:
    """`scheduler` and `wait` as in `engines.Options`. Nothing is asked of the cluster where there is no article."""

    def engine(articles: Iterable[Article], keep: Keep) -> None:
        given = iter(articles)
        for first in given:
            connection = Connection(scheduler, wait, say)
            try:
                _Run(connection, keep).through(chain([first], given))
            finally:
                connection.close()

    return engine


@dataclass(frozen=True, slots=True)
class _Sent:
    articles: tuple[Article, ...]
    attempt: str
    """`whole`: with its neighbours. `single`: on its own, as one of a partition that failed. `alone`: with nothing else out."""
    future: Future[list[bytes]]


class _Run:
    def __init__(self, connection: Connection, keep: Keep) -> None:
        self.connection = connection
        self.keep = keep
        self.version = annotators.version()
        self.out: dict[str, _Sent] = {}
        """By the task's key."""
        self.landed: SimpleQueue[str] = SimpleQueue()
        """Keys of tasks that have come to an end, good or bad."""
        self.ready: deque[Outcome] = deque()
        self.doubted: deque[Article] = deque()
        """What was out each time some worker was lost, and may have been the cause, or only near it."""

    def through(self, articles: Iterator[Article]) -> None:
        try:
            self._all(_partitions(articles))
        except KeyboardInterrupt:
            self._fetch([key for key, sent in self.out.items() if sent.future.status == "finished"])
            self._hand_over()
            raise
        finally:
            with suppress(OSError, TimeoutError):
                self.connection.client.cancel([sent.future for sent in self.out.values()])

    def _all(self, partitions: Iterator[tuple[Article, ...]]) -> None:
        while True:
            self.connection.look()
            room = len(self.out) < AHEAD * len(self.connection.workers)
            partition = next(partitions, None) if room else None
            if partition:
                self._send(partition, "whole")
            elif self.out:
                self._receive(within=1.0)
            elif self.doubted:
                # Nothing else is out, so that a worker which is lost now was lost to this article.
                self._send((self.doubted.popleft(),), "alone")
            else:
                return
            self._receive()
            self._hand_over()

    def _send(self, articles: tuple[Article, ...], attempt: str) -> None:
        # The key says what the work is, so that two runs over one archive share it.
        keys = "\n".join(key_of(self.version, article) for article in articles)
        key = f"letopis-{attempt}-{hashlib.sha256(keys.encode()).hexdigest()}"
        work = call(annotate_partition, self.version, tuple(map(seen, articles)))
        future = self.connection.client.submit(pickle.loads, work, key=key)
        self.out[key] = _Sent(articles, attempt, future)
        self._watch(future)

    def _watch(self, future: Future[list[bytes]]) -> None:
        future.add_done_callback(lambda done: self.landed.put(done.key))

    def _receive(self, within: float = 0) -> None:
        """What has come back; waits for something so many seconds at most."""
        keys: list[str] = []
        with suppress(Empty):
            keys.append(self.landed.get(timeout=within) if within else self.landed.get_nowait())
            while len(keys) < AT_ONCE:
                keys.append(self.landed.get_nowait())
        by_status: dict[str | None, list[str]] = {}
        for key in keys:
            by_status.setdefault(self.out[key].future.status, []).append(key)
        if "cancelled" in by_status:
            # Nobody else does that: the client does, when the scheduler is gone.
            raise self.connection.lost()
        for key in (*by_status.get("lost", ()), *by_status.get("pending", ())):
            # It was done, and the worker that had it was lost before it was fetched: another one is at it.
            self._watch(self.out[key].future)
        for key in by_status.get("error", ()):
            self._failed(self.out.pop(key))
        self._fetch(by_status.get("finished", []))

    def _fetch(self, keys: list[str]) -> None:
        try:
            found = self.connection.client.gather({key: self.out[key].future for key in keys}, errors="skip")
        except (OSError, TimeoutError) as error:
            raise self.connection.lost() from error
        for key, payloads in found.items():
            if payloads is None:
                # The worker that had it was lost meanwhile, and those who did it again came to no good end.
                self.landed.put(key)
                continue
            sent = self.out.pop(key)
            self.ready.extend(Done(*pair) for pair in zip(sent.articles, payloads, strict=True))

    def _failed(self, sent: _Sent) -> None:
        error = sent.future.exception()
        if isinstance(error, OtherVersion | ImportError | AttributeError):
            # A worker that has come since the last look; where the fault is no worker's, it is an article's.
            self.connection.check(self.connection.threads())
        killed = isinstance(error, KilledWorker)
        if len(sent.articles) > 1:
            for article in sent.articles:
                self._send((article,), "single")
        elif killed and sent.attempt != "alone":
            self.doubted += sent.articles
        else:
            (article,) = sent.articles
            why = (
                "every worker that was given it ended, most likely for want of memory (annotation takes about 0.3 GB a process). "
                "Look into the workers' logs"
                if killed
                else f"the annotators failed on it ({type(error).__name__}: {printable(str(error))}). Please report it with the text"
            )
            self.ready.append(Undone(article, why))

    def _hand_over(self) -> None:
        while self.ready:
            self.keep(self.ready[0])
            # Only now: keeping it again does no harm, and Ctrl-C in between loses nothing.
            self.ready.popleft()


def _partitions(articles: Iterator[Article]) -> Iterator[tuple[Article, ...]]:
    gathered: list[Article] = []
    for article in articles:
        gathered.append(article)
        if len(gathered) == CHUNK or sum(len(one.text) for one in gathered) >= LONG:
            yield tuple(gathered)
            gathered = []
    if gathered:
        yield tuple(gathered)
