"""The curated entities, by everything that leads to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from generator.archive.gazetteer import Gazetteer, spellings
from generator.archive.identity import Key, Target, key_of
from generator.archive.kept import unlike
from generator.archive.synonyms import canonical
from generator.languages import language
from generator.model import EntityKind, EntityRecord

NONE: frozenset[Target] = frozenset()


class Unlike(NamedTuple):
    ids: frozenset[str]
    """Of files that came, went, or give other names."""
    names: frozenset[Key]
    """That other files have."""


class Records:
    def __init__(self, records: Iterable[EntityRecord]) -> None:
        self.by_id = {record.id: record for record in sorted(records, key=lambda record: record.id)}
        self.kinds: dict[Target, EntityKind] = {id: record.kind for id, record in self.by_id.items()}
        self.moved = {old: record.id for record in self.by_id.values() for old in record.same_as}
        self._limited = [record for record in self.by_id.values() if record.only_in or record.not_in]
        self._keys: dict[Key, set[str]] = defaultdict(set)
        for record in self.by_id.values():
            for name in (record.id, *record.same_as, *spellings(record)):
                self._keys[key_of(record.kind, name)].add(record.id)
        self._meant: dict[EntityKind, dict[str, tuple[str, Target]]] = defaultdict(dict)
        self._gazetteers: dict[str, Gazetteer] = {}
        self._linking = {
            id: (one.kind, one.name, one.aliases, one.forms, *one.names.items(), one.same_as, one.only_in, one.not_in)
            for id, one in self.by_id.items()
        }
        """All of a file that who is meant depends on."""

    def unlike(self, other: Records) -> Unlike:
        """What the other may say otherwise."""
        return Unlike(frozenset(unlike(self._linking, other._linking)), frozenset(unlike(self._keys, other._keys)))

    def current(self, id: str) -> str:
        """The id itself, or the one into which it was merged."""
        return self.moved.get(id, id)

    def barred(self, article: str) -> frozenset[Target]:
        """The entities whose files say that their names mean somebody else in this article."""
        if not self._limited:
            return NONE
        return frozenset(
            record.id
            for record in self._limited
            if article in record.not_in or (record.only_in and article not in record.only_in)
        )

    def named(self, kind: EntityKind, name: str, barred: Collection[Target] = ()) -> str | None:
        """The one entity of this kind that has the name or id; None where there is none, or several."""
        ids = self._keys.get(key_of(kind, name))
        if not ids:
            return None
        left = ids.difference(barred)
        return next(iter(left)) if len(left) == 1 else None

    def meant(self, kind: EntityKind, name: str, barred: Collection[Target] = ()) -> tuple[str, Target]:
        """What the tables call it, and whom that means by itself: the entity of that name, or whoever has it."""
        known = self._meant[kind].get(name)
        if known is None or barred:
            canonical_name = canonical(kind, name)
            target = self.named(kind, canonical_name, barred) or key_of(kind, canonical_name)
            known = canonical_name, target
            if not barred:
                self._meant[kind][name] = known
        return known

    def gazetteer(self, code: str) -> Gazetteer:
        if code not in self._gazetteers:
            self._gazetteers[code] = Gazetteer(self.by_id.values(), language(code))
        return self._gazetteers[code]
