"""Addresses that a page had before it was renamed, merged, or told earlier by another: each says where the page is now, and leads there.

To add a kind of page that may move: a function from the `Site` to its moves, and its name in `MOVES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from markupsafe import Markup

from generator.archive.events import FORMER
from generator.model import Disagreement, Event, Page, QuoteThread
from generator.pages.context import Site
from generator.pages.disagreement_rows import title_of as disagreement_title
from generator.pages.engine import render
from generator.pages.lists import TITLE_LIMIT
from generator.pages.quoted import leading
from generator.pages.quoted import title_of as quote_title
from generator.pages.tongues import spoken
from generator.pages.typography import glue
from generator.sharing.following import former_addresses
from generator.urls import ARTICLES, disagreement_url, entity_url, event_url, prose_url, relative, thread_url

Thing = TypeVar("Thing", QuoteThread, Disagreement)

_MACHINE_MADE = re.compile("e-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Move:
    """Both addresses are relative to the site's root."""

    old: str
    new: str
    name: str
    """Of the page, as it is called now."""


def entities(site: Site) -> Iterator[Move]:
    living = site.archive.entities
    for entity in living.values():
        for old in former_addresses(entity, living):
            yield Move(old, entity_url(entity), site.name(entity))


def articles(site: Site) -> Iterator[Move]:
    for item in site.archive.articles:
        article = item.article
        for old in article.was:
            yield Move(
                f"{ARTICLES}{old}/", site.article_url(article.id), spoken(article.title, site.lang(article.language))
            )


def plain_pages(site: Site) -> Iterator[Move]:
    for prose in site.archive.prose:
        for old in prose.was:
            yield Move(prose_url(replace(prose, id=old)), prose_url(prose), site.prose_words(prose.title))


def events(site: Site) -> Iterator[Move]:
    """An old id that a living event has is left to that one."""
    for event in site.archive.events:
        if site.has_page(event):
            for old in _with_pages(site, event):
                yield Move(event_url(old), event_url(event.id), site.event_title(event, TITLE_LIMIT))


def _with_pages(site: Site, event: Event) -> tuple[str, ...]:
    """Of the ids that the event had, those under which it can have had a page: without a file it has none while one article tells
    it, and so not as the last of those that give its date, unless others tell it without."""
    dated = {telling.article for telling in event.tellings if telling.date is not None}
    alone = all(telling.article in dated for telling in event.tellings)
    last = event.was[-1] if event.was and alone and len(dated) <= 1 + FORMER else ""
    if event.curated and not _MACHINE_MADE.fullmatch(last):
        last = ""
    return tuple(old for old in site.former_ids(event) if old != last)


def threads(site: Site) -> Iterator[Move]:
    """An id of something living is left to it; of several that had one id, the first in the archive's order keeps it."""
    living = site.archive.threads
    for thread, old in _former(((thread, thread.was) for thread in living), {thread.id for thread in living}):
        yield Move(
            thread_url(old), thread_url(thread.id), spoken(quote_title(site, thread), _leading_lang(site, thread))
        )


def _leading_lang(site: Site, thread: QuoteThread) -> str:
    return site.lang(site.headings[leading(thread).article].language)


def disagreements(site: Site) -> Iterator[Move]:
    """As of threads."""
    living = site.archive.disagreements
    for one, old in _former(((one, one.was) for one in living), {one.id for one in living}):
        yield Move(disagreement_url(old), disagreement_url(one.id), disagreement_title(site, one))


def _former(things: Iterable[tuple[Thing, tuple[str, ...]]], living: set[str]) -> Iterator[tuple[Thing, str]]:
    taken = set(living)
    for thing, was in things:
        for old in was:
            if old not in taken:
                taken.add(old)
                yield thing, old


MOVES: tuple[Callable[[Site], Iterator[Move]], ...] = (
    entities,
    articles,
    plain_pages,
    events,
    threads,
    disagreements,
)
_BY_NAME = {moves.__name__: moves for moves in MOVES}


def keys(site: Site) -> Iterable[str]:
    """Pages of one origin are made at once: they cost little, and are found together."""
    return _BY_NAME


def alike(site: Site, origin: str) -> str:
    return origin


def pages(site: Site, origin: str) -> Iterator[Page]:
    for move in _BY_NAME[origin](site):
        yield _page(site, move)


def _page(site: Site, move: Move) -> Page:
    href = relative(move.new, move.old)
    return Page(
        url=move.old,
        kind="moved",
        title=move.name,
        description=site.words.gettext("This page has moved."),
        body=render(site.language, "moved.html", name=glue(move.name), href=href),
        indexed=False,
        head=_head(site, move, href),
    )


def _head(site: Site, move: Move, href: str) -> str:
    """At once, as the standard on accessibility wants it; a sentence's anchor is taken along by the script of this kind, before that."""
    parts = [Markup('<meta name="robots" content="noindex">')]
    if site.config.site_url:
        parts.append(Markup('<link rel="canonical" href="{}">').format(site.config.site_url + move.new))
    parts.append(Markup('<meta http-equiv="refresh" content="0; url={}">').format(href))
    return "".join(parts)
