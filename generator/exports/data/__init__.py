"""The folder of data: the archive as lines of JSON with their schemas, as one SQLite file, and a list of it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.dataset import DATAPACKAGE, FILES, METADATA, SQLITE, Dataset, File, Values
from generator.dataset.base import pretty, schema, written
from generator.exports.data import sqlite
from generator.exports.data.datapackage import Resource, datapackage
from generator.exports.data.datasette import metadata
from generator.exports.data.joined import Joined
from generator.exports.data.noted import noted
from generator.exports.data.stream import Stream
from generator.exports.parts import Part
from generator.exports.source import Source
from generator.model import Output
from generator.urls import DATA


def outputs(source: Source) -> Iterator[Output]:
    """None where the settings say so. The list comes last: it tells the size and the checksum of the others."""
    config = source.config
    if not config.letopis.data:
        return
    data, up = noted(source), source.parts.up
    articles = source.parts.of("articles", data.articles)
    events = source.parts.of("events", data.events)
    resources: list[Resource] = []
    for file in FILES:
        stream = _stream(file, data, articles, events, up)
        resources.append(
            Resource(file.name, file.title, file.about, file.media_type, stream, file.schema, file.compressed)
        )
        yield Output(DATA + file.name, stream)
        yield Output(DATA + file.schema, pretty(schema(file.line, data.address(DATA + file.schema), file.title)))
    base = Stream(partial(sqlite.pieces, data, articles, events, up and up / DATA / SQLITE))
    about = "All of it as tables that refer to one another, with a full-text search."
    resources.append(Resource(SQLITE, "The archive as a database", about, "application/vnd.sqlite3", base))
    yield Output(DATA + SQLITE, base)
    yield Output(DATA + METADATA, pretty(metadata(config)))
    yield Output(DATA + DATAPACKAGE, Stream(lambda: [pretty(datapackage(config, resources))]))


def _stream(file: File, data: Dataset, articles: Sequence[Part], events: Sequence[Part], up: Path | None) -> Stream:
    def whole() -> Iterator[bytes]:
        return map(written, file.whole(data) if file.whole else ())

    if of_articles := file.of_articles:
        lines, parts = partial(_lines, partial(of_articles, data)), articles
    elif of_events := file.of_events:
        lines, parts = partial(_lines, partial(of_events, data)), events
    else:
        return Stream(whole)
    return Joined(DATA + file.name, whole, parts, lines, up, file.compressed)


def _lines(made: Callable[[Sequence[str]], Iterator[Values]], ids: Sequence[str]) -> Iterator[bytes]:
    return map(written, made(ids))
