"""What happened when: sentences that give a date, brought together where they tell the same event.

Everything is looked up by date or by rare words, so that the cost grows with the number of tellings alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from generator.archive.curated_events import CuratedEvents, Scene
from generator.archive.distinct import distinct
from generator.archive.identity import short_hash
from generator.archive.kept import Forgetting
from generator.archive.nested import nested
from generator.archive.tellings import SHARED, Group, Told
from generator.archive.told import Said, SaidIn
from generator.archive.undated import undated
from generator.chronology import Precision, bounds, known_end, precision
from generator.model import Event, EventRecord, Telling

EVERYWHERE = 2.0
"""In the weights of `Rarity`: two entities that each a third of the articles name do not show that two sentences of a day tell of
one event."""

FORMER = 12
"""So many articles earlier than all that an archive had may come in later, and the event's first id still leads to it."""


class _Day(NamedTuple):
    joining: tuple[tuple[Told, ...], ...]
    """By curated event, the tellings that join it."""
    begun: tuple[tuple[Told, ...], ...]
    """The tellings of each other event."""


class _Placed(NamedTuple):
    place: int
    """In the order of the events: the newest has the least."""
    event: Event


class Days(NamedTuple):
    """What was found when the archive was gathered last."""

    curated: Forgetting[str, tuple[str | None, ...]] = Forgetting()
    """By article: which curated event each of its tellings tells."""
    days: Forgetting[str, _Day] = Forgetting()
    """By date."""
    events: Forgetting[tuple[object, ...], _Placed] = Forgetting()
    """By the event's file, and by where it is told first."""

    def end(self) -> None:
        self.curated.end()
        self.days.end()
        self.events.end()


FORGETTING = Days()

_ORDER = attrgetter("order")
_NEWEST = attrgetter("place", "event.id", "event.title", "event.entities")


def grouped(
    said: Said, records: Iterable[EventRecord], names: Mapping[str, Iterable[str]], kept: Days = FORGETTING
) -> list[Group]:
    """The tellings of each event, in no order that matters; curated events that nobody tells are among them.

    `names`: how each entity is called.
    """
    curated = CuratedEvents(records, names)
    by_record: dict[str, list[Told]] = defaultdict(list)
    by_day: dict[str, list[Told]] = defaultdict(list)
    coarser: list[Told] = []
    for article in said.articles:
        for one, record in zip(article.tellings, _curated_in(article, curated, kept), strict=True):
            if record is not None:
                by_record[record].append(one)
            elif precision(one.when) is Precision.DAY:
                by_day[one.when].append(one)
            else:
                coarser.append(one)
    claimed: dict[str, list[str]] = defaultdict(list)
    for id in curated.by_id:
        for when in dict.fromkeys(one.when for one in by_record[id]):
            claimed[when].append(id)
    everywhere = said.rarity.lighter(EVERYWHERE)
    begun: list[tuple[Told, ...]] = []
    for when, free in by_day.items():
        # What a file's event is told on other days makes no difference here.
        known = tuple(tuple(one for one in by_record[id] if one.when == when) for id in claimed[when])
        made_of = (tuple(free), known, everywhere)
        day = kept.days.of(when, made_of, partial(_together, *made_of))
        for id, joining in zip(claimed[when], day.joining, strict=True):
            by_record[id].extend(joining)
        begun += day.begun
    groups = [Group(record, tuple(by_record[id])) for id, record in curated.by_id.items()]
    groups = nested([*groups, *(Group(None, told) for told in begun)], coarser, said.rarity)
    for index, found in undated(said.unplaced, groups, said.rarity).items():
        groups[index] = groups[index]._replace(undated=found)
    return groups


def _curated_in(article: SaidIn, curated: CuratedEvents, kept: Days) -> Iterable[str | None]:
    """Of each telling of the article, the id of the curated event that it tells."""
    if not curated.by_id:
        return [None] * len(article.tellings)

    def told_by(one: Told) -> str | None:
        record = curated.told_by(
            Scene(known_end(one.when), one.sentence, frozenset(one.entities), frozenset(one.around))
        )
        return record.id if record else None

    return kept.curated.of(
        article.article.article.id,
        (article.tellings, curated.asked_for),
        lambda: tuple(map(told_by, article.tellings)),
    )


def events(groups: Iterable[Group], kept: Days = FORGETTING) -> tuple[Event, ...]:
    """Newest first: by the upper bound of the date (of an open one, of the end that is known), then by id."""
    made = sorted((_placed(group, kept) for group in groups), key=_NEWEST)
    return tuple(distinct(placed.event for placed in made))


def _placed(group: Group, kept: Days) -> _Placed:
    def made() -> _Placed:
        event = _event(group)
        return _Placed(_place_of(event.when), event)

    first = [(one.telling.article, one.telling.span, one.when) for one in group.told[:1]]
    key = (group.record.id if group.record else "", *first)
    return kept.events.of(key, group, made)


@lru_cache(maxsize=1 << 14)
def _place_of(when: str) -> int:
    return -bounds(known_end(when))[1].toordinal()


def _together(free: Iterable[Told], known: Sequence[Iterable[Told]], everywhere: Collection[tuple[str, ...]]) -> _Day:
    """The events of one day. A telling joins the event with which it shares most pairs of entities: a curated one (`known` are the
    tellings of each), or one begun by an earlier telling; else it begins one. Of whom a sentence speaks that names nobody («в память
    о том дне, 16 декабря») its article has said: it joins the one event that the article tells of the day. Pairs of entities that are
    `everywhere` bring nothing together."""
    groups: list[list[Told]] = [[] for _ in known]
    holding: dict[tuple[str, ...], set[int]] = defaultdict(set)
    told_by: dict[str, set[int]] = defaultdict(set)

    def pairs(one: Told) -> list[tuple[str, ...]]:
        return [pair for pair in one.pairs if pair not in everywhere]

    def enter(one: Told, found: Iterable[tuple[str, ...]], index: int) -> None:
        told_by[one.telling.article].add(index)
        for pair in found:
            holding[pair].add(index)

    for index, told in enumerate(known):
        for one in told:
            enter(one, pairs(one), index)
    for one in free:
        own_pairs = pairs(one)
        shared = [index for pair in own_pairs for index in holding.get(pair, ())]
        own = told_by.get(one.telling.article, ())
        if shared:
            counts = Counter(shared)
            joined = min(counts, key=lambda index: (-counts[index], index))
        elif len(one.entities) < SHARED and len(own) == 1:
            joined = next(iter(own))
        else:
            joined = len(groups)
            groups.append([])
        groups[joined].append(one)
        enter(one, own_pairs, joined)
    return _Day(tuple(map(tuple, groups[: len(known)])), tuple(map(tuple, groups[len(known) :])))


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
