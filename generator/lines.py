"""Where in a text: offsets as lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n?|\n")


def line_starts(text: str) -> list[int]:
    """Where each line begins; line ends are those of Markdown (CRLF, CR, LF)."""
    return [0, *(end.end() for end in _LINE_END.finditer(text))]


class Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self.starts = line_starts(text)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a code point."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
