"""Articles worth reading next: those that speak of the same entities, the rarer the better.

Linear in the archive: an entity brings together only articles that stand near each other in time, and one that is everywhere
brings together none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.model import Related

LIMIT = 20
"""Articles kept for each; a page shows as many of them as its settings say."""

WINDOW = 40
"""Of the articles that mention an entity, how many before and how many after one are compared with it."""

LARGE = 50
"""From so many articles on, an entity in more than `COMMON` of them relates none."""

COMMON = 1 / 5


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
    scores: list[dict[int, float]] = [defaultdict(float) for _ in articles]
    for entity in telling:
        places = postings[entity]
        for index, place in enumerate(places):
            for other in places[index + 1 : index + 1 + WINDOW]:
                scores[place][other] += rarity[entity]
                scores[other][place] += rarity[entity]
    return {
        article: tuple(
            Related(articles[other], _shared(entities[article], entities[articles[other]], rarity), round(score, 6))
            for other, score in _best(scores[place])
        )
        for place, article in enumerate(articles)
    }


def _best(scores: Mapping[int, float]) -> list[tuple[int, float]]:
    # Rounded before they are compared, so that the order of additions decides between no two articles.
    return sorted(scores.items(), key=lambda item: (-round(item[1], 6), item[0]))[:LIMIT]


def _shared(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(one & other, key=lambda entity: (-rarity[entity], entity)))
