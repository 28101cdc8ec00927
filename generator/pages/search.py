"""The search page. What is found on it is in Pagefind's index; the page itself is the same for every archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import EntityKind, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.views import Link
from generator.urls import ARTICLES, SEARCH, SOURCES, TIMELINE, kind_url, relative


@dataclass(frozen=True, slots=True)
class SearchView:
    ways: tuple[Link, ...]
    """Into the archive without the search, for browsers without JavaScript."""


def pages(site: Site) -> Iterator[Page]:
    words = site.words
    ways = (
        (words.gettext("All articles, by year"), ARTICLES),
        (words.gettext("Timeline"), TIMELINE),
        *((site.kind_title(kind), kind_url(kind)) for kind in EntityKind),
        (words.gettext("Outlets"), SOURCES),
    )
    view = SearchView(tuple(Link(name, relative(to, SEARCH)) for name, to in ways))
    body = render(site.language, "search.html", view=view)
    description = words.gettext("Full-text search of the archive, with Russian word forms.")
    yield Page(SEARCH, "search", words.gettext("Search"), description, body, indexed=False)
