"""Where in a text: offsets as lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

_LINE_END = re.compile(r"\r\n?|\n")


def line_starts(text: str) -> list[int]:
    """Where each line begins; line ends are those of Markdown (CRLF, CR, LF)."""
    if "\r" in text:
        return [0, *(end.end() for end in _LINE_END.finditer(text))]
    starts = list(accumulate([len(line) + 1 for line in text.split("\n")], initial=0))
    starts.pop()  # Behind the last line there is no other.
    return starts


class Lines:
    """The lines of one text. They are counted when the first place is asked for: of most files, nothing has to be told."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []

    @property
    def starts(self) -> list[int]:
        if not self._starts:
            self._starts = line_starts(self._text)
        return self._starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a code point."""
        starts = self.starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1
