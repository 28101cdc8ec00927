"""What columns are made of, for those who write them and those who read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

ENCODING, SURROGATES = "utf-8", "surrogatepass"
"""Of texts."""
Place = tuple[int, int, str]
"""Where numbers lie: offset, bytes, typecode."""
Column = list[Any]
"""Its kind and what that needs, as JSON has it."""


class Unkept(TypeError):
    """Something is no value that columns could hold."""


def field_names(class_: type) -> Sequence[str]:
    """Of a dataclass, or of a NamedTuple; of others none."""
    if is_dataclass(class_):
        return [field.name for field in fields(class_)]
    return class_._fields if issubclass(class_, tuple) and hasattr(class_, "_fields") else ()
