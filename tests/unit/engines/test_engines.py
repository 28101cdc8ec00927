"""What engines share: the table, the cache that they fill, and what of an article leaves the house."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator import annotators, cache, engines
from generator.annotators import annotate
from generator.cli import app
from generator.cli.documents import EngineName
from generator.engines import Done, Filled, Options, Undone, fill
from generator.engines.outcomes import Keep
from generator.engines.worker import OtherVersion, annotate_partition, seen
from generator.errors import ToolError, UsageError
from generator.model import Article, BlockKind, Provenance
from tests.readings import plain

TEXTS = ("Анна Ветрова приехала в Астану 5 мая.", "Бюджет вырос до 3 млн долларов.", "В Алматы дождь.")


def articles() -> list[Article]:
    return [replace(plain(text), id=f"{number}", path=f"articles/{number}.md") for number, text in enumerate(TEXTS)]


def empty(folder: Path) -> cache.AnnotationCache:
    return cache.AnnotationCache(folder, annotators.version())


def never(outcome: engines.Outcome) -> None:
    pytest.fail(f"nothing was to be annotated: {outcome}")


def processes() -> engines.Engine:
    return engines.ENGINES["processes"](Options(say=pytest.fail))


def test_the_command_knows_every_engine() -> None:
    assert list(EngineName) == list(engines.ENGINES)


def test_a_cache_is_filled_once_and_equal_articles_are_annotated_once(tmp_path: Path) -> None:
    entries, settled, filled = empty(tmp_path), [], Filled()
    alike = [*articles(), replace(articles()[0], id="again")]
    fill(entries, alike, processes(), filled, lambda: settled.append(1))
    assert (filled.added, filled.known, filled.undone, len(settled)) == (3, 1, [], 4)
    assert [entries.get(one) for one in articles()] == [annotate(one) for one in articles()]
    again = Filled()
    fill(entries, alike, processes(), again, lambda: None)
    assert (again.added, again.known) == (0, 4)


def test_a_damaged_entry_is_made_anew(tmp_path: Path) -> None:
    entries, first = empty(tmp_path), articles()[0]
    fill(entries, [first], processes(), Filled(), lambda: None)
    (entry,) = tmp_path.glob("??/*.json")
    right = entry.read_bytes()
    entry.write_bytes(right[:-1])
    assert not entries.holds(entries.key(first))
    filled = Filled()
    fill(entries, [first], processes(), filled, lambda: None)
    assert filled.added == 1
    assert entry.read_bytes() == right


def test_what_could_not_be_annotated_is_counted_and_not_kept(tmp_path: Path) -> None:
    def engine(asked: Iterable[Article], keep: Keep) -> None:
        for one in asked:
            keep(Undone(one, "no") if one.id == "1" else Done(one, b"[[],[]]"))

    filled = Filled()
    fill(empty(tmp_path), articles(), engine, filled, lambda: None)
    assert (filled.added, [undone.article.id for undone in filled.undone]) == (2, ["1"])
    assert len(list(tmp_path.glob("??/*.json"))) == 2


def test_what_leaves_the_house_is_enough_to_annotate_and_no_more() -> None:
    whole = replace(
        articles()[0],
        markdown="**Анна Ветрова** приехала в Астану 5 мая.",
        description="Приезд",
        provenance=Provenance("a.txt", "0"),
        was=("2024/a",),
    )
    sent = seen(whole)
    assert (sent.id, sent.path, sent.markdown, sent.description, sent.provenance, sent.was) == (
        "",
        "",
        "",
        "",
        None,
        (),
    )
    version = annotators.version()
    assert cache.key_of(version, sent) == cache.key_of(version, whole)
    assert annotate_partition(version, [sent]) == [cache.payload(annotate(whole))]
    assert all(block.kind is BlockKind.PARAGRAPH for block in sent.blocks)


def test_a_process_of_other_rules_annotates_nothing() -> None:
    with pytest.raises(OtherVersion, match=annotators.version()):
        annotate_partition("0123456789abcdef", articles())


def test_an_extra_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    for name in ("cluster", "connection"):
        monkeypatch.delitem(sys.modules, f"generator.engines.{name}", raising=False)
    with pytest.raises(ToolError, match=r"needs dask\.distributed, which is not installed.*letopis\[cluster\]"):
        engines.ENGINES["dask"](Options(say=pytest.fail))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--engine", "dask", "--jobs", "2"], "--jobs counts processes of this machine"),
        (["--scheduler", "tcp://127.0.0.1:1"], "--scheduler is for --engine dask"),
    ],
)
def test_what_is_meant_for_another_engine_is_refused(words: list[str], said: str) -> None:
    done = CliRunner().invoke(app, ["annotate", *words])
    assert isinstance(done.exception, UsageError)
    assert said in str(done.exception)


@pytest.mark.parametrize(
    ("scheduler", "said"),
    [("", "--engine dask needs a scheduler"), ("letter.txt", "is no file of «dask scheduler --scheduler-file FILE»")],
)
def test_a_cluster_needs_an_address(scheduler: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.txt").write_text("Анна!", encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        engines.ENGINES["dask"](Options(pytest.fail, scheduler=scheduler))(articles(), never)


def test_a_cluster_is_not_asked_where_nothing_is_missing() -> None:
    engines.ENGINES["dask"](Options(pytest.fail, scheduler="tcp://127.0.0.1:1"))([], never)
