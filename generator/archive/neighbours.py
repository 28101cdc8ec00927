"""Things that have something in common that few have, pair by pair; brought up to date where some came and some went.

What all have leads from none to another, so that the cost grows with the number of things alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing")


class Neighbours(Generic[Thing]):
    def __init__(
        self,
        traits: Callable[[Thing], Iterable[Hashable]],
        fit: Callable[[Thing, Thing], bool],
        *,
        few: int,
        shared: int,
    ) -> None:
        """Two are neighbours that share `shared` traits, none twice, each of which `few` have or fewer; and that `fit`, which must be
        the same whichever is asked of the other, and for good."""
        self._traits = traits
        self._fit = fit
        self._few = few
        self._shared = shared
        # Things are known by their identity: two of them may be equal, and to hash one may take long.
        self._things: dict[int, Thing] = {}
        self._having: dict[Hashable, list[int]] = {}
        self._near: dict[int, list[int]] = {}
        """Of those that have neighbours; each of two stands with the other."""

    def __getstate__(self) -> dict[str, Any]:
        """With places in place of identities, which other objects have in another process."""
        places = {key: place for place, key in enumerate(self._things)}

        def placed(keys: Mapping[Any, list[int]]) -> dict[Any, list[int]]:
            return {key: list(map(places.__getitem__, found)) for key, found in keys.items()}

        near = {places[key]: found for key, found in placed(self._near).items()}
        return vars(self) | {"_things": list(self._things.values()), "_having": placed(self._having), "_near": near}

    def __setstate__(self, state: dict[str, Any]) -> None:
        keys = list(map(id, state["_things"]))

        def keyed(places: Mapping[Any, list[int]]) -> dict[Any, list[int]]:
            return {key: list(map(keys.__getitem__, found)) for key, found in places.items()}

        vars(self).update(state)
        self._things = dict(zip(keys, state["_things"], strict=True))
        self._having = keyed(state["_having"])
        self._near = {keys[place]: found for place, found in keyed(state["_near"]).items()}

    def update(self, went: Iterable[Thing], came: Iterable[Thing]) -> None:
        """These are there no more, and these from now on; none of them both."""
        touched: dict[Hashable, bool] = {}
        """What came and went has these traits; whether they led from one to another before."""
        for one in went:
            key = id(one)
            del self._things[key]
            for trait in self._traits(one):
                if trait not in touched:
                    touched[trait] = self._leads(trait)
                self._having[trait].remove(key)
            self._part(key)
        unsure: dict[int, None] = {}
        for one in came:
            key = id(one)
            self._things[key] = one
            unsure[key] = None
            for trait in self._traits(one):
                if trait not in touched:
                    touched[trait] = self._leads(trait)
                if trait in self._having:
                    self._having[trait].append(key)
                else:
                    self._having[trait] = [key]
        for trait, led in touched.items():
            if len(unsure) < len(self._things) and (led or self._leads(trait)):
                unsure.update(dict.fromkeys(self._having[trait]))
            if not self._having[trait]:
                del self._having[trait]
        self._find(unsure)

    def pairs(self) -> Iterator[tuple[Thing, Thing]]:
        """Each once, either first."""
        for key, others in self._near.items():
            for other in others:
                if key < other:
                    yield self._things[key], self._things[other]

    def _leads(self, trait: Hashable) -> bool:
        return 1 < len(self._having.get(trait, ())) <= self._few

    def _find(self, unsure: dict[int, None]) -> None:
        for key in unsure:
            self._part(key)
        found: set[int] = set()
        for key in unsure:
            found.add(key)
            every = map(self._having.__getitem__, self._traits(self._things[key]))
            leading = [having for having in every if 1 < len(having) <= self._few]
            # Most have too little that leads anywhere.
            if len(leading) < self._shared:
                continue
            for other, count in Counter(chain.from_iterable(leading)).items():
                if count >= self._shared and other not in found and self._fit(self._things[key], self._things[other]):
                    self._near.setdefault(key, []).append(other)
                    self._near.setdefault(other, []).append(key)

    def _part(self, key: int) -> None:
        """Takes a thing away from its neighbours."""
        for other in self._near.pop(key, ()):
            others = self._near[other]
            others.remove(key)
            if not others:
                del self._near[other]
