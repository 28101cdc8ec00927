"""The date leaf in the margin of a page that has a date of its own."""

from __future__ import annotations

from generator.i18n import date_words, month_and_year, weekday
from generator.pages.context import Site
from generator.pages.headings import Headed
from generator.pages.typography import glue
from generator.pages.views import Leaf


def leaf_of(site: Site, article: Headed) -> Leaf:
    """The publication date; «Без даты» and the bounds where only those are known."""
    if article.undated:
        bounds = glue(date_words(article.published, site.language))
        return Leaf("", bounds, "", site.words.gettext("Undated"))
    day = site.published(article)
    return Leaf(str(day.day), month_and_year(day, site.language), day.isoformat(), weekday(day, site.language))
