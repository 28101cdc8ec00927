"""What every page says of itself: OpenGraph for previews, the feeds of the whole archive, the description of its search.

There is no og:image. One drawn for each page would have to be set in a font of the machine that builds, so that two machines would
make two sites; one for all would say no more than the site's name, which stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.model import Page
from generator.pages.context import Site
from generator.pages.derived import has_days
from generator.pages.head.addresses import absolute
from generator.pages.head.tags import graph, joined, link, locale, named
from generator.sharing.following import ATOM, CALENDAR, JSON, followed
from generator.urls import relative

OF_THEIR_OWN = frozenset({"article"})
"""Kinds of page whose own head says of which type and in which language they are."""

OPENSEARCH = "opensearch.xml"


def common(site: Site, page: Page) -> str:
    return joined(_tags(site, page))


def _tags(site: Site, page: Page) -> Iterator[Markup]:
    yield graph("og:title", page.title)
    yield graph("og:description", page.description)
    yield graph("og:site_name", site.config.site_name)
    yield graph("og:url", absolute(site, page.url) or "")
    if page.kind not in OF_THEIR_OWN:
        yield graph("og:type", "website")
        yield graph("og:locale", locale(site.language))
    yield named("twitter:card", "summary")
    if followed(site.config):
        yield from feeds(site.config.site_name, "", page.url)
    if page.kind == "timeline" and site.once(has_days):
        yield link("alternate", "text/calendar", relative(CALENDAR, page.url), site.config.site_name)
    if site.config.site_url:
        href = relative(OPENSEARCH, page.url)
        yield link("search", "application/opensearchdescription+xml", href, site.config.site_name)


def feeds(title: str, folder: str, base: str) -> Iterator[Markup]:
    """Links to the feeds that lie in a folder, for the page at `base`."""
    yield link("alternate", "application/atom+xml", relative(folder + ATOM, base), title)
    yield link("alternate", "application/feed+json", relative(folder + JSON, base), title)
