"""Which events the claims of a disagreement tell of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from generator.model import Disagreement, Event, Telling


def with_events(disagreements: Iterable[Disagreement], events: Iterable[Event]) -> tuple[Disagreement, ...]:
    """The same with the events of which their words stand in a telling, that of most of their sentences first."""
    disagreements = tuple(disagreements)
    if not disagreements:
        return ()
    tellings: dict[str, list[tuple[Telling, Event]]] = {
        claim.article: [] for one in disagreements for claim in one.claims
    }
    for event in events:
        for telling in event.tellings:
            if telling.article in tellings:
                tellings[telling.article].append((telling, event))
    made = []
    for one in disagreements:
        sentences: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for claim in one.claims:
            for telling, event in tellings[claim.article]:
                if telling.span.overlaps(claim.span):
                    sentences[event.id].add((telling.article, telling.sentence))
        made.append(replace(one, events=tuple(sorted(sentences, key=lambda id: -len(sentences[id])))))
    return tuple(made)
