"""The files of a content folder: every Markdown file that lies where one belongs, with its text; and what lies there that does not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import meant, schema
from generator.errors import Fix, Message, Problem
from generator.rawtext import read_text
from generator.urls import slug

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


class Folder:
    """A content folder and the problems of its files. Problems' paths are relative to it, as fixes' are."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self._folded: dict[str, str] = {}

    def read(self) -> dict[str, list[File]]:
        """The files of each of FOLDERS, in order of path."""
        self._strange()
        return {name: list(self.files(name)) for name in FOLDERS}

    def files(self, name: str) -> Iterator[File]:
        """Those of one of FOLDERS, in order of path, each read when it is asked for."""
        return self._below(self.root / name)

    def whole(self, path: Path, found: Message, mend: Message, fix: Fix | None = None) -> None:
        self.problems.append(Problem(self._relative(path), 1, 1, found, mend, fix=fix))

    def moved(self, path: Path, to: str) -> Fix | None:
        """The file moves to `to`, unless something is there already: then a person has to say which of the two is right."""
        target = self.root / to
        if any(
            folder.is_symlink() for folder in target.parents if folder != self.root and folder.is_relative_to(self.root)
        ):
            return None
        taken = target.exists() and not target.samefile(path)
        return None if taken else Fix(path=to)

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _strange(self) -> None:
        """Folders with a name so like one that is read that its files are surely thought to be."""
        for path in sorted(self.root.iterdir()):
            near, _ = meant.near(path.name, FOLDERS)
            if near and near != path.name and path.is_dir() and not path.name.startswith("."):
                self.whole(path, Message("a folder that is not read"), Message("Is «%(near)s» meant?", near=f"{near}/"))

    def _below(self, folder: Path) -> Iterator[File]:
        """Every Markdown file below `folder`, in order of path. Links are refused: one could publish a file from elsewhere."""
        if folder.is_symlink():
            self.whole(folder, Message("a symbolic link"), Message("Put the folder itself here"))
            return
        if not folder.is_dir():
            return
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            if path.is_symlink():
                self.whole(path, Message("a symbolic link"), Message("Put the file itself here"))
                continue
            self._alone(path)
            if path.is_dir():
                yield from self._below(path)
            elif path.suffix != ".md":
                self._not_read(path)
            elif (file := self._file(path)) is not None:
                yield file

    def _alone(self, path: Path) -> None:
        """macOS and Windows hold one of two names that differ in capitals or in how an accent is encoded: a checkout there loses one."""
        relative = self._relative(path)
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", relative).casefold())
        if (other := self._folded.setdefault(folded, relative)) != relative:
            found = Message("the same name as %(other)s to macOS and Windows", other=other)
            self.whole(path, found, Message("Give one of the two another name"))

    def _not_read(self, path: Path) -> None:
        if path.suffix.lower() == ".md":
            found = Message("the name ends in «%(end)s»", end=path.suffix)
            target = self._relative(path.with_suffix(".md"))
            self.whole(path, found, Message("Let it end in .md"), self.moved(path, target))
            return
        found = Message("a file that is not read")
        mend = Message("Articles are .md files; documents from elsewhere come in through «letopis import»")
        self.problems.append(Problem(self._relative(path), 1, 1, found, mend, "warning"))

    def _file(self, path: Path) -> File | None:
        stem, relative = path.stem, self._relative(path)
        named = schema.is_file_name(stem)
        if not named:
            self.whole(path, *self._no_address(path), self._renamed(path))
        text, problems = read_text(path)
        self.problems.extend(replace(problem, path=relative) for problem in problems)
        return File(relative, stem, text, sound=named and not problems) if text else None

    def _no_address(self, path: Path) -> tuple[Message, Message]:
        found = Message("the name «%(name)s» cannot be an address", name=path.name)
        strange = next((char for char in path.stem if not char.isascii()), "")
        if strange:
            # A Cyrillic «о» in a Latin name looks like the letter that it is not.
            code = f"U+{ord(strange):04X}"
            found = Message(
                "the name «%(name)s» cannot be an address: «%(letter)s» (%(code)s) is no Latin letter",
                name=path.name,
                letter=strange,
                code=code,
            )
        right = slug(path.stem, schema.ID_LIMIT)
        mend = Message(
            "Use small Latin letters, digits and single hyphens, at most %(limit)s: %(example)s",
            limit=schema.ID_LIMIT,
            example=f"{right if right and right not in schema.DEVICES else '2025-11-07-sammit'}.md",
        )
        return found, mend

    def _renamed(self, path: Path) -> Fix | None:
        """Capitals, spaces and underscores have one right form. How other letters are spelt in Latin is for a person to say."""
        right = meant.id(path.stem)
        if not schema.ID.fullmatch(right) or len(right) > schema.ID_LIMIT or right in schema.DEVICES:
            return None
        return self.moved(path, self._relative(path.with_name(f"{right}.md")))
