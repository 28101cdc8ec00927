"""Feeds of the newest articles, as Atom (RFC 4287) and as JSON Feed 1.1: of the archive, of each entity and of each outlet.

The archive's own has all that a feed says of an article. An article stands in the feeds of everybody whom it names, so there it is told in
short: they would else be a tenth of the site.

An entry has one id in all feeds, the first permalink that its article had, so a renamed article does not come again as a new one. Only the
day of publication is known of it, so it is that day's first second, UTC; no clock is asked, and the same archive makes the same feeds. An
article without a date says none in JSON; Atom wants one, and gets the day by which the archive sorts it. What is added late keeps its place
in time: a feed shows what is new, not what was entered last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from markupsafe import Markup

from generator.chronology import bounds
from generator.exports.engine import render
from generator.exports.json_feed import json_feed
from generator.exports.source import Source
from generator.model import AnnotatedArticle, Entity, Outlet, Output
from generator.sharing.citation import citation, rights_words
from generator.sharing.cleartext import address, clear, cut, one_line
from generator.sharing.following import ATOM, JSON, followed, former_addresses
from generator.urls import ARTICLES, HOME, article_url, entity_url, outlet_url

ENTRIES = 50
"""Of the archive."""
FEW_ENTRIES = 15
"""Of an entity or an outlet."""
SUMMARY_LIMIT = 140
"""Code points."""
BEGINNING_LIMIT = 600
"""Code points of what the archive's own feed has of an article."""
TAGS = 8

NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries was updated: Atom wants a time."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What the archive's feed says of an article besides. Strings are unescaped; `content` is HTML."""

    authors: tuple[str, ...]
    original: str
    tags: tuple[str, ...]
    content: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Strings are unescaped."""

    id: str
    url: str
    title: str
    language: str
    day: str
    """`2025-11-08T00:00:00Z`."""
    dated: bool
    summary: str
    whole: Whole | None = None


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


def keys(source: Source) -> Iterable[str]:
    """Addresses of pages that can be followed; none without the site's own."""
    return source.once(_followed) if followed(source.config) else ()


def outputs(source: Source, url: str) -> Iterator[Output]:
    """The feed of a page, at its address and at those that the page had before."""
    feed, folders = _Making(source).placed(url)
    made = {ATOM: render("feed.xml", feed=feed), JSON: json_feed(feed)}
    for folder in folders:
        for name, text in made.items():
            yield Output(folder + name, text)


def _followed(source: Source) -> dict[str, Entity | Outlet | None]:
    """By address. None is the archive itself."""
    entities = {entity_url(entity): entity for entity in source.archive.entities.values()}
    return {HOME: None, **entities, **{outlet_url(outlet): outlet for outlet in source.archive.outlets}}


def _told(source: Source, id: str) -> Entry:
    """An article is told in short once, however many feeds it stands in."""
    return _Making(source).entry(source.articles[id])


class _Making:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._archive = source.archive
        self._config = source.config

    def placed(self, url: str) -> tuple[Feed, tuple[str, ...]]:
        """A feed, and the folders in which it lies."""
        archive = self._archive
        match self._source.once(_followed)[url]:
            case Entity() as entity:
                articles = dict.fromkeys(mention.article for mention in archive.mentions.get(entity.id, ()))
                # What the page says where nobody described the entity is none of it, and changes with every article.
                about = self._described(url) if entity.markdown.strip() else ""
                return self._of(url, entity.name, about, articles), (url, *former_addresses(entity, archive.entities))
            case Outlet() as outlet:
                # Of one that is known from others alone, what its page shows: those who pass it on.
                theirs = outlet.published or outlet.cited_in
                return self._of(url, outlet.name, self._described(url), theirs), (url,)
            case None:
                return self._of_the_archive(), (url,)

    def _of_the_archive(self) -> Feed:
        newest = self._archive.articles[:ENTRIES]
        named: dict[str, Counter[str]] = {item.article.id: Counter() for item in newest}
        for id, mentions in self._archive.mentions.items():
            for mention in mentions:
                if mention.article in named:
                    named[mention.article][id] += 1
        entries = tuple(self._whole(item, named[item.article.id]) for item in newest)
        return self._feed(HOME, self._config.site_name, self._config.site_description, entries)

    def _described(self, url: str) -> str:
        page = self._source.pages.get(url)
        return page.description if page else ""

    def _of(self, folder: str, name: str, about: str, articles: Iterable[str]) -> Feed:
        entries = tuple(self._source.asked(_told, id) for id in islice(articles, FEW_ENTRIES))
        return self._feed(folder, f"{name} — {self._config.site_name}", about, entries)

    def _feed(self, folder: str, title: str, description: str, entries: tuple[Entry, ...]) -> Feed:
        url = self._config.site_url + folder
        return Feed(
            url=url,
            title=one_line(title),
            description=one_line(description),
            language=self._config.language,
            author=one_line(self._config.site_name),
            updated=max((entry.day for entry in entries), default=NEVER),
            atom=url + ATOM,
            json=url + JSON,
            entries=entries,
        )

    def entry(self, item: AnnotatedArticle) -> Entry:
        article = item.article
        url = address(self._config.site_url + article_url(article))
        return Entry(
            id=address(f"{self._config.site_url}{ARTICLES}{article.was[0]}/") if article.was else url,
            url=url,
            title=one_line(article.title),
            language=article.language,
            day=f"{bounds(article.published)[0].isoformat()}T00:00:00Z",
            dated=not article.undated,
            summary=cut(article.description or article.text, SUMMARY_LIMIT),
        )

    def _whole(self, item: AnnotatedArticle, named: Counter[str]) -> Entry:
        article = item.article
        cited = citation(article, self._config)
        origin = " ← ".join(filter(None, (cited.outlet, *cited.cites)))
        below = " · ".join(filter(None, (origin, rights_words(article.rights, self._config.language))))
        beginning = cut(article.description or article.text, BEGINNING_LIMIT)
        html = Markup('<p lang="{}">{}</p>\n<p>{}</p>').format(article.language, beginning, one_line(below))
        names = sorted(named, key=lambda id: (-named[id], id))[:TAGS]
        whole = Whole(
            authors=tuple(signer.name for signer in cited.signers),
            original=cited.original,
            tags=tuple(one_line(self._archive.entities[id].name) for id in names),
            content=clear(str(html)),
        )
        return replace(self.entry(item), whole=whole)
