"""Articles under the month of their publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.i18n import date_words
from generator.model import Article
from generator.pages.context import Site
from generator.pages.lists import article_rows
from generator.pages.views import ArticleRow


@dataclass(frozen=True, slots=True)
class Month:
    title: str
    count: int
    rows: tuple[ArticleRow, ...]


def months(site: Site, articles: Sequence[Article], base: str, *, headed: bool) -> tuple[Month, ...]:
    """Of articles newest first. `headed`: the page's own title says the year, so its rows do not."""
    made = []
    for key, group in groupby(articles, key=lambda article: article.published[:7]):
        found = list(group)
        year = int(key[:4])
        heading = date_words(key, site.language, year if headed else None)
        rows = article_rows(site, (article.id for article in found), base, year=year)
        made.append(Month(heading, len(found), rows))
    return tuple(made)
