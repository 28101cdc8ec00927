"""Files of the site beside its pages. One file an export, with its template; `EXPORTS` is the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.config import Config
from generator.exports import (
    bibtex,
    calendar,
    content_schemas,
    copies,
    csl,
    data,
    feeds,
    llms,
    names,
    opensearch,
    ris,
    robots,
    sitemap,
    timeline,
)
from generator.model import Archive, Listing, Output

EXPORTS: tuple[Callable[[Archive, Sequence[Listing], Config], Iterator[Output]], ...] = (
    sitemap.outputs,
    robots.outputs,
    llms.outputs,
    opensearch.outputs,
    # To follow the archive.
    feeds.outputs,
    calendar.outputs,
    # To cite an article, and to use it again: beside each.
    bibtex.outputs,
    ris.outputs,
    csl.outputs,
    copies.outputs,
    # For research: the whole archive as data.
    data.outputs,
    # For the search, where it has found nothing.
    names.outputs,
    # For the sifting of a timeline of many pages.
    timeline.outputs,
    # For those who write the archive's files.
    content_schemas.outputs,
)


def outputs(archive: Archive, pages: Sequence[Listing], config: Config) -> Iterator[Output]:
    """Every export, each at a path of its own. `pages` are the pages of the same build."""
    for export in EXPORTS:
        yield from export(archive, pages, config)
