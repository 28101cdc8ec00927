"""Bodies with no mark of Markdown in them, as most are: paragraphs, which need no engine to be found.

Whatever could mean anything, a character or its place in a line, is left to the engine: what is read here, it would read the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Characters that mean something wherever they stand; white space but the usual; marks and white space at the beginning of a line, and
# white space at its end, of which Markdown and Python's own `strip` take off different kinds.
_MARKED = re.compile(
    r"[\\`*_\[\]<&\0]|[^\S \n\xa0\u2009\u202f]|^(?:[^\S\n]|[#>+=~-]|[0-9]{1,9}[.)])|[^\S\n]$", re.MULTILINE
)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def is_unmarked(source: str) -> bool:
    return _MARKED.search(source) is None


def paragraphs(source: str) -> Iterator[tuple[int, list[str]]]:
    """Where each paragraph of an unmarked body begins, and its lines."""
    for found in _PARAGRAPH.finditer(source):
        yield found.start(), found[0].split("\n")
