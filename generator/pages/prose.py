"""Plain pages: «О проекте», «Как участвовать»."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator import markdown
from generator.model import Page
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.typography import glue
from generator.urls import prose_url


def pages(site: Site) -> Iterator[Page]:
    for prose in site.archive.prose:
        body = render(
            site.language,
            "prose.html",
            title=glue(prose.title),
            dek=glue(prose.description),
            # markdown.render escapes whatever is not its own markup.
            text=Markup(markdown.render(prose.markdown, glue=glue)),  # noqa: S704
            edit=site.config.edit_url(prose.path),
        )
        yield Page(prose_url(prose), "prose", prose.title, prose.description or prose.title, body)
