"""Programs that the build runs: what they print, and what is said when they fail."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.errors import ToolError
from generator.tool import LAST_WORDS, run_tool


def test_what_a_program_prints_is_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LETOPIS_A", "от нас")
    program = "import os, sys; print(os.environ['LETOPIS_A']); print(os.environ['LETOPIS_B'], file=sys.stderr)"
    added = {"LETOPIS_B": "добавлено", "PYTHONUTF8": "1"}
    printed = run_tool("Python", [sys.executable, "-u", "-c", program], environment=added)
    assert printed.splitlines() == ["от нас", "добавлено"]


def test_a_failure_repeats_the_last_words_alone() -> None:
    program = "import sys; print('\\n'.join(f'line {number}' for number in range(100))); sys.exit(3)"
    with pytest.raises(ToolError) as failed:
        run_tool("Python", [sys.executable, "-c", program])
    said = str(failed.value).splitlines()
    assert said[0] == "Python failed (exit 3). Its last words:"
    assert said[1:] == [f"line {number}" for number in range(100 - LAST_WORDS, 100)]


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=r"Nothing cannot be started (?s:.*)Install the locked dependencies"):
        run_tool("Nothing", [str(tmp_path / "nothing")])
