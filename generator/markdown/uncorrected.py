"""A Markdown body without its corrections: the words stay, the links over them that speak to the generator alone go."""

from __future__ import annotations

import re

from generator.markdown.text import parse

# The words may hold brackets once, and whatever a backslash escapes.
_CORRECTION = re.compile(
    r"\[((?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*)\]\((?:entity|date|speaker):[^()\s]*\)", re.DOTALL
)


def uncorrected(source: str) -> str:
    """The same text for a reader. A body in which that cannot be done without changing its words is returned as it is."""
    bare = _CORRECTION.sub(r"\1", source)
    return bare if bare == source or parse(bare).text == parse(source).text else source
