"""Articles by year of publication: all of them, a page a year, and one a month of the years that are too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.i18n import date_words
from generator.model import Article, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.months import Month, by_month, month, month_title, months
from generator.pages.paging import neighbours, parts, year_rows
from generator.pages.views import IndexRow, Link, Neighbour
from generator.urls import ARTICLES, articles_month_url, articles_url, relative

WHOLE_LIMIT = 300
"""So many articles stand on one page; of more, the common page shows the newest year; of more in one year, its months have pages, and of
more in one month, numbered ones."""


@dataclass(frozen=True, slots=True)
class YearView:
    title: str
    dek: str
    months: tuple[Month, ...]
    years: tuple[IndexRow, ...]
    earlier: Neighbour | None = None
    later: Neighbour | None = None
    chips: tuple[Link, ...] = ()
    """Of a month that goes on: all its pages."""


def pages(site: Site) -> Iterator[Page]:
    articles = [item.article for item in site.archive.articles]
    by_year = {year: list(found) for year, found in groupby(articles, key=lambda article: article.published[:4])}
    title = site.words.gettext("Articles")
    shown = articles if len(articles) <= WHOLE_LIMIT else by_year[articles[0].published[:4]]
    dek = site.articles_counted(len(articles)) + "." if articles else site.words.gettext("The archive is empty so far.")
    view = YearView(title, dek, _months(site, shown, ARTICLES, headed=False), _index(by_year, ARTICLES))
    description = site.words.gettext("All articles of the archive, the newest first.")
    yield Page(ARTICLES, "years", title, description, render(site.language, "years.html", view=view), indexed=False)
    pages_of_years = [(year, articles_url(year)) for year in by_year]
    for (year, found), (earlier, later) in zip(by_year.items(), neighbours(pages_of_years), strict=True):
        url = articles_url(year)
        title = site.words.gettext("Articles of %(year)s") % {"year": year}
        view = YearView(
            title,
            site.articles_counted(len(found)) + ".",
            _months(site, found, url, headed=True),
            _index(by_year, url),
            earlier=earlier,
            later=later,
        )
        description = site.words.gettext("All articles of %(year)s, the newest first.") % {"year": year}
        yield Page(url, "years", title, description, render(site.language, "years.html", view=view), indexed=False)
    yield from _pages_of_months(site, by_year)


def _pages_of_months(site: Site, by_year: dict[str, list[Article]]) -> Iterator[Page]:
    """Each with the month before and after it among them; a month that is too long goes on to numbered pages."""
    found = [
        (key, group, part)
        for articles in by_year.values()
        if len(articles) > WHOLE_LIMIT
        for key, group in by_month(articles)
        for part in parts(articles_month_url(key[:4], key[5:]), len(group), WHOLE_LIMIT)
    ]
    names = [date_words(key, site.language) for key, *_ in found]
    addresses = [
        (f"{name}, {part.number}" if part.chips else name, part.url)
        for name, (*_, part) in zip(names, found, strict=True)
    ]
    for name, (_, articles, part), (earlier, later) in zip(names, found, neighbours(addresses), strict=True):
        view = YearView(
            part.titled(site, site.words.gettext("Articles, %(month)s") % {"month": name}),
            site.articles_counted(len(articles)) + ".",
            (replace(month(site, articles[part.rows], part.url, headed=True), count=len(articles)),),
            _index(by_year, part.url),
            earlier=earlier,
            later=later,
            chips=part.chips,
        )
        description = site.words.gettext("All articles, %(month)s, the newest first.") % {"month": name}
        body = render(site.language, "years.html", view=view)
        yield Page(part.url, "years", view.title, description, body, indexed=False)


def _months(site: Site, articles: Sequence[Article], base: str, *, headed: bool) -> tuple[Month, ...]:
    """`headed`: the page's own title says the year, so its rows do not."""
    if len(articles) <= WHOLE_LIMIT:
        return months(site, articles, base, headed=headed)
    return tuple(
        Month(
            month_title(site, key, headed=headed),
            len(found),
            (),
            relative(articles_month_url(key[:4], key[5:]), base),
        )
        for key, found in by_month(articles)
    )


def _index(by_year: dict[str, list[Article]], base: str) -> tuple[IndexRow, ...]:
    return year_rows({year: len(found) for year, found in by_year.items()}, articles_url, base)
