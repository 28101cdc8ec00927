"""Articles worth reading next: those that speak of the same entities, the rarer the better.

Linear in the archive: an entity brings together only articles that stand near each other in time, and one that is everywhere
brings together none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest

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


def related(articles: Sequence[str], entities: Mapping[str, frozenset[str]]) -> dict[str, tuple[Related, ...]]:
    """By article id, best first, the newer of two equals first.

    `articles` are ids, newest first; `entities` says of whom each speaks, without the outlets that it has its news from.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        for entity in entities[article]:
            postings[entity].append(place)
    count = len(articles)
    rarity = {entity: math.log(1 + count / len(places)) for entity, places in postings.items()}
    telling = [
        entity
        for entity in sorted(postings)
        if len(postings[entity]) > 1 and (count < LARGE or len(postings[entity]) <= COMMON * count)
    ]
    reached = dict.fromkeys(telling, 0)
    """By entity, how many of its articles have been gone through."""
    found: dict[str, tuple[Related, ...]] = {}
    for article in articles:
        own = entities[article]
        # One article after the other, so that scores are kept for no more than one.
        scores: dict[int, float] = {}
        for entity in sorted(own & reached.keys()):
            places, weight, index = postings[entity], rarity[entity], reached[entity]
            reached[entity] = index + 1
            for other in places[max(0, index - WINDOW) : index]:
                scores[other] = scores.get(other, 0.0) + weight
            for other in places[index + 1 : index + 1 + WINDOW]:
                scores[other] = scores.get(other, 0.0) + weight
        found[article] = tuple(
            Related(articles[other], _shared(own, entities[articles[other]], rarity), score)
            for score, other in _best(scores)
        )
    return found


def _best(scores: Mapping[int, float]) -> list[tuple[float, int]]:
    """Scores are rounded before they are compared, so that the order of additions decides between no two articles."""
    if len(scores) > LIMIT:
        least = nlargest(LIMIT, scores.values())[-1] - ROUNDING
        ranked = [(-round(score, 6), place) for place, score in scores.items() if score >= least]
    else:
        ranked = [(-round(score, 6), place) for place, score in scores.items()]
    return [(-score, place) for score, place in sorted(ranked)[:LIMIT]]


def _shared(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(one & other, key=lambda entity: (-rarity[entity], entity)))
