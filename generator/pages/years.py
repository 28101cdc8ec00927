"""Articles by year of publication: all of them, a page a year, and one a month of the years that are too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.i18n import date_words
from generator.model import Article, Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.headings import Headed
from generator.pages.months import Month, by_month, month, month_title, months
from generator.pages.paging import Part, grouped, neighbours, parts, year_links, year_rows
from generator.pages.views import IndexRow, Link
from generator.urls import ARTICLES, articles_month_url, articles_url, relative

WHOLE_LIMIT = 300
"""So many articles stand on one page; of more, the common page shows the newest year; of more in one year, its months have pages, and of
more in one month, numbered ones."""


@dataclass(frozen=True, slots=True)
class YearView:
    title: str
    dek: str
    months: tuple[Month, ...]
    years: tuple[IndexRow, ...] = ()
    """With how many articles each has: on the common page."""
    others: tuple[Link, ...] = ()
    """The years, on any other page."""
    part: Part | None = None


def pages(site: Site) -> Iterator[Page]:
    """The common page."""
    articles = [item.article for item in site.archive.articles]
    by_year = grouped(articles, _year)
    shown = articles if len(articles) <= WHOLE_LIMIT else by_year[_year(articles[0])]
    view = YearView(
        title=site.words.gettext("Articles"),
        dek=site.articles_counted(len(articles)) + "."
        if articles
        else site.words.gettext("The archive is empty so far."),
        months=_months(site, shown, ARTICLES, headed=False),
        years=year_rows({year: len(found) for year, found in by_year.items()}, articles_url, ARTICLES),
    )
    yield _page(site, ARTICLES, view, site.words.gettext("All articles of the archive, the newest first."))


def keys(site: Site) -> Iterator[str]:
    """Addresses: a page a year, and those of the months of years that are too long."""
    yield from site.once(_stays)


def alike(site: Site, url: str) -> int:
    return url.count("/")


def of_time(site: Site, url: str) -> Iterator[Page]:
    """The page of a year, or one of a month."""
    stay = site.once(_stays)[url]
    articles = [site.headings[id] for id in stay.ids]
    if "-" in stay.time:
        said = {"month": date_words(stay.time, site.language)}
        title = stay.part.titled(site, site.words.gettext("Articles, %(month)s") % said)
        description = site.words.gettext("All articles, %(month)s, the newest first.") % said
        shown: tuple[Month, ...] = (replace(month(site, articles, url, headed=True), count=stay.count),)
    else:
        title = site.words.gettext("Articles of %(year)s") % {"year": stay.time}
        description = site.words.gettext("All articles of %(year)s, the newest first.") % {"year": stay.time}
        shown = months(site, articles, url, headed=True) if articles else _closer(site, stay.closer, url, headed=True)
    dek = site.articles_counted(stay.count) + "."
    others = year_links(site.once(_years), articles_url, url)
    yield _page(site, url, YearView(title, dek, shown, others=others, part=stay.part), description)


def _page(site: Site, url: str, view: YearView, description: str) -> Page:
    body = render(site.language, "years.html", view=view)
    return Page(url, "years", view.title, description, body, indexed=False)


# ------------------------------------------------------------------------------------------------- what stands where


@dataclass(frozen=True, slots=True)
class _Stay:
    """A year, or what one page holds of a month."""

    time: str
    """EDTF."""
    part: Part
    """With what stands before and after it, years among years and months among months."""
    ids: tuple[str, ...]
    """Of the articles that stand here, the newest first; none where the months have pages."""
    closer: tuple[tuple[str, int], ...]
    """Those months, `2025-11`, and how many articles each has."""
    count: int
    """Of the articles of the year, of the month."""


def _stays(site: Site) -> dict[str, _Stay]:
    """By address, the newest years first."""
    years: list[tuple[str, _Stay]] = []
    of_months: list[tuple[str, _Stay]] = []
    for year, articles in grouped((item.article for item in site.archive.articles), _year).items():
        closer = list(by_month(articles)) if len(articles) > WHOLE_LIMIT else []
        (whole,) = parts(articles_url(year), 0, WHOLE_LIMIT)
        own = () if closer else tuple(article.id for article in articles)
        counted = tuple((key, len(found)) for key, found in closer)
        years.append((str(int(year)), _Stay(year, whole, own, counted, len(articles))))
        for key, found in closer:
            name = date_words(key, site.language)
            for part in parts(articles_month_url(key[:4], key[5:]), len(found), WHOLE_LIMIT):
                ids = tuple(article.id for article in found[part.rows])
                called = f"{name}, {part.number}" if part.chips else name
                of_months.append((called, _Stay(key, part, ids, (), len(found))))
    return {
        stay.part.url: replace(stay, part=replace(stay.part, earlier=earlier, later=later))
        for like in (years, of_months)
        for (_, stay), (earlier, later) in zip(
            like, neighbours([(name, stay.part.url) for name, stay in like]), strict=True
        )
    }


def _year(article: Article) -> str:
    return article.published[:4]


def _years(site: Site) -> tuple[str, ...]:
    """The newest first."""
    return tuple(dict.fromkeys(_year(item.article) for item in site.archive.articles))


# ----------------------------------------------------------------------------------------------------- what is shown


def _months(site: Site, articles: Sequence[Headed], base: str, *, headed: bool) -> tuple[Month, ...]:
    """`headed`: the page's own title says the year, so its rows do not."""
    if len(articles) <= WHOLE_LIMIT:
        return months(site, articles, base, headed=headed)
    return _closer(site, [(key, len(found)) for key, found in by_month(articles)], base, headed=headed)


def _closer(site: Site, counted: Sequence[tuple[str, int]], base: str, *, headed: bool) -> tuple[Month, ...]:
    """Months that have pages of their own."""
    return tuple(
        Month(
            month_title(site, key, headed=headed),
            count,
            (),
            relative(articles_month_url(key[:4], key[5:]), base),
        )
        for key, count in counted
    )
