"""What can be followed by feed: the archive, and whatever has a page of its own, an entity or an outlet.

Each has an Atom feed, which every feed reader reads, and a JSON Feed, which every program does. Most names of a large archive stand in one
article; whoever waits for the second needs the feed more than those who look in daily.

The address of a feed lasts as long as its page's. A feed reader knows nothing of the redirect that a page leaves behind, so where ids
were merged the feed lies at the old addresses too, and says by its link to itself where it is now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.config import Config
from generator.model import Archive, Entity
from generator.sharing.days import whole_days
from generator.urls import TIMELINE, entity_url

ATOM = "feed.xml"
JSON = "feed.json"
"""Below the page that is followed; the archive's own are at the root."""

CALENDAR = f"{TIMELINE}calendar.ics"


def followed(config: Config) -> bool:
    """Without the site's address nothing has a feed, as entries need absolute ones. An empty archive has one to wait with."""
    return bool(config.site_url)


def former_addresses(entity: Entity, living: Mapping[str, Entity]) -> Iterator[str]:
    """Of its page, by the ids that were merged into it; one that a living entity of the kind has is left to that entity."""
    for old in entity.same_as:
        if old not in living or living[old].kind is not entity.kind:
            yield entity_url(replace(entity, id=old))


def calendar_kept(archive: Archive) -> bool:
    """A calendar takes what is known to the day, and needs no address."""
    return any(whole_days(event.when) for event in archive.events)
