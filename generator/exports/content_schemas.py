"""schemas/content/*.json: what front matter may hold, as JSON Schemas, for the editors in which people write it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.config import Config
from generator.editing.schemas import schemas
from generator.model import Archive, Listing, Output
from generator.urls import CONTENT_SCHEMAS


def outputs(archive: Archive, pages: Sequence[Listing], config: Config) -> Iterator[Output]:
    for name, text in schemas(config.site_url, config.language):
        yield Output(CONTENT_SCHEMAS + name, text)
