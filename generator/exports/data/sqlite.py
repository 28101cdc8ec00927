"""letopis.sqlite: the same lines as tables, in one file that Datasette opens.

The same archive gives the same bytes under one version of the SQLite library; another may lay out its pages differently, and writes
its own number into bytes 96–99 of the header.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from generator.chronology import EARLIEST, LATEST, bounds, is_edtf
from generator.dataset import Dataset, Values, articles, disagreements, entities, events, outlets, quotes
from generator.exports.parts import Part, Place
from generator.model import AnnotatedArticle, Annotation, DateOf, Entity, Event, Figure, MentionOf
from generator.urls import thread_url

CHUNK = 1024 * 1024
Row = tuple[Any, ...]


def pieces(
    data: Dataset, articles: Sequence[Part] | None = None, events: Sequence[Part] | None = None, up: Path | None = None
) -> Iterator[bytes]:
    """The file's bytes. It is made on the disk, and is gone when they have been read."""
    with tempfile.TemporaryDirectory(prefix="letopis-data-") as folder:
        path = Path(folder) / "data.sqlite"
        write(data, path, articles, events, up)
        with path.open("rb") as file:
            while piece := file.read(CHUNK):
                yield piece


def write(
    data: Dataset,
    path: Path,
    articles: Sequence[Part] | None = None,
    events: Sequence[Part] | None = None,
    up: Path | None = None,
) -> None:
    """Rows of parts that are as they were are copied from the file that is `up`."""
    articles = articles or [Part("", [*data.articles], {})]
    events = events or [Part("", [*data.events], {})]
    if up and any(part.was for part in (*articles, *events)):
        try:
            _write(data, path, articles, events, up)
            return
        except sqlite3.DatabaseError:
            # That one is damaged.
            path.unlink(missing_ok=True)
    _write(data, path, articles, events, None)


def _write(data: Dataset, path: Path, articles: Sequence[Part], events: Sequence[Part], up: Path | None) -> None:
    with closing(sqlite3.connect(path.absolute().as_uri(), isolation_level=None, uri=True)) as base:
        # Nobody reads the file while it is made, and a half-made one is thrown away: no journal, no waiting for the disk.
        base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        base.executescript(_script("tables.sql"))
        if up:
            # Nobody writes into it: what was up is replaced, never changed.
            base.execute("ATTACH ? AS up", (f"{up.absolute().as_uri()}?mode=ro&immutable=1",))
        base.execute("BEGIN")
        for table, rows in _tables(data, articles, events):
            if isinstance(rows, _Parted):
                _insert_parts(base, table, rows, up is not None)
            else:
                _insert(base, table, rows)
        base.execute("COMMIT")
        if up:
            base.execute("DETACH up")
        base.executescript(_script("indexes.sql"))
        if _has_full_text(base):
            base.executescript(_script("search.sql"))
        base.execute("ANALYZE")


class _Parted(NamedTuple):
    parts: Sequence[Part]
    rows: Callable[[Sequence[str]], Iterable[Row]]
    """Of a part's things."""


def _tables(
    data: Dataset, of_articles: Sequence[Part], of_events: Sequence[Part]
) -> Iterator[tuple[str, Iterable[Row] | _Parted]]:
    """Whom others refer to first. Each table's rows are made while they are written."""
    told = data.archive.events
    yield "entities", (_plain(line, without=("names", "aliases", "former_ids")) for line in entities.lines(data))
    yield "entity_names", (row for entity in data.archive.entities.values() for row in _names(entity))
    yield "outlets", (_plain(line) for line in outlets.lines(data))
    yield (
        "articles",
        _Parted(of_articles, lambda ids: (_plain(line, without=("cites",)) for line in articles.lines(data, ids))),
    )
    yield "citations", _citations(data)
    yield "mentions", _Parted(of_articles, partial(_annotations, data, MentionOf))
    yield "dates", _Parted(of_articles, partial(_annotations, data, DateOf))
    yield "figures", _Parted(of_articles, partial(_annotations, data, Figure))
    yield "events", _Parted(of_events, partial(_events, data))
    yield "event_entities", (row for event in told for row in _cast(event))
    yield "tellings", _Parted(of_events, partial(_tellings, data))
    yield "threads", ((thread.id, data.page(thread_url(thread.id)), thread.speaker) for thread in data.archive.threads)
    yield (
        "quotes",
        _Parted(of_articles, lambda ids: (_plain(line, without=("thread_url",)) for line in quotes.lines(data, ids))),
    )
    yield "disagreements", (_plain(line, without=("entities", "claims")) for line in disagreements.lines(data))
    yield "claims", ((line["id"], *part.values()) for line in disagreements.lines(data) for part in line["claims"])


