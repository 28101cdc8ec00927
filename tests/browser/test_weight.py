"""What a visit moves over the wire, as a server that compresses would send it."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.served import BASE

FIRST = "articles/2025/2025-11-08-tungsten-big-deal/"
NEXT = "articles/2025/2025-11-07-call-to-netanyahu/"
KIB = 1024
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
"""What servers compress by itself; Pagefind's own files are compressed as they lie there."""


class Wire:
    """Bytes of what a page asked for, each file once: what came before is in the browser's cache."""

    def __init__(self, page: Page, site: Path) -> None:
        self._site = site
        self._seen: set[str] = set()
        self.moved: dict[str, int] = {}
        page.on("request", lambda request: self._count(unquote(urlsplit(request.url).path)))

    def _count(self, path: str) -> None:
        if path in self._seen:
            return
        self._seen.add(path)
        file = self._site / path.removeprefix(BASE)
        file = file / "index.html" if file.is_dir() else file
        content = file.read_bytes()
        self.moved[path] = len(gzip.compress(content)) if file.suffix in COMPRESSED else len(content)

    def take(self) -> tuple[int, str]:
        """Bytes since the last time, and what they were of, for whoever reads a failure."""
        heaviest = sorted(self.moved.items(), key=lambda item: -item[1])
        self.moved = {}
        return sum(size for _, size in heaviest), ", ".join(f"{path} {size}" for path, size in heaviest)


@pytest.mark.parametrize("width", [390, 1280])
def test_an_article_is_light_and_the_next_one_lighter(browser: Browser, site: Path, address: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        wire = Wire(page, site)
        page.goto(address + FIRST, wait_until="networkidle")
        moved, what = wire.take()
        assert moved <= 90 * KIB, what
        page.goto(address + NEXT, wait_until="networkidle")
        moved, what = wire.take()
        assert 0 < moved <= 35 * KIB, what


def test_the_search_is_light_until_its_first_result(browser: Browser, site: Path, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        wire = Wire(page, site)
        page.goto(address + FIRST, wait_until="networkidle")
        wire.take()
        page.keyboard.press("/")
        expect(page.locator("dialog.l-dialog input")).to_be_focused()
        page.keyboard.type("вольфрам")
        expect(page.locator("dialog.l-dialog [role=option]").first).to_be_visible()
        moved, what = wire.take()
        assert 0 < moved <= 150 * KIB, what
