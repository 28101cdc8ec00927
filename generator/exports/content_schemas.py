"""schemas/content/*.json: what front matter may hold, as JSON Schemas, for the editors in which people write it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.editing.schemas import schemas
from generator.exports.source import Source
from generator.model import Output
from generator.urls import CONTENT_SCHEMAS


def outputs(source: Source) -> Iterator[Output]:
    config = source.config
    for name, text in schemas(config.site_url, config.language):
        yield Output(CONTENT_SCHEMAS + name, text)
