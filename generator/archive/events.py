"""What happened when: sentences that give a date, brought together where they tell the same event.

Everything is looked up by date or by rare words, so that the cost grows with the number of tellings alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice

from generator.archive.curated_events import CuratedEvents, Scene
from generator.archive.distinct import distinct
from generator.archive.identity import short_hash
from generator.archive.nested import nested
from generator.archive.rarity import Rarity
from generator.archive.tellings import SHARED, Group, Told
from generator.archive.told import Said
from generator.archive.undated import undated
from generator.chronology import Precision, bounds, known_end, precision
from generator.model import Event, EventRecord, Telling

EVERYWHERE = 2.0
"""In the weights of `Rarity`: two entities that each a third of the articles name do not show that two sentences of a day tell of
one event."""

FORMER = 12
"""So many articles earlier than all that an archive had may come in later, and the event's first id still leads to it."""


def grouped(
    said: Said,
    records: Iterable[EventRecord],
    names: Mapping[str, Iterable[str]],
) -> list[Group]:
    """The tellings of each event, in no order that matters; curated events that nobody tells are among them.

    `names`: how each entity is called.
    """
    curated = CuratedEvents(records, names)
    by_record: dict[str, list[Told]] = defaultdict(list)
    by_day: dict[str, list[Told]] = defaultdict(list)
    coarser: list[Told] = []
    for one in said.tellings:
        record = curated.told_by(Scene(known_end(one.when), one.sentence, frozenset(one.entities), one.around))
        if record is not None:
            by_record[record.id].append(one)
        elif precision(one.when) is Precision.DAY:
            by_day[one.when].append(one)
        else:
            coarser.append(one)
    groups = [Group(record, by_record[id]) for id, record in curated.by_id.items()]
    claimed: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for when in dict.fromkeys(one.when for one in group.told):
            claimed[when].append(group)
    for when, free in by_day.items():
        groups.extend(_together(when, free, claimed[when], said.rarity))
    groups = nested(groups, coarser, said.rarity)
    for index, found in undated(said.unplaced, groups, said.rarity).items():
        groups[index].undated.extend(found)
    return groups


def events(groups: Iterable[Group]) -> tuple[Event, ...]:
    """Newest first: by the upper bound of the date (of an open one, of the end that is known), then by id."""
    made = sorted(
        map(_event, groups),
        key=lambda event: (-bounds(known_end(event.when))[1].toordinal(), event.id, event.title, event.entities),
    )
    return tuple(distinct(made))


def _together(when: str, free: Iterable[Told], claimed: Iterable[Group], rarity: Rarity) -> list[Group]:
    """The groups of one day that no file makes. A telling joins the event with which it shares most pairs of entities: a curated
    one (whose tellings it then lengthens), or one begun by an earlier telling; else it begins one. Of whom a sentence speaks that
    names nobody («в память о том дне, 16 декабря») its article has said: it joins the one event that the article tells of the day."""
    groups = list(claimed)
    curated = len(groups)
    holding: dict[tuple[str, ...], set[int]] = defaultdict(set)
    told_by: dict[str, set[int]] = defaultdict(set)

    def pairs(one: Told) -> list[tuple[str, ...]]:
        return [pair for pair in one.pairs if rarity.of_entities(pair) >= EVERYWHERE]

    def enter(one: Told, found: Iterable[tuple[str, ...]], index: int) -> None:
        told_by[one.telling.article].add(index)
        for pair in found:
            holding[pair].add(index)

    for index, group in enumerate(groups):
        for one in group.told:
            if one.when == when:
                enter(one, pairs(one), index)
    for one in free:
        own_pairs = pairs(one)
        shared = Counter(index for pair in own_pairs for index in holding.get(pair, ()))
        own = told_by.get(one.telling.article, set())
        if shared:
            joined = min(shared, key=lambda index: (-shared[index], index))
        elif len(one.entities) < SHARED and len(own) == 1:
            joined = next(iter(own))
        else:
            joined = len(groups)
            groups.append(Group(None, []))
        groups[joined].told.append(one)
        enter(one, own_pairs, joined)
    return groups[curated:]


def _event(group: Group) -> Event:
    told = sorted(group.told, key=lambda one: one.order)
    every = tuple(one.telling for one in sorted((*told, *group.undated), key=lambda one: one.order))
    count = Counter(entity for one in told for entity in one.entities)
    named = sorted(count, key=lambda entity: (-count[entity], entity))
    if group.record is None:
        first = told[0]
        id, *was = _ids(told)
        around = () if named else tuple(sorted(first.around))
        return Event(id, group.when, first.sentence, every, tuple(named), around=around, was=tuple(was))
    return _curated(group.record, every, named, _ids(told))


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
