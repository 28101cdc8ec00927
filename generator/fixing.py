"""What `check --fix` writes: the edits of problems that have one answer, put into their files; and files moved to where they belong."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.errors import Edit, Problem
from generator.files import write_atomically

_MARK = "\ufeff".encode()


def apply(problems: Iterable[Problem]) -> list[Problem]:
    """Writes every fix that is not in another's way, and returns their problems; the others have their turn when all is read again.

    Raises OSError; every file is then as it was or as it should be, never half of each.
    """
    by_path: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.fix:
            by_path[problem.path].append(problem)
    written: list[Problem] = []
    for path, found in sorted(by_path.items()):
        chosen = _chosen(found)
        if chosen and _edited(Path(path), [edit for problem in chosen for edit in _edits(problem)]):
            written.extend(chosen)
        # A file that was edited is read again before it moves.
        moves = [(problem, problem.fix.path) for problem in sorted(found) if problem.fix and problem.fix.path]
        if not chosen and moves and _moved(Path(path), Path(moves[0][1])):
            written.append(moves[0][0])
    return written


def _chosen(problems: Sequence[Problem]) -> list[Problem]:
    """Problems whose edits touch nothing that an earlier one's do."""
    chosen: list[Problem] = []
    taken: list[Edit] = []
    for problem in sorted(problems):
        edits = _edits(problem)
        if edits and not any(_meet(edit, other) for edit in edits for other in taken):
            chosen.append(problem)
            taken.extend(edits)
    return chosen


def _edits(problem: Problem) -> tuple[Edit, ...]:
    return problem.fix.edits if problem.fix else ()


def _meet(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end


def _edited(path: Path, edits: Iterable[Edit]) -> bool:
    """From the end, so that no edit moves the place of another. A file that has changed since it was read is let be."""
    data = path.read_bytes()
    mark = _MARK if data.startswith(_MARK) else b""
    text = data[len(mark) :].decode("utf-8", "surrogateescape")
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        if text[edit.start : edit.end] != edit.old:
            return False
        text = text[: edit.start] + edit.text + text[edit.end :]
    mode = path.stat().st_mode
    write_atomically(path, mark + text.encode("utf-8", "surrogateescape"))
    path.chmod(mode)
    return True


def _moved(path: Path, to: Path) -> bool:
    """Never over another file: a hard link fails where one is, which no look beforehand can promise."""
    to.parent.mkdir(parents=True, exist_ok=True)
    if to.exists():
        if to.samefile(path):
            path.rename(to)  # Where capitals are folded, «A.md» and «a.md» are one file, and only its name changes.
            return True
        return False
    try:
        os.link(path, to)
    except FileExistsError:
        return False
    except OSError:
        path.rename(to)  # The disk has no hard links.
        return True
    path.unlink()
    return True
