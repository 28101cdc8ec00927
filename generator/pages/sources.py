"""Outlets: the list of all, and a page each with what it published and where it is passed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Outlet, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.lists import article_rows, outlet_rows, outlets_named
from generator.pages.typography import glue
from generator.pages.views import ArticleRow, Index, IndexRow, Link
from generator.urls import SOURCES, entity_url, outlet_url, relative


@dataclass(frozen=True, slots=True)
class SourcesView:
    published: tuple[IndexRow, ...]
    cited: tuple[IndexRow, ...]
    unnamed: int
    """Articles whose outlet is not named."""


@dataclass(frozen=True, slots=True)
class OutletView:
    name: str
    published: tuple[ArticleRow, ...]
    cited_in: tuple[ArticleRow, ...]
    entity: Link | None
    sections: tuple[Index, ...]


def pages(site: Site) -> Iterator[Page]:
    outlets = site.archive.outlets
    view = SourcesView(
        published=outlet_rows([(outlet, len(outlet.published)) for outlet in outlets], SOURCES),
        cited=outlet_rows([(outlet, len(outlet.cited_in)) for outlet in outlets], SOURCES),
        unnamed=sum(1 for item in site.archive.articles if item.article.source.name is None),
    )
    title = site.words.gettext("Sources")
    description = site.words.gettext("Who published the articles of the archive, and whom they pass on.")
    body = render(site.language, "sources.html", view=view, title=title, description=description)
    yield Page(SOURCES, "sources", title, description, body, indexed=False)
    for outlet in outlets:
        yield _page(site, outlet)


def _page(site: Site, outlet: Outlet) -> Page:
    url = outlet_url(outlet)
    passes_on = [name for id in outlet.published for name in set(site.articles[id].article.source.cites)]
    passed_on_by = [site.articles[id].article.source.name for id in outlet.cited_in]
    entity = site.archive.entities.get(outlet.entity or "")
    sections = (
        _section(site, site.words.gettext("Whom it passes on"), passes_on, url),
        _section(site, site.words.gettext("Who passes it on"), passed_on_by, url),
    )
    view = OutletView(
        name=glue(outlet.name),
        published=article_rows(site, outlet.published, url),
        cited_in=article_rows(site, outlet.cited_in, url),
        entity=Link(entity.name, relative(entity_url(entity), url)) if entity else None,
        sections=tuple(filter(None, sections)),
    )
    description = site.words.gettext("What the archive has of «%(outlet)s», and who passes it on.") % {
        "outlet": outlet.name
    }
    return Page(url, "source", outlet.name, description, render(site.language, "source.html", view=view), indexed=False)


def _section(site: Site, title: str, names: Iterable[str | None], base: str) -> Index | None:
    rows = outlet_rows(outlets_named(site, names), base)
    return Index("", title, len(rows), rows) if rows else None
