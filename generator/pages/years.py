"""Articles by year of publication: all of them, and a page a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model import Article, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.lists import neighbour, weighted
from generator.pages.months import Month, months
from generator.pages.views import IndexRow, Neighbour
from generator.urls import ARTICLES, articles_url, relative

WHOLE_LIMIT = 300
"""So many articles stand on one page; of more, the common page shows the newest year."""


@dataclass(frozen=True, slots=True)
class YearView:
    title: str
    dek: str
    months: tuple[Month, ...]
    years: tuple[IndexRow, ...]
    earlier: Neighbour | None = None
    later: Neighbour | None = None


def pages(site: Site) -> Iterator[Page]:
    articles = [item.article for item in site.archive.articles]
    by_year = {year: list(found) for year, found in groupby(articles, key=lambda article: article.published[:4])}
    title = site.words.gettext("Articles")
    shown = articles if len(articles) <= WHOLE_LIMIT else by_year[articles[0].published[:4]]
    dek = site.articles_counted(len(articles)) + "." if articles else site.words.gettext("The archive is empty so far.")
    view = YearView(title, dek, months(site, shown, ARTICLES, headed=False), _index(by_year, ARTICLES))
    description = site.words.gettext("All articles of the archive, the newest first.")
    yield Page(ARTICLES, "years", title, description, render(site.language, "years.html", view=view), indexed=False)
    pages_of_years = [(year, articles_url(year)) for year in by_year]
    for number, (year, found) in enumerate(by_year.items()):
        url = articles_url(year)
        title = site.words.gettext("Articles of %(year)s") % {"year": year}
        view = YearView(
            title,
            site.articles_counted(len(found)) + ".",
            months(site, found, url, headed=True),
            _index(by_year, url),
            earlier=neighbour(pages_of_years, number + 1, url),
            later=neighbour(pages_of_years, number - 1, url),
        )
        description = site.words.gettext("All articles of %(year)s, the newest first.") % {"year": year}
        yield Page(url, "years", title, description, render(site.language, "years.html", view=view), indexed=False)


def _index(by_year: dict[str, list[Article]], base: str) -> tuple[IndexRow, ...]:
    return weighted([("", year, relative(articles_url(year), base), len(found)) for year, found in by_year.items()])
