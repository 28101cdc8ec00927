"""Addresses that a page had before it was renamed or merged: each says where the page is now, and leads there.

To add a kind of page that may move: a function from the `Site` to its moves, and its name in `MOVES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.model import Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.typography import glue
from generator.urls import ARTICLES, entity_url, prose_url, relative


@dataclass(frozen=True, slots=True)
class Move:
    """Both addresses are relative to the site's root."""

    old: str
    new: str
    name: str
    """Of the page, as it is called now."""
    lang: str = ""
    """Of the name, where it is not the site's."""


def entities(site: Site) -> Iterator[Move]:
    """An old id that a living entity of the kind has is left to that entity."""
    living = site.archive.entities
    for entity in living.values():
        for old in entity.same_as:
            if old not in living or living[old].kind is not entity.kind:
                yield Move(entity_url(replace(entity, id=old)), entity_url(entity), entity.name)


def articles(site: Site) -> Iterator[Move]:
    for item in site.archive.articles:
        article = item.article
        for old in article.was:
            yield Move(f"{ARTICLES}{old}/", site.article_url(article.id), article.title, site.lang(article.language))


def plain_pages(site: Site) -> Iterator[Move]:
    for prose in site.archive.prose:
        for old in prose.was:
            yield Move(prose_url(replace(prose, id=old)), prose_url(prose), prose.title)


MOVES: tuple[Callable[[Site], Iterator[Move]], ...] = (
    entities,
    articles,
    plain_pages,
)


def pages(site: Site) -> Iterator[Page]:
    for moves in MOVES:
        for move in moves(site):
            yield _page(site, move)


def _page(site: Site, move: Move) -> Page:
    href = relative(move.new, move.old)
    return Page(
        url=move.old,
        kind="moved",
        title=move.name,
        description=site.words.gettext("This page has moved."),
        body=render(site.language, "moved.html", name=glue(move.name), lang=move.lang, href=href),
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
