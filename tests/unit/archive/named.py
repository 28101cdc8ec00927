"""Articles as the annotators leave them: with `Name`s that nobody has linked yet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.model import (
    AnnotatedArticle,
    Annotation,
    Content,
    EntityKind,
    EntityRecord,
    EventRecord,
    MentionOf,
    Name,
    Origin,
    Source,
    Span,
)
from tests import factories

PERSON, ORGANIZATION, PLACE, TOPIC = EntityKind


def named(
    id: str,
    body: str,
    *,
    persons: Mapping[str, str] | None = None,
    organizations: Mapping[str, str] | None = None,
    places: Mapping[str, str] | None = None,
    dates: Mapping[str, str] | None = None,
    quotes: Mapping[str, str] | None = None,
    corrected: Mapping[str, str] | None = None,
    source: Source | None = None,
) -> AnnotatedArticle:
    """`persons`, `organizations` and `places` give words of the body and the nominative that the machine made of them; it sees
    the words wherever they stand as whole words. `corrected` gives words and the entity that a person wrote over them."""
    base = factories.article(id, body, dates=dates, quotes=quotes, source=source)
    text = base.article.text
    machine = [
        Annotation(Span(*found.span()), Name(kind, normal), "names.test", Origin.MODEL)
        for kind, names in ((PERSON, persons), (ORGANIZATION, organizations), (PLACE, places))
        for words, normal in (names or {}).items()
        for found in re.finditer(rf"\b{re.escape(words)}\b", text)
    ]
    human = [
        Annotation(Span(*found.span()), MentionOf(entity), "correction", Origin.HUMAN)
        for words, entity in (corrected or {}).items()
        for found in re.finditer(re.escape(words), text)
    ]
    everything = [*base.annotations, *machine, *human]
    return replace(base, annotations=tuple(sorted(everything, key=lambda one: one.span)))


def person(id: str, name: str, *aliases: str, same_as: Sequence[str] = ()) -> EntityRecord:
    return EntityRecord(id, PERSON, name, aliases=aliases, same_as=tuple(same_as))


def organization(id: str, name: str, *aliases: str, names: Mapping[str, str] | None = None) -> EntityRecord:
    return EntityRecord(id, ORGANIZATION, name, names=names or {}, aliases=aliases)


def place(id: str, name: str, *aliases: str) -> EntityRecord:
    return EntityRecord(id, PLACE, name, aliases=aliases)


def topic(id: str, name: str, *aliases: str) -> EntityRecord:
    return EntityRecord(id, TOPIC, name, aliases=aliases)


def content(*records: EntityRecord, events: Sequence[EventRecord] = ()) -> Content:
    return Content((), records, tuple(events))


def meant(annotated: AnnotatedArticle) -> list[tuple[str, str]]:
    """(words, entity) in the order of the text."""
    return [
        (annotation.span.of(annotated.article.text), annotation.value.entity)
        for annotation in annotated.annotations
        if isinstance(annotation.value, MentionOf)
    ]
