"""The search page. What is found on it is in Pagefind's index; the page itself is the same for every archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import EntityKind, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.views import Link


@dataclass(frozen=True, slots=True)
class SearchView:
    ways: tuple[Link, ...]
    """Into the archive without the search, for browsers without JavaScript."""


def pages(site: Site) -> Iterator[Page]:
    url = "search/"
    words = site.words
    ways = (
        (words.gettext("All articles, by year"), "articles/"),
        (words.gettext("Timeline"), "timeline/"),
        *((site.kind_title(kind), f"{kind.folder}/") for kind in EntityKind),
        (words.gettext("Outlets"), "sources/"),
    )
    view = SearchView(tuple(Link(name, site.link(to, url)) for name, to in ways))
    body = render(site.language, "search.html", view=view)
    description = words.gettext("Full-text search of the archive, with Russian word forms.")
    yield Page(url, "search", words.gettext("Search"), description, body, indexed=False)
