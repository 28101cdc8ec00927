"""The benchmark by its own command: the table of growth, from what builds note of themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archives import ROOT


@pytest.mark.site
def test_a_first_build_is_measured_by_stage(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--sizes", "3"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split(" | ")[0].removeprefix("| ") for line in done.stdout.splitlines()]
    for stage in ("Reading content", "Annotating", "Gathering the archive", "Indexing for search", "Verifying links"):
        assert f"{stage}, CPU (an article)" in rows
    assert rows[-4:] == ["– wall clock", "– peak memory of a process", "pages", "site"]
