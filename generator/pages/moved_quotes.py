"""Addresses that a quote thread, or a disagreement, has had: a page that says where it is now, where nothing else is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.model import Disagreement, Page, QuoteThread
from generator.pages.context import Site
from generator.pages.disagreement_rows import title_of as disagreement_title
from generator.pages.engine import render
from generator.pages.quoted import title_of as quote_title
from generator.urls import disagreement_url, relative, thread_url

Thing = TypeVar("Thing", QuoteThread, Disagreement)


def pages(site: Site) -> Iterator[Page]:
    """An id of something living is left to it; of several that had one id, the first in the archive's order keeps it."""
    threads = site.archive.threads
    for thread, old in _former(((thread, thread.was) for thread in threads), {thread.id for thread in threads}):
        yield _moved(site, thread_url(old), thread_url(thread.id), quote_title(site, thread))
    disagreements = site.archive.disagreements
    for one, old in _former(((one, one.was) for one in disagreements), {one.id for one in disagreements}):
        yield _moved(site, disagreement_url(old), disagreement_url(one.id), disagreement_title(site, one))


def _former(things: Iterable[tuple[Thing, tuple[str, ...]]], living: set[str]) -> Iterator[tuple[Thing, str]]:
    taken = set(living)
    for thing, was in things:
        for old in was:
            if old not in taken:
                taken.add(old)
                yield thing, old


def _moved(site: Site, url: str, now: str, title: str) -> Page:
    body = render(site.language, "moved.html", name=title, href=relative(now, url))
    return Page(url, "moved", title, site.words.gettext("This page has moved."), body, indexed=False)
