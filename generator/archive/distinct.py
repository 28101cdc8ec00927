"""No two events of one id: short hashes meet in a large archive, and two events may begin with one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from generator.model import Event

_ID = attrgetter("id")


def distinct(events: Iterable[Event]) -> tuple[Event, ...]:
    """The same events in the same order. Of those that share an id, a curated one keeps it, else the first; the others get a number."""
    every = tuple(events)
    counts = Counter(map(_ID, every))
    if len(counts) == len(every):
        return every
    shared = {id for id, count in counts.items() if count > 1}
    taken = {event.id for event in every if event.curated}

    def numbered(event: Event) -> Event:
        id, number = event.id, 1
        while not event.curated and (id in taken or (number > 1 and id in counts)):
            number += 1
            id = f"{event.id}-{number}"
        taken.add(id)
        return event if id == event.id else replace(event, id=id)

    return tuple([numbered(event) if event.id in shared else event for event in every])
