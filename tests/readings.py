"""Articles of plain text for the annotators, and a drawing of what they found under the words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.model import (
    Annotation,
    Article,
    Attribution,
    Block,
    BlockKind,
    Correction,
    DateOf,
    Description,
    Duration,
    Figure,
    Name,
    Quote,
    Rights,
    Source,
    Span,
    Turn,
)

_SHORT = {"person": "PER", "organization": "ORG", "place": "LOC", "topic": "TOPIC"}


def plain(text: str, published: str = "2025-11-07", corrections: Iterable[Correction] = ()) -> Article:
    """An article of this very text, its paragraphs parted by empty lines."""
    blocks: list[Block] = []
    start = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return Article(
        id="proba",
        language="ru",
        title="Проба",
        published=published,
        source=Source(None),
        rights=Rights.FULL,
        markdown=text,
        text=text,
        blocks=tuple(blocks),
        corrections=tuple(corrections),
        path="articles/2025/proba.md",
    )


def drawn(text: str, annotations: Iterable[Annotation]) -> str:
    """The text, a line under every annotated word, and below it what each was taken for, in order, parted by « · »."""
    line = [" "] * len(text)
    meanings = []
    for annotation in annotations:
        line[annotation.span.start : annotation.span.stop] = "─" * (annotation.span.stop - annotation.span.start)
        match annotation.value:
            case Name(kind, normal):
                meanings.append(f"{_SHORT[kind.value]} {normal}")
            case DateOf(edtf, _):
                meanings.append(edtf or "?")
            case Description(person):
                meanings.append(person)
            case Duration(iso, comparator, to):
                sign = "" if comparator == "=" else f"{comparator} "
                meanings.append(sign + (iso or "?") + (f" to {to}" if to else ""))
            case Figure(amount, unit, comparator, kind, of, to):
                size = f"{amount:g}" if to is None else f"{amount:g} to {to:g}"
                meanings.append(f"{kind.value} {comparator} {size} {unit}" + (f" of {of}" if of else ""))
            case Quote(speaker, via, direct, said):
                sort = "" if direct else " (words)"
                meanings.append(
                    f"{speaker or '?'}{sort}" + (f" via {via}" if via else "") + (f" @{said}" if said else "")
                )
            case Turn(role, speaker):
                meanings.append(f"{role.value} {speaker or '?'}")
            case Attribution(outlet, cites):
                meanings.append(" ← ".join((outlet or "?", *cites)))
            case other:
                meanings.append(str(other))
    return "\n".join([folded(text), "".join(line).rstrip(), " · ".join(meanings)]).rstrip()


PARAGRAPH = "¶ "
"""Stands in a drawing for the empty line between two paragraphs, which is as long."""


def folded(text: str) -> str:
    """A text of several paragraphs in one line."""
    return text.replace("\n\n", PARAGRAPH)


def unfolded(line: str) -> str:
    return line.replace(PARAGRAPH, "\n\n")


def golden(path: Path) -> list[tuple[str, str]]:
    """The file's examples, each an indented block of three lines, with the publication date that stands above it."""
    examples = []
    published, block = "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("    "):
            block.append(line[4:])
            continue
        if block:
            examples.append((published, "\n".join(block)))
            block = []
        if line.startswith("Published "):
            published = line.removeprefix("Published ").rstrip(".")
            published = "" if published == "at no known date" else published
    return examples
