"""A build in a new process begins with what the last one remembered, and with nothing where that is of no use; the site is the same."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import content, forking, pipeline, snapshot, unchanged
from generator.articlecache import ArticleCache
from generator.columns.ghosts import is_ghostly
from generator.config import load
from generator.content import Reading
from generator.errors import ContentError
from generator.model import AnnotatedArticle
from generator.pipeline import BuildReport
from generator.snapshot import Snapshot
from generator.understanding import Memory
from tests.archives import SMALL, project
from tests.site.test_press import tree

pytestmark = pytest.mark.site

ARTICLE = "articles/2025/2025-11-07-vstrecha.md"


@pytest.fixture(autouse=True)
def worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "WORTH_IT", 1)
    monkeypatch.setattr(snapshot, "STALE", 0.9)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many articles each build remembered as it began."""
    found: list[int] = []
    memory = Snapshot.memory

    def remembered(self: Snapshot) -> Memory:
        known = memory(self)
        found.append(len(known.annotated))
        return known

    monkeypatch.setattr(Snapshot, "memory", remembered)
    return found


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return project(tmp_path / "fork")


def build(config: Path, *, press: bool = True) -> BuildReport:
    settings = load(config)
    return pipeline.build(settings, settings.content, config.parent / "site", jobs=1, press=press, searched=False)


def edited(config: Path, old: str = "Встреча", new: str = "Новая встреча") -> None:
    path = config.parent / "content" / ARTICLE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def from_nothing(config: Path, folder: Path) -> dict[str, bytes]:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(config.parent, folder, ignore=shutil.ignore_patterns("build", "site", ".cache"))
    build(folder / config.name)
    return tree(folder / "site")


def test_a_build_begins_with_what_the_last_one_remembered(config: Path, tmp_path: Path, begun: list[int]) -> None:
    build(config)
    edited(config)
    build(config)
    articles = sum(name.startswith("articles/") for name in SMALL)
    assert begun == [0, articles]
    assert tree(config.parent / "site") == from_nothing(config, tmp_path / "other")


