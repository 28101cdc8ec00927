"""datapackage.json: what the folder holds, as the Data Package standard of Frictionless Data (v2) describes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.config import Config
from generator.dataset import VERSION
from generator.exports.data.stream import Stream
from generator.urls import slug

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True, slots=True)
class Resource:
    path: str
    title: str
    description: str
    media_type: str
    stream: Stream
    schema: str = ""
    """Of a line of JSON; "" of a file that has no lines."""
    compressed: bool = False
    """With gzip."""


def datapackage(config: Config, resources: Iterable[Resource]) -> dict[str, Any]:
    """No time of making stands here: the same archive gives the same bytes."""
    address = {"homepage": config.site_url} if config.site_url else {}
    licence = config.letopis.data_licence
    return {
        "$schema": PROFILE,
        "name": slug(config.site_name) or "archive",
        "title": config.site_name,
        "description": config.site_description,
        **address,
        "version": VERSION,
        **({"licenses": [{"name": licence}]} if licence else {}),
        "resources": [_resource(resource) for resource in resources],
    }


def _resource(resource: Resource) -> dict[str, Any]:
    measure = resource.stream.measure
    described: dict[str, Any] = {
        "name": slug(resource.path.replace(".", " ")),
        "path": resource.path,
        "title": resource.title,
        "description": resource.description,
        "format": "jsonl" if resource.schema else "sqlite",
        "mediatype": resource.media_type,
        "bytes": measure.bytes,
        "hash": f"sha256:{measure.sha256}",
    }
    if resource.compressed:
        # Not the standard's either; Frictionless reads it. Size and checksum are those of the compressed file.
        described["compression"] = "gz"
    if resource.schema:
        # Not the standard's `schema`, which describes tables: each line is a JSON value of this JSON Schema.
        described |= {"encoding": "utf-8", "rows": measure.pieces, "jsonSchema": resource.schema}
    return described
