"""Bodies with no mark of Markdown in them, as most are: paragraphs, which need no engine to be found.

Whatever could mean anything, a character or its place in a line, is left to the engine: what is read here, it would read the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# What means something wherever it stands; and white space but the usual.
_MARK = re.compile(r"[\\`*_\[\]<&\0\t\r\x0b\x0c\x1c-\x1f\x85\u1680\u2000-\u2008\u200a\u2028\u2029\u205f\u3000]")
# What means something at the beginning of a line. White space there and at its end is taken off, of which Markdown and Python's own
# `strip` know different kinds.
_BEGINNING = re.compile(r"\n(?:[ \xa0\u2009\u202f#>+=~-]|[0-9]{1,9}[.)])")
_ENDINGS = (" \n", "\xa0\n", "\u2009\n", "\u202f\n")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def is_unmarked(source: str) -> bool:
    if _MARK.search(source):
        return False
    lines = f"\n{source}\n"
    return not _BEGINNING.search(lines) and not any(ending in lines for ending in _ENDINGS)


def paragraphs(source: str) -> Iterator[tuple[int, list[str]]]:
    """Where each paragraph of an unmarked body begins, and its lines."""
    for found in _PARAGRAPH.finditer(source):
        yield found.start(), found[0].split("\n")
