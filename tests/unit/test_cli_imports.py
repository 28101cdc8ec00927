"""What a command loads before it does anything: whoever asks for help, or saves a file and checks it, waits for no more than that."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.archives import SMALL, project

# Runs the command line in a fresh interpreter and tells, on the last line, what it has imported: of ours, of others by the package.
_LOADED = """
import sys
before = set(sys.modules)
from generator.cli import main
try:
    main()
finally:
    import json
    print()
    print(json.dumps(sorted(set(sys.modules) - before)))
"""
OURS_FOR_HELP = (
    *(
        "generator.cli",
        "generator.editing.keep",
        "generator.errors",
        "generator.files",
        "generator.hosting",
        "generator.wording",
    ),
)
OURS_NEVER = ("annotators", "articlecache", "archive", "comparing", "dataset", "exports", "i18n", "ingest", "languages", "pages",
    "review", "search", "serve", "theme")  # fmt: skip
TYPER = {"annotated_doc", "shellingham", "typer", "typing_extensions"}
PYDANTIC = {"annotated_types", "pydantic", "pydantic_core", "typing_inspection"}
"""Typer asks it to read a command's words, once there is a command."""
FILES = {"cython_runtime", "markdown_it", "mdurl", "yaml", "yaml_env_tag"}
HEAVY = {"asyncio", "http", "multiprocessing", "sqlite3", "unittest", "xml"}
"""Of Python itself."""


def loaded(*words: str | Path) -> tuple[int, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, *map(str, words)], check=False, capture_output=True, text=True, encoding="utf-8"
    )
    return done.returncode, set(json.loads(done.stdout.splitlines()[-1]))


def others(modules: Iterable[str]) -> set[str]:
    """Installed packages among them, and what of Python itself takes long."""
    roots = {name.partition(".")[0] for name in modules}
    plain = {name for name in roots - sys.stdlib_module_names if not name.startswith("_")}
    return (plain | roots & HEAVY) - {"generator"}


HELP = {
    "--help": TYPER,
    "--version": TYPER | PYDANTIC,
    "check --help": TYPER | PYDANTIC,
    "new --help": TYPER | PYDANTIC,
}


@pytest.mark.parametrize("words", HELP)
def test_help_loads_the_command_line_alone(words: str) -> None:
    code, modules = loaded(*words.split())
    assert code == 0
    assert others(modules) <= HELP[words]
    ours = {name for name in modules if name.startswith("generator.") and name != "generator.editing"}
    assert [name for name in sorted(ours) if not name.startswith(OURS_FOR_HELP)] == []


@pytest.mark.parametrize("broken", [False, True], ids=["sound", "with problems"])
def test_check_loads_what_reads_files(tmp_path: Path, broken: bool) -> None:
    files = SMALL | ({"articles/2025/2025-11-07-a.md": "---\ntilte: А\ndate: 7.11.2025\n---\nДа.\n"} if broken else {})
    code, modules = loaded("check", "--config", project(tmp_path, files))
    assert code == broken
    assert "generator.content" in modules
    assert others(modules) <= TYPER | PYDANTIC | FILES
    assert [room for room in OURS_NEVER if f"generator.{room}" in modules] == []


def test_a_date_that_is_no_plain_one_is_read_all_the_same(tmp_path: Path) -> None:
    """The package that knows the rest of EDTF is loaded by the first date that needs it."""
    event = "---\ndate: 2025-1X\ntitle: Прибытие\nentities: [ivan-petrov, astana]\n---\n"
    month = event.replace("2025-1X", "198X-05")
    files = SMALL | {"events/odno.md": event, "events/drugoe.md": month}
    code, modules = loaded("check", "--config", project(tmp_path, files))
    assert code == 1
    assert "edtf" in modules
