"""Of somebody of whom there is more than one page holds: a page a year, in parts of a bounded length, and nothing left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.model import Page
from generator.pages.context import Site
from generator.pages.paging import Part, by_year, year_links, year_rows
from generator.pages.tongues import without
from generator.pages.typography import glue
from generator.pages.views import IndexRow, Link
from generator.urls import relative


@dataclass(frozen=True, slots=True)
class Years:
    """Whose they are, and what there is of each, the newest first; empty where one page holds everything."""

    kind: str
    """Of the pages."""
    name: str
    """With its language, as `Site.name` has it."""
    home: str
    """The address of the page that is no year's."""
    articles: Mapping[int, int]
    """How many there are: what the index says."""
    rows: Mapping[int, int]
    """Of the longest list of a year."""

    def index(self, base: str) -> tuple[IndexRow, ...]:
        return year_rows(self.articles, lambda year: _url(self.home, year), base)

    def year(self, year: int, size: int) -> Year:
        """`size`: rows of one page. Raises KeyError where there is no such year."""
        order = list(self.rows)
        if year not in self.rows:
            raise KeyError(year)
        place = order.index(year)
        # The year, and those whose pages stand before and after its own.
        around = {near: self.rows[near] for near in order[max(place - 1, 0) : place + 2]}
        parts = tuple(part for of, part in by_year(around, size, lambda of: _url(self.home, of)) if of == year)
        return Year(self.kind, self.name, self.home, year, parts, tuple(self.rows))


@dataclass(frozen=True, slots=True)
class Year:
    """What a year's pages say of the others: nothing that changes with what others hold, unless pages come or go beside it."""

    kind: str
    name: str
    home: str
    year: int
    parts: tuple[Part, ...]
    years: tuple[int, ...]
    """All that have pages, the newest first."""


@dataclass(frozen=True, slots=True)
class YearFrame:
    """What stands around the rows of a year."""

    name: str
    home: str
    year: str
    part: Part
    years: tuple[Link, ...]


def pages(site: Site, of: Year, draw: Callable[[YearFrame, Part], str]) -> Iterator[Page]:
    """`draw(frame, part)` gives the body of each."""
    for part in of.parts:
        years = year_links(of.years, lambda year: _url(of.home, year), part.url)
        frame = YearFrame(glue(of.name), relative(of.home, part.url), str(of.year), part, years)
        named = {"name": of.name, "year": of.year}
        title = part.titled(site, site.words.gettext("%(name)s: %(year)s") % named)
        description = without(site.words.gettext("What the archive has of %(name)s in %(year)s.") % named)
        yield Page(part.url, of.kind, title, description, draw(frame, part), indexed=False)


def _url(home: str, year: int) -> str:
    """No id of an entity or an outlet holds a slash, so no other page is there."""
    return f"{home}{year:04}/"
