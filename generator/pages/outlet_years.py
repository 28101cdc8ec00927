"""The years of an outlet: what it published, and what passes it on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model import Outlet, Page
from generator.pages import year_pages
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.headings import Imprint
from generator.pages.lists import article_rows
from generator.pages.months import Month, months
from generator.pages.paging import Part, grouped
from generator.pages.views import ArticleRow, IndexRow
from generator.pages.year_pages import YearFrame, Years
from generator.urls import outlet_url

WHOLE = 100
"""So many articles stand on an outlet's own page; of more, the newest, and all of them on pages of years."""
PART = 200
"""Articles of one page, and as many that pass the outlet on."""


@dataclass(frozen=True, slots=True)
class Year:
    published: Sequence[str]
    """Ids, newest first."""
    cited_in: Sequence[str]


@dataclass(frozen=True, slots=True)
class YearView:
    frame: YearFrame
    months: tuple[Month, ...]
    cited_in: tuple[ArticleRow, ...]


def keys(site: Site) -> Iterator[str]:
    """`outlet/year`, of those of which there is more than one page holds: a year is made anew when something of that year changes."""
    for id in site.outlets:
        yield from (f"{id}/{year}" for year in site.asked(_years, id).rows)


def alike(site: Site, key: str) -> bool:
    """Whether one page holds the year."""
    id, _, year = key.partition("/")
    return site.asked(_years, id).rows[int(year)] <= PART


def pages(site: Site, key: str) -> Iterator[Page]:
    id, _, year = key.partition("/")
    outlet, found = site.imprints[id], site.asked(_year, key)

    def draw(frame: YearFrame, part: Part) -> str:
        view = YearView(
            frame,
            own_months(site, outlet, found.published[part.rows], part.url, headed=True),
            article_rows(site, found.cited_in[part.rows], part.url, year=int(year)),
        )
        return render(site.language, "source_year.html", view=view)

    yield from year_pages.pages(site, site.asked(_pages, key), draw)


def index(site: Site, outlet: Outlet) -> tuple[IndexRow, ...]:
    """The years' pages as the outlet's own page lists them; empty for one that has none."""
    return site.asked(_years, outlet.id).index(outlet_url(outlet))


def own_months(
    site: Site, outlet: Outlet | Imprint, ids: Sequence[str], url: str, *, headed: bool
) -> tuple[Month, ...]:
    """Its articles by month. On its own pages its name alone is no byline; a chain of sources is."""
    made = months(site, [site.headings[id] for id in ids], url, headed=headed)
    return tuple(replace(month, rows=tuple(_without_name(site, row, outlet) for row in month.rows)) for month in made)


def own_rows(site: Site, outlet: Outlet | Imprint, ids: Sequence[str], url: str) -> tuple[ArticleRow, ...]:
    """The same without months."""
    return tuple(_without_name(site, row, outlet) for row in article_rows(site, ids, url))


def _without_name(site: Site, row: ArticleRow, outlet: Outlet | Imprint) -> ArticleRow:
    return replace(row, byline="") if row.byline == site.outlet_name(outlet.name) else row


def _pages(site: Site, key: str) -> year_pages.Year:
    """Raises KeyError where there is no such year."""
    id, _, year = key.partition("/")
    return site.asked(_years, id).year(int(year), PART)


def _year(site: Site, key: str) -> Year:
    """Raises KeyError where there is no such year."""
    id, _, year = key.partition("/")
    return site.asked(_by_year, id)[int(year)]


def _years(site: Site, id: str) -> Years:
    outlet, by_year = site.outlets[id], site.asked(_by_year, id)
    return Years(
        "source",
        site.outlet_name(outlet.name),
        outlet_url(outlet),
        articles={year: len(found.published) or len(found.cited_in) for year, found in by_year.items()},
        rows={year: max(len(found.published), len(found.cited_in)) for year, found in by_year.items()},
    )


def _by_year(site: Site, id: str) -> dict[int, Year]:
    """The newest first; empty for an outlet that one page holds."""
    outlet = site.outlets[id]
    if max(len(outlet.published), len(outlet.cited_in)) <= WHOLE:
        return {}
    published, cited_in = grouped(outlet.published, site.year), grouped(outlet.cited_in, site.year)
    return {
        year: Year(published.get(year, ()), cited_in.get(year, ()))
        for year in sorted({*published, *cited_in}, reverse=True)
    }
