"""The content folder as a git revision has it, read without touching the working tree.

A revision may be anybody's: names of revisions are never options, links and submodules are not followed, paths that would leave
the folder are refused, and blobs come out as they lie in the repository, through no filter of its settings.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Message, Problem, ToolError, UsageError
from generator.rawtext import MAX_BYTES

MAIN = ("origin/main", "main")
"""Where a change begins, if nobody says: at the merge base with the first of these that there is."""

_FILE_MODES = ("100644", "100755")
_LINK = "120000"
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Revision:
    name: str
    """As it was asked for."""
    commit: str
    """In full."""


class Repository:
    """The git repository that a content folder lies in."""

    def __init__(self, content: Path) -> None:
        """Raises UsageError where the folder lies in no repository, and ToolError where there is no git."""
        folder = content.absolute()
        while not folder.is_dir():
            folder = folder.parent
        self._folder = folder
        found = self._run("rev-parse", "--show-toplevel")
        if found.returncode:
            raise UsageError(
                f"{content}: lies in no git repository ({_last(found)}). Give the folder to compare with: --base-content DIR."
            )
        root = Path(os.fsdecode(found.stdout.removesuffix(b"\n"))).resolve()
        if not content.resolve().is_relative_to(root):
            raise UsageError(
                f"{content}: leads out of its git repository. Give the folder to compare with: --base-content DIR."
            )
        self._prefix = content.resolve().relative_to(root).as_posix()
        self._folder = root

    def revision(self, name: str) -> Revision:
        """Raises UsageError for a name that means no commit."""
        found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if found.returncode:
            raise UsageError(f"«{name}» is no commit here. Give a branch, a tag or a commit: letopis diff main.")
        return Revision(name, found.stdout.decode().strip())

    def beginning(self) -> Revision:
        """Where the change begins that the working tree holds: the merge base with the main branch. Raises UsageError."""
        for main in MAIN:
            if self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{main}^{{commit}}").returncode == 0:
                found = self._run("merge-base", "HEAD", main)
                if found.returncode == 0:
                    return Revision(main, found.stdout.decode().strip())
                raise UsageError(
                    f"there is no commit that HEAD and {main} have in common. In a shallow clone fetch the rest "
                    "(git fetch --unshallow; for actions/checkout, fetch-depth: 0), or name the base: letopis diff REVISION."
                )
        raise UsageError(
            f"there is no {' and no '.join(MAIN)} to compare with. Name a branch, a tag or a commit: letopis diff HEAD~1."
        )

    def extract(self, revision: Revision, folder: Path) -> tuple[Problem, ...]:
        """Writes the revision's Markdown files of the content folder below `folder`. What is not safe to write is a Problem.

        Paths in problems are relative to the content folder. Raises ToolError.
        """
        problems: list[Problem] = []
        wanted = list(self._wanted(revision, problems))
        for (path, _), data in zip(wanted, self._blobs([sha for _, sha in wanted]), strict=True):
            target = folder / path
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as file:
                    file.write(data)
            except OSError as error:
                # Two names that this file system takes for one, or one that it has no room for.
                reason = error.strerror or str(error)
                problems.append(
                    Problem(
                        path,
                        1,
                        1,
                        Message("cannot be written here (%(reason)s)", reason=reason),
                        Message("Give it another name"),
                    )
                )
        return tuple(problems)

    def _wanted(self, revision: Revision, problems: list[Problem]) -> Iterator[tuple[str, str]]:
        """(path below the content folder, blob) of every Markdown file."""
        where = "" if self._prefix == "." else f"{self._prefix}/"
        tree = f"{revision.commit}:{where}" if where else revision.commit
        found = self._run("ls-tree", "-r", "-z", "-l", "--end-of-options", tree)
        if found.returncode:
            return  # The revision has no such folder: its archive is empty.
        for row in found.stdout.split(b"\0"):
            about, _, name = row.partition(b"\t")
            path = name.decode(errors="replace")
            if not path.endswith(".md"):
                continue
            mode, _, sha, size = about.decode().split()
            wrong = _wrong(mode, path, size)
            if wrong:
                problems.append(Problem(path, 1, 1, *wrong))
            else:
                yield path, sha

    def _blobs(self, names: Sequence[str]) -> Iterator[bytes]:
        """The bytes of each, in order; git is asked once."""
        if not names:
            return
        found = self._run("cat-file", "--batch", given="\n".join(names).encode() + b"\n")
        if found.returncode:
            raise ToolError(f"git could not read the revision: {_last(found)}.")
        data, place = found.stdout, 0
        for name in names:
            end = data.index(b"\n", place)
            head = data[place:end].split()
            if len(head) != 3:
                raise ToolError(
                    f"git has not the file {name}: the clone is partial. Fetch it whole, and run this again."
                )
            place = end + 1 + int(head[2]) + 1
            yield data[end + 1 : place - 1]

    def _run(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        git = shutil.which("git")
        if git is None:
            raise ToolError("git is not here. Install it, or give the folder to compare with: --base-content DIR.")
        return subprocess.run(
            [git, "-C", str(self._folder), "--no-optional-locks", *words],
            input=given,
            capture_output=True,
            env=os.environ | _QUIET,
            check=False,
        )


def _wrong(mode: str, path: str, size: str) -> tuple[Message, Message] | None:
    """Why an entry of a tree is not written, and what would be right."""
    if mode == _LINK:
        return Message("a symbolic link"), Message("Put the file itself here")
    if mode not in _FILE_MODES:
        return Message("no file"), Message("Put a text file here")
    parts = path.split("/")
    if _FORBIDDEN.search(path) or any(part in ("", ".", "..") or part.casefold() == ".git" for part in parts):
        return Message("the path cannot be a file's"), Message("Use small Latin letters, digits and single hyphens")
    if not size.isdigit() or int(size) > MAX_BYTES:
        limit = MAX_BYTES // 1_048_576
        return Message("the file has %(size)s bytes", size=size), Message(
            "At most %(limit)s MB; split the text", limit=limit
        )
    return None


def _last(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[-1].rstrip(".") if lines else f"exit {done.returncode}"
