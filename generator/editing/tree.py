"""The files of a content folder as they stand, and a change of several of them: planned in memory, checked on a copy, written at last."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator import content as content_room
from generator.content import Reading
from generator.editing.edit import Edit, applied
from generator.errors import EditRefused, Problem, UsageError
from generator.files import write_atomically

FOLDERS = ("articles", "entities", "events", "disagreements", "pages")
_MARK = b"\xef\xbb\xbf"
"""UTF-8's byte order mark: no part of a file's text, and kept."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of a content folder. Paths are POSIX, relative to it."""

    edits: tuple[Edit, ...] = ()
    moves: Mapping[str, str] | None = None
    """From the path that a file has to the one that it gets."""
    removed: tuple[str, ...] = ()
    added: Mapping[str, str] | None = None
    """Text of new files."""


class Tree:
    """The Markdown files of a content folder, read when first asked for. Links are not followed, as `content.read` refuses them."""

    def __init__(self, root: Path) -> None:
        """Raises UsageError where there is no folder."""
        if not root.is_dir():
            raise UsageError(f"{root}: there is no such folder. Give the folder of articles with --content.")
        self.root = root
        self._bytes: dict[str, bytes] = {}
        self._paths: list[str] | None = None

    @property
    def paths(self) -> list[str]:
        """In order."""
        if self._paths is None:
            self._paths = sorted(path for name in FOLDERS for path in self._below(self.root / name))
        return self._paths

    def text(self, path: str) -> str:
        """As it is read everywhere: decoded, without a byte order mark. "" for a file that is no UTF-8, which `check` reports."""
        try:
            return self._data(path).removeprefix(_MARK).decode("utf-8")
        except UnicodeDecodeError:
            return ""

    def forget(self, path: str) -> None:
        """The file is read anew when it is next asked for."""
        self._bytes.pop(path, None)

    def _below(self, folder: Path) -> Iterator[str]:
        if folder.is_symlink() or not folder.is_dir():
            return
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.is_symlink():
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from self._below(Path(entry.path))
                elif entry.is_file(follow_symlinks=False) and entry.name.endswith(".md"):
                    yield Path(entry.path).relative_to(self.root).as_posix()

    def _data(self, path: str) -> bytes:
        if path not in self._bytes:
            self._bytes[path] = (self.root / path).read_bytes()
        return self._bytes[path]

    # ------------------------------------------------------------------------------------------- a change

    def outcome(self, change: Change) -> dict[str, bytes | None]:
        """By path, what each file that changes will hold; None for one that will be gone."""
        edits: dict[str, list[Edit]] = defaultdict(list)
        for edit in change.edits:
            edits[edit.path].append(edit)
        moves = change.moves or {}
        result: dict[str, bytes | None] = {}
        for path in sorted({*edits, *moves, *change.removed}):
            before = self._data(path)
            result[path] = None
            if path in change.removed:
                continue
            mark = _MARK if before.startswith(_MARK) else b""
            result[moves.get(path, path)] = mark + applied(self.text(path), edits[path]).encode()
        for path, text in (change.added or {}).items():
            result[path] = text.encode()
        return result

    def checked(self, change: Change, before: Reading, language: str) -> Reading:
        """The content as it would be, read on a copy; `before` is how it reads now. Raises EditRefused where a file would have an
        error that it has not now."""
        with tempfile.TemporaryDirectory(prefix="letopis-") as folder:
            copy = Path(folder) / "content"
            self._copied(copy, self.outcome(change))
            after = content_room.read(copy, language)
            moves = change.moves or {}
            had = Counter(moves.get(path, path) for path in self._of(before.errors, self.root))
            has = Counter(self._of(after.errors, copy))
            worse = {path for path, count in has.items() if count > had[path]}
            new = [
                problem
                for problem, path in zip(after.errors, self._of(after.errors, copy), strict=True)
                if path in worse
            ]
        if new:
            told = "\n".join(str(problem).replace(str(copy), str(self.root), 1) for problem in new)
            raise EditRefused(f"{told}\nNothing was written: the content would have these errors.")
        return after

    def write(self, change: Change) -> None:
        """All of it or nothing: where one file cannot be written, those before it are as they were. New files come first.

        Raises EditRefused where a file was changed by somebody else in the meantime, or would lie behind a link; OSError.
        """
        outcome = self.outcome(change)
        fresh = {*(change.moves or {}).values(), *(change.added or {})}
        for path in outcome:
            self._refuse_link(path)
            there = self.root / path
            if path in fresh and there.exists() and path not in (change.moves or {}):
                raise EditRefused(f"{there}: is there already. Nothing was written; take another name.")
            if path not in fresh and (not there.exists() or there.read_bytes() != self._bytes.get(path)):
                raise EditRefused(f"{there}: changed while this ran. Nothing was written; run it again.")
        done: list[str] = []
        try:
            for path, data in sorted(outcome.items(), key=lambda item: (item[1] is None, item[0])):
                done.append(path)
                if data is None:
                    (self.root / path).unlink()
                else:
                    write_atomically(self.root / path, data)
        except BaseException:
            self._put_back(done)
            raise
        self._bytes.update({path: data for path, data in outcome.items() if data is not None})
        self._paths = None

    def _put_back(self, paths: list[str]) -> None:
        for path in paths:
            with suppress(OSError):
                if path in self._bytes:
                    write_atomically(self.root / path, self._bytes[path])
                else:
                    (self.root / path).unlink(missing_ok=True)

    def _refuse_link(self, path: str) -> None:
        parts = Path(path).parts
        if not parts or parts[0] not in FOLDERS or ".." in parts:
            raise EditRefused(f"{path}: lies outside the folders of {self.root}. Nothing was written.")
        for length in range(1, len(parts) + 1):
            place = self.root.joinpath(*parts[:length])
            if place.is_symlink():
                raise EditRefused(
                    f"{place}: is a symbolic link. Put the file or folder itself here. Nothing was written."
                )

    def _copied(self, copy: Path, outcome: Mapping[str, bytes | None]) -> None:
        """The files as they would be. Those that stay are the same files under another name, where the disk allows that."""
        for path in self.paths:
            if path not in outcome:
                place = copy / path
                place.parent.mkdir(parents=True, exist_ok=True)
                try:
                    os.link(self.root / path, place)
                except OSError:
                    shutil.copyfile(self.root / path, place)
        for path, data in outcome.items():
            if data is not None:
                (copy / path).parent.mkdir(parents=True, exist_ok=True)
                (copy / path).write_bytes(data)
        copy.mkdir(exist_ok=True)

    @staticmethod
    def _of(problems: tuple[Problem, ...], folder: Path) -> list[str]:
        return [Path(problem.path).relative_to(folder).as_posix() for problem in problems]
