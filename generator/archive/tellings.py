"""Sentences that give a date, each with what is needed to tell whether another tells the same event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from generator.archive.order import published_from
from generator.archive.statements import NOBODY, Statements
from generator.chronology import bounds, is_edtf
from generator.model import EventRecord, Telling

SHARED = 2
"""So many entities must two tellings have in common to tell one event."""

PAIRED = 24
"""Of a sentence that names more entities than this, only so many are compared with other sentences."""


Order = tuple[date, str, int, int, int, int]
"""Of tellings: earliest published first, then by article and as the text goes: bounds of the sentence and of the date in it."""


class Told(NamedTuple):
    """A sentence with one of its dates."""

    telling: Telling
    when: str
    entities: tuple[str, ...]
    """Sorted, none twice."""
    around: tuple[str, ...]
    """The entities of its paragraph, sorted."""
    sentence: str
    """Its text, white space folded, without the dash that begins somebody's turn to speak."""
    published: date
    cast: tuple[str, ...]
    """Who took part, sorted: the entities of the sentence without the outlets that report it; where these are fewer than `SHARED`
    («Их в четверг и принял хозяин»), those of its paragraph."""
    roots: tuple[str, ...]
    """Of the words that say what happened, none twice, in no order: a set of them would be several times as large."""
    first_id: str
    """Of the article."""
    outlets: frozenset[str] = NOBODY
    """Of the entities, those that the article has its news from."""

    @property
    def order(self) -> Order:
        telling, span = self.telling, self.telling.span
        words = telling.date or span
        return self.published, telling.article, span.start, span.stop, words.start, words.stop

    @property
    def pairs(self) -> Iterator[tuple[str, ...]]:
        return combinations(self.cast[:PAIRED], SHARED)

    @property
    def days(self) -> int:
        """How many more than one the date spans."""
        low, high = bounds(self.when)
        return (high - low).days


class Group(NamedTuple):
    """Tellings of one event, in no order."""

    record: EventRecord | None
    told: tuple[Told, ...]
    """With their dates."""
    undated: tuple[Told, ...] = ()
    """Sentences that tell of it without a date; their `when` is the event's."""

    @property
    def when(self) -> str:
        """EDTF: the date of its file, or the most precise one told, of equals the one told first. A group is never without both."""
        if self.record is not None:
            return self.record.when
        return self.first.when

    @property
    def first(self) -> Told:
        """Of the tellings that give the most precise date, the earliest."""
        return self.told[0] if len(self.told) == 1 else min(self.told, key=lambda one: (one.days, one.order))


def tellings(article: Statements) -> Iterator[Told]:
    """One for each date of each sentence; of several dates in one expression («в сентябре и ноябре приезжал дважды») one for each.
    Dates that no calendar can place («16 декабря» of an unknown year) tell nothing. In the order of the text."""
    made = article.article
    published, first_id = published_from(made), made.first_id
    for number, dates in article.dates.items():
        placed = [(words, edtf) for words, edtf in dates if is_edtf(edtf)]
        if not placed:
            continue
        sentence = article.sentences[number]
        entities = article.named(number)
        seen: set[str] = set()
        said: _Said | None = None
        for words, edtf in placed:
            for when in _members(edtf):
                # «ТАСС, 8 ноября»: a dateline repeats the day of publication and tells nothing.
                repeated = when == made.published and len(entities) < SHARED
                if repeated or when in seen:
                    continue
                seen.add(when)
                if said is None:
                    said = _said(article, number)
                yield Told(
                    Telling(made.id, sentence.anchor, sentence.span, words),
                    when,
                    entities,
                    said.around,
                    said.sentence,
                    published,
                    said.cast,
                    said.roots,
                    first_id,
                    said.outlets,
                )


class _Said(NamedTuple):
    """What all tellings of one sentence have in common; as in `Told`."""

    around: tuple[str, ...]
    sentence: str
    cast: tuple[str, ...]
    roots: tuple[str, ...]
    outlets: frozenset[str]


def _said(article: Statements, number: int) -> _Said:
    span = article.sentences[number].span
    around = article.around(article.paragraph(span.start))
    own = article.concerned(article.named(number))
    return _Said(
        around,
        " ".join(span.of(article.article.text).split()).lstrip("—–- "),
        own if len(own) >= SHARED else article.concerned(around),
        article.said[number],
        article.outlets,
    )


def _members(edtf: str) -> Sequence[str]:
    """Of a set, all of whose members are meant, each; any other date is one."""
    if edtf[0] == "{" and ".." not in edtf:
        return [part.strip() for part in edtf[1:-1].split(",") if part.strip()]
    return (edtf,)
