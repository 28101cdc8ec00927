"""What programs read of a page, in its <head>: descriptions for previews, citations for Zotero, JSON-LD for search engines.

A page's address tells whose page it is, so page kinds need not know of any of this. Whatever needs an absolute address (JSON-LD, feeds, the
search description, og:url) is left out of all of it where the site does not know its own: `absolute` in `addresses.py` decides, and says so
by None.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from generator import urls
from generator.model import Page
from generator.pages.context import Site
from generator.pages.head.article import article_head
from generator.pages.head.common import common
from generator.pages.head.entity import entity_head, outlet_head
from generator.pages.head.event import event_head
from generator.pages.head.home import home_head
from generator.pages.head.thread import thread_head


class Heads:
    """The heads of one site's pages."""

    def __init__(self, site: Site) -> None:
        self._site = site
        archive = site.archive
        self._own: dict[str, Callable[[Page], str]] = {
            urls.HOME: partial(home_head, site),
            **{urls.article_url(item.article): partial(article_head, site, item) for item in archive.articles},
            **{urls.entity_url(entity): partial(entity_head, site, entity) for entity in archive.entities.values()},
            **{urls.outlet_url(outlet): partial(outlet_head, site, outlet) for outlet in archive.outlets},
            **{urls.event_url(event.id): partial(event_head, site, event) for event in archive.events},
            **{urls.thread_url(thread.id): partial(thread_head, site, thread) for thread in archive.threads},
        }

    def of(self, page: Page) -> str:
        """What every page says, then what those about one thing say of it, then what the page's kind has made itself."""
        if page.kind == "moved":
            # It says nothing but where to.
            return page.head
        own = self._own.get(page.url)
        return "\n".join(filter(None, (common(self._site, page), own(page) if own else "", page.head)))
