"""Who appears with whom: pairs of entities that one paragraph names.

A paragraph and not an article, since a long article names many who have nothing to do with each other. Only the most often named of
each kind are looked at, and no paragraph that lists a crowd, so that an article costs the same in any archive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from generator.model import AnnotatedArticle, Archive, Entity, EntityKind, MentionOf

CANDIDATES = 150
"""Of a kind: those whom most articles name."""
CROWD = 40
"""A paragraph that names more is a list, and to stand in it together says nothing."""


@dataclass(frozen=True, slots=True)
class Connection:
    """Two entities and how often they are named together."""

    one: str
    other: str
    """Ids; `one` sorts before `other`."""
    articles: int
    """That name both in one paragraph."""
    newest: str
    """The newest of them."""
    sentence: str
    """Its first sentence that names both, else the one in which the paragraph first has either; the anchor, "" outside any sentence."""
    score: float
    """`articles`² / √(articles of the one · articles of the other): how often together, times how seldom apart. Who is named everywhere
    does not come first by that alone."""


def connections(archive: Archive, passed_over: Mapping[str, Collection[str]]) -> tuple[Connection, ...]:
    """The strongest first. `passed_over` says by article which entities only tell where the news comes from."""
    counts = {id: len({mention.article for mention in found}) for id, found in archive.mentions.items()}
    candidates = _candidates(archive.entities.values(), counts)
    found: dict[tuple[str, str], int] = defaultdict(int)
    newest: dict[tuple[str, str], tuple[str, str]] = {}
    for annotated in archive.articles:
        for pair, sentence in _pairs(
            annotated, candidates - frozenset(passed_over.get(annotated.article.id, ()))
        ).items():
            found[pair] += 1
            newest.setdefault(pair, (annotated.article.id, sentence))
    made = [
        Connection(*pair, count, *newest[pair], round(count * count / sqrt(counts[pair[0]] * counts[pair[1]]), 6))
        for pair, count in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.score, -one.articles, one.one, one.other)))


def _candidates(entities: Iterable[Entity], counts: Mapping[str, int]) -> frozenset[str]:
    by_kind: dict[EntityKind, list[str]] = defaultdict(list)
    for entity in entities:
        if entity.id in counts:
            by_kind[entity.kind].append(entity.id)
    ordered = (sorted(ids, key=lambda id: (-counts[id], id))[:CANDIDATES] for ids in by_kind.values())
    return frozenset(id for ids in ordered for id in ids)


def _pairs(annotated: AnnotatedArticle, candidates: Collection[str]) -> dict[tuple[str, str], str]:
    """Those of one article, with the sentence that shows each."""
    starts = [block.span.start for block in annotated.article.blocks]
    named: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for annotation in annotated.annotations:
        if isinstance(annotation.value, MentionOf) and annotation.value.entity in candidates:
            start = annotation.span.start
            sentence = annotated.sentence_at(start)
            named[bisect_right(starts, start)][annotation.value.entity].append(sentence.anchor if sentence else "")
    found: dict[tuple[str, str], tuple[bool, str]] = {}
    for paragraph in sorted(named):
        anchors = named[paragraph]
        if len(anchors) > CROWD:
            continue
        for one, other in combinations(sorted(anchors), 2):
            both = next((anchor for anchor in anchors[one] if anchor and anchor in anchors[other]), "")
            shown = (not both, both or anchors[one][0])
            if (one, other) not in found or shown[0] < found[one, other][0]:
                found[one, other] = shown
    return {pair: anchor for pair, (_, anchor) in found.items()}
