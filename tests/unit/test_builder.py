"""The process that builds again and again: what it remembers, and what ends its memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.builder import ENDED, Build, Builder
from generator.pipeline import Standing
from tests.factories import article

Drawn = Callable[[Path], None]


def counting(config: Path, content: Path | None, site: Path, standing: Standing, drawn: Drawn) -> int:
    """Returns how many builds this process has done before, and writes which process it is."""
    done = len(standing.memory.annotated)
    id = f"2025-11-07-{done}"
    standing.memory.annotated[id] = article(id, "Text.", language="en")
    site.write_text(str(os.getpid()), encoding="utf-8")
    drawn(site)
    return done


def fragile(config: Path, content: Path | None, site: Path, standing: Standing, drawn: Drawn) -> int:
    """Is ended from without when there is a content folder."""
    if content and content.exists():
        os._exit(9)
    return counting(config, content, site, standing, drawn)


@pytest.fixture
def told() -> list[Path]:
    """Where the pages of each build lay, as it told."""
    return []


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def started(tmp_path: Path, site: Path, request: pytest.FixtureRequest) -> Iterator[Builder]:
    build: Build = request.param
    builder = Builder(build, tmp_path / "mkdocs.yml", tmp_path / "content", site)
    yield builder
    builder.close()


@pytest.mark.parametrize("started", [counting], indirect=True)
def test_one_process_builds_until_it_is_told_to_begin_anew(started: Builder, site: Path, told: list[Path]) -> None:
    assert started.build(told.append) == 0
    first = site.read_text(encoding="utf-8")
    assert started.build(told.append) == 1
    assert site.read_text(encoding="utf-8") == first
    started.close()
    assert started.build(told.append) == 0
    assert site.read_text(encoding="utf-8") not in (first, str(os.getpid()))
    assert told == [site, site, site]


@pytest.mark.parametrize("started", [fragile], indirect=True)
def test_a_process_that_was_ended_is_a_build_that_failed_and_the_next_begins_anew(
    started: Builder, tmp_path: Path, site: Path, told: list[Path]
) -> None:
    assert started.build(told.append) == 0
    (tmp_path / "content").mkdir()
    assert started.build(told.append) == ENDED
    assert started.build(told.append) == ENDED
    (tmp_path / "content").rmdir()
    assert started.build(told.append) == 0
    assert started.build(told.append) == 1
    assert told == [site, site, site]
