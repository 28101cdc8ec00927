"""Addresses that an entity or an event had before it was merged, renamed or told earlier: a page that says where it is now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.archive.events import FORMER
from generator.model import Event, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.lists import TITLE_LIMIT
from generator.pages.typography import shorten
from generator.urls import entity_url, event_url, relative


def pages(site: Site) -> Iterator[Page]:
    """An old id that a living entity of the kind, or a living event, has is left to that one."""
    for entity in site.archive.entities.values():
        for old in entity.same_as:
            if old in site.archive.entities and site.archive.entities[old].kind is entity.kind:
                continue
            yield _moved(site, entity_url(replace(entity, id=old)), entity_url(entity), entity.name)
    for event in site.archive.events:
        if site.has_page(event):
            for old in _with_pages(site, event):
                yield _moved(site, event_url(old), event_url(event.id), shorten(event.title, TITLE_LIMIT))


_MACHINE_MADE = re.compile("e-[0-9a-f]{8}")


def _with_pages(site: Site, event: Event) -> tuple[str, ...]:
    """Of the ids that the event had, those under which it can have had a page: without a file it has none while one article tells
    it, and so not as the last of those that give its date, unless others tell it without."""
    dated = {telling.article for telling in event.tellings if telling.date is not None}
    alone = all(telling.article in dated for telling in event.tellings)
    last = event.was[-1] if event.was and alone and len(dated) <= 1 + FORMER else ""
    if event.curated and not _MACHINE_MADE.fullmatch(last):
        last = ""
    return tuple(old for old in site.former_ids(event) if old != last)


def _moved(site: Site, old: str, new: str, name: str) -> Page:
    return Page(
        url=old,
        kind="moved",
        title=name,
        description=site.words.gettext("This page has moved."),
        body=render(site.language, "moved.html", name=name, href=relative(new, old)),
        indexed=False,
    )
