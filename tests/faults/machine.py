"""A machine on which things go wrong: a build in a process that can be killed, small disks, disks that may not be written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.archives import ROOT


def start(config: Path, environment: Mapping[str, str] | None = None, before: str = "") -> subprocess.Popen[str]:
    """A build in a session of its own, so that MkDocs and Pagefind die with it, as they would with the machine.

    `before`: a shell command that runs first in the same process (`ulimit -f 100`).
    """
    command = [sys.executable, "-m", "generator", "build", "--config", str(config), "--jobs", "1"]
    if before:
        command = ["bash", "-c", f'{before} && exec "$@"', "build", *command]
    return subprocess.Popen(
        command,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | dict(environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def kill(process: subprocess.Popen[str]) -> None:
    """SIGKILL, for it and all that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Its exit code, and everything it said."""
    out, err = process.communicate(timeout=600)
    return process.returncode, out + err
