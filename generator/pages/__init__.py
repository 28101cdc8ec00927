"""The finished archive → pages. One file a kind, with its template of the same name; `PAGE_KINDS` is the list.

A kind says of which things of the archive it makes pages (`keys`), and makes those of one thing when asked (`pages`), so that pages
can be made one after another, by several processes, or only some of them. The templates see only plain values (`views.py` and the
kind's own), never the archive; Jinja escapes every one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import escape

from generator.config import Config
from generator.errors import LetopisError
from generator.model import Archive, Listing, Page
from generator.pages import (
    article,
    connections,
    data,
    disagreements,
    entity,
    entity_index,
    entity_years,
    event,
    events,
    home,
    moved,
    outlet,
    outlet_years,
    prose,
    quote,
    quotes,
    search,
    sources,
    timeline,
    years,
)
from generator.pages.context import Site
from generator.pages.head import Heads
from generator.pages.tongues import with_lang, without
from generator.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    keys: Callable[[Site], Iterable[str]]
    """Ids of what it makes pages of, each once."""
    pages: Callable[[Site, str], Iterator[Page]]
    """Those of one of them."""
    alike: Callable[[Site, str], Hashable] = lambda site, key: None
    """The same for those whose pages have addresses of the same folders and depths."""


def _lists(name: str, pages: Callable[[Site], Iterator[Page]]) -> Kind:
    """Pages about the archive as a whole, which are made at once."""
    return Kind(name, lambda site: ("",), lambda site, key: pages(site))


LISTS: tuple[Kind, ...] = (
    _lists("home", home.pages),
    _lists("years", years.pages),
    _lists("entity_index", entity_index.pages),
    _lists("timeline", timeline.pages),
    _lists("events", events.pages),
    _lists("disagreements", disagreements.pages),
    _lists("quotes", quotes.pages),
    _lists("connections", connections.pages),
    _lists("sources", sources.pages),
    _lists("data", data.pages),
    _lists("prose", prose.pages),
    _lists("search", search.pages),
)
"""Few pages, the sections of the site among them."""

THINGS: tuple[Kind, ...] = (
    Kind("article", article.keys, article.pages),
    Kind("entity", entity.keys, entity.pages, entity.alike),
    Kind("entity_year", entity_years.keys, entity_years.pages, entity_years.alike),
    Kind("event", event.keys, event.pages),
    Kind("disagreement", disagreements.keys, disagreements.page),
    Kind("quote", quote.keys, quote.pages, quote.alike),
    Kind("outlet", outlet.keys, outlet.pages),
    Kind("outlet_year", outlet_years.keys, outlet_years.pages, outlet_years.alike),
    Kind("timeline_part", timeline.keys, timeline.parts, timeline.alike),
    Kind("articles_part", years.keys, years.of_time, years.alike),
    Kind("moved", moved.keys, moved.pages, moved.alike),
)
"""As many pages as the archive has things."""

PAGE_KINDS = (*LISTS, *THINGS)


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """Every page of the site, each with an address of its own.

    Raises LetopisError where two pages claim the same address (a plain page named like a part of the site).
    """
    making, addresses = Making(archive, config), Addresses()
    for kind in PAGE_KINDS:
        for key in kind.keys(making.site):
            for page in making.pages(kind, key):
                addresses.take(page.listing)
                yield page


class Making:
    """The pages of one archive, made as they are asked for."""

    def __init__(self, archive: Archive, config: Config) -> None:
        with uncollected():
            self.site = Site(archive, config)
            self._heads = Heads(self.site)

    def pages(self, kind: Kind, key: str) -> Iterator[Page]:
        """Those that `kind` makes of one thing, complete."""
        for page in map(_titled, kind.pages(self.site, key)):
            yield replace(page, head=self._heads.of(page))


class Addresses:
    """Which pages there are. None may have the address of another."""

    def __init__(self) -> None:
        self.taken: dict[str, Listing] = {}

    def take(self, page: Listing) -> None:
        """Raises LetopisError where another page has its address (a plain page named like a part of the site)."""
        other = self.taken.setdefault(page.url, page)
        if other is not page:
            raise LetopisError(
                f"two pages would be /{page.url}: «{other.title}» ({other.kind}) and «{page.title}» ({page.kind}). "
                "Give the content file of one of them another name."
            )


def _titled(page: Page) -> Page:
    """With the title as plain text, and its languages beside it."""
    title = without(page.title)
    return page if title == page.title else replace(page, title=title, heading=with_lang(str(escape(page.title))))
