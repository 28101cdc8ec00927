"""The one rule by which statements about the same words are brought together.

    1. A person's correction stands, and everything of its own scheme that it overlaps goes; with a name, a description too.
    2. A date is never a name; a name may tell a length of time («Семь дней»), and then is a name. Neither time is a figure.
    3. Of two machine statements of one layer that overlap, the longer stands; of two equally long ones, the earlier.

A layer is one kind of value: names, descriptions, dates with lengths of time, quotes, turns, figures, attributions. Spans of one
layer never overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.annotators.spans import clear_of, longest
from generator.model import (
    Annotation,
    Attribution,
    Correction,
    DateOf,
    Description,
    Duration,
    Figure,
    MentionOf,
    Name,
    NoMeaning,
    Origin,
    Quote,
    Refusal,
    Turn,
)

NOTHING = "none"
"""A correction's target that says «the machine is wrong here»."""

_LAYERS: dict[type, str] = {
    Name: "entity",
    MentionOf: "entity",
    Description: "description",
    DateOf: "date",
    Duration: "date",
    Quote: "speaker",
    Turn: "turn",
    Figure: "figure",
    Attribution: "attribution",
}
"""Kind of value → its layer. Names, dates and quotes bear the names of the schemes that correct them."""


def merge(corrections: Iterable[Correction], found: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """What stands of all that was found, with the corrections as annotations of their own; sorted by span."""
    machine = tuple(found)
    human = tuple(_as_annotation(correction, machine) for correction in corrections)
    standing = {name: _standing(name, human, machine) for name in _LAYERS.values()}
    dates = [each for each in (*human, *standing["date"]) if isinstance(each.value, DateOf)]
    standing["entity"] = clear_of(standing["entity"], (each.span for each in dates))
    names = [each.span for each in (*human, *standing["entity"]) if isinstance(each.value, Name | MentionOf)]
    lengths = clear_of((each for each in standing["date"] if isinstance(each.value, Duration)), names)
    standing["date"] = [*(each for each in standing["date"] if isinstance(each.value, DateOf)), *lengths]
    standing["figure"] = clear_of(standing["figure"], (each.span for each in (*dates, *lengths)))
    standing["description"] = clear_of(
        standing["description"], [each.span for each in human if layer(each) == "entity"]
    )
    return tuple(
        sorted(
            (*human, *(each for kept in standing.values() for each in kept)),
            key=lambda one: (one.span, layer(one), one.rule),
        )
    )


def displaced(corrections: Iterable[Correction], found: Iterable[Annotation]) -> Iterator[Refusal]:
    """What `merge` leaves out, and for what; in order."""
    machine = tuple(found)
    standing = merge(corrections, machine)
    kept = {(each.span, each.value) for each in standing}
    for each in sorted(machine, key=lambda one: one.span):
        if (each.span, each.value) in kept:
            continue
        rivals = [other for other in standing if other.span.overlaps(each.span)]
        human = [other for other in rivals if other.origin is Origin.HUMAN]
        dates = [other for other in rivals if isinstance(other.value, DateOf)]
        longer = [other for other in rivals if layer(other) == layer(each)]
        if human:
            yield Refusal(each.span, each.value, "merge.correction", "a person decided otherwise")
        elif longer:
            yield Refusal(each.span, each.value, "merge.longest", f"a longer one stands there, by {longer[0].rule}")
        elif dates:
            yield Refusal(each.span, each.value, "merge.date", "a date is never a name")


def _standing(name: str, human: tuple[Annotation, ...], machine: tuple[Annotation, ...]) -> list[Annotation]:
    """Of the machine's statements of one layer, what people leave open and no longer one takes the place of."""
    decided = [each.span for each in human if layer(each) == name]
    open_still = clear_of((each for each in machine if layer(each) == name), decided)
    return longest(sorted(open_still, key=lambda one: one.rule))


def layer(annotation: Annotation) -> str:
    value = annotation.value
    return value.scheme if isinstance(value, NoMeaning) else _LAYERS[type(value)]


def _as_annotation(correction: Correction, machine: tuple[Annotation, ...]) -> Annotation:
    made = Annotation(correction.span, NoMeaning(correction.scheme), "correction", Origin.HUMAN)
    if correction.target == NOTHING:
        return made
    if correction.scheme == "entity":
        return replace(made, value=MentionOf(correction.target))
    if correction.scheme == "date":
        return replace(made, value=DateOf(correction.target, anchor=""))
    return _attributed(made, correction.target, machine)


def _attributed(made: Annotation, speaker: str, machine: tuple[Annotation, ...]) -> Annotation:
    """A speaker's correction keeps the span of the quote that the machine found there, and the outlet it came through."""
    for each in machine:
        if isinstance(each.value, Quote) and each.span.overlaps(made.span):
            return replace(made, span=each.span, value=replace(each.value, speaker=speaker))
    return replace(made, value=Quote(speaker=speaker, via=""))
