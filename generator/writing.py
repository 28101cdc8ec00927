"""Exports written into the site: those that would come out otherwise than in the last build; the others are taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from generator.exports import EXPORTS, Export, Source
from generator.exports.data.stream import Measure, Stream
from generator.exports.parts import Parts, Told
from generator.files import write_anew
from generator.forking import go_on, in_chunks, parted
from generator.model import Output
from generator.record import Made, Record
from generator.tracking import WHOLE, Looked, noting
from generator.tracking.numbers import UNSEEN, Looks, Numbers, together

PARTS = "parts.json"
"""In the folder in which builds happen."""
PART = Made(UNSEEN)
"""Of what is a part of a file, and has none of its own."""


def write_exports(
    source: Source,
    record: Record,
    site: Path,
    processes: int | None = None,
    pause: Callable[[], None] = go_on,
) -> None:
    """Every export's files, into `site`, beside the pages. `pause`: see `in_chunks`."""
    record.look_again(source)
    source.parts = Parts(record.up, record.folder / PARTS, record.still)
    units: list[_Unit] = []
    joined: list[_Joined] = []
    for unit in _units(source):
        pause()
        made = record.still(unit.name)
        if unit.export.parted:
            if not source.parts.files or len(source.parts.same) < len(source.parts.known):
                made = None
            for part in sorted(source.parts.same) if made else ():
                record.keep(part, PART, site)
        if made:
            record.keep(unit.name, made, site)
        elif unit.export.parted:
            joined.append(_Joined(unit, record.numbers))
        else:
            units.append(unit)
    # What takes longest is handed over by itself, and first: files of the whole archive.
    files: list[_Work] = [file for one in joined for file in one.files]
    whole: list[_Work] = [unit for unit in units if not unit.key]
    chunks = [*([one] for one in (*files, *whole)), *parted([unit for unit in units if unit.key])]
    written = in_chunks(partial(_write, record.numbers, site), chunks, processes, pause)
    for chunk, found in zip(chunks, written, strict=True):
        for work, one in zip(chunk, found, strict=True):
            work.note(one, record)
    for one in joined:
        one.end(record, site)


def _units(source: Source) -> Iterator[_Unit]:
    return (_Unit(source, export, key) for export in EXPORTS for key in export.keys(source))


def _write(numbers: Numbers, site: Path, chunk: Sequence[_Work]) -> list[Any]:
    return [work.write(numbers, site) for work in chunk]


class _Work(Protocol):
    """What is written by whichever process, and noted by the first."""

    def write(self, numbers: Numbers, site: Path) -> Any:
        """What `note` is told of it; it can be pickled."""

    def note(self, written: Any, record: Record) -> None: ...


class _Unit(NamedTuple):
    source: Source
    export: Export
    key: str
    """Of what it makes files."""

    @property
    def name(self) -> str:
        return f"export/{self.export.name}/{self.key}"

    def write(self, numbers: Numbers, site: Path) -> Made:
        files: list[str] = []
        with noting() as looked:
            for output in self.export.outputs(self.source, self.key):
                write_anew(site / output.path, output.content)
                files.append(output.path)
        return Made(_looks(looked, numbers), files=tuple(files))

    def note(self, written: Made, record: Record) -> None:
        record.note(self.name, written)


class _Joined:
    """A unit whose files are joined from parts, each file written by itself."""

    def __init__(self, unit: _Unit, numbers: Numbers) -> None:
        self.name = unit.name
        self.parts = unit.source.parts
        with noting() as looked:
            files = [_File(self, output) for output in unit.export.outputs(unit.source, unit.key)]
        self.looks = [_looks(looked, numbers)]
        self.files, self._last = files[:-1], files[-1:]

    def end(self, record: Record, site: Path) -> None:
        """Once the other files are written: the last, and what the next build is to know."""
        for last in self._last:
            last.note(last.write(record.numbers, site), record)
        self.parts.joined = tuple(file.output.path for file in (*self.files, *self._last))
        record.note(self.name, Made(together(self.looks), files=self.parts.joined))
        for part in self.parts.used.values():
            if part.was:
                record.keep(part.name, PART, site)
            else:
                record.note(part.name, Made(together(part.looks)))


class _File(NamedTuple):
    joined: _Joined
    output: Output

    def write(self, numbers: Numbers, site: Path) -> tuple[Looks, list[Told], Measure | None]:
        content = self.output.content
        with noting() as looked:
            write_anew(site / self.output.path, content)
        measure = content.measure if isinstance(content, Stream) else None
        return _looks(looked, numbers), self.joined.parts.told(numbers), measure

    def note(self, written: tuple[Looks, list[Told], Measure | None], record: Record) -> None:
        looks, told, measure = written
        self.joined.looks.append(looks)
        self.joined.parts.learn(told)
        if measure and isinstance(self.output.content, Stream):
            self.output.content.measured(measure)


def _looks(looked: Looked, numbers: Numbers) -> Looks:
    """Who looked at all looked at each."""
    return numbers.looks({table: {WHOLE} if WHOLE in keys else keys for table, keys in looked.items()})
