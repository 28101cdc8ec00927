"""The theme is replaceable: ProperDocs, the maintained continuation of MkDocs, makes the same pages from the same files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archives import build, project

pytestmark = pytest.mark.site

# The one line that says who made the page.
GENERATOR = re.compile(r'<meta name="generator" content="[^"]*">')


def pages(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): GENERATOR.sub("", path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


@pytest.mark.parametrize("program", ["properdocs", "mkdocs"])
def test_the_same_files_make_the_same_pages(tmp_path: Path, program: str) -> None:
    # Drawn by the theme, page by page: the press would leave only its moulds to draw again.
    site = build(project(tmp_path), options=("--no-press",))
    settings = tmp_path / "build" / "mkdocs.yml"
    done = subprocess.run(
        [sys.executable, "-m", program, "build", "--strict", "--config-file", settings],
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    again = pages(tmp_path / "build" / "site")
    assert len(again) > 20
    assert again == pages(site)
