"""On what the measured programs write: memory (tmpfs) or a disk."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

MOUNTS = Path("/proc/mounts")
IN_MEMORY = frozenset({"tmpfs", "ramfs"})


def media(mounts: Path = MOUNTS) -> dict[str, Path]:
    """Folders to work in, by what they lie on: «tmpfs» and «disk», those that there are; the temporary folder first decides."""
    usual = Path(tempfile.gettempdir())
    found = {_medium(usual, mounts): usual}
    for folder in (*_of(mounts, IN_MEMORY), Path("/var/tmp"), Path.home()):  # noqa: S108 - a folder is made in it, safely
        if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
            found.setdefault(_medium(folder, mounts), folder)
    return {name: found[name] for name in ("tmpfs", "disk") if name in found}


def _medium(folder: Path, mounts: Path) -> str:
    """Of the file system that the folder lies on: that of the longest mount point above it."""
    above = {folder.resolve(), *folder.resolve().parents}
    here = [(len(point.parts), kind) for point, kind in _points(mounts) if point in above]
    return "tmpfs" if here and max(here)[1] in IN_MEMORY else "disk"


def _of(mounts: Path, kinds: frozenset[str]) -> list[Path]:
    """Mount points of these kinds that files may be written to: the kernel's own ones are not for us."""
    points = [point for point, kind in _points(mounts) if kind in kinds]
    return [point for point in points if point.parts[1:2] not in (("sys",), ("proc",), ("run",))]


def _points(mounts: Path) -> list[tuple[Path, str]]:
    """Where the system does not say (macOS), none: everything is a disk then."""
    if not mounts.is_file():
        return []
    rows = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    return [(Path(row[1].replace("\\040", " ")), row[2]) for row in rows if len(row) > 2]
