"""No two events of one id: short hashes meet in a large archive, and two events may begin with one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model import Event


def distinct(events: Iterable[Event]) -> tuple[Event, ...]:
    """The same events in the same order. Of those that share an id, a curated one keeps it, else the first; the others get a number."""
    every = tuple(events)
    return every if len({event.id for event in every}) == len(every) else tuple(_numbered(every))


def _numbered(every: tuple[Event, ...]) -> Iterator[Event]:
    taken = {event.id for event in every if event.curated}
    for event in every:
        id, number = event.id, 1
        while not event.curated and id in taken:
            number += 1
            id = f"{event.id}-{number}"
        taken.add(id)
        yield event if id == event.id else replace(event, id=id)
