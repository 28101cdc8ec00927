"""Outlets: the list of all, with how many articles of each there are and how many pass it on; and a page each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Page
from generator.pages.context import Site, sort_key
from generator.pages.engine import render
from generator.pages.typography import glue
from generator.pages.views import weight
from generator.urls import SOURCES, outlet_url, relative


@dataclass(frozen=True, slots=True)
class Count:
    number: int
    weight: int
    """1 to 10; 0 for nothing."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    name: str
    href: str
    published: Count
    cited: Count


@dataclass(frozen=True, slots=True)
class SourcesView:
    rows: tuple[SourceRow, ...]
    unnamed: int
    """Articles whose outlet is not named."""


def pages(site: Site) -> Iterator[Page]:
    view = SourcesView(
        rows=_rows(site),
        unnamed=sum(1 for item in site.archive.articles if item.article.source.name is None),
    )
    title = site.words.gettext("Sources")
    description = site.words.gettext("Who published the articles of the archive, and whom they pass on.")
    body = render(site.language, "sources.html", view=view, title=title, description=description)
    yield Page(SOURCES, "sources", title, description, body, indexed=False)


def _rows(site: Site) -> tuple[SourceRow, ...]:
    """Those who published most first; those known from others alone after them, the most passed on first."""
    outlets = sorted(
        site.archive.outlets,
        key=lambda outlet: (-len(outlet.published), -len(outlet.cited_in), sort_key(outlet.name), outlet.id),
    )
    published, cited = (
        max((len(ids) for ids in found), default=0)
        for found in ([one.published for one in outlets], [one.cited_in for one in outlets])
    )
    return tuple(
        SourceRow(
            glue(site.outlet_name(outlet.name)),
            relative(outlet_url(outlet), SOURCES),
            _count(len(outlet.published), published),
            _count(len(outlet.cited_in), cited),
        )
        for outlet in outlets
    )


def _count(number: int, most: int) -> Count:
    return Count(number, weight(number, most) if number else 0)
