"""Who is meant by an office without a name: «президент Казахстана», «глава государства», «российский лидер».

The article itself says who, by an office beside a name; what it does not say, or says of several, is left alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.annotators import names
from generator.annotators.offices import HEAD_OF_STATE, Holder, Office, offices
from generator.annotators.quotation_marks import quoted
from generator.annotators.reading import KEPT, Reading
from generator.annotators.spans import SpanSet
from generator.languages.tables import fold
from generator.model import Annotation, Description, EntityKind, Name, Origin, Refusal, Span

_NEVER_BARE = ("vague",)
"""«глава» and «лидер» alone say nothing."""
_RECENT = 3
"""Sentences before its own in which the head of state must be the subject whom «глава государства» takes up, where there are
several."""
_LEADERS = ("лидер", "руководитель")
"""Of a country: its head of state."""
_UNKNOWN = "?"
"""A head of state whom the article does not name."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """An office beside the name of who holds it."""

    office: Office
    person: str
    """The fullest name that the article has for the person, in the nominative."""
    words: str
    """Of the article: the office and the name."""


def annotate(reading: Reading) -> Iterator[Annotation]:
    """Descriptions in order of the text; each says by which introduction it was understood."""
    return (found for found in _understood(reading) if isinstance(found, Annotation))


def refused(reading: Reading) -> Iterator[Refusal]:
    """Descriptions that fit several persons."""
    return (found for found in _understood(reading) if isinstance(found, Refusal))


@lru_cache(maxsize=KEPT)
def _understood(reading: Reading) -> tuple[Annotation | Refusal, ...]:
    found = tuple(offices(reading, names.annotate(reading)))
    scene = _Scene(reading, found)
    return tuple(
        meant
        for office in found
        if office.holder is None and not office.nobodys and (meant := scene.meant(office)) is not None
    )


class _Scene:
    """What one article says of who holds which office."""

    def __init__(self, reading: Reading, found: Sequence[Office]) -> None:
        self._reading = reading
        self._offices = found
        self._people = _People(names.annotate(reading), reading.text)
        self.introductions = [
            Introduction(office, person, _words(reading, office.span, office.holder.span))
            for office in found
            if office.holder and (person := self._people.fullest(office.holder))
        ]

    def meant(self, office: Office) -> Annotation | Refusal | None:
        fitting = [one for one in self.introductions if _fits(office, one.office)]
        # «глава государства» may be somebody whom the article only introduces later: all are weighed, as none is named yet.
        if office.bare and office.head != HEAD_OF_STATE:
            fitting = [one for one in fitting if one.office.span.start < office.span.start]
        persons = list(dict.fromkeys(one.person for one in fitting))
        if not persons:
            if office.of_state and office.subject:
                self._people.add_subject(_UNKNOWN, office.span)
            return None
        if office.head == HEAD_OF_STATE:
            last = self._last_subject(office.span.start, persons)
            if last == _UNKNOWN:
                return None
            persons = [last] if last else persons
        if len(persons) > 1:
            rivals = ", ".join(persons)
            why = f"the article introduces {len(persons)} persons so: {rivals}"
            return Refusal(office.span, Description(""), "descriptions.one-holder", why)
        others = self._others(office, persons[0])
        if others:
            why = f"the article speaks of another one too: «{others}»"
            return Refusal(office.span, Description(""), "descriptions.one-holder", why)
        if office.subject:
            self._people.add_subject(persons[0], office.span)
        by = next(one for one in fitting if one.person == persons[0])
        rule = "descriptions.head-of-state" if office.head == HEAD_OF_STATE else "descriptions.office"
        return Annotation(office.span, Description(persons[0]), rule, Origin.RULE, f"introduced as «{by.words}»")

    def _others(self, office: Office, person: str) -> str:
        """Words for the same office of somebody else's country or body, where these words do not say whose."""
        if office.owner or office.head == HEAD_OF_STATE:
            return ""
        owners = {
            one.owner: one
            for one in self._offices
            if one.head == office.head and one.owner and office.what <= one.what and not one.former
        }
        own = {one.office.owner for one in self.introductions if one.person == person}
        foreign = [one for owner, one in owners.items() if owner not in own]
        return foreign[0].span.of(self._reading.text) if foreign else ""

    def _last_subject(self, before: int, persons: Iterable[str]) -> str:
        """Of several heads of state the one who alone is a subject in the nearest sentence before that has any for one; else ""."""
        sentences = self._reading.sentences
        place = bisect_left(sentences, before, key=lambda sentence: sentence.span.stop)
        first = max(0, place - _RECENT)
        for start in range(place, first - 1, -1):
            if start >= len(sentences):
                continue
            near = Span(sentences[start].span.start, before if start == place else sentences[start].span.stop)
            named = {person for person in (*persons, _UNKNOWN) if self._people.is_subject(person, near)}
            if named:
                return next(iter(named)) if len(named) == 1 else ""
        return ""


class _People:
    """The persons of an article by the last word of their names."""

    def __init__(self, found: Iterable[Annotation], text: str) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        self._subjects: dict[str, list[Span]] = defaultdict(list)
        quoted_words = SpanSet(one.outer for one in quoted(text))
        for each in found:
            if isinstance(each.value, Name) and each.value.kind is EntityKind.PERSON:
                key = _key(each.value.normal)
                # Whoever is quoted does not speak of himself, so that nobody named inside is taken up after the quotation.
                if fold(each.span.of(text)) == fold(each.value.normal) and not quoted_words.overlaps(each.span):
                    self._subjects[key].append(each.span)
                if " " in each.value.normal and "." not in each.value.normal:
                    self._names[key].add(each.value.normal)

    def fullest(self, holder: Holder) -> str:
        """ "" where the article has several persons of this surname, and these words do not say which."""
        full = self._names.get(_key(holder.normal), set())
        if len(full) < 2:
            return next(iter(full), holder.normal)
        return holder.normal if holder.normal in full else ""

    def add_subject(self, person: str, span: Span) -> None:
        """The person is described there, in the nominative."""
        self._subjects[_key(person)].append(span)

    def is_subject(self, person: str, near: Span) -> bool:
        return any(near.overlaps(span) for span in self._subjects[_key(person)])


def _key(normal: str) -> str:
    return fold(normal.split()[-1])


def _fits(described: Office, introduced: Office) -> bool:
    """Whether the words may mean whoever was introduced so."""
    if described.former != introduced.former:
        return False
    if described.head == HEAD_OF_STATE:
        return introduced.of_state and described.owner in ("", introduced.owner)
    if described.head in _LEADERS and described.owner and not described.what and introduced.of_state:
        return introduced.owner == described.owner
    if described.head != introduced.head or (described.bare and described.kind in _NEVER_BARE):
        return False
    if described.owner:
        return described.owner == introduced.owner and described.what == introduced.what
    return described.what <= introduced.what if described.bare else described.what == introduced.what


def _words(reading: Reading, office: Span, holder: Span) -> str:
    return " ".join(reading.text[min(office.start, holder.start) : max(office.stop, holder.stop)].split())
