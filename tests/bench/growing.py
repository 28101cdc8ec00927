"""How a first build grows with the archive: one build of each size, by the true command line, with nothing cached."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from generator import lastbuild
from tests.bench.letopis import Archive, Source
from tests.bench.process import Failed
from tests.bench.report import Growth


def measured(source: Source, work: Path, annotations: Path | None, say: Callable[[str], None]) -> Growth:
    """Raises Failed. `annotations`: a cache's folder to begin with; then annotation is not measured."""
    with tempfile.TemporaryDirectory(prefix="letopis-bench-", dir=work) as folder:
        archive = Archive(Path(folder) / "archive", source, say)
        archive.make(annotations)
        cost = archive.build()
        noted = lastbuild.read(archive.folder / ".cache")
        if noted is None:
            raise Failed("the build left no note of what it took")
        stages = {timing.stage: timing.cpu for timing in noted.timings}
        return Growth(noted.articles, noted.pages, noted.bytes, stages, cost)
