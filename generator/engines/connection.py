"""The way to a dask cluster that somebody has started: the scheduler, and which workers there are and by what rules they annotate."""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import dask
from dask.utils import parse_timedelta
from distributed import Client, Security, rpc

from generator.engines.worker import call, rules
from generator.errors import LetopisError, ToolError, UsageError

EVERY = 2.0
"""Seconds between two looks at which workers there are."""
NAMED = 5
"""Workers that a message names; the rest are counted."""


class Connection:
    """A client of the scheduler. `workers` are those that may be given work: each has been asked by what rules it annotates."""

    def __init__(self, scheduler: str, wait: float, say: Callable[[str], None]) -> None:
        """`wait`: seconds, where there are no workers. Raises UsageError for no address, ToolError where nothing answers."""
        self.address = _address(scheduler)
        self.workers: set[str] = set()
        self._wait = wait
        self._say = say
        self._looked = 0.0
        self._said_threads = False
        _quiet()
        try:
            asyncio.run(_answers(self.address))
            self.client = Client(self.address, set_as_default=False, name="letopis")
        except (OSError, TimeoutError, ValueError, TypeError, RuntimeError) as error:
            raise ToolError(
                f"No dask scheduler answers at {self.address} ({_reason(error)}). See that it runs (dask scheduler), that its port is "
                "open from here, and, if it speaks TLS, that the address begins with tls:// and dask's settings name the certificates."
            ) from error

    def close(self) -> None:
        with suppress(OSError, TimeoutError):
            self.client.close(timeout=5)

    def lost(self) -> LetopisError:
        return ToolError(
            f"The scheduler at {self.address} went away. What was annotated is kept: start it again, and run the same command again."
        )

    def look(self) -> None:
        """Every few seconds, which workers there are; waits for one where there is none.

        Raises ToolError where none comes, where the scheduler is gone, and for a worker of other rules.
        """
        if time.monotonic() - self._looked < EVERY:
            return
        since, told = time.monotonic(), False
        while not (threads := self.threads()):
            if time.monotonic() - since >= self._wait:
                raise ToolError(
                    f"The scheduler at {self.address} has had no workers for {self._wait:.0f} s. What was annotated is kept. Start "
                    f"some (dask worker {self.address} --nthreads 1), and run the same command again; --wait waits longer."
                )
            if not told:
                self._say(f"The scheduler at {self.address} has no workers. Waiting for one for {self._wait:.0f} s…")
                told = True
            time.sleep(0.2)
        if max(threads.values()) > 1 and not self._said_threads:
            self._said_threads = True
            self._say("Some workers have several threads, of which annotation uses one. Start them with --nthreads 1.")
        self.check(threads.keys() - self.workers)
        self.workers = set(threads)
        self._looked = time.monotonic()

    def check(self, workers: Iterable[str]) -> None:
        """Raises ToolError unless each annotates by the rules of this machine; one that is gone by now is none."""
        asked = sorted(workers)
        if not asked:
            return
        try:
            found = self.client.run(pickle.loads, call(rules), workers=asked, on_error="return")
        except (OSError, TimeoutError) as error:
            raise self.lost() from error
        ours = rules()
        others = {
            worker: said
            for worker, said in found.items()
            if said != ours and not isinstance(said, OSError | TimeoutError)
        }
        if others:
            named = [f"{worker} ({_words(said)})" for worker, said in sorted(others.items())[:NAMED]]
            more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
            raise ToolError(
                f"{len(others)} of {len(asked)} workers would not annotate as this machine does ({_words(ours)}): {', '.join(named)}"
                f"{more}. Install the same version from the same lock there, start them again, and run the same command again."
            )

    def threads(self) -> dict[str, int]:
        """How many each worker has, by its address. Raises ToolError where the scheduler is gone."""
        try:
            return dict(self.client.nthreads())
        except (OSError, TimeoutError, RuntimeError) as error:
            raise self.lost() from error


def _address(scheduler: str) -> str:
    """An address as it is; from a file, the one that a scheduler wrote there (`dask scheduler --scheduler-file`)."""
    given = scheduler or dask.config.get("scheduler-address", None)
    if not given:
        raise UsageError(
            "--engine dask needs a scheduler: --scheduler tcp://HOST:8786, or the file that the scheduler wrote"
        )
    if "://" in given or not Path(given).is_file():
        return str(given)
    try:
        return str(json.loads(Path(given).read_text(encoding="utf-8"))["address"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise UsageError(f"{given}: is no file of «dask scheduler --scheduler-file FILE»") from error


async def _answers(address: str) -> None:
    """Raises unless a scheduler is there. A client that is made for what is none waits without end, or leaves a traceback behind."""
    # Time-outs and certificates are dask's own settings: DASK_… in the environment, or ~/.config/dask.
    within = parse_timedelta(dask.config.get("distributed.comm.timeouts.connect"))
    async with rpc(address, timeout=within, connection_args=Security().get_connection_args("client")) as there:
        await asyncio.wait_for(there.identity(), within + 1)


def _quiet() -> None:
    """What goes wrong is told in a line of ours; dask's own log is there for who asks for it in dask's settings."""
    if not (dask.config.get("logging", None) or dask.config.get("distributed.logging", None)):
        for name in ("distributed", "distributed.client"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _words(said: tuple[str, str] | Exception) -> str:
    return f"letopis {said[0]}, rules {said[1]}" if isinstance(said, tuple) else _reason(said)


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
