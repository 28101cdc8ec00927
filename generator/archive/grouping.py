"""Which sentences tell the same event.

Everything is looked up by date or by rare words, so that the cost grows with the number of tellings alone. What is told of one date is
looked at again only where it is not what it was when the archive was gathered last.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.archive.curated_events import CuratedEvents, Scene
from generator.archive.kept import same
from generator.archive.leading import ByRoots, led
from generator.archive.nested import NESTING, nested
from generator.archive.tellings import SHARED, Group, Told
from generator.archive.told import Said, SaidIn
from generator.archive.undated import undated
from generator.chronology import Precision, known_end, precision
from generator.model import EventRecord

EVERYWHERE = 2.0
"""In the weights of `Rarity`: two entities that each a third of the articles name do not show that two sentences of a day tell of
one event."""


class Grouped(NamedTuple):
    """The tellings of each event."""

    dated: Mapping[str, tuple[Group, ...]]
    """By date: the events that sentences of this date alone tell, and no file."""
    others: Sequence[Group]
    shown: Mapping[int, Told]
    """By the identity of a telling of a coarser date that is told of another's event: the same with its evidence, as the group has it."""

    def groups(self) -> Iterator[Group]:
        """In no order that matters; curated events that nobody tells are among them."""
        yield from self.others
        for begun in self.dated.values():
            yield from begun

    def of(self, tellings: Collection[Told]) -> dict[int, Group]:
        """By the identity of each of these tellings, the event that it tells."""
        near = [*self.others]
        for when in dict.fromkeys(one.when for one in tellings):
            near += self.dated.get(when, ())
        found = {id(one): group for group in near for one in group.told}
        return {id(one): found[id(self.shown.get(id(one), one))] for one in tellings}


class _Date(NamedTuple):
    """What is told of one date."""

    free: tuple[Told, ...]
    """The tellings of no curated event, in order."""
    known: tuple[tuple[Told, ...], ...]
    """Of each curated event that is told with this date, the tellings that give it."""
    joining: tuple[tuple[Told, ...], ...]
    """Those of the free that tell these events all the same."""
    begun: tuple[Group, ...]
    """Of the others, the events. A telling whose date is coarser than a day is one by itself."""


class Dates:
    """What was told of each date when the archive was gathered last."""

    def __init__(self) -> None:
        self._asked_for: tuple[object, ...] = ()
        """All that decides which curated event a sentence tells."""
        self._everywhere: frozenset[tuple[str, str]] = frozenset()
        self._curated: dict[str, tuple[Told, ...]] = {}
        """By id, the tellings of curated events."""
        self.dates: dict[str, _Date] = {}
        """In the order of their first free tellings."""

    def update(self, said: Said, curated: CuratedEvents) -> dict[str, list[Told]]:
        """All that is told of each of the curated events."""
        went, came = said.went, said.came
        if self._asked_for != curated.asked_for:
            self._asked_for, self._curated, self.dates = curated.asked_for, {}, {}
            went, came = (), said.articles
        everywhere, dates = same(said.rarity.lighter(EVERYWHERE), self._everywhere), self.dates
        if everywhere is not self._everywhere:
            dates, self._everywhere = {}, everywhere
        free = {when: date.free for when, date in self.dates.items()}
        for (record, when), (gone, new) in _moved(went, came, curated).items():
            tellings, key = (self._curated, record) if record else (free, when)
            tellings[key] = _exchanged(tellings.get(key, ()), gone, new)
        claimed: dict[str, dict[str, list[Told]]] = defaultdict(dict)
        """By date, then by curated event."""
        for id in curated.by_id:
            for one in self._curated.get(id, ()):
                claimed[one.when].setdefault(id, []).append(one)
        found = {}
        joined = {id: [*self._curated.get(id, ())] for id in curated.by_id}
        for when, told in free.items():
            # What a file's event is told on other days makes no difference here.
            known = tuple(map(tuple, claimed[when].values())) if when in claimed else ()
            date = dates.get(when)
            if date is None or date.free is not told or date.known != known:
                date = _dated(when, told, known, everywhere, self.dates.get(when))
            for id, joining in zip(claimed.get(when, ()), date.joining, strict=True):
                joined[id] += joining
            if told:
                found[when] = date
        self.dates = dict(sorted(found.items(), key=lambda pair: (pair[1].free[0].order, pair[0])))
        return joined


