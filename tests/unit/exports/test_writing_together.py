"""Exports written by several processes are those that one writes, and the next build knows as much of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import forking, writing
from generator.exports import Source
from generator.pages import Making
from generator.record import Record
from generator.urls import DATA
from tests.factories import archive, article, config, entity, event


def written(
    folder: Path, processes: int, data: bool = True
) -> tuple[dict[str, bytes], dict[str, dict[str, list[str]]]]:
    """Files by path; and by unit what the record has of it, with the keys that were looked at."""
    articles = [
        article(
            f"2025-11-{number % 28 + 1:02}-{number}",
            f"Анна пришла домой в четверг, {number} раз. Потом Анна ушла.",
            mentions={"Анна": "anna"},
            dates={"четверг": "2025-11-06"},
        )
        for number in range(40)
    ]
    events = [
        event(f"e-{number}", "2025-11-06", "Пришла", (one, "четверг"), entities=["anna"])
        for number, one in enumerate(articles)
    ]
    making = Making(archive(articles, [entity("anna", "Анна")], events), config(data=data))
    site = folder / "site"
    record = Record(folder / "build", site, "1")
    record.look_again(making.site)
    writing.write_exports(Source(making.site.archive, [], config(data=data)), record, site, processes)
    record.save()
    rows = [json.loads(line) for line in (folder / "build/record.jsonl").read_text(encoding="utf-8").splitlines()]
    about = next(row for row in rows if isinstance(row, dict))
    units = {
        name: {
            about["tables"][table]: sorted(about["keys"][sum(steps[: place + 1])] for place in range(len(steps)))
            for table, *steps in looks
        }
        for name, looks, _, _, _ in rows[1 : rows.index(about)]
    }
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return files, units


def test_several_processes_write_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forking, "WORTH_IT", 1)
    alone, together = written(tmp_path / "1", 1), written(tmp_path / "2", 2)
    assert together == alone
    files, units = alone
    assert len([name for name in units if name.startswith("part/articles/")]) > 1
    assert all("source.articles" in looks for name, looks in units.items() if name.startswith("part/articles/"))
    told = {one["path"]: one for one in json.loads(files[f"{DATA}datapackage.json"])["resources"]}
    assert told["articles.jsonl"]["rows"] == 40
    assert told["letopis.sqlite"]["bytes"] == len(files[f"{DATA}letopis.sqlite"])


def test_an_archive_that_gives_no_data_has_none(tmp_path: Path) -> None:
    files, units = written(tmp_path, 1, data=False)
    assert not any(path.startswith(DATA) for path in files)
    assert units["export/data/"] == {}
