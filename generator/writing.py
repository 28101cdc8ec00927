"""Exports written into the site: those that would come out otherwise than in the last build; the others are taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.exports import EXPORTS, Export, Source
from generator.files import write_plainly
from generator.forking import in_chunks, parted
from generator.record import Made, Record
from generator.tracking import noting
from generator.tracking.numbers import Numbers

Unit = tuple[Export, str]
"""An export, and of what it makes files."""


def write_exports(source: Source, record: Record, site: Path, processes: int | None = None) -> None:
    """Every export's files, into `site`, beside the pages."""
    record.look_again(source)
    units: list[Unit] = []
    for unit in _units(source):
        name = _name(unit)
        if made := record.still(name):
            record.keep(name, made, site)
        else:
            units.append(unit)
    # Those about the whole archive take longest: each is handed over by itself, and first.
    whole = [[unit] for unit in units if not unit[1]]
    write = partial(_write, source, record.numbers, site)
    for written in in_chunks(write, [*whole, *parted([u for u in units if u[1]])], processes):
        for name, made in written:
            record.note(name, made)


def _units(source: Source) -> Iterator[Unit]:
    return ((export, key) for export in EXPORTS for key in export.keys(source))


def _name(unit: Unit) -> str:
    export, key = unit
    return f"export/{export.name}/{key}"


def _write(source: Source, numbers: Numbers, site: Path, units: Sequence[Unit]) -> list[tuple[str, Made]]:
    return [(_name(unit), _written(source, numbers, site, *unit)) for unit in units]


def _written(source: Source, numbers: Numbers, site: Path, export: Export, key: str) -> Made:
    files = []
    with noting() as looked:
        for output in export.outputs(source, key):
            write_plainly(site / output.path, output.content)
            files.append(output.path)
    return Made(numbers.looks(looked), files=tuple(files))
