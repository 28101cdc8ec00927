"""What the annotators say of a document: as JSON lines for programs, and as words for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import annotators
from generator.documents import Document
from generator.model import (
    AnnotatedArticle,
    Annotation,
    Archive,
    Attribution,
    DateOf,
    Description,
    DescriptionOf,
    Duration,
    EntityKind,
    Figure,
    FigureKind,
    MentionOf,
    Name,
    NoMeaning,
    Quote,
    Refusal,
    Span,
    Turn,
    Value,
)

# The short types that Russian and English corpora share (factRuEval, CoNLL); topics have none of theirs.
_TYPES = {
    EntityKind.PERSON: "PER",
    EntityKind.ORGANIZATION: "ORG",
    EntityKind.PLACE: "LOC",
    EntityKind.TOPIC: "TOPIC",
}


def record(document: Document, annotated: AnnotatedArticle, archive: Archive) -> dict[str, Any]:
    """One line of `letopis annotate`. Offsets are code points of the file as read, `end` exclusive.

    `edtf` is null where the words name a date that nothing in the document resolves, and of a length of time, which stands among
    the dates with its `duration` (ISO 8601; null where no number is said).
    """
    found: dict[str, list[dict[str, Any]]] = {
        "mentions": [],
        "descriptions": [],
        "dates": [],
        "money": [],
        "quotes": [],
        "turns": [],
    }
    for annotation in annotated.annotations:
        place = _place(document, annotation.span)
        match annotation.value:
            case MentionOf(entity, _):
                kind = archive.entities[entity].kind
                found["mentions"].append({**place, "type": _TYPES[kind], "entity_id": entity})
            case DescriptionOf(entity):
                found["descriptions"].append({**place, "entity_id": entity})
            case DateOf(edtf, _):
                found["dates"].append({**place, "edtf": edtf or None})
            case Duration(iso, comparator, to):
                length = {"edtf": None, "duration": iso or None, "comparator": comparator}
                found["dates"].append({**place, **length, "to": to} if to else {**place, **length})
            case Figure(amount, unit, comparator, FigureKind.MONEY, _, to):
                sum_of = {"amount": amount, "currency": unit, "comparator": comparator}
                found["money"].append({**place, **sum_of} if to is None else {**place, **sum_of, "to": to})
            case Quote(speaker, via, direct, said):
                value = {"speaker": _called(speaker, archive), "via": via, "direct": direct, "said": said}
                found["quotes"].append({**place, **value})
            case Turn(role, speaker):
                found["turns"].append({**place, "role": role.value, "speaker": _called(speaker, archive)})
            case _:
                pass
    return {"doc_id": document.article.id, **found}


def explanation(document: Document, annotated: AnnotatedArticle, archive: Archive) -> Iterator[str]:
    """One line an annotation, in order of the text: where, the words, what they were taken for, by which rule, and why.

    Among them a line for everything that the words were taken for until a rule refused it.
    """
    published = document.article.published or "unknown"
    yield f"{document.article.id}: published {published}, sentences: {len(annotated.sentences)}"
    everything: list[Annotation | Refusal] = [*annotated.annotations, *annotators.refused(annotated.article)]
    for each in sorted(everything, key=lambda one: one.span):
        place = document.in_file(each.span)
        words = " ".join(each.span.of(annotated.article.text).split())
        shown = words if len(words) <= 60 else words[:57] + "…"
        meaning = _meaning(each.value, archive)
        if isinstance(each, Refusal):
            yield f"{place.start}–{place.stop} «{shown}»: refused: {meaning} [{each.rule}] — {each.why}"
        else:
            why = f" — {each.evidence}" if each.evidence else ""
            yield f"{place.start}–{place.stop} «{shown}»: {meaning} [{each.rule}, {each.origin.value}]{why}"


def _place(document: Document, span: Span) -> dict[str, int]:
    place = document.in_file(span)
    return {"start": place.start, "end": place.stop}


def _called(speaker: str, archive: Archive) -> str:
    known = archive.entities.get(speaker)
    return known.name if known else speaker


def _meaning(value: Value, archive: Archive) -> str:
    match value:
        case MentionOf(entity, sense):
            known = archive.entities[entity]
            return f"{known.kind.value} {known.name} ({entity})" + (f", its {sense.value}" if sense else "")
        case Name(kind, normal):
            return f"{kind.value} {normal}"
        case DescriptionOf(entity):
            return f"description of {archive.entities[entity].name} ({entity})"
        case Description(person):
            return f"description of {person or 'one of several'}"
        case DateOf(edtf, anchor):
            return f"date {edtf or 'unresolved'}" + (f", counted from {anchor}" if anchor else "")
        case Duration(iso, comparator, to):
            return f"length of time {comparator} {iso or 'not said'}" + (f" to {to}" if to else "")
        case Quote(speaker, via, direct, said):
            of = _called(speaker, archive) or "nobody named"
            when = f", said {said}" if said else ""
            return f"{'quote' if direct else 'quoted words'} of {of}" + (f" via {via}" if via else "") + when
        case Turn(role, speaker):
            return f"{role.value} of {_called(speaker, archive) or 'nobody named'}"
        case Figure(amount, unit, comparator, kind, of, to):
            size = f"{amount:.12g}" if to is None else f"{amount:.12g} to {to:.12g}"
            return f"{kind.value} {comparator} {size} {unit}" + (f" of «{of}»" if of else "")
        case Attribution(outlet, cites):
            return f"source {' ← '.join((outlet or 'unnamed', *cites))}"
        case NoMeaning(scheme):
            return f"no {scheme}, as a person decided"
