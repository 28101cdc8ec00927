"""The list of modules in ARCHITECTURE.md, made from what each module says of itself first.

`python -m tests.architecture` (or `make architecture`) writes it; a test asks that it is current.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
PAGE = ROOT / "ARCHITECTURE.md"
HEADING = "## Modules\n"


def modules() -> list[Path]:
    """Every module of the generator, relative to its folder: files first, then rooms."""
    found = (path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
    return sorted(found, key=lambda path: (len(path.parts) > 1, path.parent.as_posix(), path.name))


def first_sentence(module: Path) -> str:
    """Raises ValueError for a module that says nothing of itself."""
    said = ast.get_docstring(ast.parse((PACKAGE / module).read_text(encoding="utf-8")))
    if not said:
        raise ValueError(f"generator/{module} has no docstring")
    paragraph = " ".join(said.split("\n\n")[0].split())
    return re.split(r"(?<=[a-zа-яё0-9»)`][.!?]) ", paragraph)[0].rstrip(".")


def section() -> str:
    """The list, with its heading."""
    lines = [f"- `{module.as_posix()}`: {first_sentence(module)}" for module in modules()]
    return (
        "\n".join([HEADING, "Each module's own first sentence; `make architecture` writes this list.\n", *lines]) + "\n"
    )


def before_section(page: str) -> str:
    """ARCHITECTURE.md up to the list, which is its last section."""
    return page.partition(f"\n{HEADING}")[0].rstrip("\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(before_section(PAGE.read_text(encoding="utf-8")) + "\n" + section(), encoding="utf-8")
