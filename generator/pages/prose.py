"""Plain pages: «О проекте», «Как участвовать»."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.tongues import language_of
from generator.pages.typography import glue
from generator.urls import prose_url


def pages(site: Site) -> Iterator[Page]:
    for prose in site.archive.prose:
        body = render(
            site.language,
            "prose.html",
            title=site.prose_words(glue(prose.title)),
            dek=site.prose_words(glue(prose.description)),
            text=site.prose(prose.markdown) or "",
            lang=language_of(site.prose_words(prose.title)),
            edit=site.config.edit_url(prose.path),
        )
        yield Page(prose_url(prose), "prose", site.prose_words(prose.title), prose.description or prose.title, body)
