"""The files of a content folder: every Markdown file that lies where one belongs, with its text; and what lies there that does not."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator import meant, schema
from generator.errors import Fix, Message, Problem
from generator.rawtext import read_text
from generator.urls import slug

if TYPE_CHECKING:
    from generator.articlecache import ArticleCache, Kept

FOLDERS = ("articles", "entities", "events", "disagreements", "pages")


@dataclass(frozen=True, slots=True)
class File:
    """One Markdown file, read but not yet understood."""

    path: str
    """Relative to the content folder, POSIX."""
    stem: str
    text: str
    sound: bool = True
    """False where its name or its characters are wrong: it is read for what else is, and gives nothing."""
    status: os.stat_result | None = None
    """Of an article that may be kept, from before it was read."""
    kept: Kept | None = None
    """What it says, where that is known; its text is then not given."""


class Folder:
    """A content folder and the problems of its files. Problems' paths are relative to it, as fixes' are."""

    def __init__(self, root: Path, cache: ArticleCache | None = None) -> None:
        self.root = root
        self._cache = cache
        self.problems: list[Problem] = []
        self._folded: dict[str, str] = {}

    def read(self) -> dict[str, list[File]]:
        """The files of each of FOLDERS, in order of path."""
        self._strange()
        return {name: list(self.files(name)) for name in FOLDERS}

    def files(self, name: str) -> Iterator[File]:
        """Those of one of FOLDERS, in order of path, each read when it is asked for."""
        return self._below(self.root / name, f"{name}/")

    def text(self, path: str) -> str:
        """Of a file whose text was not needed until now; "" if it has gone since."""
        return read_text(self.root / path)[0]

    def whole(self, path: str, found: Message, mend: Message, fix: Fix | None = None) -> None:
        self.problems.append(Problem(path, 1, 1, found, mend, fix=fix))

    def moved(self, path: Path, to: str) -> Fix | None:
        """The file moves to `to`, unless something is there already: then a person has to say which of the two is right."""
        target = self.root / to
        if any(
            folder.is_symlink() for folder in target.parents if folder != self.root and folder.is_relative_to(self.root)
        ):
            return None
        taken = target.exists() and not target.samefile(path)
        return None if taken else Fix(path=to)

    def _strange(self) -> None:
        """Folders with a name so like one that is read that its files are surely thought to be."""
        for path in sorted(self.root.iterdir()):
            near, _ = meant.near(path.name, FOLDERS)
            if near and near != path.name and path.is_dir() and not path.name.startswith("."):
                self.whole(
                    path.name, Message("a folder that is not read"), Message("Is «%(near)s» meant?", near=f"{near}/")
                )

    def _below(self, folder: Path, within: str) -> Iterator[File]:
        """Every Markdown file below `folder`, in order of path. Links are refused: one could publish a file from elsewhere.

        `within` is its path in the content folder, with a closing slash.
        """
        if folder.is_symlink():
            self.whole(within.rstrip("/"), Message("a symbolic link"), Message("Put the folder itself here"))
            return
        if not folder.is_dir():
            return
        # Asked of the folder, its entries know what they are; a question for each of ten thousand files takes its time.
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
        for entry in ordered:
            if entry.name.startswith("."):
                continue
            path = within + entry.name
            if entry.is_symlink():
                self.whole(path, Message("a symbolic link"), Message("Put the file itself here"))
                continue
            self._alone(path)
            if entry.is_dir():
                yield from self._below(folder / entry.name, f"{path}/")
            elif not entry.name.endswith(".md"):
                self._not_read(path)
            elif (file := self._file(entry, path)) is not None:
                yield file

    def _alone(self, path: str) -> None:
        """macOS and Windows hold one of two names that differ in capitals or in how an accent is encoded: a checkout there loses one."""
        folded = path.lower()
        if not path.isascii():
            folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())
        if (other := self._folded.setdefault(folded, path)) != path:
            found = Message("the same name as %(other)s to macOS and Windows", other=other)
            self.whole(path, found, Message("Give one of the two another name"))

    def _not_read(self, path: str) -> None:
        end = PurePosixPath(path).suffix
        if end.lower() == ".md":
            target = path.removesuffix(end) + ".md"
            found = Message("the name ends in «%(end)s»", end=end)
            self.whole(path, found, Message("Let it end in .md"), self.moved(self.root / path, target))
            return
        found = Message("a file that is not read")
        mend = Message("Articles are .md files; documents from elsewhere come in through «letopis import»")
        self.problems.append(Problem(path, 1, 1, found, mend, "warning"))

    def _file(self, entry: os.DirEntry[str], path: str) -> File | None:
        stem = entry.name.removesuffix(".md")
        named = schema.is_file_name(stem)
        if not named:
            self.whole(path, *self._no_address(stem), self._renamed(path, stem))
        cache, status = self._cache, None
        if cache and named and path.startswith("articles/"):
            with suppress(OSError):  # Gone this very moment: what can be said of that, reading it says.
                status = entry.stat(follow_symlinks=False)
        if cache and status and (kept := cache.unchanged(path, status)):
            return File(path, stem, "", kept=kept)
        text, problems = read_text(Path(entry.path))
        if cache and status and not problems and (kept := cache.same(path, status, text)):
            return File(path, stem, "", kept=kept)
        self.problems.extend(replace(problem, path=path) for problem in problems)
        return File(path, stem, text, named and not problems, status) if text else None

    def _no_address(self, stem: str) -> tuple[Message, Message]:
        name = f"{stem}.md"
        found = Message("the name «%(name)s» cannot be an address", name=name)
        strange = next((char for char in stem if not char.isascii()), "")
        if strange:
            # A Cyrillic «о» in a Latin name looks like the letter that it is not.
            code = f"U+{ord(strange):04X}"
            found = Message(
                "the name «%(name)s» cannot be an address: «%(letter)s» (%(code)s) is no Latin letter",
                name=name,
                letter=strange,
                code=code,
            )
        right = slug(stem, schema.ID_LIMIT)
        mend = Message(
            "Use small Latin letters, digits and single hyphens, at most %(limit)s: %(example)s",
            limit=schema.ID_LIMIT,
            example=f"{right if right and right not in schema.DEVICES else '2025-11-07-sammit'}.md",
        )
        return found, mend

    def _renamed(self, path: str, stem: str) -> Fix | None:
        """Capitals, spaces and underscores have one right form. How other letters are spelt in Latin is for a person to say."""
        right = meant.id(stem)
        if not schema.ID.fullmatch(right) or len(right) > schema.ID_LIMIT or right in schema.DEVICES:
            return None
        return self.moved(self.root / path, f"{path.rpartition('/')[0]}/{right}.md")
