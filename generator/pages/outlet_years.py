"""Of an outlet that published, or is passed on by, more than one page holds: a page a year, in parts of a bounded length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.model import Outlet, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.lists import article_rows, neighbour, weighted
from generator.pages.months import Month, months
from generator.pages.numbered import addresses, parts
from generator.pages.typography import glue
from generator.pages.views import ArticleRow, IndexRow, Link, Neighbour
from generator.urls import outlet_url, relative

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
    name: str
    home: str
    year: str
    parts: tuple[Link, ...]
    months: tuple[Month, ...]
    cited_in: tuple[ArticleRow, ...]
    years: tuple[IndexRow, ...]
    earlier: Neighbour | None
    later: Neighbour | None


def pages(site: Site, outlet: Outlet) -> Iterator[Page]:
    """None for an outlet that one page holds."""
    years = _years(outlet, site)
    order = [(str(year), _url(outlet, year)) for year in years]
    for place, (year, found) in enumerate(years.items()):
        own = addresses(_url(outlet, year), max(len(found.published), len(found.cited_in)), PART)
        for number, url in enumerate(own):
            cut = slice(number * PART, (number + 1) * PART)
            view = YearView(
                name=glue(site.outlet_name(outlet.name)),
                home=relative(outlet_url(outlet), url),
                year=str(year),
                parts=parts(own, url),
                months=own_months(site, outlet, found.published[cut], url, headed=True),
                cited_in=article_rows(site, found.cited_in[cut], url, year=year),
                years=_index(outlet, years, url),
                earlier=neighbour(order, place + 1, url),
                later=neighbour(order, place - 1, url),
            )
            title = site.year_title(site.outlet_name(outlet.name), year, number + 1)
            description = site.words.gettext("What the archive has of %(name)s in %(year)s.") % {
                "name": outlet.name,
                "year": year,
            }
            body = render(site.language, "source_year.html", view=view)
            yield Page(url, "source", title, description, body, indexed=False)


def index(site: Site, outlet: Outlet) -> tuple[IndexRow, ...]:
    """The years' pages as the outlet's own page lists them; empty for one that has none."""
    return _index(outlet, _years(outlet, site), outlet_url(outlet))


def own_months(site: Site, outlet: Outlet, ids: Sequence[str], url: str, *, headed: bool) -> tuple[Month, ...]:
    """Its articles by month. On its own pages its name alone is no byline; a chain of sources is."""
    made = months(site, [site.articles[id].article for id in ids], url, headed=headed)
    return tuple(replace(month, rows=tuple(_without_name(site, row, outlet) for row in month.rows)) for month in made)


def own_rows(site: Site, outlet: Outlet, ids: Sequence[str], url: str) -> tuple[ArticleRow, ...]:
    """The same without months."""
    return tuple(_without_name(site, row, outlet) for row in article_rows(site, ids, url))


def _without_name(site: Site, row: ArticleRow, outlet: Outlet) -> ArticleRow:
    return replace(row, byline="") if row.byline == site.outlet_name(outlet.name) else row


def _url(outlet: Outlet, year: int) -> str:
    return f"{outlet_url(outlet)}{year:04}/"


def _index(outlet: Outlet, years: dict[int, Year], base: str) -> tuple[IndexRow, ...]:
    return weighted(
        [
            ("", str(year), relative(_url(outlet, year), base), len(found.published) or len(found.cited_in))
            for year, found in years.items()
        ]
    )


def _years(outlet: Outlet, site: Site) -> dict[int, Year]:
    """The newest first; empty for an outlet that one page holds."""
    if max(len(outlet.published), len(outlet.cited_in)) <= WHOLE:
        return {}

    def year_of(id: str) -> int:
        return site.published(site.articles[id].article).year

    published, cited_in = (
        {year: list(ids) for year, ids in groupby(ids, key=year_of)} for ids in (outlet.published, outlet.cited_in)
    )
    return {
        year: Year(published.get(year, ()), cited_in.get(year, ()))
        for year in sorted({*published, *cited_in}, reverse=True)
    }
