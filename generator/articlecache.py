"""Articles as they were read, kept from one reading of content/ to the next, in one SQLite file.

What a file of articles/ says depends on its text, its path, the language of texts and the code that reads it, and on nothing else. A file
whose size, times and inode are still those of the last reading is not opened; one that has the same text is not taken apart again.
What is found is not trusted: an entry that is cut short, altered or of another version is a miss, and the next reading writes over it.
Only articles in order are kept; what files say of each other is judged anew every time.

Whoever has the `Reading` of the last time is given its articles, and the file is asked about the others alone.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

from generator.model import Article, Block, BlockKind, Correction, Provenance, Rights, Source, Span

_FILES = ("articlecache.py", "chronology.py", "content.py", "contentfiles.py", "errors.py", "frontmatter.py", "lines.py", "meant.py",
    "rawtext.py", "references.py", "schema.py", "urls.py", "markdown", "model")  # fmt: skip
_PACKAGES = ("edtf", "markdown-it-py", "mdurl", "pydantic", "pydantic-core", "pyyaml")
_GRAIN = 3_000_000_000
"""Nanoseconds. Of a file changed so shortly before a reading, a change right after it may bear the same time (of FAT, two seconds)."""
_TABLE = "CREATE TABLE IF NOT EXISTS articles (path TEXT PRIMARY KEY, stamp TEXT, checksum BLOB, entry BLOB)"

Read = tuple[str, Article, tuple[Span, ...]]
"""The stamp of the file, its article, and the targets as in `Kept`."""
Reading = tuple[str, Mapping[str, Read]]
"""What was read, by path, and for what code and language."""
NOTHING: Reading = ("", {})


@lru_cache
def version() -> str:
    """Changes whenever the code that reads articles does, or a package that it asks."""
    generator = Path(__file__).parent
    files = [generator / name for name in _FILES if name.endswith(".py")]
    for room in _FILES:
        files += (generator / room).glob("*.py")
    digest = sha256(sys.version.encode())
    for path in sorted(files):
        # Line endings are git's own business.
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    for package in _PACKAGES:
        digest.update(f"{package} {installed(package)}\0".encode())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    article: Article
    targets: tuple[Span, ...]
    """Of each correction its `scheme:target`, in code points of the file."""


_Row = tuple[str, bytes, bytes]
"""Stamp, checksum, entry."""


class ArticleCache:
    """One reading after the other: `begin`, for each file `unchanged` or `same` or `keep`, `save`."""

    def __init__(self, file: Path, last: Reading = NOTHING) -> None:
        """It and its folder need not exist. `last`: what is read as it was there is the same object."""
        self._file = file
        self._last = last
        self._known: Mapping[str, Read] = {}
        """Of these, those that are what is asked for now."""
        self._read: dict[str, Read] = {}
        self._database: sqlite3.Connection | None = None
        self._seed = sha256()
        self._begun = 0
        self._damaged = False
        self._gone: set[str] = set()
        self._rows: dict[str, _Row] = {}
        self._fetched: set[str] = set()
        self._waiting: list[tuple[str, str, bytes, bytes]] = []

    def begin(self, language: str) -> None:
        """`language` is that of texts which do not name their own."""
        self._begun = time.time_ns()
        self._seed = sha256(f"{version()}\0{language}\0".encode())
        self._known = self._last[1] if self._last[0] == self._seed.hexdigest() else {}
        self._read = {}
        self._close()
        self._forget()
        self._damaged = False
        if self._file.is_file():
            try:
                self._database = sqlite3.connect(self._file, timeout=1)
                self._gone.update(path for (path,) in self._database.execute("SELECT path FROM articles"))
            except sqlite3.Error:
                self._damaged = True

    def unchanged(self, path: str, status: os.stat_result) -> Kept | None:
        """What was kept of a file that nobody has touched since."""
        stamp = _stamp(status)
        known = self._known.get(path)
        if known and known[0] == stamp:
            self._gone.discard(path)
            self._read[path] = known
            return Kept(known[1], known[2])
        row = self._row(path)
        if not row or row[0] != stamp:
            return None
        del self._rows[path]
        kept = self._kept(path, *row)
        if kept:
            self._read[path] = stamp, kept.article, kept.targets
        return kept

    def same(self, path: str, status: os.stat_result, text: str) -> Kept | None:
        """What was kept of a file that has been written since, or too shortly before to tell, with the same text."""
        row = self._rows.pop(path, None)
        kept = self._kept(path, *row) if row else None
        if not row or not kept or _text(row[2]) != text.encode():
            return None
        stamp = self._settled(status)
        self._read[path] = stamp, kept.article, kept.targets
        if stamp != row[0]:
            self._put(path, stamp, row[2])
        return kept

    def keep(self, status: os.stat_result, article: Article, front: str, targets: tuple[Span, ...]) -> None:
        """An article that nothing is wrong with. `status` is of before its file was read. `front`: the file down to the body, fences
        included. `targets`: see `Kept`."""
        stamp = self._settled(status)
        self._read[article.path] = stamp, article, targets
        self._put(article.path, stamp, _entry(article, front, targets))

    @property
    def reading(self) -> Reading:
        """All that was read, for the next."""
        return self._seed.hexdigest(), self._read

    def save(self) -> None:
        """Writes what is new, and takes out files that were not asked for. A cache that cannot be written costs time, nothing else."""
        self._close()
        with suppress(sqlite3.Error, OSError):
            if self._damaged:
                self._file.unlink(missing_ok=True)
            if self._waiting or (self._gone and not self._damaged):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                with closing(sqlite3.connect(self._file, timeout=1)) as database, database:
                    # After a loss of power the checksums tell what was lost; of a killed process the journal takes care.
                    database.execute("PRAGMA synchronous = OFF")
                    database.execute(_TABLE)
                    database.executemany("DELETE FROM articles WHERE path = ?", [(path,) for path in self._gone])
                    database.executemany("REPLACE INTO articles VALUES (?, ?, ?, ?)", self._waiting)
        self._forget()

    def _close(self) -> None:
        if self._database:
            self._database.close()
            self._database = None

    def _forget(self) -> None:
        for collected in (self._waiting, self._gone, self._rows, self._fetched):
            collected.clear()

    def _row(self, path: str) -> _Row | None:
        self._gone.discard(path)
        folder = path.rpartition("/")[0]
        if folder not in self._fetched and self._database and not self._damaged:
            # A question for each file would take as long as all else here. «0» comes behind the slash.
            within = "SELECT path, stamp, checksum, entry FROM articles WHERE path > ? AND path < ?"
            try:
                found = self._database.execute(within, (f"{folder}/", f"{folder}0"))
                self._rows.update(
                    (path, (stamp, checksum, entry))
                    for path, stamp, checksum, entry in found
                    if path.rpartition("/")[0] == folder
                )
            except sqlite3.Error:
                self._damaged = True
            self._fetched.add(folder)
        return self._rows.get(path)

    def _kept(self, path: str, stamp: str, checksum: bytes, entry: bytes) -> Kept | None:
        try:
            kept = _read(path, entry) if self._checksum(path, stamp, entry) == checksum else None
        except (ValueError, TypeError, LookupError, AttributeError):
            return None
        known = self._known.get(path)
        return replace(kept, article=known[1]) if kept and known and kept.article == known[1] else kept

    def _put(self, path: str, stamp: str, entry: bytes) -> None:
        self._waiting.append((path, stamp, self._checksum(path, stamp, entry), entry))

    def _checksum(self, path: str, stamp: str, entry: bytes) -> bytes:
        digest = self._seed.copy()
        digest.update(f"{path}\0{stamp}\0".encode())
        digest.update(entry)
        return digest.digest()

    def _settled(self, status: os.stat_result) -> str:
        """The file's stamp; "" where a later change could bear the same."""
        return _stamp(status) if max(status.st_mtime_ns, status.st_ctime_ns) + _GRAIN < self._begun else ""


