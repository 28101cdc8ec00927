"""How to cite an article: in words, and as files for programs that keep references."""

from __future__ import annotations

from generator.i18n import date_words
from generator.model import Article
from generator.pages.context import Site
from generator.pages.tongues import spoken
from generator.pages.typography import glue
from generator.pages.views import Link


def citation(site: Site, article: Article) -> str:
    """Title, outlet, date, whom it cites, and the address here."""
    words = site.words
    parts = [site.publisher(article)]
    parts.append(date_words(article.published, site.language))
    if article.source.cites:
        parts.append(
            words.gettext("citing %(outlets)s") % {"outlets": " ← ".join(map(site.outlet_name, article.source.cites))}
        )
    address = site.config.site_url + site.article_url(article.id) if site.config.site_url else article.id
    heading = spoken(" ".join(filter(None, (signed(article), article.title))), site.lang(article.language))
    return glue(f"{heading} // {', '.join(parts)}. — {site.prose_words(site.config.site_name)}. {address}")


def signed(article: Article) -> str:
    """The byline as a sentence of its own, or ""."""
    return f"{article.source.author.rstrip('.')}." if article.source.author else ""


def files() -> tuple[Link, ...]:
    """The same as data, and the text as Markdown: files in the article's own folder."""
    return (
        Link("BibTeX", "cite.bib"),
        Link("RIS", "cite.ris"),
        Link("CSL-JSON", "cite.json"),
        Link("Markdown", "article.md"),
    )
