"""Exports written into the site: those that would come out otherwise than in the last build; the others are taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.exports import EXPORTS, Export, Source
from generator.exports.parts import Parts
from generator.files import write_plainly
from generator.forking import in_chunks, parted
from generator.record import Made, Record
from generator.tracking import WHOLE, noting
from generator.tracking.numbers import Looks, Numbers

PARTS = "parts.json"
"""In the folder in which builds happen."""
PART = Made(Looks({}, {}))
"""Of what is a part of a file, and has none of its own."""

Unit = tuple[Export, str]
"""An export, and of what it makes files."""


def write_exports(source: Source, record: Record, site: Path, processes: int | None = None) -> None:
    """Every export's files, into `site`, beside the pages."""
    record.look_again(source)
    source.parts = Parts(record.up, record.folder / PARTS, record.still)
    units: list[Unit] = []
    for unit in _units(source):
        name = _name(unit)
        made = record.still(name)
        if unit[0].parted:
            if not source.parts.files or len(source.parts.same) < len(source.parts.known):
                made = None
            for part in sorted(source.parts.same) if made else ():
                record.keep(part, PART, site)
        if made:
            record.keep(name, made, site)
        else:
            units.append(unit)
    # Those about the whole archive take longest: each is handed over by itself, and first.
    whole = [[unit] for unit in units if not unit[1]]
    write = partial(_write, source, record.numbers, site)
    for written in in_chunks(write, [*whole, *parted([u for u in units if u[1]])], processes):
        for name, one in written:
            if one is None:
                record.keep(name, PART, site)
            else:
                record.note(name, one)


def _units(source: Source) -> Iterator[Unit]:
    return ((export, key) for export in EXPORTS for key in export.keys(source))


def _name(unit: Unit) -> str:
    export, key = unit
    return f"export/{export.name}/{key}"


def _write(source: Source, numbers: Numbers, site: Path, units: Sequence[Unit]) -> list[tuple[str, Made | None]]:
    """None for a part that is as it was."""
    made: list[tuple[str, Made | None]] = []
    for unit in units:
        made.append((_name(unit), _written(source, numbers, site, *unit)))
        if unit[0].parted:
            parts = source.parts.used.values()
            made += ((part.name, None if part.was else Made(numbers.looks(part.looked))) for part in parts)
    return made


def _written(source: Source, numbers: Numbers, site: Path, export: Export, key: str) -> Made:
    files: list[str] = []
    with noting() as looked:
        for output in export.outputs(source, key):
            write_plainly(site / output.path, output.content)
            files.append(output.path)
    if export.parted:
        source.parts.save(site, files)
    # Who looked at all looked at each.
    return Made(
        numbers.looks({table: {WHOLE} if WHOLE in keys else keys for table, keys in looked.items()}),
        files=tuple(files),
    )
