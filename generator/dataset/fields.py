"""The fields of a line, as a person reads of them: by their names, with the parts of parts after a dot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel


class FieldType(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    SWITCH = "switch"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class FieldOf:
    name: str
    """`tellings[].start`: `[]` stands behind a list."""
    type: FieldType | None
    """None of a part that has parts."""
    many: bool
    may_lack: bool
    """null, or left out, where there is nothing to say."""
    values: tuple[str, ...]
    """All that there are, of a closed list."""
    about: str
    """As in the schema; translated by whoever shows it."""


_TYPES: dict[type, FieldType] = {
    str: FieldType.TEXT,
    int: FieldType.NUMBER,
    float: FieldType.NUMBER,
    bool: FieldType.SWITCH,
    date: FieldType.DAY,
    dict: FieldType.MAP,
}


def fields(line: type[BaseModel], before: str = "") -> Iterator[FieldOf]:
    """In the order of the line. A constant of a vocabulary, which says nothing of the archive, is left out."""
    for name, field in line.model_fields.items():
        if field.description:
            shown = before + (field.serialization_alias or name)
            yield from _of(shown, field.annotation, FieldOf(shown, None, False, False, (), field.description))


def _of(name: str, annotation: Any, found: FieldOf) -> Iterator[FieldOf]:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        known = [each for each in inner if each is not NoneType]
        if len(known) == 1:
            yield from _of(name, known[0], replace(found, may_lack=NoneType in inner))
        else:
            yield from _parts(found, known)
    elif origin is tuple and isinstance(inner[0], type) and issubclass(inner[0], BaseModel):
        yield from _parts(replace(found, many=True), [each for each in inner if each is not Ellipsis])
    elif origin is tuple:
        yield from _of(name, inner[0], replace(found, many=True))
    elif origin is Literal:
        yield replace(found, type=FieldType.TEXT, values=tuple(inner))
    elif origin is dict:
        yield replace(found, type=FieldType.MAP)
    elif issubclass(annotation, BaseModel):
        yield from _parts(found, [annotation])
    elif issubclass(annotation, StrEnum):
        yield replace(found, type=FieldType.TEXT, values=tuple(each.value for each in annotation))
    else:
        yield replace(found, type=_TYPES[annotation])


def _parts(found: FieldOf, models: list[type[BaseModel]]) -> Iterator[FieldOf]:
    """The whole, then the parts that one or the other of the models has, each name once."""
    yield found
    name = found.name + ("[]" if found.many else "")
    seen: set[str] = set()
    for model in models:
        for part in fields(model, name + "."):
            if part.name not in seen:
                seen.add(part.name)
                yield part
