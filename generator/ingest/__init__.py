"""Documents from outside → article files. `READERS` is the table; a new format is one file here and one line in it.

    bytes ──read──▶ Draft ──compose──▶ Entry ──write──▶ content/articles/<year>/<date>-<slug>.md

Each document stands for itself: one that is refused leaves one line in the report, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.errors import ImportRefused
from generator.ingest import html, jsonl, text
from generator.ingest.cleaning import MAX_BYTES
from generator.ingest.compose import compose
from generator.ingest.draft import Draft
from generator.ingest.known import Known
from generator.ingest.report import ImportReport, Note, Refused, Unchanged, Written
from generator.ingest.write import write

__all__ = ["READERS", "ImportReport", "Note", "Refused", "Unchanged", "Written", "import_paths"]

Reader = Callable[[Path, bytes], Iterator[Draft | Refused]]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".jsonl": jsonl.read,
}
"""Suffix in lower case → what reads such a file into as many documents as it holds."""

_RIGHTS = "written with «rights: full». Check that these texts may be published whole, or write excerpt or digest there"


def import_paths(paths: Sequence[Path], content: Path, language: str) -> ImportReport:
    """Imports files, and all files of a known suffix in folders, into the content folder, which is made where it is missing.

    `language` is the site's. Importing twice changes nothing; an existing file is never overwritten. Never raises for a document.
    """
    known = Known(content)
    written: list[Written] = []
    unchanged: list[Unchanged] = []
    refused: list[Refused] = []
    notes: list[Note] = []
    for draft in _drafts(paths):
        if isinstance(draft, Refused):
            refused.append(draft)
            continue
        if twin := known.same_file(draft.sha256):
            unchanged.append(Unchanged(draft.document, twin, same_file=True))
            continue
        try:
            entry = compose(draft, language)
            if twin := known.same_words(entry.text):
                unchanged.append(Unchanged(draft.document, twin, same_file=False))
                continue
            path = write(entry, content, language)
        except ImportRefused as error:
            refused.append(Refused(draft.document, str(error)))
            continue
        except OSError as error:
            refused.append(Refused(draft.document, f"could not be written to {content} ({error.strerror})."))
            continue
        known.add(str(path), entry.sha256, entry.text)
        written.append(Written(entry.document, str(path)))
        notes.extend(Note(entry.document, note) for note in entry.notes)
    if written:
        notes.append(Note(str(content), f"{len(written)} {'article' if len(written) == 1 else 'articles'} {_RIGHTS}"))
    return ImportReport(tuple(written), tuple(unchanged), tuple(refused), tuple(notes))


def _drafts(paths: Sequence[Path]) -> Iterator[Draft | Refused]:
    for path in paths:
        files = [path]
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.suffix.lower() in READERS and file.is_file())
            if not files:
                yield Refused(str(path), f"holds no document. Known are {', '.join(READERS)}.")
        for file in files:
            # Whoever names a link means what it leads to; whoever names a folder, what is in it.
            if file.is_symlink() and file != path:
                yield Refused(file.name, "is a symbolic link. Put the file itself there.")
                continue
            try:
                yield from _reader(file)(file, _bytes(file))
            except ImportRefused as error:
                yield Refused(file.name, str(error))


def _reader(file: Path) -> Reader:
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise ImportRefused(f"is of no known kind. Known are {', '.join(READERS)}.")
    return reader


def _bytes(file: Path) -> bytes:
    """At most one byte more than is allowed: a 50 MB file is refused, not loaded."""
    try:
        if file.exists() and not file.is_file():
            raise ImportRefused("is no regular file. Give a document or a folder.")
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ImportRefused(f"cannot be read ({error.strerror}).") from error
