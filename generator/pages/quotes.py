"""«Цитаты»: what several articles quote, newest first; a page a year when there is much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Page, QuoteThread
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.lists import weighted
from generator.pages.quoted import QuoteRow, quote_rows
from generator.pages.typography import glue
from generator.pages.views import IndexRow, Neighbour
from generator.pages.year_parts import by_year
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
    earlier: Neighbour | None = None
    later: Neighbour | None = None


def pages(site: Site) -> Iterator[Page]:
    """None where no words are quoted twice."""
    threads = site.archive.threads
    if not threads:
        return
    years: defaultdict[int, list[QuoteThread]] = defaultdict(list)
    for thread in threads:
        years[_year(site, thread)].append(thread)
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
        index=_index(counts, QUOTES, whole=whole) if len(counts) > 1 else (),
    )
    yield Page(QUOTES, "quotes", title, description, _draw(site, view), indexed=False)
    if whole:
        return
    for part in by_year(years, WHOLE_LIMIT, quotes_url):
        title = site.words.gettext("Quotes of %(year)s") % {"year": part.year}
        if part.of > 1:
            title += f" ({part.number}/{part.of})"
        view = QuotesView(
            title=title,
            dek="",
            years=(_section(site, part.year, part.items, counts[part.year], part.url, ""),),
            index=_index(counts, part.url, whole=False),
            earlier=part.before,
            later=part.after,
        )
        yield Page(part.url, "quotes", title, description, _draw(site, view), indexed=False)


def _year(site: Site, thread: QuoteThread) -> int:
    """Of the first appearance."""
    return site.published(site.articles[thread.variants[0].article].article).year


def _section(site: Site, year: int, threads: Iterable[QuoteThread], count: int, base: str, own: str) -> YearOfQuotes:
    rows = quote_rows(site, threads, base, year=year)
    return YearOfQuotes(f"y{year}", str(year), count, relative(own, base) if own else "", rows)


def _index(counts: dict[int, int], base: str, *, whole: bool) -> tuple[IndexRow, ...]:
    return weighted(
        [
            ("", str(year), f"#y{year}" if whole else relative(quotes_url(year), base), count)
            for year, count in counts.items()
        ]
    )


def _draw(site: Site, view: QuotesView) -> str:
    return render(site.language, "quotes.html", view=view)
