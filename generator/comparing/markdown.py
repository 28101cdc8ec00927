"""A report as Markdown for the summary of a job on GitHub, or for a comment: contributed words stay words.

Every sign of Markdown and HTML in them is written as a character reference, which is a letter and no sign to both. GitHub makes links of
`@name`, `#123`, addresses, commits and `:signs:` only afterwards, so a space of no width stands inside those too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.comparing.blocks import Block, Fold, Heading, Item, Items, Line, Paragraph, Table, Voice, Warned
from generator.comparing.plain import visible

_APART = "\0"
"""Stands where a space of no width will: no contributed text has this character left when it comes in."""
_LINKED = re.compile(
    r"(?<=@)"  # @name, name@host
    r"|(?<=#)"  # #123, owner/repository#123, ##[command]
    r"|(?<=\bgh-)(?=\d)"
    r"|(?<=:)(?=//|[\w+-]+:)"  # https://host, :sign:
    r"|(?<=\bwww)(?=\.)"
    r"|(?<=\b[0-9a-f]{4})(?=[0-9a-f]{3,36}\b)",  # a commit
    re.IGNORECASE,
)
# An underscore inside a word is no sign.
_SIGNS = re.compile(r"[\\`*\[\]<>|~&!#]|(?<![^\W_])_|_(?![^\W_])")
_FIRST = re.compile(r"^[-+=.:\d]")
"""Signs at the beginning of a line alone: of a list, a heading's ruler, a command to GitHub's runner."""
_WRITTEN = {
    Voice.STRONG: "<b>{}</b>",
    Voice.MARKED: "<b>{}</b>",
    Voice.TITLE: "<i>{}</i>",
    Voice.CODE: "<code>{}</code>",
}


def inert(text: str, apart: bool = True) -> str:
    """Contributed words for a line of Markdown, or for the inside of a tag. `apart`: False inside <code>, where GitHub links nothing."""
    shown = visible(text)
    if apart:
        shown = _LINKED.sub(_APART, shown)
    escaped = _SIGNS.sub(_reference, shown)
    # Two of them on a line are a formula; GitHub itself says to write one so.
    return escaped.replace("$", "<span>$</span>").replace(_APART, "&#8203;")


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def written(blocks: Iterable[Block]) -> Iterator[str]:
    """Each block as Markdown, with the empty line that ends it."""
    for block in blocks:
        yield _block(block) + "\n\n"


def _block(block: Block) -> str:
    match block:
        case Heading(line, level):
            return f"{'#' * level} {_line(line)}"
        case Paragraph(line):
            return _line(line)
        case Items(items):
            return "\n".join(_items(items))
        case Warned(line, items):
            return "\n".join(["> [!WARNING]", f"> {_line(line)}", ">", *(f"> {row}" for row in _items(items))])
        case Table(head, rows):
            ruler = ["---", *("---:" for _ in head[1:])]
            return "\n".join(f"| {' | '.join(row)} |" for row in (head, ruler, *rows))
        case Fold(line, items):
            return "\n".join([f"<details><summary>{_line(line)}</summary>", "", *_items(items), "", "</details>"])


def _items(items: Iterable[Item], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}- {_line(item.line)}"
        yield from _items(item.below, depth + 1)


def _line(line: Line) -> str:
    return "".join(_piece(text, voice, first=number == 0) for number, (text, voice) in enumerate(line))


def _piece(text: str, voice: Voice, first: bool) -> str:
    if voice is Voice.OURS:
        return text
    shown = text if voice is Voice.STRONG else inert(text, apart=voice is not Voice.CODE)
    if first and voice is not Voice.STRONG:
        shown = _FIRST.sub(_reference, shown)
    return _WRITTEN.get(voice, "{}").format(shown)
