"""Addresses that an entity had before it was merged or renamed: a page that says where it is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.model import Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.urls import entity_url, relative


def pages(site: Site) -> Iterator[Page]:
    """An old id that a living entity of the kind has is left to that entity."""
    for entity in site.archive.entities.values():
        for old in entity.same_as:
            if old in site.archive.entities and site.archive.entities[old].kind is entity.kind:
                continue
            url = entity_url(replace(entity, id=old))
            href = relative(entity_url(entity), url)
            yield Page(
                url=url,
                kind="moved",
                title=entity.name,
                description=site.words.gettext("This page has moved."),
                body=render(site.language, "moved.html", name=entity.name, href=href),
                indexed=False,
            )
