"""`letopis diff` as scripts see it, in a real repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.comparing import schema
from tests.archives import SMALL, letopis, project
from tests.unit.comparing.sides import MINISTER, RESULTS, TOWN
from tests.unit.test_revisions import commit, git


@pytest.fixture
def fork(tmp_path: Path) -> Path:
    """A repository with a small archive on `main`, and an edit on the branch `change`."""
    config = project(tmp_path / "fork")
    folder = config.parent
    (folder / ".gitignore").write_text(".cache\n", encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "one")
    git(folder, "checkout", "-q", "-b", "change")
    town = SMALL[TOWN].replace("name: Астана", "name: Астана\naliases: [Германия]")
    (folder / "content" / TOWN).write_text(town, encoding="utf-8")
    return config


def test_what_is_not_committed_yet_is_compared_with_the_main_branch(fork: Path) -> None:
    numbers = fork.parent / ".cache" / "numbers" / "counts.json"
    done = letopis("diff", "--config", fork, "--language", "ru", "--counts", numbers)
    assert done.returncode == 0, done.stderr
    assert "Германия → Астана — 2 места в 2 материалах" in done.stdout
    counted = json.loads(numbers.read_bytes())
    assert (counted["mentions_relinked"], counted["elsewhere"], counted["articles_edited"]) == (2, 2, 0)
    assert "/places/germaniia/" in done.stdout
    assert git(fork.parent, "status", "--porcelain").split() == ["M", f"content/{TOWN}"]


def test_two_revisions_are_compared_whatever_lies_in_the_folder(fork: Path) -> None:
    commit(fork.parent, "alias")
    (fork.parent / "content" / RESULTS).unlink()
    done = letopis("diff", "main", "--head", "change", "--format", "json", "--config", fork)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    Draft202012Validator(schema()).validate(found)
    assert (found["base"]["name"], found["head"]["name"]) == ("main", "change")
    assert found["base"]["revision"] == git(fork.parent, "rev-parse", "main")
    assert {one["change"] for one in found["articles"]} == {"untouched"}


def test_folders_are_compared_without_git(tmp_path: Path) -> None:
    before = project(tmp_path / "before").parent / "content"
    after = project(tmp_path / "after", SMALL | {MINISTER: SMALL[MINISTER].replace("Министр", "Премьер")})
    done = letopis("diff", "--base-content", before, "--format", "text", "--language", "en", "--config", after)
    assert done.returncode == 0, done.stderr
    assert "Иван Петров (person, ivan-petrov) — its file says otherwise" in done.stdout
    assert "description: Министр. → Премьер." in done.stdout


def test_errors_of_the_content_are_told_and_the_rest_is_compared(fork: Path) -> None:
    path = fork.parent / "content" / RESULTS
    path.write_text(SMALL[RESULTS].replace("source:", "suorce:"), encoding="utf-8")
    done = letopis("diff", "--config", fork, "--language", "en")
    assert done.returncode == 1
    assert f"{path}:4:1: error: the key «suorce» is not known" in done.stderr
    assert "1 file has an error and was left out on both sides." in done.stdout
    assert "Германия → Астана — 1 place in 1 article" in done.stdout


def test_a_base_of_an_older_schema_is_compared_as_far_as_it_reads(fork: Path) -> None:
    git(fork.parent, "stash", "-q")
    path = fork.parent / "content" / RESULTS
    path.write_text(SMALL[RESULTS].replace("source:", "origin:"), encoding="utf-8")
    commit(fork.parent, "as it once was")
    path.write_text(SMALL[RESULTS], encoding="utf-8")
    done = letopis("diff", "HEAD", "--config", fork, "--language", "en")
    assert done.returncode == 0, done.stderr
    assert f"{RESULTS}:4 (before): the key «origin» is not known" in done.stdout
    assert "The archive stays as it is." in done.stdout


def test_wrong_words_are_wrong_usage(fork: Path) -> None:
    for words in (["nowhere"], ["main", "--base-content", fork.parent], ["--language", "fr"], ["--head", "--all"]):
        done = letopis("diff", *words, "--config", fork)
        assert (done.returncode, done.stdout) == (2, ""), words
        assert "Traceback" not in done.stderr


def test_the_shape_is_printed_and_every_field_of_it_is_explained(tmp_path: Path) -> None:
    done = letopis("diff", "--format", "schema", "--config", tmp_path / "none.yml")
    assert done.returncode == 0
    printed = json.loads(done.stdout)
    assert printed == schema()
    Draft202012Validator.check_schema(printed)
    told = [
        f"{name}.{field}"
        for name, part in {"Comparison": printed, **printed["$defs"]}.items()
        for field, about in part["properties"].items()
        if "description" not in about and "$ref" not in about
    ]
    assert told == []
