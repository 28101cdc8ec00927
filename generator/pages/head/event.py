"""Of an event's page: what happened, when as far as it is known to the day, and which articles tell of it."""

from __future__ import annotations

from generator.model import Event, Page
from generator.pages.context import Site
from generator.pages.head.addresses import absolute
from generator.pages.head.jsonld import Node, breadcrumbs, script, thing
from generator.pages.head.tags import joined
from generator.sharing.cleartext import cut
from generator.sharing.days import whole_days
from generator.urls import EVENTS

NAME_LIMIT = 110
"""Code points; an event without a title of its own is called by a whole sentence."""
TELLINGS = 20


def event_head(site: Site, event: Event, page: Page) -> str:
    if not site.config.site_url:
        return ""
    url = page.url
    first, last = whole_days(event.when) or (None, None)
    articles = dict.fromkeys(telling.article for telling in event.tellings)
    known = [site.archive.entities[id] for id in event.entities if id in site.archive.entities]
    name = cut(event.title, NAME_LIMIT)
    node: Node = {
        "@type": "Event",
        "@id": absolute(site, url),
        "url": absolute(site, url),
        "mainEntityOfPage": absolute(site, url),
        "name": name,
        "startDate": first.isoformat() if first else None,
        "endDate": last.isoformat() if last and last != first else None,
        # Places too: that one is named does not say that it happened there, so no `location` is claimed.
        "about": [thing(site, entity) for entity in known],
        "subjectOf": [
            {
                "@type": "Article",
                "@id": absolute(site, site.article_url(id)),
                "headline": site.headings[id].title,
            }
            for id in list(articles)[:TELLINGS]
        ],
    }
    return joined((script((node, breadcrumbs(site, (site.words.gettext("Events"), EVENTS), (name, url)))),))
