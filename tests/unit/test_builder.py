"""The process that builds again and again: what it remembers, and what ends its memory."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.builder import ENDED, Build, Builder
from generator.pipeline import Standing
from generator.showing import Audience, Shown
from tests.factories import article


def counting(config: Path, content: Path | None, site: Path, standing: Standing, audience: Audience) -> int:
    """Returns how many builds this process has done before, and writes which process it is."""
    done = len(standing.memory.annotated)
    id = f"2025-11-07-{done}"
    standing.memory.annotated[id] = article(id, "Text.", language="en")
    site.write_text(str(os.getpid()), encoding="utf-8")
    made = site.with_name("made")
    made.mkdir(exist_ok=True)
    (made / "index.html").write_text(f"page of {done}", encoding="utf-8")
    audience.show(made, ["index.html"], ["index.html", *audience.opened])
    return done


def patient(config: Path, content: Path | None, site: Path, standing: Standing, audience: Audience) -> int:
    """Goes on until another build is waited for, as often as there are files in the content folder."""
    code = counting(config, content, site, standing, audience)
    for waiting in sorted(content.iterdir()) if content else ():
        waiting.unlink()
        while True:
            audience.give_way()
            time.sleep(0.01)
    return code


def fragile(config: Path, content: Path | None, site: Path, standing: Standing, audience: Audience) -> int:
    """Is ended from without when there is a content folder."""
    if content and content.exists():
        os._exit(9)
    return counting(config, content, site, standing, audience)


@pytest.fixture
def told() -> list[Shown]:
    """What each build showed."""
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
def test_one_process_builds_until_it_is_told_to_begin_anew(started: Builder, site: Path, told: list[Shown]) -> None:
    assert started.build(told.append) == 0
    first = site.read_text(encoding="utf-8")
    assert started.build(told.append) == 1
    assert site.read_text(encoding="utf-8") == first
    started.close()
    assert started.build(told.append) == 0
    assert site.read_text(encoding="utf-8") not in (first, str(os.getpid()))
    assert [one.pages for one in told] == [frozenset({"index.html"})] * 3


@pytest.mark.parametrize("started", [counting], indirect=True)
def test_what_is_shown_is_there_until_the_next_is_shown_whatever_becomes_of_the_build(
    started: Builder, tmp_path: Path, told: list[Shown]
) -> None:
    seen: list[str] = []

    def look(shown: Shown) -> None:
        told.append(shown)
        seen.extend((one.folder / "index.html").read_text(encoding="utf-8") for one in told[-2:])

    for _ in range(3):
        started.build(look, ["people/index.html"])
        shutil.rmtree(tmp_path / "made")
    assert seen == ["page of 0", "page of 0", "page of 1", "page of 1", "page of 2"]
    assert told[0].pages == frozenset({"index.html", "people/index.html"})
    # A process that begins anew sweeps up.
    started.close()
    started.build(look)
    assert len([*(tmp_path / "shown").iterdir()]) == 2


@pytest.mark.parametrize("started", [patient], indirect=True)
def test_a_build_gives_way_when_another_is_waited_for_and_what_it_learnt_stays(
    started: Builder, tmp_path: Path, told: list[Shown]
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    started.give_way()
    # There was no build.
    assert started.build(told.append) == 0
    started.give_way()
    assert started.build(told.append) == 1
    (content / "one").touch()
    assert started.build(lambda shown: started.give_way()) is None
    assert started.build(told.append) == 3


@pytest.mark.parametrize("started", [fragile], indirect=True)
def test_a_process_that_was_ended_is_a_build_that_failed_and_the_next_begins_anew(
    started: Builder, tmp_path: Path, site: Path, told: list[Shown]
) -> None:
    assert started.build(told.append) == 0
    (tmp_path / "content").mkdir()
    assert started.build(told.append) == ENDED
    assert started.build(told.append) == ENDED
    (tmp_path / "content").rmdir()
    assert started.build(told.append) == 0
    assert started.build(told.append) == 1
    assert len(told) == 3
