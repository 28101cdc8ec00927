"""A program in a process of its own, and what it cost: wall clock, processor, memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

LIMIT = 6 * 3600
"""Seconds after which a program is taken to hang."""


@dataclass(frozen=True, slots=True)
class Cost:
    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system, of the program and of all that it started and waited for."""
    memory: int
    """Bytes: the most that one of these processes held. The system does not add up processes that run side by side."""


class Failed(Exception):
    """A program ended with an error, or was ended; the message is its last line."""


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Cost:
    """Runs it to its end and takes no output. `environment` is added to this process's own. Raises Failed."""
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        try:
            program = subprocess.Popen(
                [str(word) for word in command],
                env=os.environ | dict(environment or {}),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=output,
                start_new_session=True,
            )
        except OSError as error:
            raise Failed(str(error)) from error
        # It has a session of its own, so that what it started ends with it.
        guard = threading.Timer(LIMIT, os.killpg, (program.pid, signal.SIGKILL))
        guard.start()
        try:
            _, status, used = os.wait4(program.pid, 0)
        except BaseException:
            os.killpg(program.pid, signal.SIGKILL)
            raise
        finally:
            guard.cancel()
        wall = time.perf_counter() - began
        program.returncode = os.waitstatus_to_exitcode(status)
        if program.returncode:
            output.seek(0)
            said = output.read().decode(errors="replace").strip().splitlines()
            raise Failed(said[-1] if said else f"ended with {program.returncode}")
    # Linux counts in KiB, macOS in bytes.
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def apart(function: Callable[P, T], *words: P.args, **named: P.kwargs) -> T:
    """The function's answer, from a process of its own: Linux counts a program as having held what the process held that started
    it, so the one that measures has to stay small."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *words, **named).result()
