"""What two sentences have in common, weighed: enough to say that they tell of one thing, or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.archive.rarity import Rarity
from generator.archive.roots import words_of
from generator.model import Evidence

SHARED = 2
"""So many entities, and so many roots, in any case."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How much must be in common, in the weights of `Rarity`."""

    entities: float
    roots: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is shared, and how much it says."""

    entities: tuple[str, ...]
    """The rarest first."""
    roots: frozenset[str]
    weight: float

    def shown(self, sentence: str) -> Evidence:
        """For readers: the roots as words of this sentence."""
        return Evidence(self.entities, words_of(sentence, self.roots))


def weighed(
    cast: Iterable[str],
    roots: Iterable[str],
    other_cast: Iterable[str],
    other_roots: Iterable[str],
    rarity: Rarity,
    bar: Bar,
) -> Weighed | None:
    """None where it is less than the bar asks."""
    entities = set(cast).intersection(other_cast)
    if len(entities) < SHARED:
        return None
    said = frozenset(roots).intersection(other_roots)
    if len(said) < SHARED:
        return None
    of_entities, of_roots = rarity.of_entities(entities), rarity.of_roots(said)
    if of_entities < bar.entities or of_roots < bar.roots:
        return None
    ordered = tuple(sorted(entities, key=lambda id: (-rarity.of_entity(id), id)))
    return Weighed(ordered, said, round(of_entities + of_roots, 6))
