"""A build that is killed at any moment: the site stands whole, what people wrote is untouched, the next build is right."""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path

import pytest

from tests.archives import build, digest, project
from tests.faults.machine import finish, kill, start

pytestmark = pytest.mark.site

KILLS = 50
ARTICLE = "articles/2025/2025-11-07-vstrecha.md"


def test_fifty_kills_at_random_moments(tmp_path: Path) -> None:
    """Two states of the content by turns. What one kill leaves behind (work folder, cache, lock, half a swap) the next build finds."""
    seed = int(os.environ.get("LETOPIS_SEED") or random.SystemRandom().randrange(10**6))
    chance = random.Random(seed)
    config = project(tmp_path / "fork")
    article = config.parent / "content" / ARTICLE
    texts = [article.read_text(encoding="utf-8")]
    texts.append(texts[0].replace("Встреча", "Новая встреча").replace("в четверг", "в пятницу"))

    # Each state built undisturbed, elsewhere: what the site may be.
    right = []
    for number, text in enumerate(texts):
        other = project(tmp_path / f"right{number}")
        (other.parent / "content" / ARTICLE).write_text(text, encoding="utf-8")
        started = time.monotonic()
        right.append(digest(build(other)))
        took = time.monotonic() - started
    assert right[0] != right[1]

    site = build(config)
    assert digest(site) == right[0]
    for number in range(1, KILLS + 1):
        article.write_text(texts[number % 2], encoding="utf-8")
        content = digest(config.parent / "content")
        process = start(config)
        # The last tenth, in which the site is swapped, gets a third of the kills.
        share = chance.uniform(0.85, 1.05) if chance.random() < 1 / 3 else chance.random()
        time.sleep(took * share)
        kill(process)
        where = f"kill {number} at {share:.3f} of a build, LETOPIS_SEED={seed}"
        stands = digest(site)
        assert stands in right, where
        assert digest(config.parent / "content") == content, where
    article.write_text(texts[1], encoding="utf-8")
    assert digest(build(config)) == right[1], f"LETOPIS_SEED={seed}"
    # Nothing that a kill left lies about: beside the site there is what an undisturbed build leaves.
    left = {path.name for path in config.parent.iterdir()}
    assert left == {path.name for path in (tmp_path / "right1").iterdir()}
    entries = sorted(path.name for path in (config.parent / ".cache").rglob("*") if path.is_file())
    assert [name for name in entries if name.endswith(".tmp")] == []


def test_a_kill_of_the_first_build_leaves_no_half_site(tmp_path: Path) -> None:
    config = project(tmp_path)
    shutil.rmtree(config.parent / "site", ignore_errors=True)
    for pause in (0.3, 1.0, 2.0):
        process = start(config)
        time.sleep(pause)
        kill(process)
        site = config.parent / "site"
        assert not site.exists() or (site / "index.html").stat().st_size
    code, said = finish(start(config))
    assert code == 0, said


def test_two_builds_at_once_are_one_build(tmp_path: Path) -> None:
    config = project(tmp_path)
    first, second = start(config), start(config)
    ends = sorted([finish(first), finish(second)])
    assert [code for code, _ in ends] == [0, 1]
    assert "another build is at work here. Wait until it is done, or stop it." in ends[1][1]
    assert "Traceback" not in ends[1][1]
    alone = project(tmp_path / "alone")
    assert digest(config.parent / "site") == digest(build(alone))
