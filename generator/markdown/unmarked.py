"""Text without any mark of Markdown: paragraphs of one line, parted by empty lines. Nearly all articles are, and need no parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Span

# Whatever may mean something inside a paragraph, and white space that a parser changes.
_MARKS = re.compile(r"[\\`*_\[\]<&\t\r\0]")
# What a paragraph may begin with, so that it is neither a heading, a list, a quotation, a rule nor code.
_OPENS = re.compile(r"(?!\d{1,9}[.)])[\w«„“”\"'‘’(…—–]")


def unmarked(source: str) -> list[Span] | None:
    """Where the paragraphs stand; None for a source that has a mark, or anything that might be one, which a parser must read."""
    if _MARKS.search(source):
        return None
    found = list(_paragraphs(source))
    return found if all(_plain(source, span) for span in found) else None


def _paragraphs(source: str) -> Iterator[Span]:
    start, stop = 0, len(source)
    while start < stop and source[start] == "\n":
        start += 1
    while stop > start and source[stop - 1] == "\n":
        stop -= 1
    while start < stop:
        end = source.find("\n\n", start, stop)
        end = end if end >= 0 else stop
        yield Span(start, end)
        start = end + len("\n\n")


def _plain(source: str, span: Span) -> bool:
    opens = _OPENS.match(source, span.start, span.stop)
    return bool(opens) and not source[span.stop - 1].isspace() and source.find("\n", span.start, span.stop) < 0
