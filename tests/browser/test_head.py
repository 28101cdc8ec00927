"""What programs read of a page is nothing to a browser: no request, no script, no word on the page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.served import BASE, Visit, serving

ARTICLE = "articles/2025/2025-11-08-tungsten-big-deal/"
PERSON = "people/kasym-zhomart-tokaev/"


@pytest.mark.parametrize(("path", "type"), [(ARTICLE, "Article"), (PERSON, "Person"), ("", "WebSite")])
def test_data_is_data(visit: Visit, path: str, type: str) -> None:
    """Every element of the head is still in it, and the policy, which forbids inline scripts, lets the data be."""
    page = visit(path)
    data = page.locator('head script[type="application/ld+json"]')
    assert data.count() == 1
    assert json.loads(data.first.text_content() or "")["@graph"][0]["@type"] == type
    assert page.locator("body meta, body link[rel=alternate], body link[rel=describedby]").count() == 0


def test_nothing_is_fetched_for_it(browser: Browser, site: Path) -> None:
    """Not by a browser, and not by a script that takes a feed for the site in another language, as that of Material does."""
    asked: list[str] = []
    with serving(site) as address:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url.partition(BASE)[2]))
        page.goto(address + ARTICLE)
        page.wait_for_load_state("networkidle")
        page.close()
    assert asked[0] == ARTICLE
    assert [path for path in asked if re.search(r"\.(xml|json|md|bib|ris)$", path)] == []
