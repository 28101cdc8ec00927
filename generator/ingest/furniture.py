"""Page furniture: lines of the page that a text was copied from, which are no part of the text."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ingest.words import FURNITURE, FURNITURE_BEGINNINGS, FURNITURE_LIMIT

_LINES = frozenset(FURNITURE)


def is_furniture(line: str) -> bool:
    """The line is a known label alone, or short and begins as such lines do («Читайте также: …»)."""
    words = line.casefold().replace("ё", "е").strip()
    if words.strip(" .:!…»«\"'-–—|#►▶→•*[]()") in _LINES:
        return True
    return len(words) <= FURNITURE_LIMIT and words.lstrip("►▶→•*-–— ").startswith(FURNITURE_BEGINNINGS)


def part(paragraphs: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The text's own paragraphs, and the furniture found among them; each in order."""
    own: list[str] = []
    furniture: list[str] = []
    for paragraph in paragraphs:
        (furniture if is_furniture(paragraph) else own).append(paragraph)
    return tuple(own), tuple(furniture)
