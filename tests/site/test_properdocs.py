"""MkDocs 1 is not maintained: the pages that it draws must build under ProperDocs too, its continuation, without a warning."""

from __future__ import annotations

import difflib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archives import build, project

pytestmark = pytest.mark.site


def html(site: Path) -> dict[str, list[str]]:
    """Every page's lines."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8").splitlines()
        for path in site.rglob("*.html")
    }


def test_properdocs_draws_the_same_pages(tmp_path: Path) -> None:
    ours = html(build(project(tmp_path)))
    where = ("--config-file", str(tmp_path / "build" / "mkdocs.yml"), "--site-dir", str(tmp_path / "other"))
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--quiet", *where]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    theirs = html(tmp_path / "other")
    assert sorted(theirs) == sorted(ours)
    changed = {
        line
        for page, lines in ours.items()
        for line in difflib.ndiff(lines, theirs[page])
        if line.startswith(("+", "-")) and 'name="generator"' not in line
    }
    assert changed == set()