def _insert(base: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    width = len(base.execute(f"PRAGMA table_info ({table})").fetchall())
    base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)  # noqa: S608 - a name of ours


def _insert_parts(base: sqlite3.Connection, table: str, parted: _Parted, copying: bool) -> None:
    """Rows are numbered as they come, whether they are made or copied."""
    at = 1
    copied: list[int] = []
    """Of the other file, the first row and the last of what is still to be copied from it."""

    def copy() -> None:
        if copied:
            rows = f"INSERT INTO {table} SELECT * FROM up.{table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"  # noqa: S608
            if base.execute(rows, copied).rowcount != copied[1] - copied[0] + 1:
                raise sqlite3.DatabaseError(f"rows of {table} are not where they were")
            copied.clear()

    for part in parted.parts:
        was = part.was.get(table) if copying else None
        if was is None:
            copy()
            with part.noted():
                rows = [*parted.rows(part.ids)]
            _insert(base, table, rows)
            size = len(rows)
        else:
            size = was.size
            if copied and copied[1] + 1 != was.start:
                copy()
            if size:
                copied[:] = [copied[0] if copied else was.start, was.start + size - 1]
        part.now[table] = Place(at, size, size)
        at += size
    copy()


def _plain(line: Values, without: tuple[str, ...] = ()) -> Row:
    """A line's values in the order of its fields, which is that of the columns."""
    return tuple(value for name, value in line.items() if name not in without)


def _names(entity: Entity) -> Iterator[Row]:
    yield entity.id, entity.name, "name", None
    for language, name in entity.names.items():
        yield entity.id, name, "translation", language
    for alias in entity.aliases:
        yield entity.id, alias, "alias", None


def _cast(event: Event) -> Iterator[Row]:
    for role, ids in (("part", event.entities), ("around", event.around)):
        for id in dict.fromkeys(ids):
            yield event.id, id, role


def _events(data: Dataset, ids: Iterable[str]) -> Iterator[Row]:
    return (tuple(events.about(data, data.events[id]).values()) for id in ids)


def _tellings(data: Dataset, ids: Iterable[str]) -> Iterator[Row]:
    for id in ids:
        for telling in data.events[id].tellings:
            yield id, *events.part(data, telling).values()


def _citations(data: Dataset) -> Iterator[Row]:
    for annotated in data.archive.articles:
        for position, name in enumerate(annotated.article.source.cites, 1):
            yield annotated.article.id, position, name, data.outlet_named(name)


def _annotations(data: Dataset, kind: type[MentionOf | DateOf | Figure], ids: Iterable[str]) -> Iterator[Row]:
    for annotated in map(data.articles.__getitem__, ids):
        for annotation in annotated.annotations:
            meaning = _meaning(annotation) if isinstance(annotation.value, kind) else None
            if meaning is not None:
                yield (*_place(annotated, annotation), *meaning, annotation.origin.value, annotation.rule)


def _place(annotated: AnnotatedArticle, annotation: Annotation) -> Row:
    span = annotation.span
    return annotated.article.id, span.start, span.stop, span.of(annotated.article.text)


def _meaning(annotation: Annotation) -> Row | None:
    """The columns of its table between the place and who decided; None for a date that no calendar has."""
    match annotation.value:
        case MentionOf(entity, sense):
            return entity, sense.value or None
        case DateOf(edtf, _) if is_edtf(edtf):
            low, high = bounds(edtf)
            return edtf, None if low == EARLIEST else low.isoformat(), None if high == LATEST else high.isoformat()
        case Figure(amount, unit, comparator, kind, of, to):
            return kind.value, comparator, amount, to, unit, of or None
        case _:
            return None


def _has_full_text(base: sqlite3.Connection) -> bool:
    return any(option == "ENABLE_FTS5" for (option,) in base.execute("PRAGMA compile_options"))


def _script(name: str) -> str:
    return files("generator.exports.data").joinpath(name).read_text(encoding="utf-8")
