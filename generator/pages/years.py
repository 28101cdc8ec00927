"""Articles by year of publication: all of them, and a page a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.i18n import date_words
from generator.model import Article, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.lists import article_rows, weighted
from generator.pages.views import ArticleRow, IndexRow, Neighbour

WHOLE_LIMIT = 300
"""So many articles stand on one page; of more, the common page shows the newest year."""


@dataclass(frozen=True, slots=True)
class Month:
    title: str
    count: int
    rows: tuple[ArticleRow, ...]


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
    view = YearView(title, dek, _months(site, shown, "articles/", headed=False), _index(site, by_year, "articles/"))
    description = site.words.gettext("All articles of the archive, the newest first.")
    yield Page("articles/", "years", title, description, render(site.language, "years.html", view=view), indexed=False)
    years = list(by_year)
    for number, (year, found) in enumerate(by_year.items()):
        url = f"articles/{year}/"
        title = site.words.gettext("Articles of %(year)s") % {"year": year}
        view = YearView(
            title,
            site.articles_counted(len(found)) + ".",
            _months(site, found, url, headed=True),
            _index(site, by_year, url),
            earlier=_neighbour(site, years, number + 1, url),
            later=_neighbour(site, years, number - 1, url),
        )
        description = site.words.gettext("All articles of %(year)s, the newest first.") % {"year": year}
        yield Page(url, "years", title, description, render(site.language, "years.html", view=view), indexed=False)


def _months(site: Site, articles: Sequence[Article], base: str, *, headed: bool) -> tuple[Month, ...]:
    """`headed`: the page's own title says the year, so its rows do not."""
    months = []
    for key, group in groupby(articles, key=lambda article: article.published[:7]):
        found = list(group)
        year = int(key[:4])
        heading = date_words(key, site.language, year if headed else None)
        rows = article_rows(site, (article.id for article in found), base, year=year)
        months.append(Month(heading, len(found), rows))
    return tuple(months)


def _index(site: Site, by_year: dict[str, list[Article]], base: str) -> tuple[IndexRow, ...]:
    return weighted([("", year, site.link(f"articles/{year}/", base), len(found)) for year, found in by_year.items()])


def _neighbour(site: Site, years: Sequence[str], number: int, base: str) -> Neighbour | None:
    if not 0 <= number < len(years):
        return None
    return Neighbour("", years[number], site.link(f"articles/{years[number]}/", base))
