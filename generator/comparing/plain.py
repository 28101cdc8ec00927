"""A report as plain text for a terminal, or the log of a job. The words that a sentence is shown for stand in [brackets].

No line begins with contributed words: GitHub's runner takes one that begins with `::` for a command.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.comparing.blocks import Block, Fold, Heading, Item, Items, Line, Paragraph, Table, Voice, Warned
from generator.rawtext import BIDI, ZERO_WIDTH
from generator.sharing.cleartext import clear

_HIDDEN = re.compile(f"[{BIDI}{ZERO_WIDTH}]")
_WRITTEN = {Voice.MARKED: "[{}]", Voice.TITLE: "«{}»"}


def visible(text: str) -> str:
    """On one line, without controls; what does not show, and may make a line read otherwise, by its code. Edges keep one space."""
    coded = _HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
    return re.sub(r"\s+", " ", clear(coded))


def written(blocks: Iterable[Block]) -> Iterator[str]:
    """Each block as text, with the empty line that ends it."""
    for block in blocks:
        yield _block(block) + "\n\n"


def _block(block: Block) -> str:
    match block:
        case Heading(line, level):
            words = _line(line)
            return f"{words}\n{('=' if level < 3 else '-') * len(words)}"
        case Paragraph(line):
            return _line(line)
        case Items(items):
            return "\n".join(_items(items))
        case Warned(line, items):
            return "\n".join([f"!!! {_line(line)}", *_items(items)])
        case Table(head, rows):
            widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
            return "\n".join(
                "  ".join(
                    cell.rjust(width) if place else cell.ljust(width)
                    for place, (cell, width) in enumerate(zip(row, widths, strict=True))
                ).rstrip()
                for row in (head, *rows)
            )
        case Fold(line, items):
            return "\n".join([f"▸ {_line(line)}", *_items(items, 1)])


def _items(items: Iterable[Item], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}- {_line(item.line)}"
        yield from _items(item.below, depth + 1)


def _line(line: Line) -> str:
    return "".join(_piece(text, voice) for text, voice in line)


def _piece(text: str, voice: Voice) -> str:
    if voice in (Voice.OURS, Voice.STRONG):
        return text
    # GitHub's runner takes `##[` for a command wherever it stands in a line of a log.
    return _WRITTEN.get(voice, "{}").format(visible(text).replace("##[", "## ["))
