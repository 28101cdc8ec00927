"""What is measured, a row each, in the order in which a round measures it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.letopis import Archive, letopis
from tests.bench.process import Cost, run
from tests.bench.serving import served

CHECKED = 20
"""Articles of the row `check`."""


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    """As `--rows` calls it."""
    label: str
    measure: Callable[[Archive], tuple[Cost, str]]
    """What it cost, and a note. Raises LeftOut, Failed."""
    once: bool = False
    """Measured in the first round alone: it costs minutes, and its cost is not that of a moment."""


def _plain(archive: Archive) -> tuple[Cost, str]:
    archive.clean()
    return archive.build(search=False), ""


def _search(archive: Archive) -> tuple[Cost, str]:
    archive.clean()
    return archive.build(), ""


def _edited(name: str, search: bool) -> Callable[[Archive], tuple[Cost, str]]:
    def measure(archive: Archive) -> tuple[Cost, str]:
        archive.ready(search)
        archive.edit()
        cost = archive.build(search)
        archive.same_as_full(name, search)
        return cost, archive.compared[name]

    return measure


def _merge(archive: Archive) -> tuple[Cost, str]:
    archive.ready(search=False)
    return archive.merge(), ""


def _merged(archive: Archive) -> tuple[Cost, str]:
    """Of the merge that was measured before, or of one of its own."""
    if not archive.merging:
        archive.ready(search=False)
        archive.merge()
    cost = archive.build(search=False)
    archive.same_as_full("merged", search=False)
    return cost, archive.compared["merged"]


def _annotate(jobs: int) -> Callable[[Archive], tuple[Cost, str]]:
    def measure(archive: Archive) -> tuple[Cost, str]:
        cost, rate, of_one = archive.annotate(jobs)
        return cost, f"{rate:.1f} articles a second by the clock, {of_one:.1f} a second of one processor's time"

    return measure


def _serve(archive: Archive) -> tuple[Cost, str]:
    return served(archive)


def _help(_: Archive) -> tuple[Cost, str]:
    return run(letopis("--help")), ""


def _check(archive: Archive) -> tuple[Cost, str]:
    return archive.check(CHECKED), ""


ROWS = (
    Row("plain", "letopis build, clean, annotations cached, no search", _plain),
    Row("edit", "– one article edited, no search", _edited("edit", search=False)),
    Row("merge", "letopis merge: one entity into another", _merge),
    Row("merged", "– the build after it, no search", _merged),
    Row("search", "letopis build, clean, annotations cached", _search),
    Row("edit-search", "– one article edited", _edited("edit-search", search=True)),
    Row("serve", "letopis serve: one article saved, until its page reloads", _serve, once=True),
    Row("annotate-1", "letopis annotate, one process", _annotate(1), once=True),
    Row("annotate-2", "letopis annotate, two processes", _annotate(2), once=True),
    Row("help", "letopis --help", _help),
    Row("check", f"letopis check, {CHECKED} articles", _check),
)
FIRST = "first"
"""The row of the first build from nothing: it makes the archive on which the others are measured."""
PEERS = {"hugo": "hugo, plain pages of the same texts", "mkdocs": "tuned mkdocs-material, the same plain pages"}
NAMES = ("hugo", "mkdocs", FIRST, *(row.name for row in ROWS))
