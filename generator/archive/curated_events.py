"""Which curated event a dated sentence tells.

It does where one date lies inside the other and the sentence names two of the event's entities (or all, where it has fewer).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.chronology import Precision, bounds, precision
from generator.model import EventRecord

NEEDED = 2
"""So many of the event's entities the sentence must name."""

COARSER = (Precision.MONTH, Precision.SEASON)
"""Dates that may stand for the more exact one of a curated event: «в ноябре» for 2025-11-06, but not «в 2025 году»."""

_Month = tuple[int, int]


class CuratedEvents:
    """Curated events, looked up by month: the cost of a look-up does not grow with the years that the files cover."""

    def __init__(self, records: Iterable[EventRecord]) -> None:
        self.by_id = {record.id: record for record in sorted(records, key=lambda record: record.id)}
        self._by_month: dict[_Month, list[EventRecord]] = defaultdict(list)
        self._long: list[EventRecord] = []
        for record in self.by_id.values():
            low, high = bounds(record.when)
            if high.year - low.year > 1:
                self._long.append(record)
                continue
            for month in _months(low, high):
                self._by_month[month].append(record)

    def told_by(self, when: str, entities: Sequence[str]) -> EventRecord | None:
        """The event that a sentence with this date and these entities tells: of several the one nearest in precision, then
        the one with most of its entities named, then the first by id. None where there is none."""
        named = set(entities)
        fitting = [
            (abs(_days(record.when) - _days(when)), -len(named.intersection(record.entities)), record.id)
            for record in self._near(when)
            if _named_enough(record, named) and _nested(when, record.when)
        ]
        return self.by_id[min(fitting)[2]] if fitting else None

    def _near(self, when: str) -> Iterator[EventRecord]:
        low, high = bounds(when)
        # A date that is not coarser than the event lies inside it, so its first month leads there.
        last = high if precision(when) in COARSER else low
        found = {record.id: record for month in _months(low, last) for record in self._by_month.get(month, ())}
        yield from found.values()
        yield from self._long


def _named_enough(record: EventRecord, named: set[str]) -> bool:
    own = set(record.entities)
    return bool(own) and len(own & named) >= min(NEEDED, len(own))


def _nested(when: str, event: str) -> bool:
    low, high = bounds(when)
    first, last = bounds(event)
    return (first <= low and high <= last) or (precision(when) in COARSER and low <= first and last <= high)


def _days(when: str) -> int:
    low, high = bounds(when)
    return (high - low).days


def _months(low: date, high: date) -> Iterator[_Month]:
    for count in range(low.year * 12 + low.month - 1, high.year * 12 + high.month):
        yield count // 12, count % 12 + 1
