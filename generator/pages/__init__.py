"""The finished archive → pages. One file a kind, with its template of the same name; `PAGE_KINDS` is the list.

A kind is a function from the `Site` to its pages. The templates see only plain values (`views.py` and the kind's own), never
the archive; Jinja escapes every one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from markupsafe import escape

from generator.config import Config
from generator.errors import LetopisError
from generator.model import Archive, Page
from generator.pages import (
    article,
    connections,
    data,
    disagreements,
    entity,
    entity_index,
    event,
    events,
    home,
    moved,
    prose,
    quote,
    quotes,
    search,
    sources,
    timeline,
    years,
)
from generator.pages.context import Site
from generator.pages.head import Heads
from generator.pages.tongues import with_lang, without

PAGE_KINDS: tuple[Callable[[Site], Iterator[Page]], ...] = (
    home.pages,
    article.pages,
    years.pages,
    entity.pages,
    entity_index.pages,
    timeline.pages,
    event.pages,
    events.pages,
    disagreements.pages,
    quote.pages,
    quotes.pages,
    connections.pages,
    sources.pages,
    data.pages,
    prose.pages,
    search.pages,
    moved.pages,
)


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """Every page of the site, each with an address of its own.

    Raises LetopisError where two pages claim the same address (a plain page named like a part of the site).
    """
    site = Site(archive, config)
    heads = Heads(site)
    taken: dict[str, Page] = {}
    for kind in PAGE_KINDS:
        for page in map(_titled, kind(site)):
            other = taken.setdefault(page.url, page)
            if other is not page:
                raise LetopisError(
                    f"two pages would be /{page.url}: «{other.title}» ({other.kind}) and «{page.title}» ({page.kind}). "
                    "Give the content file of one of them another name."
                )
            yield replace(page, head=heads.of(page))


def _titled(page: Page) -> Page:
    """With the title as plain text, and its languages beside it."""
    title = without(page.title)
    return page if title == page.title else replace(page, title=title, heading=with_lang(str(escape(page.title))))
