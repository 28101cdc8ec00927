"""Exports of one build after the other, with a record: only what changed is made, and the files are those of an archive made at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from generator import dataset
from generator.exports import Source, parts
from generator.model import Archive
from generator.pages import Making
from generator.record import Record
from generator.writing import write_exports
from tests.factories import config
from tests.unit.exports.test_joined import some


class Builds:
    """Folders as the pipeline has them: what is built takes the place of what is up."""

    def __init__(self, folder: Path) -> None:
        self.work, self.up = folder / "build", folder / "site"

    def build(self, archive: Archive) -> dict[str, bytes]:
        record = Record(self.work, self.up, "1")
        settings = config(site_url="https://a.example/")
        site = Making(archive, settings).site
        record.look_again(site)
        source = Source(site.archive, [], settings)
        built = self.work / "site"
        write_exports(source, record, built, 1)
        if self.up.exists():
            self.up.rename(self.up.with_name("previous"))
        built.rename(self.up)
        record.save()
        source.parts.save(self.up)
        found = {
            path.relative_to(self.up).as_posix(): path.read_bytes() for path in self.up.rglob("*") if path.is_file()
        }
        for path in sorted(self.up.with_name("previous").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        if self.up.with_name("previous").exists():
            self.up.with_name("previous").rmdir()
        return found


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Ids of the articles whose annotations were made."""
    ids: list[str] = []
    (file,) = (file for file in dataset.FILES if file.name == "mentions.jsonl.gz")
    of_articles = file.of_articles
    assert of_articles

    def noted(data: dataset.Dataset, some: Iterable[str]) -> Iterator[dataset.Values]:
        ids.extend(some)
        return of_articles(data, some)

    monkeypatch.setattr(parts, "THINGS", 3)
    object.__setattr__(file, "of_articles", noted)
    yield ids
    object.__setattr__(file, "of_articles", of_articles)


def test_after_an_edit_only_its_part_is_made(tmp_path: Path, made: list[str]) -> None:
    builds = Builds(tmp_path / "one")
    before = builds.build(some("домой"))
    assert len(made) == 40
    made.clear()
    assert builds.build(some("домой")) == before
    assert made == []
    edited = builds.build(some("лесом"))
    assert "2025-11-08-7" in made
    assert len(made) < 20
    assert edited == Builds(tmp_path / "other").build(some("лесом"))
    assert edited != before
    made.clear()
    shorter = builds.build(some("лесом", 39))
    assert len(made) < 20
    assert shorter == Builds(tmp_path / "third").build(some("лесом", 39))


def test_without_the_list_of_parts_all_are_made(tmp_path: Path, made: list[str]) -> None:
    builds = Builds(tmp_path / "one")
    before = builds.build(some("домой"))
    (builds.work / "parts.json").unlink()
    made.clear()
    assert builds.build(some("домой")) == before
    assert len(made) == 40
