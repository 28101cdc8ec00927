"""A Markdown body → its plain text, with the blocks, the corrections and the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import Problem
from generator.markdown.walk import SEPARATOR, Fence, Tag, Text, line_starts, safe_href, walk
from generator.model import Block, Correction, Span

CORRECTION_SCHEMES = ("entity", "date", "speaker")


@dataclass(frozen=True, slots=True)
class Parsed:
    text: str
    """Marks gone, blocks parted by an empty line."""
    blocks: tuple[Block, ...]
    corrections: tuple[Correction, ...]
    offsets: tuple[int, ...]
    """For each code point of `text`, the code point of the source it came from. Between blocks: the end of the block before."""
    problems: tuple[Problem, ...]
    """With an empty path, and lines counted from 1 in the source given."""


def parse(source: str) -> Parsed:
    """The plain text of a Markdown body. Never raises: what is wrong in it is in `problems`, and shows as plain words."""
    pieces: list[str] = []
    offsets: list[int] = []
    blocks: list[Block] = []
    corrections: list[Correction] = []
    problems: list[Problem] = []
    starts = line_starts(source)
    length = 0
    for leaf in walk(source):
        if isinstance(leaf, Fence) and leaf.buries is not None:
            mend = "Two or three levels are enough; what is deeper would not be shown"
            problems.append(_problem(starts[leaf.buries], starts, "lists or quotations nested too deep", mend))
        if isinstance(leaf, Fence) or not any(isinstance(item, Text) and item.content for item in leaf.inline):
            continue
        if length:
            pieces.append(SEPARATOR)
            offsets.extend((offsets[-1], offsets[-1]))
            length += len(SEPARATOR)
        begin = length
        opened: list[tuple[Tag, int]] = []
        for item in leaf.inline:
            if isinstance(item, Text):
                pieces.append(item.content)
                offsets.extend(item.offsets)
                length += len(item.content)
            elif item.name == "img":
                problems.append(_problem(item.at, starts, "an image", "Images are not published; describe it in words"))
            elif item.name == "a" and item.opens:
                opened.append((item, length))
            elif item.name == "a":
                link, start = opened.pop()
                correction, problem = _judge(link, Span(start, length), starts)
                corrections.extend(filter(None, (correction,)))
                problems.extend(filter(None, (problem,)))
        blocks.append(Block(leaf.kind, Span(begin, length)))
    return Parsed("".join(pieces), tuple(blocks), tuple(corrections), tuple(offsets), tuple(problems))


def _judge(link: Tag, span: Span, starts: Sequence[int]) -> tuple[Correction | None, Problem | None]:
    scheme, colon, target = link.href.partition(":")
    if colon and scheme in CORRECTION_SCHEMES:
        if span.start == span.stop:
            mend = f"Write the words it corrects: [words]({link.href})"
            return None, _problem(link.at, starts, f"the correction «{link.href}» has no words", mend)
        return Correction(span, scheme, target), None
    if safe_href(link.href) is None:
        shown = link.href if len(link.href) <= 60 else link.href[:60] + "…"
        mend = "Allowed are http://, https:// and mailto: addresses, and entity:, date:, speaker: corrections"
        return None, _problem(link.at, starts, f"the link «{shown}» leads to no allowed address", mend)
    return None, None


def _problem(offset: int, starts: Sequence[int], found: str, mend: str) -> Problem:
    line = bisect_right(starts, offset)
    return Problem("", line, offset - starts[line - 1] + 1, found, mend)


def plain(source: str) -> str:
    """The text alone, in one line: for descriptions and previews."""
    return " ".join(parse(source).text.split())
