"""A comparison in a format: short enough for whoever shows it, with what was left out said at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.comparing import markdown, plain
from generator.comparing.blocks import Block, Paragraph, code, say
from generator.comparing.outline import outline
from generator.comparing.shape import Comparison
from generator.i18n import catalogue

WRITERS: dict[str, Callable[[Iterable[Block]], Iterator[str]]] = {"markdown": markdown.written, "text": plain.written}

_LAST = 400
"""Bytes kept for saying what was cut."""


def report(comparison: Comparison, format: str, language: str, limit: int) -> str:
    """`format`: one of `WRITERS`. `limit`: bytes of UTF-8; blocks that do not fit are left out whole, the later ones first."""
    writer = WRITERS[format]
    parts: list[str] = []
    size, cut = 0, 0
    for part in writer(outline(comparison, language)):
        length = len(part.encode())
        # Once something did not fit nothing follows it: a report with holes in it would read as whole.
        if cut or size + length > limit - _LAST:
            cut += 1
        else:
            parts.append(part)
            size += length
    if cut:
        words = catalogue(language)
        sentence = words.ngettext(
            "%(num)s more part does not fit here. All of it: %(command)s.",
            "%(num)s more parts do not fit here. All of it: %(command)s.",
            cut,
        )
        parts += writer(
            [Paragraph(say(sentence.replace("%(num)s", str(cut)), command=code("letopis diff --format json")))]
        )
    return "".join(parts).rstrip() + "\n"


def as_json(comparison: Comparison) -> str:
    """GitHub's runner takes `##[` for a command wherever it stands in a line of a log; JSON can write the sign otherwise."""
    return comparison.model_dump_json(indent=1).replace("##[", "##\\u005b") + "\n"
