"""Of somebody of whom there is more than one page holds: a page a year, in parts of a bounded length, and nothing left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.model import Page
from generator.pages.context import Site
from generator.pages.paging import Part, by_year, year_rows
from generator.pages.tongues import without
from generator.pages.typography import glue
from generator.pages.views import IndexRow
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

    def url(self, year: int) -> str:
        """No id of an entity or an outlet holds a slash, so no other page is there."""
        return f"{self.home}{year:04}/"

    def index(self, base: str) -> tuple[IndexRow, ...]:
        return year_rows(self.articles, self.url, base)


@dataclass(frozen=True, slots=True)
class YearFrame:
    """What stands around the rows of a year."""

    name: str
    home: str
    year: str
    part: Part
    years: tuple[IndexRow, ...]


def pages(site: Site, years: Years, year: int, size: int, draw: Callable[[YearFrame, Part], str]) -> Iterator[Page]:
    """Those of one year. `draw(frame, part)` gives the body of each; `size`: rows of one page."""
    order = list(years.rows)
    place = order.index(year)
    # The year, and those whose pages stand before and after its own.
    around = {near: years.rows[near] for near in order[max(place - 1, 0) : place + 2]}
    for of, part in by_year(around, size, years.url):
        if of != year:
            continue
        frame = YearFrame(glue(years.name), relative(years.home, part.url), str(year), part, years.index(part.url))
        named = {"name": years.name, "year": year}
        title = part.titled(site, site.words.gettext("%(name)s: %(year)s") % named)
        description = without(site.words.gettext("What the archive has of %(name)s in %(year)s.") % named)
        yield Page(part.url, years.kind, title, description, draw(frame, part), indexed=False)
