"""The site's own scripts and style sheets as they are published: without their comments, which are for those who change them.

No parser is needed: what is taken out is a comment of `/* … */` that begins its line, and no string of ours has such a line.
"""

from __future__ import annotations

import re
from pathlib import Path

SUFFIXES = frozenset({".css", ".js"})

_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)


def uncommented(text: str) -> str:
    """A comment that shares a line with anything else stays."""
    return _COMMENT.sub("", text)


def uncomment(folder: Path) -> None:
    """Every script and style sheet below it, in place."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in SUFFIXES:
            path.write_text(uncommented(path.read_text(encoding="utf-8")), encoding="utf-8")
