"""sitemap.xml: the address of every page, for search engines (sitemaps.org, protocol 0.9), with the day of its newest news.

Without Google's `news:` elements: they are for news of the last two days and are to be taken out after that, which a site that is built
once cannot do. The protocol takes 50,000 addresses a file: of more pages there are several, and sitemap.xml lists them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from generator.chronology import bounds
from generator.exports.engine import render
from generator.exports.source import Source
from generator.model import Archive, Output
from generator.urls import ARTICLES, HOME, article_url, articles_url, entity_url, event_url, outlet_url, thread_url

PATH = "sitemap.xml"
MOST = 50_000
"""Addresses that one file may hold."""
UNLISTED = frozenset({"moved", "search"})
"""Kinds of page that are no goal of anybody's search."""


@dataclass(frozen=True, slots=True)
class Location:
    address: str
    changed: str
    """ISO day, "" where nothing says when the page last changed."""


def outputs(source: Source) -> Iterator[Output]:
    """None for a site that does not know its address: the protocol wants absolute ones."""
    config = source.config
    if not config.site_url:
        return
    changed = _changed(source.archive)
    locations = [
        Location(
            config.site_url + quote(page.url, safe="/"),
            changed[page.url].isoformat() if page.url in changed else "",
        )
        for page in sorted(source.listings, key=lambda page: page.url)
        if page.kind not in UNLISTED
    ]
    if len(locations) <= MOST:
        yield Output(PATH, render("sitemap.xml", locations=locations))
        return
    parts = []
    for number, first in enumerate(range(0, len(locations), MOST), 1):
        part = locations[first : first + MOST]
        # Beside sitemap.xml: a sitemap speaks of addresses below its own folder alone.
        path = f"sitemap-{number}.xml"
        parts.append(Location(config.site_url + path, max(location.changed for location in part)))
        yield Output(path, render("sitemap.xml", locations=part))
    yield Output(PATH, render("sitemap_index.xml", parts=parts))


def _changed(archive: Archive) -> dict[str, date]:
    """By URL, the last day on which the newest article of the page can have been published."""
    days = {item.article.id: bounds(item.article.published)[1] for item in archive.articles}
    changed = {article_url(item.article): days[item.article.id] for item in archive.articles}
    for item in archive.articles:
        # The newest comes first.
        for url in (HOME, ARTICLES, articles_url(item.article.published[:4])):
            changed.setdefault(url, days[item.article.id])
    for id, mentions in archive.mentions.items():
        if mentions:
            changed[entity_url(archive.entities[id])] = days[mentions[0].article]
    for outlet in archive.outlets:
        if newest := (*outlet.published[:1], *outlet.cited_in[:1]):
            changed[outlet_url(outlet)] = max(days[id] for id in newest)
    for event in archive.events:
        if event.tellings:
            changed[event_url(event.id)] = max(days[telling.article] for telling in event.tellings)
    for thread in archive.threads:
        changed[thread_url(thread.id)] = max(days[variant.article] for variant in thread.variants)
    return changed
