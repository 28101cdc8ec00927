"""What happened when: of the sentences that tell the same event, the event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from generator.archive.distinct import distinct
from generator.archive.grouping import Grouped
from generator.archive.identity import short_hash
from generator.archive.kept import same
from generator.archive.tellings import Group, Told
from generator.chronology import bounds, known_end
from generator.model import Event, EventRecord, Telling

FORMER = 12
"""So many articles earlier than all that an archive had may come in later, and the event's first id still leads to it."""


class _Ending(NamedTuple):
    """Events that end on one day."""

    groups: tuple[Group, ...]
    events: tuple[Event, ...]
    """Of each group its event."""
    ordered: tuple[Event, ...]


class Happened:
    """What had happened when the archive was gathered last."""

    def __init__(self) -> None:
        self.endings: dict[int, _Ending] = {}
        """The newest first."""


_ORDER = attrgetter("order")
_NEWEST = attrgetter("id", "title", "entities")


def events(grouped: Grouped, last: Happened | None = None) -> tuple[Event, ...]:
    """Newest first: by the upper bound of the date (of an open one, of the end that is known), then by id. `last` learns of what
    changed."""
    last = last or Happened()
    ending: defaultdict[int, list[tuple[Group, ...]]] = defaultdict(list)
    for when in sorted(grouped.dated):
        ending[_place_of(when)].append(grouped.dated[when])
    for group in grouped.others:
        ending[_place_of(group.when)].append((group,))
    last.endings = {
        place: _ended(tuple(chain.from_iterable(ending[place])), last.endings.get(place)) for place in sorted(ending)
    }
    return distinct(chain.from_iterable(one.ordered for one in last.endings.values()))


def _ended(groups: tuple[Group, ...], before: _Ending | None) -> _Ending:
    if before is None:
        before = _Ending((), (), ())
    elif before.groups == groups:
        return before
    known = {id(group): event for group, event in zip(before.groups, before.events, strict=True)}
    by_id = {event.id: event for event in before.events}
    made = []
    for group in groups:
        event = known.get(id(group))
        if event is None:
            event = _event(group)
            event = same(event, by_id.get(event.id))
        made.append(event)
    return _Ending(groups, tuple(made), tuple(sorted(made, key=_NEWEST)))


@lru_cache(maxsize=1 << 14)
def _place_of(when: str) -> int:
    """The newest has the least."""
    return -bounds(known_end(when))[1].toordinal()


def _event(group: Group) -> Event:
    told = sorted(group.told, key=_ORDER)
    every = tuple([one.telling for one in (sorted((*told, *group.undated), key=_ORDER) if group.undated else told)])
    named = told[0].entities if len(told) == 1 else _most_named(told)
    if group.record is None:
        first = told[0]
        id, *was = _ids(told)
        return Event(id, group.when, first.sentence, every, named, around=() if named else first.around, was=tuple(was))
    return _curated(group.record, every, named, _ids(told))


def _most_named(told: Iterable[Told]) -> tuple[str, ...]:
    """The entities, those of most tellings first."""
    count = Counter(entity for one in told for entity in one.entities)
    return tuple(sorted(count, key=lambda entity: (-count[entity], entity)))


def _ids(told: Iterable[Told]) -> list[str]:
    """What the event is called without a file, after its first telling, and what it was called while that article was not there."""
    first: dict[str, Told] = {}
    for one in told:
        first.setdefault(one.telling.article, one)
    return [
        "e-" + short_hash(one.when, one.first_id, one.telling.sentence) for one in islice(first.values(), 1 + FORMER)
    ]


def _curated(record: EventRecord, told: tuple[Telling, ...], named: Iterable[str], machine: Iterable[str]) -> Event:
    return Event(
        id=record.id,
        when=record.when,
        title=record.title,
        tellings=told,
        entities=tuple(dict.fromkeys((*record.entities, *named))),
        curated=True,
        markdown=record.markdown,
        was=tuple(dict.fromkeys((*record.same_as, *machine))),
        path=record.path,
    )
