"""sitemap.xml: the address of every page, for search engines (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from generator.chronology import bounds
from generator.config import Config
from generator.exports.engine import render
from generator.model import Archive, Output, Page
from generator.urls import article_url

PATH = "sitemap.xml"
UNLISTED = frozenset({"moved", "search"})
"""Kinds of page that are no goal of anybody's search."""


@dataclass(frozen=True, slots=True)
class Location:
    address: str
    changed: str
    """ISO day, "" where nothing says when the page last changed."""


def outputs(archive: Archive, pages: Sequence[Page], config: Config) -> Iterator[Output]:
    """None for a site that does not know its address: the protocol wants absolute ones."""
    if not config.site_url:
        return
    published = {article_url(item.article): bounds(item.article.published)[1] for item in archive.articles}
    locations = [
        Location(
            config.site_url + quote(page.url, safe="/"),
            published[page.url].isoformat() if page.url in published else "",
        )
        for page in sorted(pages, key=lambda page: page.url)
        if page.kind not in UNLISTED
    ]
    yield Output(PATH, render("sitemap.xml", locations=locations))
