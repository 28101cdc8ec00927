"""A change of content/ with what is to be said of it: file by file, and which addresses lead where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.editing.edit import Edit, in_order
from generator.editing.tree import Change, Tree

_SHOWN = 60
"""Code points of a change that a line shows."""


@dataclass(frozen=True, slots=True)
class Plan:
    change: Change
    redirects: tuple[tuple[str, str], ...]
    """(an address that was, the address to which it will lead), relative to the site's root."""
    notes: tuple[str, ...] = ()
    """What whoever asked for it must know: what was not kept, what to look at."""


def told(plan: Plan, tree: Tree) -> Iterator[str]:
    """One line a change, in order of files: where it stands in the file as it is, and what becomes of what."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    for edit in plan.change.edits:
        edits[edit.path].append(edit)
    moves = plan.change.moves or {}
    for path in sorted({*edits, *moves, *plan.change.removed, *(plan.change.added or {})}):
        where = tree.root / path
        if path in plan.change.removed:
            yield f"{where}: removed"
        elif path in moves:
            yield f"{where}: moved to {tree.root / moves[path]}"
        elif path in (plan.change.added or {}):
            yield f"{where}: new"
        for edit in in_order(edits[path]):
            text = tree.text(path)
            before = text[: edit.start]
            line, column = before.count("\n") + 1, edit.start - before.rfind("\n")
            old, new = _shown(text[edit.start : edit.end]), _shown(edit.text)
            what = f"{old} → {new}" if old and new else f"added {new}" if new else f"removed {old}"
            yield f"{where}:{line}:{column}: {what}"
    for old, new in plan.redirects:
        yield f"{old} will lead to {new}"
    yield from plan.notes


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return f"«{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}»" if words else ""
