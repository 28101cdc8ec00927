"""What an archive weighs: a budget for a hundred made-up articles. `make bench` prints the same for thousands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import build, project
from tests.bench import corpus

pytestmark = pytest.mark.site

ARTICLES = 100
KIB = 1024
BUDGET = {
    "pages": 220 * KIB,
    "data": 80 * KIB,
    "search": 40 * KIB,
}
"""Bytes an article, of a small archive of many names: each new article brings some, and each name has a page."""
ASSETS = 3 * KIB * KIB
"""Bytes, however many articles there are: style sheets, scripts, the search's own programs."""


def part(path: Path) -> str:
    """Which budget a file counts against."""
    top = path.parts[0]
    if top == "pagefind":
        return "search" if path.suffix.startswith(".pf_") else "assets"
    if top == "data" and path.name != "index.html":
        return "data"
    return "assets" if top == "assets" else "pages"


def test_an_article_takes_no_more_than_its_share(tmp_path: Path) -> None:
    config = project(tmp_path, {})
    corpus.write(tmp_path / "content", ARTICLES)
    site = build(config)
    sizes = dict.fromkeys((*BUDGET, "assets"), 0)
    for file in site.rglob("*"):
        if file.is_file():
            sizes[part(file.relative_to(site))] += file.stat().st_size
    assert sizes.pop("assets") <= ASSETS
    each = {what: size // ARTICLES for what, size in sizes.items()}
    assert all(0 < size <= BUDGET[what] for what, size in each.items()), each
