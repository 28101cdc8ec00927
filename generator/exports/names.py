"""search/names.json: what the people, organisations, places and topics are called, for «возможно, вы искали».

The search page fetches it only when nothing was found. An array for each, the busiest first: the name, then other
spellings. Case forms are left out, as the search allows for endings itself; with them the file would be some ten times as large.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.exports.source import Source
from generator.model import Entity, Output
from generator.urls import SEARCH

PATH = f"{SEARCH}names.json"

BYTES = 400_000
"""The file never has more, compressed a fourth of it: room for some 5,000 names. Of a larger archive those that it mentions least are
left out."""


def outputs(source: Source) -> Iterator[Output]:
    """An empty array for an empty archive."""
    archive = source.archive
    articles = {id: len({mention.article for mention in found}) for id, found in archive.mentions.items()}
    ordered = sorted(archive.entities.values(), key=lambda one: (-articles.get(one.id, 0), one.name, one.id))
    rows, size = [], 1
    for entity in ordered:
        row = json.dumps(_spellings(entity), ensure_ascii=False, separators=(",", ":"))
        size += len(row.encode()) + 2
        if size > BYTES:
            break
        rows.append(row)
    yield Output(PATH, "[" + ",\n".join(rows) + "]\n")


def _spellings(entity: Entity) -> list[str]:
    """The name, and of the others those that have a word of their own: single words are compared."""
    kept: list[str] = []
    words: set[str] = set()
    for name in (entity.name, *entity.aliases, *(name for _, name in sorted(entity.names.items()))):
        own = set(name.casefold().replace("-", " ").split())
        if not kept or own - words:
            kept.append(name)
            words |= own
    return kept
