"""How much it says that two sentences have something in common: the rarer in the archive, the more.

Two things are weighed: entities, by the articles that name them, and roots of words, by the sentences that have them. A weight
is the logarithm of how many times smaller than the archive the set of those who share it is: what all share weighs nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from generator.archive.statements import Statements

FEW_ARTICLES, FEW_SENTENCES = 50, 1000
"""A smaller archive is weighed as a part of one of this size: that all of five articles name somebody shows little."""

WIDESPREAD = 200
"""Sentences; a root in more of them leads from none to another, so that what a sentence costs does not grow with the archive."""


class Rarity:
    """Counts over a whole archive. The order of its articles makes no difference."""

    def __init__(self, articles: Iterable[Statements] = ()) -> None:
        self._articles = 0
        self._sentences = 0
        self._naming: Counter[str] = Counter()
        self._having: Counter[str] = Counter()
        self._of_entity: dict[str, float] = {}
        for article in articles:
            self.count(article)

    def count(self, article: Statements) -> None:
        """All articles are counted before anything is weighed."""
        self._articles += 1
        self._sentences += len(article.sentences)
        self._naming.update(article.entities)
        self._having.update(chain.from_iterable(article.said))
        self._of_entity.clear()

    def discount(self, article: Statements) -> None:
        """As if the article had not been counted."""
        self._articles -= 1
        self._sentences -= len(article.sentences)
        _take(self._naming, article.entities)
        _take(self._having, chain.from_iterable(article.said))
        self._of_entity.clear()

    def of_entity(self, id: str) -> float:
        weight = self._of_entity.get(id)
        if weight is None:
            weight = math.log(max(self._articles, FEW_ARTICLES) / max(1, self._naming[id]))
            self._of_entity[id] = weight
        return weight

    def of_root(self, root: str) -> float:
        return math.log(max(self._sentences, FEW_SENTENCES) / max(1, self._having[root]))

    def leading(self) -> frozenset[str]:
        """The roots that few enough sentences have to compare each with each."""
        return frozenset(root for root, count in self._having.items() if 1 < count <= WIDESPREAD)

    def of_entities(self, shared: Iterable[str]) -> float:
        """Of the two rarest. More of them hardly say more: who is named with one is named with the other."""
        return sum(sorted(map(self.of_entity, shared), reverse=True)[:2])

    def lighter(self, bar: float) -> frozenset[tuple[str, str]]:
        """The pairs of entities that weigh less than the bar: of those alone that do so each by itself, and they are few."""
        light = sorted((weight, id) for id in self._naming if (weight := self.of_entity(id)) < bar)
        found = []
        for place, (weight, id) in enumerate(light):
            for other_weight, other in light[place + 1 :]:
                if weight + other_weight >= bar:
                    break
                found.append((min(id, other), max(id, other)))
        return frozenset(found)

    def of_roots(self, shared: Iterable[str]) -> float:
        """Summed in the order of the alphabet, so that the same roots weigh the same to the last digit."""
        return sum(map(self.of_root, sorted(shared)))


def _take(counts: Counter[str], keys: Iterable[str]) -> None:
    for key in keys:
        if counts[key] > 1:
            counts[key] -= 1
        else:
            del counts[key]
