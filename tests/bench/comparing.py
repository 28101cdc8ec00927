"""Letopis beside its peers, on one archive and one medium: rounds in which every row has its turn, so that what the machine does
meanwhile falls on all alike."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path

from generator.weights import weigh
from tests.bench import peers
from tests.bench.letopis import Archive, LeftOut, Source
from tests.bench.process import Cost, Failed
from tests.bench.report import Result, Sheet
from tests.bench.rows import FIRST, PEERS, ROWS


def compared(
    source: Source,
    medium: tuple[str, Path],
    rounds: int,
    wanted: Collection[str],
    annotations: Path | None,
    say: Callable[[str], None],
) -> Sheet:
    """Never raises for a program that fails or is missing: its row says so. `wanted`: names of rows."""
    name, work = medium
    sheet = Sheet(source.articles, 0, name, 0)
    with tempfile.TemporaryDirectory(prefix="letopis-bench-", dir=work) as folder:
        archive = Archive(Path(folder) / "archive", source, say)
        say(f"{source.articles} articles on {name}: making them…")
        archive.make(annotations)
        first = Result(FIRST, "letopis build, the first, from nothing")
        say("the first build…")
        try:
            first.costs.append(archive.build())
        except Failed as error:
            first.left_out = f"failed: {error}"
            sheet.results.append(first)
            return sheet
        if annotations:
            first.costs, first.left_out = [], "annotations were given, so that nothing is first"
        sheet.size = weigh(archive.site).bytes
        with closing(sqlite3.connect(archive.database)) as base:
            (sheet.entities,) = base.execute("SELECT count(*) FROM entities").fetchone()
        measures = _peers(archive, Path(folder), wanted, sheet)
        if FIRST in wanted:
            sheet.results.append(first)
        if {"merge", "merged"} & set(wanted):
            archive.choose_merges(2 * rounds)
        for row in ROWS:
            if row.name in wanted:
                result = Result(row.name, row.label)
                sheet.results.append(result)
                measures.append((result, _of(row.measure, archive), 1 if row.once else rounds))
        for number in range(rounds):
            for result, measure, times in measures:
                if number < times and not result.left_out:
                    say(f"round {number + 1} of {rounds}: {result.label}…")
                    _measure(result, measure)
    return sheet


Measure = Callable[[], tuple[Cost, str]]


def _measure(result: Result, measure: Measure) -> None:
    try:
        cost, result.note = measure()
        result.costs.append(cost)
    except LeftOut as reason:
        result.left_out = str(reason)
    except Failed as error:
        result.left_out = f"failed: {error}"


def _of(measure: Callable[[Archive], tuple[Cost, str]], archive: Archive) -> Measure:
    return lambda: measure(archive)


def _peers(archive: Archive, folder: Path, wanted: Collection[str], sheet: Sheet) -> list[tuple[Result, Measure, int]]:
    """Those that are here, their pages written; of the others the row says how to install them."""
    here = peers.installed()
    found: list[tuple[Result, Measure, int]] = []
    for name, label in PEERS.items():
        if name not in wanted:
            continue
        result = Result(name, label)
        sheet.results.append(result)
        if name not in here:
            result.left_out = peers.NOT_HERE[name]
            continue
        pages = here[name].prepare(archive.database, folder / name)
        found.append((result, _peer(here[name], folder / name, f"{pages} pages"), 1_000_000))
    return found


def _peer(peer: peers.Peer, folder: Path, note: str) -> Measure:
    return lambda: (peer.build(folder), note)
