"""What pages ask of the archive as a whole, worked out once: by thing, so that a page looks at no more than it asks for (`Site.once`)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.model import Annotation, EntityKind, Quote
from generator.sharing.following import calendar_kept

if TYPE_CHECKING:
    from generator.pages.context import Site

FACET_ENTITIES = 30
"""How many entities of a kind the search offers as a facet: the browser fetches the whole list of a facet's values."""
BUSY_ENTITIES = 40
"""How many entities go before others of the same name when they are searched for."""


def utterances(site: Site) -> dict[str, tuple[tuple[Annotation, Quote], ...]]:
    """By article id, its whole utterances."""
    return {
        item.article.id: tuple(
            (annotation, annotation.value)
            for annotation in item.annotations
            if isinstance(annotation.value, Quote) and annotation.value.direct
        )
        for item in site.archive.articles
    }


def entities_in(site: Site) -> dict[str, tuple[str, ...]]:
    """By article id: whom and what it names, each once."""
    return {
        article: tuple(dict.fromkeys(entity.id for entity, _ in found)) for article, found in site.mentions_in.items()
    }


def busy(site: Site) -> dict[str, bool]:
    """The ids of the entities that the archive speaks of most."""
    return {entity.id: True for entity in site.busiest(site.archive.entities.values())[:BUSY_ENTITIES]}


def offered(site: Site) -> dict[str, bool]:
    """Of each kind, the ids of the entities that the archive speaks of most."""
    busiest = site.busiest(site.archive.entities.values())
    return {
        entity.id: True
        for kind in EntityKind
        for entity in [entity for entity in busiest if entity.kind is kind][:FACET_ENTITIES]
    }


def publishing(site: Site) -> frozenset[str]:
    """The ids of the organizations that are outlets."""
    return frozenset(outlet.entity for outlet in site.archive.outlets if outlet.entity)


def has_days(site: Site) -> bool:
    """Whether the archive knows of anything to the day."""
    return calendar_kept(site.archive)


def ending(site: Site) -> dict[str, int]:
    """By outlet id, how many articles of others have their news from there in the end."""
    published = {article: outlet.id for outlet in site.archive.outlets for article in outlet.published}
    return dict(Counter(origin for id, origin in site.archive.origins.items() if published.get(id) != origin))
