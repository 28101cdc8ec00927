"""MkDocs and Pagefind failing in every way a program can: told in their own words, and the last good site as it was."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

import pytest

from generator import pipeline, unchanged
from generator.config import load
from tests.archives import build, digest, project
from tests.faults.machine import finish, start

pytestmark = pytest.mark.site

PAGEFIND = '''"""Stands in for the package: its program is {program}."""
def get_executable():
    return {program!r}
'''
ANSWER = base64.b64encode(b'{"payload": {"type": "IndexedFile"}}').decode()
FAILURES = {
    "fails": ("#!/bin/sh\necho 'a cog is loose' >&2\nexit 3\n", "Pagefind failed (exit 3). Its last words:\na cog is loose"),
    "is killed": ("#!/bin/sh\nkill -9 $$\n", "Pagefind failed (exit -9)"),
    "says nothing": ("#!/bin/sh\nexit 0\n", "Pagefind failed (exit 0)"),
    "floods": ("#!/bin/sh\nyes flood | head -c 50000000\nexit 1\n", "Pagefind failed (exit 1)"),
    "speaks no UTF-8": ("#!/bin/sh\nprintf '\\377\\376\\000'\nexit 1\n", "Pagefind failed (exit 1)"),
    "speaks of something else": ("#!/bin/sh\necho 'Indexed 7 pages, 12 words'\ncat >/dev/null\n", "words:\nIndexed 7 pages"),
    "claims to be done": (f"#!/bin/sh\nwhile :; do printf '{ANSWER},'; done\n", "left no index"),
    "is no program": ("\0\0\0\0", "Pagefind cannot be started"),
}  # fmt: skip


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A fork that was built once, and its site's digest."""
    config = project(tmp_path_factory.mktemp("fork"))
    site = build(config)
    # A build that finds the site as it should be asks no tool.
    (pipeline.work_folder(load(config), site) / unchanged.FILE).unlink(missing_ok=True)
    return config, digest(site)


@pytest.mark.parametrize("failure", FAILURES)
def test_a_search_index_that_is_not_made(tmp_path: Path, fork: tuple[Path, dict[str, str]], failure: str) -> None:
    config, before = fork
    script, words = FAILURES[failure]
    program = tmp_path / "pagefind"
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "pagefind_bin.py").write_text(PAGEFIND.format(program=str(program)), encoding="utf-8")
    # What was indexed before would be taken from there, and Pagefind not asked.
    shutil.rmtree(pipeline.work_folder(load(config), config.parent / "site") / "search", ignore_errors=True)
    code, said = finish(start(config, {"PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[2]}"}))
    assert code == 1, said
    assert words in said
    assert "Traceback" not in said
    assert len(said) < 20_000, "a tool's last words, not all of them"
    assert digest(config.parent / "site") == before


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("raise SystemExit('a spring is broken')", "a spring is broken"),
        ("import os; os.kill(os.getpid(), 9)", "MkDocs failed (exit -9)"),
        ("import sys; sys.exit(0)", ""),
    ],
    ids=["fails", "is killed", "draws nothing"],
)
def test_pages_that_are_not_drawn(tmp_path: Path, fork: tuple[Path, dict[str, str]], code: str, words: str) -> None:
    """A module that MkDocs alone imports, put before the true one."""
    config, before = fork
    package = tmp_path / "mkdocs"
    package.mkdir()
    (package / "__init__.py").write_text(code, encoding="utf-8")
    (package / "__main__.py").write_text(code, encoding="utf-8")
    # What was drawn before would be printed from, and MkDocs not asked.
    shutil.rmtree(pipeline.work_folder(load(config), config.parent / "site") / "moulds", ignore_errors=True)
    end, said = finish(start(config, {"PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[2]}"}))
    assert end == 1, said
    assert words in said
    assert "Traceback" not in said
    assert digest(config.parent / "site") == before


def test_the_build_after_them_is_right(fork: tuple[Path, dict[str, str]]) -> None:
    config, before = fork
    code, said = finish(start(config))
    assert code == 0, said
    assert digest(config.parent / "site") == before
