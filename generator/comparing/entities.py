"""People, organisations, places and topics that are new, gone, merged, renamed or parted, and what their files say otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from generator.comparing.shape import ArticleChange, EntityChange, FieldChange, Named
from generator.comparing.sides import Sides, changed
from generator.model import Entity

_COMPARED = ("kind", "name", "names", "aliases", "description", "wikidata", "curated", "same_as")
_RANK = ("merged", "renamed", "absorbed", "split", "gone", "changed", "new")
_UNDERSTOOD = 0.5
"""Of the places that named an entity which is gone, so large a part means another now: its names were taken by that one."""

Flows = dict[str, Counter[str]]
"""By the entity that words meant before, whom they mean now, counted."""


def entity_changes(sides: Sides, articles: Iterable[ArticleChange]) -> tuple[EntityChange, ...]:
    """What became another first; then those with a file; then the most often named."""
    found = list(_changes(sides, _flows(articles)))
    return tuple(sorted(found, key=_order))


def _order(one: EntityChange) -> tuple[int, bool, int, int, str, str]:
    rank = _RANK.index(one.change)
    return min(rank, _RANK.index("gone")), not one.curated, rank, -max(one.mentions), one.kind, one.id


def _flows(articles: Iterable[ArticleChange]) -> Flows:
    found: Flows = defaultdict(Counter)
    for article in articles:
        for one in article.statements:
            if one.layer == "mention" and one.change == "changed" and one.before and one.after:
                before, after = (said.value.partition(" ")[0] for said in (one.before, one.after))
                if before != after:
                    found[before][after] += 1
    return found


def _changes(sides: Sides, flows: Flows) -> Iterator[EntityChange]:
    base, head = sides.base.archive.entities, sides.head.archive.entities
    taken_from: dict[str, list[str]] = defaultdict(list)
    explained: set[str] = set()
    gone = []
    for id, entity in base.items():
        if id in head:
            continue
        into = sides.moved.get(id) or _taker(sides, entity, flows)
        fate: Literal["merged", "renamed", "absorbed", "gone"] = "gone"
        if into:
            fate = "absorbed" if id not in sides.moved else "merged" if into in base else "renamed"
            if fate == "absorbed" and into not in base and head[into].kind is entity.kind:
                fate = "renamed"
            if fate == "renamed" and into in explained:
                fate = "merged" if id in sides.moved else "absorbed"
            if fate == "renamed":
                explained.add(into)
        gone.append((entity, fate, into))
    for entity, fate, into in gone:
        fields = entity_fields(entity, head[into]) if into and fate == "renamed" else ()
        yield _made(sides, entity, fate, into=(into,) if into else (), fields=fields)
    for before, counts in flows.items():
        for after in counts:
            if before in head and after not in base:
                taken_from[after].append(before)
    for id, entity in head.items():
        former = base.get(id)
        if former is None:
            if id not in explained:
                parted = tuple(sorted(taken_from[id]))
                yield _made(sides, entity, "split" if parted else "new", of=parted)
        elif fields := entity_fields(former, entity):
            yield _made(sides, entity, "changed", fields=fields)


def _taker(sides: Sides, entity: Entity, flows: Flows) -> str:
    """Who has most of the words that meant an entity which is gone; "" where they mean nobody, or were lost."""
    counts = flows.get(entity.id)
    if not counts:
        return ""
    id, count = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    had = len(sides.base.archive.mentions.get(entity.id, ()))
    return id if id in sides.head.archive.entities and count >= _UNDERSTOOD * had else ""


def entity_fields(before: Entity, after: Entity) -> tuple[FieldChange, ...]:
    """Of one that the machine made on both sides its aliases are spellings that the articles have: no news."""
    found = []
    for name in _COMPARED:
        attribute = "markdown" if name == "description" else name
        one, two = getattr(before, attribute), getattr(after, attribute)
        if name == "aliases" and not (before.curated and after.curated):
            # What a file adds to a name that the machine found is news; what the machine had counted is not.
            one = one if before.curated else ()
            two = two if after.curated else ()
        if one != two:
            found.append(changed(name, one, two))
    return tuple(found)


def _made(
    sides: Sides,
    entity: Entity,
    change: Literal["new", "gone", "merged", "renamed", "absorbed", "split", "changed"],
    *,
    into: Iterable[str] = (),
    of: Iterable[str] = (),
    fields: tuple[FieldChange, ...] = (),
) -> EntityChange:
    base, head = sides.base, sides.head
    into = tuple(into)
    # Of one that goes on under another id, how often it is named there.
    now = into[0] if change == "renamed" else entity.id
    return EntityChange(
        id=entity.id,
        kind=entity.kind.value,
        name=entity.name,
        change=change,
        curated=entity.curated,
        path=entity.path,
        into=tuple(Named(id=id, name=head.archive.entities[id].name) for id in into),
        of=tuple(Named(id=id, name=head.archive.entities[id].name) for id in of),
        fields=fields,
        mentions=(
            len(base.archive.mentions.get(entity.id, ())),
            len(head.archive.mentions.get(now, ())),
        ),
        articles=(base.article_count(entity.id), head.article_count(now)),
    )
