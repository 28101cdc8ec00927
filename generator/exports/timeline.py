"""What the pages of a long timeline hold, as JSON: the browser asks it where the events are that a reader sifts for."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.archive.timeline import WHOLE_LIMIT, concerned, event_order, event_year, kinds, months, place_in_year
from generator.exports.source import Source
from generator.model import Output
from generator.urls import TIMELINE, TIMELINE_INDEX, relative


def outputs(source: Source) -> Iterator[Output]:
    """None where the timeline is one page, whose rows say it themselves.

    `pages` are the addresses of the timeline's pages, relative to it, the newest first; `entities` ids; `events` rows of
    [number of the page, months, kinds, numbers of entities].
    """
    archive = source.archive
    if len(archive.events) <= WHOLE_LIMIT:
        return
    disputed = {event for disagreement in archive.disagreements for event in disagreement.events}
    events = sorted(archive.events, key=lambda event: (-event_year(event), -place_in_year(event), *event_order(event)))
    numbers = {page: number for number, page in enumerate(dict.fromkeys(archive.listed[event.id] for event in events))}
    entities = {
        id: number for number, id in enumerate(dict.fromkeys(id for event in events for id in concerned(event)))
    }
    index = {
        "pages": [relative(page, TIMELINE) for page in numbers],
        "entities": list(entities),
        "events": [
            [
                numbers[archive.listed[event.id]],
                months(event),
                " ".join(kinds(event, event.id in disputed)),
                [entities[id] for id in concerned(event)],
            ]
            for event in events
        ],
    }
    yield Output(TIMELINE_INDEX, json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n")
