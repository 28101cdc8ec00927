"""What the last build took and made: a small record beside the cache, for `letopis stats`.

It is written after the site stands, and nothing is built from it: one that is missing or damaged is as if there had been no build.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.files import write_plainly
from generator.progress import Timing

NAME = "last-build.json"


@dataclass(frozen=True, slots=True)
class LastBuild:
    articles: int
    pages: int
    bytes: int
    """Of the site."""
    timings: tuple[Timing, ...]
    """In the order in which the stages ended."""


def write(build: LastBuild, folder: Path) -> None:
    """Into the cache's folder, `.cache`. Raises OSError."""
    # Half a record of a killed build is no record, and leaves nothing else behind.
    write_plainly(folder / NAME, json.dumps(asdict(build), ensure_ascii=False, indent=1) + "\n")


def read(folder: Path) -> LastBuild | None:
    """Of the cache's folder. None where there is no record, or none that can be read."""
    try:
        found = json.loads((folder / NAME).read_bytes())
        timings = tuple(
            Timing(str(one["stage"]), float(one["wall"]), float(one["cpu"]), float(one["memory"]))
            for one in found["timings"]
        )
        return LastBuild(int(found["articles"]), int(found["pages"]), int(found["bytes"]), timings)
    except (OSError, ValueError, TypeError, LookupError):
        return None


def slowest(timings: Sequence[Timing]) -> list[Timing]:
    """Those that cost most first, by wall clock: that is what somebody waits for."""
    return sorted(timings, key=lambda timing: -timing.wall)
