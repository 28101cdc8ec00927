"""Files of the site beside its pages. One file an export, with its template; `EXPORTS` is the list.

An export says of which things of the archive it makes files (`keys`), and makes those of one thing when asked (`outputs`), so that files
can be made by several processes, or only some of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.config import Config
from generator.exports import (
    beside,
    calendar,
    content_schemas,
    data,
    feeds,
    llms,
    names,
    opensearch,
    robots,
    sitemap,
    timeline,
)
from generator.exports.source import Source
from generator.model import Archive, Listing, Output

__all__ = ["EXPORTS", "Export", "Source", "outputs"]


@dataclass(frozen=True, slots=True)
class Export:
    name: str
    keys: Callable[[Source], Iterable[str]]
    """Of what it makes files, each once: ids of articles, addresses of pages."""
    outputs: Callable[[Source, str], Iterator[Output]]
    """Those of one of them."""
    parted: bool = False
    """Whether its files are joined from parts (parts.py), which are kept beside what is made. Each can be written by another process, the
    last of them when the others are there."""


def _whole(name: str, outputs: Callable[[Source], Iterator[Output]]) -> Export:
    """Files about the archive as a whole, which are made at once."""
    return Export(name, lambda source: ("",), lambda source, key: outputs(source))


EXPORTS: tuple[Export, ...] = (
    _whole("sitemap", sitemap.outputs),
    _whole("robots", robots.outputs),
    _whole("llms", llms.outputs),
    _whole("opensearch", opensearch.outputs),
    # To follow the archive.
    Export("feeds", feeds.keys, feeds.outputs),
    _whole("calendar", calendar.outputs),
    # To cite an article, and to use it again.
    Export("beside", beside.keys, beside.outputs),
    # For research: the whole archive as data.
    replace(_whole("data", data.outputs), parted=True),
    # For the search, where it has found nothing.
    _whole("names", names.outputs),
    # For the sifting of a timeline of many pages.
    _whole("timeline", timeline.outputs),
    # For those who write the archive's files.
    _whole("content_schemas", content_schemas.outputs),
)


def outputs(archive: Archive, listings: Sequence[Listing], config: Config) -> Iterator[Output]:
    """Every export, each at a path of its own. `listings` are the pages of the same build."""
    source = Source(archive, listings, config)
    for export in EXPORTS:
        for key in export.keys(source):
            yield from export.outputs(source, key)
