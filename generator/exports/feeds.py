"""Feeds of the newest articles, each as Atom (RFC 4287) and as JSON Feed 1.1: of the archive, and of whom `sharing.following` names.

An entry is known by its permalink, which never changes. Only the day of publication is known of it, so it is that day's first second, UTC;
no clock is asked, and the same archive makes the same feeds. An article without a date says none in JSON; Atom wants one, and gets the
day by which the archive sorts it. What is added late keeps its place in time: a feed shows what is new, not what was entered last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from generator.chronology import bounds
from generator.config import Config
from generator.exports.engine import render
from generator.exports.json_feed import json_feed
from generator.model import AnnotatedArticle, Archive, Output, Page
from generator.sharing.citation import citation, rights_words
from generator.sharing.cleartext import clear, cut, one_line
from generator.sharing.following import ATOM, JSON, archive_followed, entity_followed, outlet_followed
from generator.urls import HOME, entity_url, outlet_url

ENTRIES = 50
"""Of the archive."""
FEW_ENTRIES = 20
"""Of an entity or an outlet."""
SUMMARY_LIMIT = 600
"""Code points."""
TAGS = 8

NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries was updated: Atom wants a time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Strings are unescaped; `content` is HTML."""

    url: str
    title: str
    language: str
    day: str
    """`2025-11-08T00:00:00Z`."""
    dated: bool
    authors: tuple[str, ...]
    original: str
    tags: tuple[str, ...]
    summary: str
    content: str


@dataclass(frozen=True, slots=True)
class Feed:
    url: str
    """Of the page that it belongs to."""
    title: str
    description: str
    language: str
    author: str
    updated: str
    atom: str
    json: str
    """Addresses of the feed itself."""
    entries: tuple[Entry, ...]


def outputs(archive: Archive, pages: Sequence[Page], config: Config) -> Iterator[Output]:
    if not archive_followed(config):
        return
    making = _Making(archive, pages, config)
    for folder, feed in making.feeds():
        yield Output(folder + ATOM, render("feed.xml", feed=feed))
        yield Output(folder + JSON, json_feed(feed))


class _Making:
    """Entries are made once, however many feeds they stand in."""

    def __init__(self, archive: Archive, pages: Sequence[Page], config: Config) -> None:
        self._archive = archive
        self._config = config
        self._pages = {page.url: page for page in pages}
        self._articles = {item.article.id: item for item in archive.articles}
        self._entries: dict[str, Entry] = {}
        self._named: dict[str, dict[str, int]] = {}
        """By article id, the ids of whom it names, with how often."""

    def feeds(self) -> Iterator[tuple[str, Feed]]:
        """(folder, feed)"""
        archive, config = self._archive, self._config
        for id, mentions in archive.mentions.items():
            for mention in mentions:
                counts = self._named.setdefault(mention.article, {})
                counts[id] = counts.get(id, 0) + 1
        newest = (item.article.id for item in archive.articles)
        yield HOME, self._feed(HOME, config.site_name, config.site_description, islice(newest, ENTRIES))
        for id, entity in archive.entities.items():
            articles = tuple(dict.fromkeys(mention.article for mention in archive.mentions.get(id, ())))
            if entity_followed(entity, len(articles), config):
                yield entity_url(entity), self._of(entity_url(entity), entity.name, articles)
        for outlet in archive.outlets:
            if outlet_followed(outlet, config):
                yield outlet_url(outlet), self._of(outlet_url(outlet), outlet.name, outlet.published)

    def _of(self, folder: str, name: str, articles: Sequence[str]) -> Feed:
        page = self._pages.get(folder)
        title = f"{name} — {self._config.site_name}"
        return self._feed(folder, title, page.description if page else "", articles[:FEW_ENTRIES])

    def _feed(self, folder: str, title: str, description: str, articles: Iterable[str]) -> Feed:
        entries = tuple(self._entry(id) for id in articles)
        address = self._config.site_url + folder
        return Feed(
            url=address,
            title=one_line(title),
            description=one_line(description),
            language=self._config.language,
            author=one_line(self._config.site_name),
            updated=max((entry.day for entry in entries), default=NEVER),
            atom=address + ATOM,
            json=address + JSON,
            entries=entries,
        )

    def _entry(self, id: str) -> Entry:
        if id not in self._entries:
            self._entries[id] = self._made(self._articles[id])
        return self._entries[id]

    def _made(self, item: AnnotatedArticle) -> Entry:
        article = item.article
        cited = citation(article, self._config)
        summary = cut(article.description or article.text, SUMMARY_LIMIT)
        origin = " ← ".join(filter(None, (cited.outlet, *cited.cites)))
        below = " · ".join(filter(None, (origin, rights_words(article.rights, self._config.language))))
        html = Markup('<p lang="{}">{}</p>\n<p>{}</p>').format(article.language, summary, one_line(below))
        counts = self._named.get(article.id, {})
        names = sorted(counts, key=lambda id: (-counts[id], id))[:TAGS]
        return Entry(
            url=cited.url,
            title=cited.title,
            language=article.language,
            day=f"{bounds(article.published)[0].isoformat()}T00:00:00Z",
            dated=not article.undated,
            authors=tuple(signer.name for signer in cited.signers),
            original=cited.original,
            tags=tuple(one_line(self._archive.entities[id].name) for id in names),
            summary=summary,
            content=clear(str(html)),
        )
