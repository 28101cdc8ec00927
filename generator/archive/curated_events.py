"""Which curated event a dated sentence tells.

One date lies inside the other; and the sentence names two of the event's entities (or all, where it has fewer), or its paragraph
does and the sentence says with two of the title's own words what happened: «подарил ему символический ключ» for «Трамп подарил
Токаеву ключ». A coarser date («в ноябре» for 2025-11-06) needs one of those words in any case: much happens in a month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.archive.roots import roots
from generator.chronology import Precision, bounds, precision
from generator.model import EventRecord

NEEDED = 2
"""So many of the event's entities the sentence must name."""

COARSER = (Precision.MONTH, Precision.SEASON)
"""Dates that may stand for the more exact one of a curated event: «в ноябре» for 2025-11-06, but not «в 2025 году»."""

_Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """A dated sentence and where it stands."""

    when: str
    """EDTF."""
    sentence: str
    named: frozenset[str]
    """Entities that the sentence names."""
    around: frozenset[str]
    """Entities that its paragraph names."""


class CuratedEvents:
    """Curated events, looked up by month: the cost of a look-up does not grow with the years that the files cover."""

    def __init__(self, records: Iterable[EventRecord], names: Mapping[str, Iterable[str]]) -> None:
        """`names`: how each entity is called. What is only a name in a title says nothing of what happened."""
        self.by_id = {record.id: record for record in sorted(records, key=lambda record: record.id)}
        self._told_in = {
            record.id: roots(record.title)
            - {root for id in record.entities for name in names.get(id, ()) for root in roots(name)}
            for record in self.by_id.values()
        }
        self.asked_for = tuple(
            (record.id, record.when, record.entities, self._told_in[record.id]) for record in self.by_id.values()
        )
        """All that decides which of them a sentence tells."""
        self._by_month: dict[_Month, list[EventRecord]] = defaultdict(list)
        self._long: list[EventRecord] = []
        for record in self.by_id.values():
            low, high = bounds(record.when)
            if high.year - low.year > 1:
                self._long.append(record)
                continue
            for month in _months(low, high):
                self._by_month[month].append(record)

    def told_by(self, scene: Scene) -> EventRecord | None:
        """The event that a sentence tells: of several the one nearest in precision, then the one with most of its title's words
        in the sentence, then with most of its entities named, then the first by id. None where there is none."""
        near = self._near(scene.when)
        if not near:
            return None
        said = roots(scene.sentence)
        fitting = []
        for record in near:
            words = len(said & self._told_in[record.id])
            if _nested(scene.when, record.when) and _tells(record, scene, words):
                nearness = abs(_days(record.when) - _days(scene.when))
                fitting.append((nearness, -words, -len(scene.named.intersection(record.entities)), record.id))
        return self.by_id[min(fitting)[-1]] if fitting else None

    def _near(self, when: str) -> list[EventRecord]:
        if not self._by_month:
            return self._long
        low, high = bounds(when)
        # A date that is not coarser than the event lies inside it, so its first month leads there.
        last = high if precision(when) in COARSER else low
        found = {record.id: record for month in _months(low, last) for record in self._by_month.get(month, ())}
        return [*found.values(), *self._long]


def _tells(record: EventRecord, scene: Scene, words: int) -> bool:
    if not record.entities:
        return False
    needed = min(NEEDED, len(record.entities))
    here = len(scene.named.intersection(record.entities))
    around = len(scene.around.intersection(record.entities))
    coarser = _days(scene.when) > _days(record.when)
    if here >= needed:
        return words > 0 or not coarser
    return around >= needed and words >= NEEDED


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
