"""What happened when: sentences that give a date, brought together where they tell the same event.

Everything is looked up by date, so that the cost grows with the number of tellings alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from generator.archive.curated_events import CuratedEvents, Scene
from generator.archive.identity import short_hash
from generator.archive.order import published_from
from generator.chronology import Precision, bounds, is_edtf, known_end, precision
from generator.model import AnnotatedArticle, DateOf, Event, EventRecord, MentionOf, Span, Telling

SHARED = 2
"""So many entities must two tellings have in common to tell one event."""

PAIRED = 24
"""Of a sentence that names more entities than this, only so many are compared with other sentences."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with one of its dates."""

    telling: Telling
    when: str
    entities: tuple[str, ...]
    """Sorted, none twice."""
    around: frozenset[str]
    """The entities of its paragraph."""
    sentence: str
    """Its text, white space folded, without the dash that begins somebody's turn to speak."""
    order: tuple[date, str, Span, Span]
    """Earliest published first, then as the text goes."""

    cast: tuple[str, ...]
    """Who took part, sorted: the entities of the sentence without the outlets that report it; where these are fewer than `SHARED`
    («Их в четверг и принял хозяин»), those of its paragraph."""

    @property
    def pairs(self) -> Iterator[tuple[str, ...]]:
        return combinations(self.cast[:PAIRED], SHARED)


@dataclass(frozen=True, slots=True)
class _Group:
    """Tellings of one event, earliest first."""

    record: EventRecord | None
    told: list[_Told]


def events(
    articles: Iterable[AnnotatedArticle],
    records: Iterable[EventRecord],
    names: Mapping[str, Iterable[str]],
    sources: Mapping[str, frozenset[str]],
) -> tuple[Event, ...]:
    """Newest first: by the upper bound of the date (of an open one, of the end that is known), then by id.

    `names`: how each entity is called. `sources`: by article id, the outlets that it has its news from; they take no part in what
    happened, or bring no two tellings together by it.
    """
    nobody: frozenset[str] = frozenset()
    told = sorted(
        (one for article in articles for one in _tellings(article, sources.get(article.article.id, nobody))),
        key=lambda one: one.order,
    )
    curated = CuratedEvents(records, names)
    by_record: dict[str, list[_Told]] = defaultdict(list)
    by_day: dict[str, list[_Told]] = defaultdict(list)
    found: list[_Group] = []
    for one in told:
        record = curated.told_by(Scene(known_end(one.when), one.sentence, frozenset(one.entities), one.around))
        if record is not None:
            by_record[record.id].append(one)
        elif precision(one.when) is Precision.DAY:
            by_day[one.when].append(one)
        else:
            found.append(_Group(None, [one]))
    groups = {id: _Group(record, by_record[id]) for id, record in curated.by_id.items()}
    claimed: dict[str, list[_Group]] = defaultdict(list)
    for group in groups.values():
        for when in dict.fromkeys(one.when for one in group.told):
            claimed[when].append(group)
    for when, free in by_day.items():
        found.extend(_together(when, free, claimed[when]))
    made = [_event(group) for group in (*groups.values(), *found)]
    return tuple(sorted(made, key=lambda event: (-bounds(known_end(event.when))[1].toordinal(), event.id)))


def _tellings(article: AnnotatedArticle, sources: frozenset[str]) -> Iterator[_Told]:
    """One for each date of each sentence. Dates that no calendar can place («16 декабря» of an unknown year) tell nothing."""
    named: dict[str, set[str]] = defaultdict(set)
    around: dict[int, set[str]] = defaultdict(set)
    starts = [block.span.start for block in article.article.blocks]
    for annotation in article.annotations:
        sentence = article.sentence_at(annotation.span.start)
        if sentence and isinstance(annotation.value, MentionOf):
            named[sentence.anchor].add(annotation.value.entity)
            around[bisect_right(starts, annotation.span.start)].add(annotation.value.entity)
    seen: set[tuple[str, str]] = set()
    for annotation in article.annotations:
        sentence = article.sentence_at(annotation.span.start)
        if not sentence or not isinstance(annotation.value, DateOf) or not is_edtf(annotation.value.edtf):
            continue
        when = annotation.value.edtf
        entities = tuple(sorted(named[sentence.anchor]))
        # «ТАСС, 8 ноября»: a dateline repeats the day of publication and tells nothing.
        repeated = when == article.article.published and len(entities) < SHARED
        if repeated or (sentence.anchor, when) in seen:
            continue
        seen.add((sentence.anchor, when))
        paragraph = frozenset(around[bisect_right(starts, sentence.span.start)])
        own = tuple(entity for entity in entities if entity not in sources)
        yield _Told(
            Telling(article.article.id, sentence.anchor, sentence.span, annotation.span),
            when,
            entities,
            paragraph,
            " ".join(sentence.span.of(article.article.text).split()).lstrip("—–- "),
            (published_from(article.article), article.article.id, sentence.span, annotation.span),
            own if len(own) >= SHARED else tuple(sorted(paragraph - sources)),
        )


def _together(when: str, free: Iterable[_Told], claimed: Iterable[_Group]) -> list[_Group]:
    """The groups of one day that no file makes. A telling joins the event with which it shares most pairs of entities: a curated
    one (whose tellings it then lengthens), or one begun by an earlier telling; else it begins one. Of whom a sentence speaks that
    names nobody («в память о том дне, 16 декабря») its article has said: it joins the one event that the article tells of the day."""
    groups = list(claimed)
    curated = len(groups)
    holding: dict[tuple[str, ...], set[int]] = defaultdict(set)
    told_by: dict[str, set[int]] = defaultdict(set)

    def enter(one: _Told, index: int) -> None:
        told_by[one.telling.article].add(index)
        for pair in one.pairs:
            holding[pair].add(index)

    for index, group in enumerate(groups):
        for one in group.told:
            if one.when == when:
                enter(one, index)
    for one in free:
        shared = Counter(index for pair in one.pairs for index in holding.get(pair, ()))
        own = told_by.get(one.telling.article, set())
        if shared:
            joined = min(shared, key=lambda index: (-shared[index], index))
        elif len(one.entities) < SHARED and len(own) == 1:
            joined = next(iter(own))
        else:
            joined = len(groups)
            groups.append(_Group(None, []))
        groups[joined].told.append(one)
        enter(one, joined)
    return groups[curated:]


def _event(group: _Group) -> Event:
    told = sorted(group.told, key=lambda one: one.order)
    tellings = tuple(one.telling for one in told)
    count = Counter(entity for one in told for entity in one.entities)
    named = sorted(count, key=lambda entity: (-count[entity], entity))
    if group.record is None:
        first = told[0]
        id = "e-" + short_hash(first.when, first.telling.article, first.telling.sentence)
        return Event(id, first.when, first.sentence, tellings, tuple(named))
    record = group.record
    return Event(
        id=record.id,
        when=record.when,
        title=record.title,
        tellings=tellings,
        entities=tuple(dict.fromkeys((*record.entities, *named))),
        curated=True,
        markdown=record.markdown,
    )
