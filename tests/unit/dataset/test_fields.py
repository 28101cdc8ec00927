"""What a person reads of a line is what the line has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

import pytest
from pydantic import Field

from generator.dataset import FILES, File
from generator.dataset.base import Line
from generator.dataset.fields import FieldOf, FieldType, fields


class Part(Line):
    start: int = Field(description="where")


class Other(Line):
    kind: Literal["a", "b"] = Field(description="which")
    constant: Literal["x"] = "x"


class Whole(Line):
    name: str | None = Field(description="who")
    day: date = Field(description="when")
    sure: bool = Field(description="whether")
    names: dict[str, str] = Field(serialization_alias="@names", description="all")
    parts: tuple[Part | Other, ...] = Field(description="what of")


def test_names_types_and_what_may_lack() -> None:
    assert list(fields(Whole)) == [
        FieldOf("name", FieldType.TEXT, False, True, (), "who"),
        FieldOf("day", FieldType.DAY, False, False, (), "when"),
        FieldOf("sure", FieldType.SWITCH, False, False, (), "whether"),
        FieldOf("@names", FieldType.MAP, False, False, (), "all"),
        FieldOf("parts", None, True, False, (), "what of"),
        FieldOf("parts[].start", FieldType.NUMBER, False, False, (), "where"),
        FieldOf("parts[].kind", FieldType.TEXT, False, False, ("a", "b"), "which"),
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_schema_describes_every_field_that_the_page_names_and_no_other(file: File) -> None:
    schema = file.line.model_json_schema(mode="serialization")
    named = {field.name for field in fields(file.line)}
    described = set(_described(schema, schema.get("$defs", {}), ""))
    assert named == described


def _described(schema: dict[str, Any], known: dict[str, Any], before: str) -> Iterator[str]:
    """Names of properties with a description, through references and lists."""
    for name, value in schema.get("properties", {}).items():
        if "description" in value:
            yield before + name
            many = value.get("type") == "array"
            for reference in _references(value):
                yield from _described(known[reference], known, f"{before}{name}{'[]' if many else ''}.")


def _references(value: dict[str, Any]) -> Iterator[str]:
    if "$ref" in value:
        yield value["$ref"].rpartition("/")[2]
    inner = value.get("items")
    for each in (*value.get("anyOf", ()), *value.get("prefixItems", ()), *([inner] if isinstance(inner, dict) else ())):
        yield from _references(each)
