"""One build of one size, in a process of its own: `python -m tests.bench.measure COUNT SEED` prints what it took as JSON.

Annotation is measured cold: the archive is new, and so is its cache.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.archives import project
from tests.bench import corpus


@dataclass(frozen=True, slots=True)
class Stage:
    name: str
    cpu: float
    """Seconds, of the process and the programs it ran."""
    wall: float
    """Seconds."""


@dataclass(frozen=True, slots=True)
class Measurement:
    articles: int
    pages: int
    stages: tuple[Stage, ...]
    """In the order in which they ran; the last one is the whole, start-up and imports included."""
    memory: int
    """Bytes: the most that one process held, be it the generator, MkDocs or Pagefind. The system tells no more: a program
    that is started counts as having held what its parent did."""
    size: int
    """Bytes of the site."""


def measure(count: int, seed: int) -> Measurement:
    with tempfile.TemporaryDirectory(prefix="letopis-bench-") as folder:
        config_path = project(Path(folder), {})
        corpus.write(Path(folder) / "content", count, seed)
        # From here on, so that making the articles is not counted and importing the generator is.
        cpu, wall = _cpu(), time.perf_counter()
        from generator import config, pipeline

        settings = config.load(config_path)
        report = pipeline.build(settings, settings.content, Path(folder) / "site")
        total = Stage("total", _cpu() - cpu, time.perf_counter() - wall)
    return Measurement(
        articles=report.articles,
        pages=report.pages,
        stages=(*(Stage(timing.stage, timing.cpu, timing.wall) for timing in report.timings), total),
        memory=max(_peak(resource.RUSAGE_SELF), _peak(resource.RUSAGE_CHILDREN)),
        size=report.bytes,
    )


def read(line: str) -> Measurement:
    """What `measure` found in another process."""
    found = json.loads(line)
    return Measurement(**{**found, "stages": tuple(Stage(**stage) for stage in found["stages"])})


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _peak(who: int) -> int:
    # Linux counts in KiB, macOS in bytes.
    return resource.getrusage(who).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(json.dumps(asdict(measure(int(sys.argv[1]), int(sys.argv[2])))))
