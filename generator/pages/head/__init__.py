"""What programs read of a page, in its <head>: descriptions for previews, citations for Zotero, JSON-LD for search engines.

A page's address tells whose page it is, so page kinds need not know of any of this. Whatever needs an absolute address (JSON-LD, feeds, the
search description, og:url) is left out of all of it where the site does not know its own: `absolute` in `addresses.py` decides, and says so
by None.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
        self._own: dict[str, tuple[Callable[[Site, Any, Page], str], object]] = {urls.HOME: (_home, archive)}
        """By address: what makes a page's head, and of what."""
        for item in archive.articles:
            self._own[urls.article_url(item.article)] = (article_head, item)
        for entity in archive.entities.values():
            self._own[urls.entity_url(entity)] = (entity_head, entity)
        for outlet in archive.outlets:
            self._own[urls.outlet_url(outlet)] = (outlet_head, outlet)
        for event in filter(site.has_page, archive.events):
            self._own[urls.event_url(event.id)] = (event_head, event)
        for thread in archive.threads:
            self._own[urls.thread_url(thread.id)] = (thread_head, thread)

    def of(self, page: Page) -> str:
        """What every page says, then what those about one thing say of it, then what the page's kind has made itself."""
        if page.kind == "moved":
            # It says nothing but where to.
            return page.head
        own = ""
        if page.url in self._own:
            make, of = self._own[page.url]
            own = make(self._site, of, page)
        return "\n".join(filter(None, (common(self._site, page), own, page.head)))


def _home(site: Site, archive: object, page: Page) -> str:
    return home_head(site, page)
