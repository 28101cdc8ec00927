"""Ctrl-C, which a terminal sends to every process of a build at once: one line, no traceback, and what was annotated is kept."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.archives import ROOT, digest, letopis, project
from tests.bench import corpus

COUNT = 200
KEPT = "Stopped. What was annotated is kept, and the next run annotates only the rest.\n"


def start(config: Path) -> subprocess.Popen[str]:
    """A build by two processes, in a session of its own: a terminal's process group."""
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "build", "--config", str(config), "--jobs", "2"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def reaches(process: subprocess.Popen[str], stage: str) -> None:
    assert process.stderr
    while (line := process.stderr.readline()) != f"{stage}…\n":
        assert line, f"ended before «{stage}»"


def interrupt(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Its exit code, and all that it said from then on, its annotating processes included."""
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=120)
    return process.returncode, out + err


def kept(config: Path) -> int:
    return sum(1 for _ in (config.parent / ".cache" / "annotations").glob("??/*.json"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    config = project(tmp_path_factory.mktemp("archive"), {})
    corpus.write(config.parent / "content", COUNT, seed=11)
    return config


def test_what_was_annotated_is_kept_and_the_rest_is_done_next(archive: Path, tmp_path: Path) -> None:
    process = start(archive)
    reaches(process, "Annotating")
    while not kept(archive) and process.poll() is None:
        time.sleep(0.02)
    assert interrupt(process) == (130, KEPT)
    had = kept(archive)
    assert 0 < had < COUNT
    assert not list((archive.parent / ".cache").rglob("*.tmp"))
    done = letopis("annotate", "--config", archive)
    assert f"{COUNT - had} articles annotated, {had} known before" in done.stdout
    alone = project(tmp_path, {})
    shutil.copytree(archive.parent / "content", alone.parent / "content")
    letopis("annotate", "--config", alone, "--jobs", "1")
    assert digest(archive.parent / ".cache" / "annotations") == digest(alone.parent / ".cache" / "annotations")


@pytest.mark.parametrize("pause", [0.0, 0.3, 1.0])
def test_processes_that_are_only_starting_say_nothing_of_it(tmp_path: Path, archive: Path, pause: float) -> None:
    config = project(tmp_path, {})
    shutil.copytree(archive.parent / "content", tmp_path / "content")
    process = start(config)
    reaches(process, "Annotating")
    time.sleep(pause)
    assert interrupt(process) == (130, KEPT)


def test_a_build_that_is_stopped_later_leaves_no_half_site(tmp_path: Path) -> None:
    config = project(tmp_path)
    process = start(config)
    reaches(process, "Making pages")
    assert interrupt(process) == (130, "Stopped; no half-built site is left.\n")
    assert not (tmp_path / "site").exists()
