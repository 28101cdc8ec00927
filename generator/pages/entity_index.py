"""Lists of all people, organisations, places and topics: the busiest first, or by letter where they are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model import Entity, EntityKind, Page
from generator.pages.context import Site, most_first, sort_key
from generator.pages.engine import render
from generator.pages.lists import entity_rows
from generator.pages.views import IndexRow
from generator.urls import kind_url, relative

BY_LETTER = 60
"""From so many on they are ordered by letter."""


@dataclass(frozen=True, slots=True)
class Chip:
    name: str
    href: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    letter: str
    """"" where there are too few for letters."""
    rows: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True)
class EntityIndexView:
    title: str
    dek: str
    chips: tuple[Chip, ...]
    groups: tuple[Group, ...]


def pages(site: Site) -> Iterator[Page]:
    by_kind = {kind: [e for e in site.archive.entities.values() if e.kind is kind] for kind in EntityKind}
    for kind, entities in by_kind.items():
        url = kind_url(kind)
        chips = tuple(
            Chip(site.kind_title(other), relative(kind_url(other), url), len(found), other is kind)
            for other, found in by_kind.items()
        )
        title = site.kind_title(kind)
        dek = site.words.gettext("The number says how many articles speak of each.") if entities else ""
        view = EntityIndexView(title, dek, chips, _groups(site, entities, url))
        body = render(site.language, "entity_index.html", view=view)
        yield Page(url, "index", title, _description(site, kind), body, indexed=False)


def _description(site: Site, kind: EntityKind) -> str:
    return {
        EntityKind.PERSON: site.words.gettext("All people of the archive, with the articles that speak of them."),
        EntityKind.ORGANIZATION: site.words.gettext(
            "All organisations of the archive, with the articles that speak of them."
        ),
        EntityKind.PLACE: site.words.gettext("All places of the archive, with the articles that speak of them."),
        EntityKind.TOPIC: site.words.gettext("All topics of the archive, with the articles that speak of them."),
    }[kind]


def _groups(site: Site, entities: Sequence[Entity], url: str) -> tuple[Group, ...]:
    counts = [(entity, site.article_count(entity.id)) for entity in entities]
    if len(entities) <= BY_LETTER:
        return (Group("", entity_rows(most_first(counts), url)),) if counts else ()
    alphabetical = sorted(
        counts, key=lambda pair: (sort_key(_filed_under(pair[0])), sort_key(pair[0].name), pair[0].id)
    )
    return tuple(
        Group(letter, entity_rows(found, url))
        for letter, found in groupby(alphabetical, key=lambda pair: sort_key(_filed_under(pair[0]))[0][:1].upper())
    )


def _filed_under(entity: Entity) -> str:
    """The word by which a reader looks for it: of a person the surname, which stands last."""
    return entity.name.split()[-1] if entity.kind is EntityKind.PERSON else entity.name
