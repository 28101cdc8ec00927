"""What an import did, document by document. The command prints it; `refused` decides the exit code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.errors import printable


@dataclass(frozen=True, slots=True)
class Written:
    document: str
    """The document's file name; `name.jsonl:3` for the third line of many."""
    path: str
    """Of the new article file, as the user typed the content folder."""

    def __str__(self) -> str:
        return printable(f"{self.document}: written to {self.path}")


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The archive has this document already; nothing was written."""

    document: str
    twin: str
    """Path of the article that has it."""
    same_file: bool
    """The very same bytes; False where only the words are the same."""

    def __str__(self) -> str:
        how = "was imported before" if self.same_file else "has the text of another article"
        return printable(f"{self.document}: {how}: {self.twin}")


@dataclass(frozen=True, slots=True)
class Refused:
    document: str
    why: str
    """What was found. What would be right."""

    def __str__(self) -> str:
        return printable(f"{self.document}: {self.why}")


@dataclass(frozen=True, slots=True)
class Note:
    """Something in an imported document that the maintainer should know: what was taken out, what was made up."""

    document: str
    text: str

    def __str__(self) -> str:
        return printable(f"{self.document}: {self.text}")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Each tuple in the order of the documents."""

    written: tuple[Written, ...] = ()
    unchanged: tuple[Unchanged, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[Note, ...] = ()

    def lines(self) -> Iterator[str]:
        """What was written, what the archive has already, and what the maintainer should know; refusals are for stderr."""
        for item in (*self.written, *self.unchanged, *self.notes):
            yield str(item)
