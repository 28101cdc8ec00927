"""Which entity files have a name that is nearly this one: a letter apart, or with some of its words. Nothing is walked through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.archive.identity import name_slug
from generator.model import Entity, EntityKind

_SHORTEST = 5
"""Letters of a name in which one may differ; of a word that shows a likeness, one less."""
_MANY = 5
"""A word that more files than these have shows no likeness."""


class Likeness:
    def __init__(self, entities: Iterable[Entity]) -> None:
        self._kinds: dict[str, EntityKind] = {}
        self._nearly: dict[str, set[str]] = defaultdict(set)
        self._words: dict[str, set[str]] = defaultdict(set)
        for entity in entities:
            self._kinds[entity.id] = entity.kind
            for name in (entity.name, *entity.aliases, *entity.names.values()):
                slug = name_slug(name)
                for key in _variants(slug):
                    self._nearly[key].add(entity.id)
                for word in _telling(slug, entity.kind):
                    self._words[word].add(entity.id)

    def of(self, name: str, kind: EntityKind) -> list[str]:
        """Ids, the nearest first."""
        slug = name_slug(name)
        near = sorted({id for key in _variants(slug) for id in self._nearly.get(key, ())})
        shared: set[str] = set()
        for word in _telling(slug, kind):
            having = self._words.get(word, set())
            if len(having) <= _MANY:
                shared |= {id for id in having if self._kinds[id] is kind}
        return [*near, *sorted(shared.difference(near))]


def _variants(slug: str) -> set[str]:
    """The name, and the name without each of its letters: two that are a letter apart have one in common."""
    if len(slug) < _SHORTEST:
        return {slug}
    return {slug, *(slug[:place] + slug[place + 1 :] for place in range(len(slug)))}


def _telling(slug: str, kind: EntityKind) -> list[str]:
    """Of a person the surname; of anything else each longer word."""
    words = [word for word in slug.split("-") if len(word) >= _SHORTEST - 1]
    return words[-1:] if kind is EntityKind.PERSON else words
