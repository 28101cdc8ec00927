"""`letopis stats` and what builds note for it: what is counted, what is weighed, what is said when a site grows too large."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

from generator import engines, hosting, lastbuild, pipeline, stats
from generator.cli import app
from generator.cli import stats as command
from generator.cli.timings import columns, table
from generator.config import load
from generator.lastbuild import LastBuild
from generator.model import EntityKind
from generator.progress import Reporter, Timing
from generator.stats import Counted
from generator.weights import KINDS, Weight, kind_of, weigh, weigh_site
from generator.wording import said
from tests.archives import SMALL, letopis, project

TIMINGS = (Timing("Reading content", 1.5, 1.25, 80.4), Timing("Making pages", 20.0, 19.0, 350.6))


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a project whose annotations are cached."""
    path = project(tmp_path_factory.mktemp("stats"))
    settings = load(path)
    stats.stats(settings, settings.content, path.parent / "site", Reporter(quiet=True), jobs=1)
    return path


def test_what_the_archive_holds_is_counted(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And with a warm cache nothing is annotated, so that no model is loaded."""
    monkeypatch.setattr(engines, "annotate_all", lambda *_: pytest.fail("annotates what the cache has"))
    settings = load(config)
    found = stats.stats(settings, settings.content, config.parent / "site", Reporter(quiet=True))
    held = found.holdings
    assert (held.articles, held.first, held.last) == (3, "2025-11-07", "2025-12-31")
    assert held.years == {2025: 3}
    assert held.outlets == {"Ведомости степи": 1, "Степной вестник": 1}
    assert held.unnamed == 1
    assert held.languages == {"ru": 3}
    assert held.entities[EntityKind.PERSON] == Counted(1, 1)
    assert held.entities[EntityKind.PLACE] == Counted(3, 1)
    assert held.entities[EntityKind.TOPIC] == Counted(0, 0)
    assert held.events.curated == 1
    assert held.events.all > 1
    assert (held.quotations, held.threads) == (1, 0)
    assert held.mentions >= 6
    assert 50 < held.words < 100
    assert found.content == Weight(len(SMALL), sum(len(text.encode()) for text in SMALL.values()))
    assert found.cache.files == 3
    assert (found.site, found.last_build, found.problems) == (None, None, ())


def test_people_read_it_in_the_language_of_the_site_or_of_their_choice(config: Path) -> None:
    russian, english = letopis("stats", "--config", config), letopis("stats", "--language", "en", "--config", config)
    assert (russian.returncode, english.returncode) == (0, 0)
    assert "Архив\n  статьи" in russian.stdout
    assert "Сайт здесь ещё не собирали" in russian.stdout
    assert "The archive\n  articles" in english.stdout
    assert "No site was built here yet: «letopis build»" in english.stdout
    assert "1, of them 1 by hand" in english.stdout
    assert "Annotating" not in english.stderr


def test_programs_read_json(config: Path) -> None:
    done = letopis("stats", "--format", "json", "--config", config)
    found = json.loads(done.stdout)
    assert found["holdings"]["entities"]["person"] == {"all": 1, "curated": 1}
    assert found["holdings"]["years"] == {"2025": 3}
    assert found["content"]["files"] == len(SMALL)
    assert (found["site"], found["last_build"], found["errors"]) == (None, None, 0)


def test_content_with_errors_is_counted_without_them(tmp_path: Path) -> None:
    broken = {**SMALL, "articles/2025/2025-11-09-b.md": "---\ntitle: Б\ndate: 2025-13-09\n---\nТекст.\n"}
    done = letopis("stats", "--language", "en", "--config", project(tmp_path, broken))
    assert done.returncode == 1
    assert done.stdout.splitlines()[1].split() == ["articles", "3"]
    assert "1 error in the content; its file is not counted. «letopis check» says what is wrong" in done.stderr


def test_sites_are_weighed_by_what_files_are_for(tmp_path: Path) -> None:
    files = {
        "index.html": 10,
        "404.html": 5,
        "articles/2025/a/index.html": 300,
        "articles/2025/a/index.md": 40,
        "people/ivan/index.html": 200,
        "people/ivan/feed.xml": 30,
        "timeline/2025/index.html": 100,
        "data/index.html": 7,
        "data/articles.jsonl": 70,
        "pagefind/index/x.pf_index": 60,
        "pagefind/wasm.ru.pagefind": 50,
        "assets/css/base.css": 20,
    }
    for name, size in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    found = weigh_site(tmp_path, pages=2)
    assert found.kinds == {
        "articles": Weight(1, 300),
        "entities": Weight(1, 200),
        "timeline": Weight(1, 100),
        "other pages": Weight(3, 22),
        "copies": Weight(1, 40),
        "feeds": Weight(1, 30),
        "data": Weight(1, 70),
        "search": Weight(1, 60),
        "assets": Weight(2, 70),
    }
    assert tuple(found.kinds) == KINDS
    assert found.whole == weigh(tmp_path) == Weight(len(files), sum(files.values()))
    assert found.largest == ((300, "articles/2025/a/index.html"), (200, "people/ivan/index.html"))
    assert weigh(tmp_path / "nothing") == Weight(0, 0)
    assert kind_of(PurePosixPath("feed.xml")) == "feeds"


def test_what_a_build_took_is_noted_and_a_damaged_note_is_none(tmp_path: Path) -> None:
    build = LastBuild(3, 20, 123_456, TIMINGS)
    assert lastbuild.read(tmp_path) is None
    lastbuild.write(build, tmp_path / ".cache")
    assert lastbuild.read(tmp_path / ".cache") == build
    assert [timing.stage for timing in lastbuild.slowest(TIMINGS)] == ["Making pages", "Reading content"]
    for damaged in (
        "",
        "[]",
        '{"articles": 3}',
        '{"articles": 3, "pages": 1, "bytes": 2, "timings": [{"stage": "a"}]}',
    ):
        (tmp_path / lastbuild.NAME).write_text(damaged)
        assert lastbuild.read(tmp_path) is None


def test_stages_are_printed_as_a_table() -> None:
    assert table(TIMINGS, "en") == [
        "stage            CPU seconds  seconds  peak memory so far, MB",
        "Reading content         1.25     1.50                      80",
        "Making pages           19.00    20.00                     351",
        "together               20.25    21.50                     351",
    ]
    assert table((), "ru")[-1].split() == ["вместе", "0.00", "0.00", "0"]
    assert columns([["a", "10"], ["long", "1"]]) == ["a     10", "long   1"]


def test_a_stage_notes_its_memory() -> None:
    reporter = Reporter(quiet=True)
    with reporter.stage("Reading content"):
        pass
    (timing,) = reporter.timings
    assert 10 < timing.memory < 100_000


def test_a_site_that_comes_near_the_limit_of_github_pages_is_warned_of() -> None:
    limit = 100 * hosting.MEGABYTE
    assert hosting.warning(79 * hosting.MEGABYTE, limit) is None
    near = hosting.warning(80 * hosting.MEGABYTE, limit)
    assert near is not None
    assert str(near).startswith(
        "The site has 80 MB, which is 80 % of what GitHub Pages takes (100 MB). «letopis stats»"
    )
    assert said(near, "ru").startswith("Сайт занимает 80 МБ: это 80 % от того")
    over = hosting.warning(101 * hosting.MEGABYTE, limit)
    assert str(over).startswith(
        "The site has 101 MB, and GitHub Pages takes 100 MB. Publish it elsewhere: docs/growing.md"
    )
    assert hosting.warning(int(0.81 * hosting.PAGES_LIMIT)) is not None


def test_where_the_warning_sends_its_reader_there_is_a_page(root: Path) -> None:
    assert (root / "docs/growing.md").is_file()


def test_many_outlets_are_summed_up_for_people(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "OUTLETS", 1)
    settings = load(config)
    found = stats.stats(settings, settings.content, config.parent / "site", Reporter(quiet=True))
    text = "\n".join(command.report(found, "en"))
    assert "  Ведомости степи  1\n  1 other outlet   1\n  no outlet named  1\n" in text


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """`letopis build`, of a site of so many megabytes."""

    def build(megabytes: int, *words: str) -> Result:
        made = SimpleNamespace(
            articles=3, entities=4, events=5, pages=20, links=9, searchable=8, bytes=megabytes * hosting.MEGABYTE,
            timings=TIMINGS, warnings=(), misfits=(),
        )  # fmt: skip
        monkeypatch.setattr(pipeline, "build", lambda *_, **__: made)
        return CliRunner().invoke(app, ["build", "--config", str(tmp_path / "mkdocs.yml"), *words])

    project(tmp_path)
    return build


def test_build_prints_the_size_and_warns_from_four_fifths_of_github_pages_on(built: Callable[..., Result]) -> None:
    small = built(800)
    assert (small.exit_code, small.stderr) == (0, "")
    assert "8 pages searchable, 800.0 MB\n" in small.stdout
    large = built(820)
    assert large.exit_code == 0
    assert large.stderr.startswith("Сайт занимает 820 МБ: это 80 % от того, что принимает GitHub Pages (1024 МБ).")


def test_build_prints_what_stages_took_if_asked_and_notes_it_always(
    built: Callable[..., Result], tmp_path: Path
) -> None:
    assert "Reading content" not in built(1).stdout
    assert lastbuild.read(tmp_path / ".cache") == LastBuild(3, 20, hosting.MEGABYTE, TIMINGS)
    assert "\n".join(table(TIMINGS, "ru")) in built(1, "--timings").stdout


def test_a_build_stands_even_where_it_cannot_be_noted(built: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("in the way")
    found = built(1)
    assert found.exit_code == 0
    assert "What the build took was not noted." in found.stderr
