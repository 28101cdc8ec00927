"""Front matter as JSON Schemas, a file a kind, made from the models that `check` reads it with.

Draft 7, which editors' YAML plugins know. A schema sees one file's values and their shape; that a day is in the calendar, an id has a file
or words stand in an article is for `check` alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.editing.fields import FIELDS, N_
from generator.i18n import Catalogue, catalogue
from generator.schema import ArticleFields, DisagreementFields, EntityFields, EventFields, ProseFields
from generator.urls import CONTENT_SCHEMAS

DRAFT = "http://json-schema.org/draft-07/schema#"


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    """Of the schema's file, without .json."""
    model: type[BaseModel]
    files: str
    """Which files of the content folder it describes, as a glob."""
    title: str


KINDS = (
    Kind("article", ArticleFields, "articles/*/*.md", N_("An article of the archive")),
    Kind("entity", EntityFields, "entities/*/*.md", N_("A person, an organization, a place or a topic")),
    Kind("event", EventFields, "events/*.md", N_("An event")),
    Kind("disagreement", DisagreementFields, "disagreements/*.md", N_("A disagreement between articles")),
    Kind("page", ProseFields, "pages/*.md", N_("A page of the site")),
)


def schemas(site_url: str, language: str) -> Iterator[tuple[str, str]]:
    """(file's name, text) of each kind. `site_url` is "" where the site does not know its address."""
    for kind in KINDS:
        name = f"{kind.name}.json"
        text = json.dumps(
            schema(kind, site_url + CONTENT_SCHEMAS + name if site_url else "", language), ensure_ascii=False, indent=2
        )
        yield name, text + "\n"


def schema(kind: Kind, address: str, language: str) -> dict[str, Any]:
    words = catalogue(language)
    return {
        "$schema": DRAFT,
        **({"$id": address} if address else {}),
        "title": words.gettext(kind.title),
        **_object(kind.model, words),
    }


def _object(model: type[BaseModel], words: Catalogue) -> dict[str, Any]:
    drawn = model.model_json_schema()
    told = FIELDS[model]
    properties = {}
    for name, shape in drawn["properties"].items():
        about = told[name]
        examples = {"examples": list(about.examples)} if about.examples else {}
        description = _description(name, model, words)
        properties[name] = {"description": description, **_shape(shape, drawn, words), **examples}
        if "pattern" in shape:
            # VS Code's JSON and YAML services say this instead of the regular expression.
            properties[name]["patternErrorMessage"] = description
        if about.choices:
            properties[name] |= {
                "enum": list(about.choices),
                # What VS Code's JSON and YAML services show beside each value.
                "enumDescriptions": [words.gettext(choice) for choice in about.choices.values()],
            }
    required = {"required": drawn["required"]} if "required" in drawn else {}
    return {"type": "object", "additionalProperties": False, **required, "properties": properties}


def _description(name: str, model: type[BaseModel], words: Catalogue) -> str:
    told = FIELDS[model][name]
    lines = [words.gettext(told.words)]
    lines += [f"{value} — {words.gettext(choice)}" for value, choice in told.choices.items()]
    return "\n".join(lines)


_KEPT = ("type", "pattern", "maxLength", "minimum", "maximum", "minItems", "enum")
"""What of pydantic's drawing says what is right. Its titles and defaults would be offered to people as if they were to be written."""


def _shape(drawn: Mapping[str, Any], whole: Mapping[str, Any], words: Catalogue) -> dict[str, Any]:
    """A value's shape, with what it refers to put in its place."""
    if "$ref" in drawn:
        name = str(drawn["$ref"]).rpartition("/")[2]
        model = next((model for model in FIELDS if model.__name__ == name), None)
        return _object(model, words) if model else _shape(whole["$defs"][name], whole, words)
    shape = {key: drawn[key] for key in _KEPT if key in drawn}
    if "anyOf" in drawn:
        shape["anyOf"] = [_shape(each, whole, words) for each in drawn["anyOf"]]
    if "patternProperties" in drawn:
        inner = drawn["patternProperties"].items()
        shape["patternProperties"] = {key: _shape(each, whole, words) for key, each in inner}
        shape["additionalProperties"] = False
    if "items" in drawn:
        shape["items"] = _shape(drawn["items"], whole, words)
    return shape
