"""A correction written into an article's Markdown: `[words](entity:id)` around words that stand at a place of its plain text.

Where the link may begin and end in the source is not worked out from the grammar: each likely place is tried, and what comes of it is read
again. A place is right when the text is the same to the letter, every other correction is as it was, and the new one covers the words.
So emphasis, escapes, quotations and line breaks need no rules of their own, and nothing else can be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from generator import markdown
from generator.editing.edit import Edit, applied
from generator.errors import EditRefused
from generator.markdown import Parsed
from generator.markdown.walk import SEPARATOR, Fence, Text, walk
from generator.model import BlockKind, Correction, Span

_DELIMITERS = "*_`\\!"
"""What may stand between the words and the right place of a bracket: emphasis, code, the backslash of an escape."""
_REACH = 40
"""Code points of markup, at most, that are passed over."""
_PIECES = 24
"""Stretches of a quote, at most, that are tried."""
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_QUOTATION_MARKS = {"«": "»", "„": "“", "“": "”", '"': '"'}
_SPEAKER = "speaker"


def correcting(path: str, body: str, span: Span, scheme: str, target: str) -> tuple[Edit, ...]:
    """The edits of the body, whose places count in it. `span` is that of the words in the body's plain text.

    A quote gets its quotation marks into the link; one that goes on over several blocks, or holds links, gets it over the first stretch
    where there is room, as a speaker's correction means the whole quote that it touches.
    Raises EditRefused, with the reason, where it cannot be written.
    """
    parsed = markdown.parse(body)
    if not (0 <= span.start < span.stop <= len(parsed.text)):
        raise EditRefused(f"{path}: the text has no such place; it was changed meanwhile. Run it again.")
    for stretch in _stretches(parsed, span, scheme):
        for edits in _ways(path, body, parsed, stretch, f"({scheme}:{target})"):
            if _right(parsed, markdown.parse(applied(body, edits)), Correction(stretch, scheme, target)):
                return edits
    raise EditRefused(f"{path}: {_reason(body, parsed, span)}")


def _stretches(parsed: Parsed, span: Span, scheme: str) -> Iterator[Span]:
    """Of the text, what the link may cover; the best first."""
    if scheme != _SPEAKER:
        yield span
        return
    before, after = parsed.text[span.start - 1 : span.start], parsed.text[span.stop : span.stop + 1]
    if before and _QUOTATION_MARKS.get(before) == after:
        yield Span(span.start - 1, span.stop + 1)
    yield span
    # Between the links and the ends of blocks, piece by piece.
    cuts = {span.start, span.stop}
    for block in parsed.blocks:
        cuts |= {edge for edge in (block.span.start, block.span.stop) if span.start < edge < span.stop}
    for correction in parsed.corrections:
        cuts |= {edge for edge in (correction.span.start, correction.span.stop) if span.start < edge < span.stop}
    cuts |= {
        place
        for place in range(span.start + 1, span.stop)
        if parsed.text[place - 1] in ".!?,;:" and parsed.text[place].isspace()
    }
    edges = sorted(cuts)
    pieces = [_trimmed(parsed.text, Span(start, stop)) for start, stop in pairwise(edges)]
    yield from islice((piece for piece in pieces if piece.start < piece.stop and piece != span), _PIECES)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.stop - len(words) + len(words.rstrip())))


def _ways(path: str, body: str, parsed: Parsed, span: Span, destination: str) -> Iterator[tuple[Edit, ...]]:
    """Where the brackets may stand in the source, the nearest to the words first."""
    starts = list(_backwards(body, parsed.offsets[span.start]))
    stops = list(_forwards(body, parsed.offsets[span.stop - 1] + 1))
    for reach in range(len(starts) + len(stops) - 1):
        for index in range(max(0, reach - len(stops) + 1), min(reach, len(starts) - 1) + 1):
            start, stop = starts[index], stops[reach - index]
            closing = Edit(path, stop, stop, f"]{destination}")
            if body[start - 1 : start] == "!":
                # Else it would be an image.
                yield Edit(path, start - 1, start - 1, "\\"), Edit(path, start, start, "["), closing
            yield Edit(path, start, start, "["), closing
            # A bracket without its fellow would end the link, or begin another.
            bare = [found.start() for found in _BRACKET.finditer(body, start, stop)]
            if bare:
                yield Edit(path, start, start, "["), *(Edit(path, at, at, "\\") for at in bare), closing


def _backwards(body: str, place: int) -> Iterator[int]:
    yield place
    for start in range(place - 1, max(place - _REACH, 0) - 1, -1):
        if body[start] not in _DELIMITERS:
            return
        yield start


def _forwards(body: str, place: int) -> Iterator[int]:
    """Behind an escape («\\*») or a character reference («&amp;») its last letter stands further on than its first."""
    yield place
    if place < len(body) and body[place - 1] == "\\":
        place += 1
        yield place
    if body[place - 1] == "&" and (end := body.find(";", place, place + _REACH)) > 0:
        place = end + 1
        yield place
    for stop in range(place, min(place + _REACH, len(body))):
        if body[stop] not in _DELIMITERS:
            return
        yield stop + 1


def _right(before: Parsed, after: Parsed, made: Correction) -> bool:
    if (before.text, before.blocks) != (after.text, after.blocks) or len(after.problems) > len(before.problems):
        return False
    left = list(after.corrections)
    if made not in left:
        return False
    left.remove(made)
    return left == list(before.corrections)


def _reason(body: str, parsed: Parsed, span: Span) -> str:
    """Why there is no right place, as far as can be told."""
    words = " ".join(span.of(parsed.text).split())
    shown = f"«{words if len(words) <= 60 else words[:59] + '…'}»"
    inside = [block for block in parsed.blocks if block.span.overlaps(span)]
    if any(block.kind is BlockKind.CODE for block in inside):
        return f"{shown} stands in code, where a correction would be printed as it is. Make it a paragraph first."
    if len(inside) > 1:
        return f"{shown} stands in several paragraphs, and a correction in one. Correct its parts by hand."
    touching = [one for one in parsed.corrections if one.span.overlaps(span)]
    if touching:
        return (
            f"{shown} stands inside another correction, ({touching[0].scheme}:{touching[0].target}), and a link holds no link. "
            "Narrow that one by hand first."
        )
    around = _around(body, span)
    if "a" in around:
        return f"{shown} stands inside a link, or holds one, and a link holds no link. Take the link off these words first."
    what = "code" if "code" in around else "words in emphasis" if around else "what Markdown reads as one piece"
    return f"{shown} begins or ends inside {what}, where a link cannot stand. Write the correction by hand."


def _around(body: str, span: Span) -> frozenset[str]:
    """The elements whose text overlaps the span: `a`, `code`, `em`, `strong`."""
    found: set[str] = set()
    length = 0
    for leaf in walk(body):
        if isinstance(leaf, Fence) or not any(isinstance(item, Text) and item.content for item in leaf.inline):
            continue
        length += len(SEPARATOR) if length else 0
        opened: list[str] = []
        for item in leaf.inline:
            if isinstance(item, Text):
                if span.overlaps(Span(length, length + len(item.content))):
                    found.update(opened)
                length += len(item.content)
            elif item.name not in ("br", "img"):
                opened = [*opened, item.name] if item.opens else opened[:-1]
    return frozenset(found)
