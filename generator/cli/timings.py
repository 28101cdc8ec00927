"""What the stages of a build took, as a table for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.errors import Message
from generator.wording import said

if TYPE_CHECKING:
    from generator.progress import Timing


def table(timings: Sequence[Timing], language: str) -> list[str]:
    """Lines: a row a stage in the order given, and one for all of them. Stages are called as the build itself calls them."""
    everything = said(Message("together"), language)
    head = [
        said(message, language)
        for message in (
            Message("stage"),
            Message("CPU seconds"),
            Message("seconds"),
            Message("peak memory so far, MB"),
        )
    ]
    whole = (
        everything,
        sum(timing.cpu for timing in timings),
        sum(timing.wall for timing in timings),
        max((timing.memory for timing in timings), default=0.0),
    )
    rows = [
        [stage, f"{cpu:.2f}", f"{wall:.2f}", f"{memory:.0f}"]
        for stage, cpu, wall, memory in (
            *((timing.stage, timing.cpu, timing.wall, timing.memory) for timing in timings),
            whole,
        )
    ]
    return columns([head, *rows])


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The first column to the left, the others, which are numbers, to the right."""
    widths = [max(len(row[number]) for row in rows) for number in range(len(rows[0]))]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]
