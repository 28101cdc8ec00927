"""Every page of a built site is scanned, and gives what the parser finds on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.links.scan import scanned
from generator.links.tree import parsed
from tests.archives import SMALL, build, project

pytestmark = pytest.mark.site

FULL = {"LETOPIS_SITE_URL": "https://archive.example/repo/", "LETOPIS_REPO_URL": "https://git.example/repo"}


@pytest.mark.parametrize("environment", [FULL, {}], ids=["published", "at home"])
def test_pages_are_scanned(tmp_path: Path, environment: dict[str, str]) -> None:
    site = build(project(tmp_path, SMALL), environment)
    pages = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*.html"))}
    assert len(pages) > 20
    url = environment.get("LETOPIS_SITE_URL", "")
    for path, html in pages.items():
        assert scanned(path, html, url) == parsed(path, html, url), path
