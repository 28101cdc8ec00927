"""«Цитаты»: what several articles quote, newest first; a page a year when there is much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Page, QuoteThread
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.paging import Part, by_year, grouped, year_anchor, year_rows
from generator.pages.quoted import QuoteRow, quote_rows
from generator.pages.typography import glue
from generator.pages.views import IndexRow
from generator.urls import QUOTES, quotes_url, relative

WHOLE_LIMIT = 300
"""So many threads stand on one page; of more, each year has pages of its own, and the common page shows the newest."""


@dataclass(frozen=True, slots=True)
class YearOfQuotes:
    id: str
    title: str
    count: int
    href: str
    """Of the year's own page; "" where it has none, or on that page."""
    rows: tuple[QuoteRow, ...]


@dataclass(frozen=True, slots=True)
class QuotesView:
    title: str
    dek: str
    years: tuple[YearOfQuotes, ...]
    index: tuple[IndexRow, ...]
    part: Part | None = None
    """Of the year; None on the page that is no year's."""


def pages(site: Site) -> Iterator[Page]:
    """None where no words are quoted twice."""
    threads = site.archive.threads
    if not threads:
        return
    years = grouped(threads, lambda thread: site.year(thread.variants[0].article))
    counts = {year: len(found) for year, found in years.items()}
    whole = len(threads) <= WHOLE_LIMIT
    title = site.words.gettext("Quotes")
    description = site.words.gettext("What several articles quote, and in what words each of them does.")
    newest = next(iter(years))
    shown = years if whole else {newest: years[newest][:WHOLE_LIMIT]}
    view = QuotesView(
        title=title,
        dek=glue(description),
        years=tuple(
            _section(site, year, found, counts[year], QUOTES, "" if whole else quotes_url(year))
            for year, found in shown.items()
        ),
        index=year_rows(counts, quotes_url, QUOTES, whole=whole) if len(counts) > 1 else (),
    )
    yield Page(QUOTES, "quotes", title, description, _draw(site, view), indexed=False)
    if whole:
        return
    for year, part in by_year(counts, WHOLE_LIMIT, quotes_url):
        title = part.titled(site, site.words.gettext("Quotes of %(year)s") % {"year": year})
        view = QuotesView(
            title=title,
            dek="",
            years=(_section(site, year, years[year][part.rows], counts[year], part.url, ""),),
            index=year_rows(counts, quotes_url, part.url),
            part=part,
        )
        yield Page(part.url, "quotes", title, description, _draw(site, view), indexed=False)


def _section(site: Site, year: int, threads: Iterable[QuoteThread], count: int, base: str, own: str) -> YearOfQuotes:
    """`own`: the address of the year's page, where the section stands on another."""
    rows = quote_rows(site, threads, base, year=year)
    return YearOfQuotes(year_anchor(year), str(year), count, relative(own, base) if own else "", rows)


def _draw(site: Site, view: QuotesView) -> str:
    return render(site.language, "quotes.html", view=view)
