"""llms.txt: what this site is and where its texts lie as plain Markdown, for programs that read on somebody's behalf (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports import copies
from generator.exports.engine import render
from generator.exports.source import Source
from generator.i18n import catalogue, date_words
from generator.model import Output
from generator.sharing.cleartext import one_line
from generator.urls import ARTICLES, HOME, article_url

PATH = "llms.txt"
NEWEST = 30
"""Articles."""

_MARKUP = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#&"})


def outputs(source: Source) -> Iterator[Output]:
    """Addresses are absolute where the site knows its own, else relative to this file."""
    archive, config = source.archive, source.config
    words = catalogue(config.language)
    # Pages of one step from the root: the lists, the plain pages. Everything else is reached from them.
    ways = sorted(
        (
            page
            for page in source.listings
            if page.url != HOME and page.url.count("/") == 1 and page.kind not in ("moved", "search")
        ),
        key=lambda page: page.url,
    )
    articles = [item.article for item in archive.articles[:NEWEST]]
    yield Output(
        PATH,
        render(
            PATH,
            title=_plain(config.site_name),
            description=_plain(config.site_description),
            archive=words.gettext("About the archive"),
            articles_title=words.gettext("Articles"),
            ways=[(_plain(page.title), config.site_url + page.url, _plain(page.description)) for page in ways],
            articles=[
                (
                    _plain(article.title),
                    config.site_url + article_url(article) + copies.NAME,
                    _plain(
                        ", ".join(filter(None, (article.source.name, date_words(article.published, config.language))))
                    ),
                )
                for article in articles
            ],
            more=(_plain(words.gettext("All articles, by year")), config.site_url + ARTICLES),
        ),
    )


def _plain(text: str) -> str:
    return one_line(text).translate(_MARKUP)