def test_of_articles_that_nobody_touched_not_all_is_read(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(config)
    edited(config)
    memory = Snapshot.memory
    found: list[AnnotatedArticle] = []

    def remembered(self: Snapshot) -> Memory:
        known = memory(self)
        found.extend(known.annotated.values())
        return known

    monkeypatch.setattr(Snapshot, "memory", remembered)
    build(config)
    asleep = [one.article.id for one in found if is_ghostly(type(one))]
    assert len(asleep) == sum(name.startswith("articles/") for name in SMALL) - 1


def test_a_snapshot_stays_until_much_has_changed(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = config.parent / "build" / snapshot.FILE
    build(config)
    first = file.read_bytes()
    edited(config)
    build(config)
    assert file.read_bytes() == first
    monkeypatch.setattr(snapshot, "STALE", 0)
    build(config)
    assert file.read_bytes() != first


def test_few_articles_have_no_snapshot(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "WORTH_IT", 200)
    build(config)
    assert not list((config.parent / "build").glob("gathered*"))


@pytest.mark.parametrize("harm", ["damaged", "cut short", "empty", "another version", "no file", "a folder", "forged"])
def test_what_is_of_no_use_is_not_used(
    config: Path, tmp_path: Path, begun: list[int], monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    build(config)
    file = config.parent / "build" / snapshot.FILE
    data = file.read_bytes()
    match harm:
        case "damaged":
            file.write_bytes(data[:5000] + bytes([data[5000] ^ 1]) + data[5001:])
        case "cut short":
            file.write_bytes(data[: len(data) // 2])
        case "empty":
            file.write_bytes(b"")
        case "another version":
            monkeypatch.setattr("generator.annotators.version", lambda: "another")
        case "no file":
            file.unlink()
        case "a folder":
            file.unlink()
            file.mkdir()
        case "forged":
            monkeypatch.setattr(snapshot, "MODULES", ("generator.model.",))
    edited(config)
    build(config)
    assert begun == [0, 0]
    assert tree(config.parent / "site") == from_nothing(config, tmp_path / "other")


@pytest.mark.parametrize("harm", [b"", b"nonsense", None])
def test_digests_that_are_of_no_use_are_not_used(config: Path, tmp_path: Path, harm: bytes | None) -> None:
    build(config)
    file = config.parent / "build" / snapshot.DIGESTS
    data = file.read_bytes()
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if harm is None else harm)
    edited(config)
    build(config)
    assert tree(config.parent / "site") == from_nothing(config, tmp_path / "other")
    assert file.read_bytes().partition(b" ")[0] == data.partition(b" ")[0]


def test_a_snapshot_that_cannot_be_written_is_no_failure(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "keep", lambda *_: 1 / 0)
    build(config)
    assert (config.parent / "site" / "index.html").is_file()
    assert not (config.parent / "build" / snapshot.FILE).exists()


def test_a_build_that_fails_keeps_what_it_gathered(
    config: Path, begun: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("generator.writing.write_exports", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build(config)
    build(config)
    assert begun[1] > 0


def test_content_that_has_an_error_leaves_it_alone(config: Path, begun: list[int]) -> None:
    build(config)
    edited(config, "date: ", "dat: ")
    with pytest.raises(ContentError):
        build(config)
    edited(config, "dat: ", "date: ")
    build(config)
    assert begun[2] == begun[1] > 0


def children() -> set[str]:
    """Processes of this one that nobody has waited for; other tests may have left some."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split())


def test_a_copy_is_waited_for_and_ended_by_ctrl_c(tmp_path: Path) -> None:
    before = children()
    done = tmp_path / "done"
    with forking.in_a_copy(done.touch):
        pass
    assert done.exists()
    with forking.in_a_copy(lambda: done.write_text(str(os.nice(0)), encoding="ascii")):
        pass
    assert int(done.read_text(encoding="ascii")) == forking.MEEK > os.nice(0)
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), forking.in_a_copy(lambda: time.sleep(60)):
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 30
    with forking.in_a_copy(lambda: os.kill(os.getpid(), signal.SIGKILL)):
        pass
    assert children() <= before


# ------------------------------------------------------------------------------------------------- nothing changed


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose content builds read."""
    monkeypatch.setattr(unchanged, "GRAIN", 0)
    found: list[Path] = []
    read = content.read

    def reading(folder: Path, language: str = "ru", cache: ArticleCache | None = None) -> Reading:
        found.append(folder)
        return read(folder, language, cache)

    monkeypatch.setattr(content, "read", reading)
    return found


def test_of_what_is_up_already_nothing_is_built(config: Path, read: list[Path]) -> None:
    first = build(config)
    inode = (config.parent / "site").stat().st_ino
    again = build(config)
    assert len(read) == 1
    assert (config.parent / "site").stat().st_ino == inode
    assert (again.articles, again.links, again.bytes, again.warnings) == (
        first.articles,
        first.links,
        first.bytes,
        first.warnings,
    )
    assert sum(timing.wall for timing in again.timings) < sum(timing.wall for timing in first.timings)


def test_warnings_are_told_again(config: Path, read: list[Path]) -> None:
    stray(config)
    first = build(config)
    assert first.warnings
    assert build(config).warnings == first.warnings
    assert len(read) == 1


def word(config: Path) -> None:
    edited(config)


def touched(config: Path) -> None:
    (config.parent / "content" / ARTICLE).touch()


def stray(config: Path) -> None:
    """A file that is none of an article, which is warned of."""
    (config.parent / "content" / "articles" / "2025" / "notes.txt").touch()


def lost(config: Path) -> None:
    (config.parent / "content" / ARTICLE).unlink()


def settings(config: Path) -> None:
    config.write_text(
        config.read_text(encoding="utf-8").replace("site_name: ", "site_name: Наша ", 1), encoding="utf-8"
    )


def template(config: Path) -> None:
    main = config.parent / "overrides" / "main.html"
    main.write_text(main.read_text(encoding="utf-8").replace("<main ", '<main data-n="1" ', 1), encoding="utf-8")


def page(config: Path) -> None:
    (config.parent / "site" / "index.html").write_text("x", encoding="utf-8")


def page_lost(config: Path) -> None:
    (config.parent / "site" / "robots.txt").unlink()


def page_more(config: Path) -> None:
    (config.parent / "site" / "more.txt").touch()


def noted(config: Path) -> None:
    (config.parent / "build" / unchanged.FILE).write_bytes(b"nonsense")


@pytest.mark.parametrize(
    "change", [word, touched, stray, lost, settings, template, page, page_lost, page_more, noted], ids=lambda one: one.__name__
)  # fmt: skip
def test_of_what_has_changed_it_is_seen(config: Path, tmp_path: Path, read: list[Path], change: object) -> None:
    build(config)
    change(config)  # type: ignore[operator]
    build(config)
    assert len(read) == 2
    assert tree(config.parent / "site") == from_nothing(config, tmp_path / "other")


def test_another_program_or_option_is_another_build(
    config: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(config)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    build(config)
    assert len(read) == 2
    monkeypatch.setattr(unchanged, "_installed", lambda: "pagefind=9")
    build(config)
    assert len(read) == 3
    build(config, press=False)
    assert len(read) == 4


def test_what_was_written_just_now_may_have_been_written_since(
    config: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "GRAIN", 3_600_000_000_000)
    build(config)
    build(config)
    assert len(read) == 2


# ----------------------------------------------------------------------------------------- begun with the site before


def up(config: Path) -> dict[str, bytes]:
    return tree(config.parent / "site")


def folders(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_dir()}


def back(config: Path) -> None:
    edited(config, "Новая встреча", "Встреча")


def page_folder(config: Path) -> None:
    (config.parent / "site" / "articles" / "empty").mkdir()


def page_replaced(config: Path) -> None:
    page = config.parent / "site" / "index.html"
    page.unlink()
    page.write_text("x", encoding="utf-8")


def pages_lost(config: Path) -> None:
    shutil.rmtree(config.parent / "site" / "articles")


@pytest.mark.parametrize(
    "change", [back, lost, settings, template, page, page_replaced, page_lost, page_more, page_folder, pages_lost],
    ids=lambda one: one.__name__,
)  # fmt: skip
def test_a_build_that_begins_with_the_site_before_makes_the_same(
    config: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    build(config)
    edited(config)
    build(config)
    change(config)
    before = up(config)
    build(config)
    # The site that was up is as it was, though it shares files with the one that is.
    assert tree(config.parent / "build" / "site") == before
    assert up(config) == from_nothing(config, tmp_path / "other")
    assert folders(config.parent / "site") == folders(tmp_path / "other" / "site")


def test_what_did_not_change_is_neither_linked_nor_removed(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(config)
    edited(config)
    build(config)
    back(config)
    linked: list[str] = []
    link = os.link

    def noted(source: str, target: str) -> None:
        linked.append(target)
        link(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", noted)
        build(config)
    changed = len(up(config)) - len(linked)
    assert len(linked) < changed / 4


@pytest.mark.parametrize(
    "stage", ["generator.writing.write_exports", "generator.publish.verify", "generator.publish.swap"]
)
def test_a_build_that_stops_leaves_the_site_and_the_next_build_alone(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    build(config)
    edited(config)
    build(config)
    before = up(config)
    back(config)
    with monkeypatch.context() as patch:
        patch.setattr(stage, stopped)
        with pytest.raises(KeyboardInterrupt):
            build(config)
    assert up(config) == before
    edited(config, "Встреча", "Ещё одна встреча")
    build(config)
    assert up(config) == from_nothing(config, tmp_path / "other")


def test_what_is_in_the_way_is_gone_with_the_build_that_met_it(config: Path, tmp_path: Path) -> None:
    build(config)
    edited(config)
    build(config)
    staging = config.parent / "build" / "site" / "articles"
    shutil.rmtree(staging)
    staging.write_text("x", encoding="utf-8")
    back(config)
    with pytest.raises(OSError, match="articles"):
        build(config)
    build(config)
    assert up(config) == from_nothing(config, tmp_path / "other")
