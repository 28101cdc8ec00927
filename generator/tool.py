"""Running a program that the build needs: MkDocs, Pagefind."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence

from generator.errors import ToolError

LAST_WORDS = 12
"""Lines of a failed tool's output that its error repeats."""


def run_tool(name: str, command: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """Runs a program, without a shell, and returns what it printed. Raises ToolError with its last words.

    `environment` is added to this process's own.
    """
    try:
        done = subprocess.run(
            command,
            env=os.environ | dict(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise ToolError(f"{name} cannot be started ({error}). Install the locked dependencies again.") from error
    if done.returncode:
        words = "\n".join(done.stdout.strip().splitlines()[-LAST_WORDS:])
        raise ToolError(f"{name} failed (exit {done.returncode}). Its last words:\n{words}")
    return done.stdout
