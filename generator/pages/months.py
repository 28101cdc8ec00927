"""Articles under the month of their publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.i18n import date_words
from generator.pages.context import Site
from generator.pages.headings import Headed
from generator.pages.lists import article_rows
from generator.pages.views import ArticleRow


@dataclass(frozen=True, slots=True)
class Month:
    title: str
    count: int
    rows: tuple[ArticleRow, ...]
    href: str = ""
    """To the month's own page, which has the rows; "" where they stand here."""


def by_month(articles: Sequence[Headed]) -> Iterator[tuple[str, list[Headed]]]:
    """`2025-11` and its articles, in the order given."""
    for key, group in groupby(articles, key=lambda article: article.published[:7]):
        yield key, list(group)


def months(site: Site, articles: Sequence[Headed], base: str, *, headed: bool) -> tuple[Month, ...]:
    """Of articles newest first. `headed`: the page's own title says the year, so its rows do not."""
    return tuple(month(site, found, base, headed=headed) for _, found in by_month(articles))


def month(site: Site, articles: Sequence[Headed], base: str, *, headed: bool) -> Month:
    """Of articles of one month."""
    key = articles[0].published[:7]
    rows = article_rows(site, (article.id for article in articles), base, year=int(key[:4]))
    return Month(month_title(site, key, headed=headed), len(articles), rows)


def month_title(site: Site, key: str, *, headed: bool) -> str:
    return date_words(key, site.language, int(key[:4]) if headed else None)
