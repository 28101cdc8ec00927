"""What ARCHITECTURE.md and README.md say is so: imports run one way, every module and command is documented."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import app
from tests import architecture

# From the ground up. A room may import what stands on a lower floor, and itself.
FLOORS = (
    {"__init__", "model", "errors", "files", "late", "progress", "uncollected"},
    {
        "articlecache",
        "chronology",
        "columns",
        "config",
        "forking",
        "hosting",
        "lastbuild",
        "lines",
        "policy",
        "showing",
        "staging",
        "tool",
        "tracking",
        "uncommented",
        "urls",
        "weights",
        "wording",
    },
    {"fixing", "links", "meant", "rawtext", "record"},
    {"compiled", "frontmatter", "i18n", "languages", "markdown", "revisions", "schema"},
    {"references"},
    {"contentfiles", "explained"},
    {"annotators", "cache", "content", "documents", "sharing", "units"},
    {"archive", "editing", "engines", "ingest"},
    {"dataset", "review", "understanding"},
    {"explain", "exports", "pages", "snapshot"},
    {"comparing", "theme"},
    {"press"},
    {"printing", "publish", "search", "writing"},
    {"unchanged"},
    {"pipeline"},
    {"builder", "edits", "stats"},
    {"serve"},
    {"cli"},
    {"__main__"},
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

# Who alone may import a room or a package. Nobody imports natasha: it is installed for its data, and its code does not run.
ALONE = {
    "generator.ingest": {"pipeline"}, "natasha": set(), "mkdocs": set(), "material": set(), "dask": {"engines"}, "distributed": {"engines"},
}  # fmt: skip

LONGEST = 400

MODULES = architecture.modules()


def room(module: Path) -> str:
    return module.parts[0] if len(module.parts) > 1 else module.stem


def imported(module: Path) -> Iterator[str]:
    """Full names of what a module imports, function bodies and type-checking blocks included."""
    for node in ast.walk(ast.parse((architecture.PACKAGE / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno} imports relatively; write the full name"
            assert node.module
            if node.module == "generator":
                # A module of ours, or a name that generator/__init__.py gives.
                yield from (f"generator.{alias.name}" for alias in node.names if alias.name in FLOOR_OF)
            else:
                yield node.module


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def test_every_room_has_a_floor() -> None:
    assert {room(module) for module in MODULES} == set(FLOOR_OF)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_run_one_way(module: Path) -> None:
    here = room(module)
    used = {name.split(".")[1] for name in imported(module) if name.startswith("generator.")}
    assert [other for other in sorted(used - {here}) if FLOOR_OF[other] >= FLOOR_OF[here]] == []


@pytest.mark.parametrize(("package", "allowed"), ALONE.items())
def test_some_rooms_have_one_door(package: str, allowed: set[str]) -> None:
    importers = {room(module) for module in MODULES if any(within(name, package) for name in imported(module))}
    assert importers - {package.removeprefix("generator.")} == allowed


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_is_one_idea_long(module: Path) -> None:
    lines = len((architecture.PACKAGE / module).read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST


def test_the_list_of_modules_is_current() -> None:
    page = architecture.PAGE.read_text(encoding="utf-8")
    assert page == architecture.before_section(page) + "\n" + architecture.section(), "run `make architecture`"


def test_every_make_command_of_the_docs_exists(root: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^|\$ )make ([a-z-]+)", _docs(root), re.MULTILINE))
    assert {"site", "test", "serve"} <= named
    assert named - targets == set()


def test_every_make_command_says_what_it_does(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: ([a-z-]+)$", makefile, re.MULTILINE))
    assert phony == set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))


def test_every_command_is_documented_and_no_other(root: Path) -> None:
    commands = {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback is not None
    } | {group.name for group in app.registered_groups}
    documented = set(re.findall(r"`letopis ([a-z]+)", (root / "README.md").read_text(encoding="utf-8")))
    assert commands == documented


def test_every_file_that_the_readme_links_to_is_there(root: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (root / "README.md").read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (root / link).exists()] == []


def _docs(root: Path) -> str:
    pages = (root / "README.md", root / "ARCHITECTURE.md", *sorted((root / "docs").glob("*.md")))
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)
