"""Who publishes and who is passed on: outlets, made of the articles' sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from generator.archive.identity import Key, ids_of, key_of, preferred
from generator.model import Article, Entity, EntityKind, Outlet


def outlets(articles: Iterable[Article], entities: Mapping[str, Entity]) -> tuple[Outlet, ...]:
    """By name. `articles` come newest first.

    The spellings of one organization («NYT», «The New York Times») are one outlet, under the name that its file gives it.
    """
    organizations = _organizations(entities)
    names: dict[Key, Counter[str]] = defaultdict(Counter)
    published: dict[Key, list[str]] = defaultdict(list)
    cited_in: dict[Key, list[str]] = defaultdict(list)

    def key(name: str) -> Key:
        entity = organizations.get(key_of(EntityKind.ORGANIZATION, name))
        shown = entity.name if entity and entity.curated else name
        found = key_of(EntityKind.ORGANIZATION, shown)
        names[found][shown] += 1
        return found

    for article in articles:
        if article.source.name:
            published[key(article.source.name)].append(article.id)
        for outlet in dict.fromkeys(key(name) for name in article.source.cites):
            cited_in[outlet].append(article.id)
    ids = ids_of(names, taken=())
    made = [
        Outlet(
            id=ids[outlet],
            name=preferred(spellings),
            published=tuple(published[outlet]),
            cited_in=tuple(cited_in[outlet]),
            entity=organizations[outlet].id if outlet in organizations else None,
        )
        for outlet, spellings in names.items()
    ]
    return tuple(sorted(made, key=lambda outlet: (outlet.name.casefold(), outlet.id)))


def by_name(outlets: Iterable[Outlet], entities: Mapping[str, Entity]) -> dict[Key, Outlet]:
    """By the key of every spelling: its own name, and every name of the organization that it is («NYT»)."""
    found: dict[Key, Outlet] = {}
    for outlet in outlets:
        organization = entities.get(outlet.entity or "")
        others = (organization.name, *organization.aliases, *organization.names.values()) if organization else ()
        for name in (outlet.name, *others):
            found.setdefault(key_of(EntityKind.ORGANIZATION, name), outlet)
    return found


def sources_of(outlets: Iterable[Outlet]) -> dict[str, frozenset[str]]:
    """By article id, the entities that it has its news from: whoever published it and whom it passes on.

    Naming them says where the news comes from, not what it is about.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for outlet in outlets:
        if outlet.entity is not None:
            for article in (*outlet.published, *outlet.cited_in):
                found[article].add(outlet.entity)
    return {article: frozenset(entities) for article, entities in found.items()}


def _organizations(entities: Mapping[str, Entity]) -> dict[Key, Entity]:
    """By the key of every name; curated ones win a name over others, then the first id does."""
    found: dict[Key, Entity] = {}
    for entity in sorted(entities.values(), key=lambda entity: (not entity.curated, entity.id)):
        if entity.kind is EntityKind.ORGANIZATION:
            for name in (entity.name, *entity.aliases, *entity.names.values()):
                found.setdefault(key_of(entity.kind, name), entity)
    return found