def grouped(
    said: Said, records: Iterable[EventRecord], names: Mapping[str, Iterable[str]], last: Dates | None = None
) -> Grouped:
    """`names`: how each entity is called. `last` learns of what changed."""
    last = last or Dates()
    curated = CuratedEvents(records, names)
    told = last.update(said, curated)
    groups = [Group(record, tuple(told[id])) for id, record in curated.by_id.items()]
    coarser: list[Told] = []
    leading = said.rarity.leading()
    for when, date in last.dates.items():
        if precision(when) is Precision.DAY:
            groups += date.begun
        else:
            coarser += (one for one in date.free if led(one.roots, leading))
    unplaced = [one for one in said.unplaced if any(led(each.roots, leading) for each in one.sentences)]
    sought = {root for one in coarser if precision(one.when) in NESTING for root in one.roots}
    sought.update(root for article in unplaced for one in article.sentences for root in one.roots)
    index = ByRoots(leading & sought)
    index.enter_all(groups)
    joined = nested(groups, coarser, said.rarity, index)
    altered: dict[int, Group] = {}
    for place, further in joined.told.items():
        base = groups[place] if place < len(groups) else Group(None, (joined.begun[place - len(groups)],))
        altered[place] = base._replace(told=(*base.told, *further))
    for place, group in altered.items():
        if place < len(groups):
            groups[place] = group
    for place, without in undated(unplaced, groups, said.rarity, index).items():
        altered[place] = groups[place]._replace(undated=without)
    taken: dict[str, set[int]] = defaultdict(set)
    """By date, the first tellings of groups that are not as they began."""
    for place, group in altered.items():
        if place >= len(curated.by_id):
            taken[group.told[0].when].add(id(group.told[0]))
    for key, one in joined.shown.items():
        taken[one.when].add(key)
    return Grouped(
        {
            when: tuple(group for group in date.begun if id(group.told[0]) not in taken[when])
            if when in taken
            else date.begun
            for when, date in last.dates.items()
        },
        [
            *(altered.get(place, groups[place]) for place in range(len(curated.by_id))),
            *(group for place, group in altered.items() if place >= len(curated.by_id)),
        ],
        joined.shown,
    )


def _moved(
    went: Iterable[SaidIn], came: Iterable[SaidIn], curated: CuratedEvents
) -> dict[tuple[str, str], tuple[set[int], list[Told]]]:
    """By curated event and by date, of which one is "": the identities of tellings that went, and those that came."""
    found: dict[tuple[str, str], tuple[set[int], list[Told]]] = defaultdict(lambda: (set(), []))
    for article in went:
        for one in article.tellings:
            found[_place_of(one, curated)][0].add(id(one))
    for article in came:
        for one in article.tellings:
            found[_place_of(one, curated)][1].append(one)
    return found


def _place_of(one: Told, curated: CuratedEvents) -> tuple[str, str]:
    record = None
    if curated.by_id:
        scene = Scene(known_end(one.when), one.sentence, frozenset(one.entities), frozenset(one.around))
        record = curated.told_by(scene)
    return (record.id, "") if record else ("", one.when)


def _exchanged(told: tuple[Told, ...], gone: Collection[int], new: Iterable[Told]) -> tuple[Told, ...]:
    """In order, if the new ones are."""
    stayed = [one for one in told if id(one) not in gone]
    found = tuple(sorted([*stayed, *new], key=lambda one: (one.order, one.when))) if stayed else tuple(new)
    return same(found, told)


def _dated(
    when: str,
    free: tuple[Told, ...],
    known: tuple[tuple[Told, ...], ...],
    everywhere: Collection[tuple[str, ...]],
    before: _Date | None,
) -> _Date:
    if precision(when) is Precision.DAY:
        joining, begun = _together(free, known, everywhere)
    else:
        joining, begun = [[] for _ in known], [[one] for one in free]
    former = {id(group.told[0]): group for group in before.begun} if before else {}
    groups = (same(Group(None, tuple(told)), former.get(id(told[0]))) for told in begun)
    return _Date(free, known, tuple(map(tuple, joining)), tuple(groups))


def _together(
    free: Iterable[Told], known: Sequence[Iterable[Told]], everywhere: Collection[tuple[str, ...]]
) -> tuple[list[list[Told]], list[list[Told]]]:
    """The events of one day. A telling joins the event with which it shares most pairs of entities: a curated one (`known` are the
    tellings of each), or one begun by an earlier telling; else it begins one. Of whom a sentence speaks that names nobody («в память
    о том дне, 16 декабря») its article has said: it joins the one event that the article tells of the day. Pairs of entities that are
    `everywhere` bring nothing together. What joins each of `known`, and the tellings of each other event."""
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
    return groups[: len(known)], groups[len(known) :]
