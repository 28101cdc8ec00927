"""Sentences that give a date, each with what is needed to tell whether another tells the same event."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from generator.archive.order import published_from
from generator.archive.rarity import telling_roots
from generator.chronology import bounds, is_edtf
from generator.model import AnnotatedArticle, DateOf, EventRecord, MentionOf, Span, Telling

SHARED = 2
"""So many entities must two tellings have in common to tell one event."""

PAIRED = 24
"""Of a sentence that names more entities than this, only so many are compared with other sentences."""


Order = tuple[date, str, Span, Span]
"""Of tellings: earliest published first, then as the text goes."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with one of its dates."""

    telling: Telling
    when: str
    entities: tuple[str, ...]
    """Sorted, none twice."""
    around: frozenset[str]
    """The entities of its paragraph."""
    sentence: str
    """Its text, white space folded, without the dash that begins somebody's turn to speak."""
    order: Order
    cast: tuple[str, ...]
    """Who took part, sorted: the entities of the sentence without the outlets that report it; where these are fewer than `SHARED`
    («Их в четверг и принял хозяин»), those of its paragraph."""
    roots: frozenset[str]
    """Of the words that say what happened."""
    first_id: str
    """Of the article."""

    @property
    def pairs(self) -> Iterator[tuple[str, ...]]:
        return combinations(self.cast[:PAIRED], SHARED)

    @property
    def days(self) -> int:
        """How many more than one the date spans."""
        low, high = bounds(self.when)
        return (high - low).days


@dataclass(frozen=True, slots=True)
class Group:
    """Tellings of one event, in no order."""

    record: EventRecord | None
    told: list[Told]
    """With their dates."""
    undated: list[Told] = field(default_factory=list)
    """Sentences that tell of it without a date; their `when` is the event's."""

    @property
    def when(self) -> str:
        """EDTF: the date of its file, or the most precise one told, of equals the one told first. A group is never without both."""
        if self.record is not None:
            return self.record.when
        return min(self.told, key=lambda one: (one.days, one.order)).when


def tellings(article: AnnotatedArticle, sources: frozenset[str]) -> Iterator[Told]:
    """One for each date of each sentence; of several dates in one expression («в сентябре и ноябре приезжал дважды») one for each.
    Dates that no calendar can place («16 декабря» of an unknown year) tell nothing.

    `sources` are the outlets that the article has its news from.
    """
    named, around = casts(article)
    said: dict[str, frozenset[str]] = {}
    seen: set[tuple[str, str]] = set()
    for annotation in article.annotations:
        sentence = article.sentence_at(annotation.span.start)
        if not sentence or not isinstance(annotation.value, DateOf) or not is_edtf(annotation.value.edtf):
            continue
        entities = tuple(sorted(named[sentence.anchor]))
        paragraph = frozenset(around[paragraph_at(article, sentence.span.start)])
        own = tuple(entity for entity in entities if entity not in sources)
        said = said or {one.anchor: roots for one, roots in zip(article.sentences, telling_roots(article), strict=True)}
        for when in _members(annotation.value.edtf):
            # «ТАСС, 8 ноября»: a dateline repeats the day of publication and tells nothing.
            repeated = when == article.article.published and len(entities) < SHARED
            if repeated or (sentence.anchor, when) in seen:
                continue
            seen.add((sentence.anchor, when))
            yield Told(
                Telling(article.article.id, sentence.anchor, sentence.span, annotation.span),
                when,
                entities,
                paragraph,
                " ".join(sentence.span.of(article.article.text).split()).lstrip("—–- "),
                (published_from(article.article), article.article.id, sentence.span, annotation.span),
                own if len(own) >= SHARED else tuple(sorted(paragraph - sources)),
                said[sentence.anchor],
                article.article.first_id,
            )


def _members(edtf: str) -> Iterator[str]:
    """Of a set, all of whose members are meant, each; any other date is one."""
    if edtf[0] == "{" and ".." not in edtf:
        yield from (part.strip() for part in edtf[1:-1].split(",") if part.strip())
    else:
        yield edtf


def casts(article: AnnotatedArticle) -> tuple[dict[str, set[str]], dict[int, set[str]]]:
    """Whom the article names: by the anchor of the sentence, and by the number of the paragraph, counted from 1."""
    named: dict[str, set[str]] = defaultdict(set)
    around: dict[int, set[str]] = defaultdict(set)
    for annotation in article.annotations:
        sentence = article.sentence_at(annotation.span.start)
        if sentence and isinstance(annotation.value, MentionOf):
            named[sentence.anchor].add(annotation.value.entity)
            around[paragraph_at(article, annotation.span.start)].add(annotation.value.entity)
    return named, around


def paragraph_at(article: AnnotatedArticle, offset: int) -> int:
    """The number of the paragraph in which this code point stands, counted from 1."""
    return bisect_right(article.article.blocks, offset, key=lambda block: block.span.start)
