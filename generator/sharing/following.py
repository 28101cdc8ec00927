"""Whose news has a feed of its own.

A feed is a promise: its address must not go away while somebody follows it. So those have one whose ids are kept by people and who
have enough to follow: entities with a file in content/entities/ (machine-made ones are renamed and merged) and outlets, each with
so many articles that there is something to wait for. Both only grow with the archive, and 10,000 articles make some hundred feeds
and not one for each of thousands of names met twice.
"""

from __future__ import annotations

from generator.config import Config
from generator.model import Archive, Entity, Outlet
from generator.sharing.days import whole_days
from generator.urls import TIMELINE

ENOUGH = 3
"""Articles."""

ATOM = "feed.xml"
JSON = "feed.json"
"""Below the page that is followed; the archive's own are at the root."""

CALENDAR = f"{TIMELINE}calendar.ics"


def entity_followed(entity: Entity, articles: int, config: Config) -> bool:
    """`articles`: how many mention it. No feed without the site's address: entries need absolute ones."""
    return bool(config.site_url) and entity.curated and articles >= ENOUGH


def outlet_followed(outlet: Outlet, config: Config) -> bool:
    return bool(config.site_url) and len(outlet.published) >= ENOUGH


def calendar_kept(archive: Archive) -> bool:
    """A calendar takes what is known to the day, and needs no address."""
    return any(whole_days(event.when) for event in archive.events)


def archive_followed(config: Config) -> bool:
    """An empty archive too: somebody waits for its first article."""
    return bool(config.site_url)
