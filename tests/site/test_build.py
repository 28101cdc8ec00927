"""Whole builds: the same input gives the same bytes, and whatever goes wrong leaves the last good site as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.archives import ROOT, SMALL, build, digest, letopis, project

pytestmark = pytest.mark.site

ARTICLE = "articles/2025/2025-11-07-vstrecha.md"


def test_the_same_content_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    one = project(tmp_path / "one")
    two = project(tmp_path / "elsewhere" / "deeper" / "two", dict(reversed(SMALL.items())))
    first = digest(build(one, {"TZ": "Asia/Almaty", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}))
    second = digest(build(two, {"TZ": "America/New_York", "PYTHONHASHSEED": "77", "LC_ALL": "C"}))
    assert first == second
    assert len(first) > 40


def test_a_second_build_changes_nothing(tmp_path: Path) -> None:
    config = project(tmp_path)
    before = digest(build(config))
    assert digest(build(config)) == before


def test_a_problem_in_the_content_is_told_and_leaves_the_site(tmp_path: Path) -> None:
    config = project(tmp_path)
    before = digest(build(config))
    (tmp_path / "content" / ARTICLE).write_text("---\ntitle: Без даты\n---\nТекст.\n", encoding="utf-8")
    (tmp_path / "content" / "events" / "pribytie.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    done = letopis("build", "--config", config)
    assert done.returncode == 1
    assert done.stdout.count("нет поля «date»") == 2, "every problem is told, not the first alone"
    assert "прежний сайт стоит" in done.stderr
    assert digest(tmp_path / "site") == before


def test_a_broken_link_leaves_the_site(tmp_path: Path) -> None:
    config = project(tmp_path)
    before = digest(build(config))
    logo = tmp_path / "overrides" / "partials" / "logo.html"
    logo.write_text(logo.read_text(encoding="utf-8") + '<a href="/nowhere/">x</a>', encoding="utf-8")
    done = letopis("build", "--config", config)
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert digest(tmp_path / "site") == before


def test_a_theme_that_fails_is_told_in_its_own_words_and_leaves_the_site(tmp_path: Path) -> None:
    config = project(tmp_path)
    before = digest(build(config))
    (tmp_path / "overrides" / "main.html").write_text("{% if %}", encoding="utf-8")
    done = letopis("build", "--config", config)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "main.html" in done.stderr
    assert digest(tmp_path / "site") == before


def test_a_killed_build_leaves_a_whole_site_and_the_next_one_is_right(tmp_path: Path) -> None:
    config = project(tmp_path)
    before = digest(build(config))
    article = tmp_path / "content" / ARTICLE
    article.write_text(article.read_text(encoding="utf-8").replace("Встреча", "Новая встреча"), encoding="utf-8")
    command = [sys.executable, "-m", "generator", "build", "--config", str(config)]
    started = time.monotonic()
    subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=True, timeout=600)
    took = time.monotonic() - started
    after = digest(tmp_path / "site")
    assert after != before
    for share in (0.2, 0.45, 0.7, 0.9, 0.97):
        # In a session of its own, so that MkDocs and Pagefind die with it, as they would with the machine.
        process = subprocess.Popen(
            command,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(took * share)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if (tmp_path / "site").exists():
            assert digest(tmp_path / "site") == after
    assert digest(build(config)) == after


def test_a_damaged_cache_is_rebuilt(tmp_path: Path) -> None:
    config = project(tmp_path)
    before = digest(build(config))
    entries = [path for path in (tmp_path / ".cache").rglob("*") if path.is_file()]
    assert entries
    for number, entry in enumerate(entries):
        data = entry.read_bytes()
        entry.write_bytes((b"", data[: len(data) // 2], data.replace(b"0", b"1"))[number % 3])
    assert digest(build(config)) == before


def test_a_removed_article_leaves_no_page(tmp_path: Path) -> None:
    config = project(tmp_path)
    page = build(config) / "articles" / "2025" / "2025-11-08-itogi" / "index.html"
    assert page.exists()
    (tmp_path / "content" / "articles" / "2025" / "2025-11-08-itogi.md").unlink()
    build(config)
    assert not page.exists()


@pytest.mark.parametrize("language", ["ru", "en", "kk"])
def test_the_site_speaks_each_interface_language(tmp_path: Path, language: str) -> None:
    config = project(tmp_path)
    config.write_text(
        config.read_text(encoding="utf-8").replace("language: ru", f"language: {language}"), encoding="utf-8"
    )
    home = (build(config) / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in home
    # The menu calls the pages by their own titles.
    people = {"ru": "Люди", "en": "People", "kk": "Адамдар"}[language]
    assert f">{people}</a>" in home


def test_an_empty_archive_builds(tmp_path: Path) -> None:
    only_pages = {name: text for name, text in SMALL.items() if name.startswith("pages/")}
    config = project(tmp_path, only_pages)
    assert (build(config) / "index.html").exists()
