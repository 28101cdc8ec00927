"""The folder of data: the archive as lines of JSON with their schemas, as one SQLite file, and a list of it all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.dataset import DATAPACKAGE, FILES, METADATA, SQLITE, Dataset, File
from generator.dataset.base import pretty, schema, written
from generator.exports.data import sqlite
from generator.exports.data.datapackage import Resource, datapackage
from generator.exports.data.datasette import metadata
from generator.exports.data.stream import Stream
from generator.exports.source import Source
from generator.model import Output
from generator.urls import DATA


def outputs(source: Source) -> Iterator[Output]:
    """None where the settings say so. The list comes last: it tells the size and the checksum of the others."""
    config = source.config
    if not config.letopis.data:
        return
    data = Dataset(source.archive, config, source.pages.keys())
    resources: list[Resource] = []
    for file in FILES:
        stream = Stream(partial(_lines, file, data), file.compressed)
        resources.append(
            Resource(file.name, file.title, file.about, file.media_type, stream, file.schema, file.compressed)
        )
        yield Output(DATA + file.name, stream)
        yield Output(DATA + file.schema, pretty(schema(file.line, data.address(DATA + file.schema), file.title)))
    base = Stream(partial(sqlite.pieces, data))
    about = "All of it as tables that refer to one another, with a full-text search."
    resources.append(Resource(SQLITE, "The archive as a database", about, "application/vnd.sqlite3", base))
    yield Output(DATA + SQLITE, base)
    yield Output(DATA + METADATA, pretty(metadata(config)))
    yield Output(DATA + DATAPACKAGE, Stream(lambda: [pretty(datapackage(config, resources))]))


def _lines(file: File, data: Dataset) -> Iterator[bytes]:
    return map(written, file.lines(data))
