"""`annotate --engine dask` against a real scheduler and real workers: what comes back, and what happens when somebody dies."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import __version__, annotators
from tests.archives import ROOT, digest, letopis, project
from tests.bench import corpus
from tests.cluster.machines import PATH, Cluster, cluster, kill, until
from tests.cluster.poison import DEADLY, TOO_MUCH

COUNT = 96
SETTINGS = PATH | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s"}


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("two") / "cluster") as started:
        for _ in range(2):
            started.add_worker()
        yield started


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder that no test changes."""
    folder = tmp_path_factory.mktemp("made") / "content"
    corpus.write(folder, COUNT, seed=7)
    # One text twice: it is annotated once.
    first = min(folder.rglob("*.md"))
    first.with_name(f"{first.stem}-again.md").write_bytes(first.read_bytes())
    return folder


@pytest.fixture(scope="module")
def right(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The entries that one process makes."""
    config = archive(tmp_path_factory.mktemp("right"), articles)
    done = letopis("annotate", "--config", config, "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert f"{COUNT} articles annotated, 1 known before" in done.stdout
    return entries(config)


def archive(folder: Path, articles: Path) -> Path:
    config = project(folder, {})
    shutil.copytree(articles, folder / "content")
    return config


def entries(config: Path) -> dict[str, str]:
    """The cache's files, with checksums."""
    return digest(config.parent / ".cache" / "annotations")


def kept(config: Path) -> int:
    return sum(1 for _ in (config.parent / ".cache" / "annotations").glob("??/*.json"))


def annotate(cluster: Cluster, config: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return letopis(
        "annotate", "--config", config, "--engine", "dask", "--scheduler", cluster.address, *words, environment=SETTINGS
    )


def started(cluster: Cluster, config: Path) -> subprocess.Popen[str]:
    """As from a terminal: Ctrl-C goes to its whole process group."""
    command = [sys.executable, "-m", "generator", "annotate", "--config", str(config), "--engine", "dask"]
    return subprocess.Popen(
        [*command, "--scheduler", str(cluster.file)],
        env=os.environ | SETTINGS,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_the_entries_are_those_of_one_process_and_made_once(
    two_workers: Cluster, articles: Path, right: dict[str, str], tmp_path: Path
) -> None:
    config = archive(tmp_path, articles)
    done = annotate(two_workers, config)
    assert (done.returncode, done.stderr) == (0, "Annotating…\n")
    assert done.stdout == f"{tmp_path / 'content'}: {COUNT} articles annotated, 1 known before\n"
    assert entries(config) == right
    again = annotate(two_workers, config)
    assert again.stdout == f"{tmp_path / 'content'}: 0 articles annotated, {COUNT + 1} known before\n"
    assert entries(config) == right


def test_workers_killed_in_the_middle_lose_nothing_and_double_nothing(
    two_workers: Cluster, articles: Path, right: dict[str, str], tmp_path: Path
) -> None:
    config = archive(tmp_path, articles)
    process = started(two_workers, config)
    for share in (10, 3, 2):
        until(lambda part=share: kept(config) >= COUNT // part, "some entries")  # type: ignore[misc]
        assert process.poll() is None
        two_workers.kill_a_worker()
    out, err = process.communicate(timeout=300)
    assert (process.returncode, err) == (0, "Annotating…\n")
    assert f"{COUNT} articles annotated, 1 known before\n" in out
    assert entries(config) == right


def test_ctrl_c_keeps_what_is_done_and_the_next_run_does_the_rest(
    two_workers: Cluster, articles: Path, right: dict[str, str], tmp_path: Path
) -> None:
    config = archive(tmp_path, articles)
    process = started(two_workers, config)
    until(lambda: kept(config) > 0, "the first entries")
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err == "Annotating…\nStopped. What was annotated is kept, and the next run annotates only the rest.\n"
    had = kept(config)
    assert 0 < had < COUNT
    done = annotate(two_workers, config)
    assert f"{COUNT - had} articles annotated, {had + 1} known before" in done.stdout
    assert entries(config) == right


def test_a_killed_client_loses_only_what_was_out(
    two_workers: Cluster, articles: Path, right: dict[str, str], tmp_path: Path
) -> None:
    config = archive(tmp_path, articles)
    process = started(two_workers, config)
    until(lambda: kept(config) > 0, "the first entries")
    kill(process)
    had = kept(config)
    assert 0 < had < COUNT
    done = annotate(two_workers, config)
    assert f"{COUNT - had} articles annotated" in done.stdout
    sound = {name: sum for name, sum in entries(config).items() if not name.endswith(".tmp")}
    assert sound == right


def test_documents_come_back_as_the_lines_of_one_process(two_workers: Cluster, tmp_path: Path) -> None:
    config = project(tmp_path / "site")
    texts = ("Анна Ветрова приехала в Алматы 5 мая 2024 года.", "Бюджет вырос до 3 млн долларов.", "В Астане дождь.")
    paths = [tmp_path / f"{number}.txt" for number in range(6)]
    for number, path in enumerate(paths):
        path.write_text(texts[number % 3], encoding="utf-8")
    here = letopis("annotate", *paths, "--config", config)
    there = annotate(two_workers, config, *paths)
    assert (there.returncode, there.stdout) == (0, here.stdout)
    assert there.stdout.count("\n") == 6
    assert not (config.parent / ".cache" / "annotations").exists()


def test_an_article_that_ends_its_workers_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    config = project(tmp_path / "site", {})
    folder = config.parent / "content" / "articles" / "2024"
    folder.mkdir(parents=True)
    for number in range(24):
        text = {3: DEADLY, 9: TOO_MUCH}.get(number, f"В Астане {number} мая был дождь.")
        head = f"---\ntitle: Погода\ndate: 2024-05-{number + 1:02}\nsource: {{name: Вестник}}\nrights: full\n---\n"
        (folder / f"2024-{number:02}.md").write_text(head + text + "\n", encoding="utf-8")
    # Each death counts: a task is given up at the first, so that three are enough to be sure.
    with cluster(tmp_path / "cluster", {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}) as deadly:
        deadly.add_worker("--preload", str(ROOT / "tests" / "cluster" / "poison.py"))
        done = annotate(deadly, config)
    assert done.returncode == 1
    assert "22 articles annotated, 0 known before, 2 not annotated\n" in done.stdout
    assert kept(config) == 22
    said = sorted(line for line in done.stderr.splitlines()[1:] if "has no workers. Waiting" not in line)
    assert len(said) == 2, done.stderr
    assert said[0].startswith(
        f"{folder / '2024-03.md'}: not annotated: every worker that was given it ended, most likely for want of"
    )
    assert said[1].startswith(
        f"{folder / '2024-09.md'}: not annotated: the annotators failed on it (ValueError: too much)"
    )


def test_a_worker_of_other_rules_is_refused_by_name(tmp_path: Path) -> None:
    config = project(tmp_path / "site")
    shutil.copytree(ROOT / "generator", tmp_path / "other" / "generator")
    with (tmp_path / "other" / "generator" / "languages" / "tables.py").open("a", encoding="utf-8") as rules:
        rules.write("\n# Another rule.\n")
    with cluster(tmp_path / "cluster") as other:
        path = os.pathsep.join([str(tmp_path / "other"), other.environment["PYTHONPATH"]])
        other.add_worker("--name", "stranger", environment={"PYTHONPATH": path})
        done = annotate(other, config)
    assert done.returncode == 1
    assert done.stderr.count("\n") <= 3
    assert (
        f"1 of 1 workers would not annotate as this machine does (letopis {__version__}, rules {annotators.version()})"
        in done.stderr
    )
    assert "tcp://127.0.0.1:" in done.stderr
    assert not kept(config)


def test_a_scheduler_without_workers_is_waited_for_and_one_that_dies_is_told(articles: Path, tmp_path: Path) -> None:
    config = archive(tmp_path / "site", articles)
    with cluster(tmp_path / "cluster") as lone:
        done = annotate(lone, config, "--wait", "1")
        assert done.returncode == 1
        assert (
            f"has had no workers for 1 s. What was annotated is kept. Start some (dask worker {lone.address}"
            in done.stderr
        )
        lone.add_worker()
        process = started(lone, config)
        until(lambda: kept(config) > 0, "the first entries")
        kill(lone.scheduler)
        _, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert err.splitlines()[-1].endswith(
        "went away. What was annotated is kept: start it again, and run the same command again."
    )
    assert "Traceback" not in err
    assert 0 < kept(config) < COUNT


def test_a_scheduler_that_does_not_answer_is_told_in_a_line(tmp_path: Path) -> None:
    config = project(tmp_path)
    done = letopis(
        "annotate", "--config", config, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", environment=SETTINGS
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Annotating…\nNo dask scheduler answers at tcp://127.0.0.1:1 (")
    assert done.stderr.count("\n") == 2
