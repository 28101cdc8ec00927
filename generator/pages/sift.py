"""What the timeline is sifted by: whom an event concerns, how many tell it, whether they agree, and when it was.

The sifting itself is the browser's (kinds/timeline.js). Here is what it offers; what it compares stands on the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.archive.timeline import concerned, event_year, kinds
from generator.model import EntityKind, Event
from generator.pages.context import Site, most_first
from generator.pages.derived import publishing
from generator.pages.typography import glue
from generator.urls import entity_url, relative

OFFERED = 60
"""Entities one can choose from: those of most events."""

CHIPS = 5
"""Of them, those that one press chooses."""

TOO_MANY = 2 / 3
"""Of the events: whoever is in more tells nothing apart, and is no chip. Nor is an outlet, which is there for what it writes."""

LEAST = 2
"""So few rows need no sifting."""


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    name: str
    count: int
    href: str = ""
    """To the entity's page, for a browser without scripts."""


@dataclass(frozen=True, slots=True)
class Sift:
    total: int
    chips: tuple[Choice, ...]
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]
    """By kind of entity: (its plural, entities)."""
    kinds: tuple[Choice, ...]
    years: tuple[str, ...]
    """Of the events, the newest first."""
    index: str
    """To the list of what the pages of the timeline hold, where the page itself does not hold all; else ""."""
    whole: str
    """To the whole timeline; "" on its page."""


def sift(site: Site, events: Sequence[Event], base: str, *, index: str = "", whole: str = "") -> Sift | None:
    """For the page at `base`, whose rows (or whose index) are these events; None where there is nothing to sift."""
    if len(events) <= LEAST:
        return None
    counts = Counter(id for event in events for id in concerned(event))
    found = most_first((site.archive.entities[id], count) for id, count in counts.items())[:OFFERED]
    choices = {
        entity.id: Choice(entity.id, glue(site.name(entity)), count, relative(entity_url(entity), base))
        for entity, count in found
    }
    outlets = site.once(publishing)
    telling = [
        choices[entity.id]
        for entity, count in found
        if 1 < count <= TOO_MANY * len(events) and entity.id not in outlets
    ]
    groups = (
        (site.kind_title(kind), tuple(choices[entity.id] for entity, _ in found if entity.kind is kind))
        for kind in EntityKind
    )
    return Sift(
        total=len(events),
        chips=tuple(telling[:CHIPS]),
        groups=tuple((title, entities) for title, entities in groups if entities),
        kinds=_kinds(site, events),
        years=tuple(str(year) for year in sorted({event_year(event) for event in events}, reverse=True)),
        index=index,
        whole=whole,
    )


def _kinds(site: Site, events: Sequence[Event]) -> tuple[Choice, ...]:
    """Only those that leave something out."""
    names = {
        "several": site.words.gettext("told by several articles"),
        "disputed": site.words.gettext("where articles differ"),
        "curated": site.words.gettext("entered by a person"),
    }
    counts = Counter(kind for event in events for kind in kinds(event, event.id in site.disputed_events))
    return tuple(Choice(key, glue(name), counts[key]) for key, name in names.items() if 0 < counts[key] < len(events))
