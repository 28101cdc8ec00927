"""Articles worth reading next: those that speak of the same entities, the rarer the better.

Linear in the archive: an entity brings together only articles that stand near each other in time, and one that is everywhere
brings together none.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.model import Related

LIMIT = 20
"""Articles kept for each; a page shows as many of them as its settings say."""

WINDOW = 40
"""Of the articles that mention an entity, how many before and how many after one are compared with it."""

LARGE = 50
"""From so many articles on, an entity in more than `COMMON` of them relates none."""

COMMON = 1 / 5

ROUNDING = 1e-6
"""A score that is so much less than another is less when both are rounded."""


@dataclass(slots=True)
class Relating:
    """Which articles were related when the archive was gathered last, and what they spoke of."""

    articles: Sequence[str] = ()
    entities: Mapping[str, frozenset[str]] = field(default_factory=dict)
    found: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)


def related(
    articles: Sequence[str], entities: Mapping[str, frozenset[str]], last: Relating | None = None
) -> dict[str, tuple[Related, ...]]:
    """By article id, best first, the newer of two equals first.

    `articles` are ids, newest first; `entities` says of whom each speaks, without the outlets that it has its news from. `last` learns
    of what changed.
    """
    last = last or Relating()
    postings: dict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        for entity in entities[article]:
            postings[entity].append(place)
    count = len(articles)
    rarity = {entity: math.log(1 + count / len(places)) for entity, places in postings.items()}
    telling = {
        entity
        for entity, places in postings.items()
        if len(places) > 1 and (count < LARGE or len(places) <= COMMON * count)
    }
    rank = {
        entity: number for number, entity in enumerate(sorted(rarity, key=lambda entity: (-rarity[entity], entity)))
    }
    together: dict[tuple[str, ...], tuple[str, ...]] = {}

    def shared(one: frozenset[str], other: frozenset[str]) -> tuple[str, ...]:
        found = tuple(sorted(one & other, key=rank.__getitem__))
        return together.setdefault(found, found)

    untouched = _untouched(articles, entities, last)
    found: dict[str, tuple[Related, ...]] = {}
    for place, article in enumerate(articles):
        before = last.found.get(article)
        if before is not None and article in untouched:
            found[article] = before
            continue
        own = entities[article]
        # One article after the other, so that scores are kept for no more than one.
        scores: dict[int, float] = {}
        known = scores.get
        for entity in sorted(own & telling):
            places, weight = postings[entity], rarity[entity]
            index = bisect_left(places, place)
            for other in places[max(0, index - WINDOW) : index] + places[index + 1 : index + 1 + WINDOW]:
                scores[other] = known(other, 0.0) + weight
        made = tuple([Related(articles[other], shared(own, entities[articles[other]])) for other in _best(scores)])
        found[article] = before if made == before and before is not None else made
    last.articles, last.entities, last.found = articles, entities, found
    return found


def _untouched(articles: Sequence[str], entities: Mapping[str, frozenset[str]], last: Relating) -> frozenset[str]:
    """The articles that speak of nobody of whom another article began or ceased to speak. Of one article more than there were,
    everything is rarer: then there are none."""
    if articles != last.articles:
        return frozenset()
    altered = {
        entity
        for article in articles
        if entities[article] != last.entities[article]
        for entity in entities[article] ^ last.entities[article]
    }
    return frozenset(
        article
        for article in articles
        if altered.isdisjoint(entities[article]) and altered.isdisjoint(last.entities[article])
    )


def _best(scores: Mapping[int, float]) -> list[int]:
    """The places of those of the highest scores. These are rounded before they are compared, so that the order of additions decides
    between no two articles."""
    if len(scores) > LIMIT:
        least = sorted(scores.values(), reverse=True)[LIMIT - 1] - ROUNDING
        ranked = [(-round(score, 6), place) for place, score in scores.items() if score >= least]
    else:
        ranked = [(-round(score, 6), place) for place, score in scores.items()]
    return [place for _, place in sorted(ranked)[:LIMIT]]
