"""Plain text → CommonMark that shows as exactly that text: `markdown.parse(escaped(text)).text == text`."""

from __future__ import annotations

import re

# An underscore inside a word and a lone & or ! mean nothing, and a file that people edit is better without needless backslashes.
_INLINE = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_BLOCK = re.compile(r"(?P<digits>\d{1,9})(?P<mark>[.)])(?=\s|\Z)|[-+](?=\s|\Z)|[#>=~]|-(?=[-\s]*\Z)|_(?=[_\s]*\Z)")


def escaped(paragraph: str) -> str:
    """`paragraph` is one line without white space at its ends."""
    body = _INLINE.sub(lambda match: "\\" + match[0], paragraph)
    opening = _BLOCK.match(body)
    if opening is None:
        return body
    # A number keeps its digits: «1\. Первое».
    at = opening.start("mark") if opening["mark"] else 0
    return f"{body[:at]}\\{body[at:]}"


def markdown_of(paragraphs: tuple[str, ...]) -> str:
    """A file's body that shows as these paragraphs."""
    return "\n\n".join(escaped(paragraph) for paragraph in paragraphs) + "\n"
