"""Where a side of a comparison comes from: the content folder as it lies, another folder, or a git revision."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import content as content_room
from generator.content import Reading
from generator.errors import Problem
from generator.revisions import Repository


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where the change begins that the working tree holds."""


Wanted = Path | str | Beginning
"""A folder, or the name of a revision."""


@dataclass(frozen=True, slots=True)
class Source:
    reading: Reading
    """Paths of its problems are relative to the content folder."""
    name: str
    commit: str
    """In full; "" of a folder."""


def source(wanted: Wanted, content: Path, language: str) -> Source:
    """`content`: the folder whose revision is meant. Raises UsageError, ToolError."""
    with ExitStack() as stack:
        refused: tuple[Problem, ...] = ()
        if isinstance(wanted, Path):
            folder, name, commit = wanted, wanted.name, ""
        else:
            repository = Repository(content)
            revision = repository.revision(wanted) if isinstance(wanted, str) else repository.beginning()
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="letopis-")))
            refused = repository.extract(revision, folder)
            name, commit = revision.name, revision.commit
        reading = content_room.read(folder, language)
        problems = (*refused, *(_relative(problem, folder) for problem in reading.problems))
    return Source(Reading(reading.content, tuple(sorted(problems))), name, commit)


def _relative(problem: Problem, folder: Path) -> Problem:
    path = Path(problem.path)
    return replace(problem, path=path.relative_to(folder).as_posix()) if path.is_relative_to(folder) else problem