def _stamp(status: os.stat_result) -> str:
    """Times can be set back, by rsync and tar too; that of the inode's last change cannot."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


# ------------------------------------------------------------------------------------------------- the codec

_KINDS = tuple(BlockKind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_RIGHTS = {rights.value: rights for rights in Rights}
_decoded = json.JSONDecoder().decode


def _entry(article: Article, front: str, targets: tuple[Span, ...]) -> bytes:
    """A line of JSON, the front matter, the body, and the plain text where that is another than the body."""
    source, origin = article.source, article.provenance
    above, body = front.encode(), article.markdown.encode()
    text = b"" if article.text == article.markdown.strip("\n") else article.text.encode()
    head = (
        len(above),
        len(body),
        article.id,
        article.language,
        article.title,
        article.published,
        (source.name, source.url, source.cites, source.author),
        article.rights.value,
        [it for block in article.blocks for it in (_NUMBERS[block.kind], block.span.start, block.span.stop)],
        [(it.span.start, it.span.stop, it.scheme, it.target) for it in article.corrections],
        article.description,
        article.title_from,
        article.date_evidence,
        (origin.file, origin.sha256) if origin else None,
        article.was,
        [(target.start, target.stop) for target in targets],
    )
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return b"\n".join((line, above + body + text))


def _text(entry: bytes) -> bytes:
    """Of the whole file."""
    line, _, rest = entry.partition(b"\n")
    to_body, length = _decoded(line.decode())[:2]
    return rest[: to_body + length]


def _read(path: str, entry: bytes) -> Kept:
    line, _, rest = entry.partition(b"\n")
    head: list[Any] = _decoded(line.decode())
    to_body, length, id, language, title, published, source, rights, blocks, corrections = head[:10]
    description, title_from, evidence, origin, was, targets = head[10:]
    to_text = to_body + length
    body, text = rest[to_body:to_text].decode(), rest[to_text:].decode()
    name, url, cites, author = source
    numbers = iter(blocks)
    article = Article(
        id,
        language,
        title,
        published,
        Source(name, url, tuple(cites), author),
        _RIGHTS[rights],
        body,
        text or body.strip("\n"),
        tuple([Block(_KINDS[kind], Span(a, b)) for kind, a, b in zip(numbers, numbers, numbers, strict=True)]),
        tuple([Correction(Span(a, b), scheme, target) for a, b, scheme, target in corrections]),
        path,
        description,
        title_from,
        tuple(evidence),
        Provenance(*origin) if origin else None,
        tuple(was),
    )
    return Kept(article, tuple([Span(a, b) for a, b in targets]))
