"""Files that are joined from parts: what is as it was is copied, and every byte is that of a file made at once."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dataset import Dataset
from generator.exports import Source, data, parts
from generator.exports.data import sqlite
from generator.exports.data.joined import Joined
from generator.exports.parts import Part, Parts, Place
from generator.files import write_plainly
from generator.model import Archive
from generator.tracking import look
from tests.factories import archive, article, config, entity, event

IDS = st.lists(st.text("абвг0123456789-", min_size=1, max_size=6), unique=True, max_size=60)


def lines(ids: Iterable[str]) -> Iterator[bytes]:
    return (f"{id} {number}\n".encode() for id in ids for number in range(3))


def members(content: bytes, found: Iterable[Part], path: str) -> list[bytes]:
    places = [part.now[path] for part in found]
    return [gzip.decompress(content[place.start : place.start + place.size]) for place in places]


def test_a_compressed_file_has_a_member_a_part_and_every_reader_reads_it_whole(tmp_path: Path) -> None:
    found = [Part("a", ["x", "y"], {}), Part("b", ["z"], {})]
    stream = Joined("f.gz", lambda: [b"first\n"], found, lines, None, compressed=True)
    content = b"".join(stream)
    whole = b"first\n" + b"".join(lines("xyz"))
    assert gzip.decompress(content) == whole
    assert members(content, found, "f.gz") == [b"".join(lines("xy")), b"".join(lines("z"))]
    assert (stream.measure.bytes, stream.measure.pieces) == (len(content), 10)
    assert stream.measure.sha256 == hashlib.sha256(content).hexdigest()
    assert content[3:8] == bytes(5), "no flag, so no name, and no time"
    (tmp_path / "f.gz").write_bytes(content)
    program = shutil.which("gzip")
    assert program
    assert subprocess.run([program, "-dc", tmp_path / "f.gz"], capture_output=True, check=True).stdout == whole
    with gzip.open(tmp_path / "f.gz", "rt") as read:
        assert read.read().encode() == whole
    assert gzip.decompress(b"".join(Joined("e.gz", list, [], lines, None, compressed=True))) == b""


@pytest.mark.parametrize("compressed", [False, True])
def test_parts_that_are_as_they_were_are_copied(tmp_path: Path, compressed: bool) -> None:
    made: list[Sequence[str]] = []

    def noted(ids: Sequence[str]) -> Iterator[bytes]:
        made.append(ids)
        look("table", ids[0])
        return lines(ids)

    first = [Part("a", ["x", "y"], {}), Part("b", ["z"], {})]
    (tmp_path / "f").write_bytes(b"".join(Joined("f", list, first, noted, None, compressed)))
    again = [Part("n", ["new"], {}), Part("b", ["z"], first[1].now), Part("a", ["x", "y"], first[0].now)]
    made.clear()
    stream = Joined("f", list, again, noted, tmp_path, compressed)
    found = b"".join(stream)
    assert made == [["new"]]
    anew = [Part(part.name, part.ids, {}) for part in again]
    assert found == b"".join(Joined("f", list, anew, noted, None, compressed))
    assert [part.now for part in again] == [part.now for part in anew]
    assert stream.measure.pieces == 12
    assert (again[0].looked, again[1].looked) == ({"table": {"new"}}, {})
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(OSError, match="was cut"):
        list(Joined("f", list, again, noted, tmp_path, compressed))


@given(IDS, IDS, st.integers(0, 60))
def test_what_is_added_or_taken_out_moves_few_parts(ids: list[str], other: list[str], at: int) -> None:
    before = {tuple(part.ids) for part in Parts().of("a", ids)}
    assert [id for part in Parts().of("a", ids) for id in part.ids] == ids
    more = [*ids[:at], *[id for id in other[:1] if id not in ids], *ids[at:]]
    after = {tuple(part.ids) for part in Parts().of("a", more)}
    assert len(before - after) <= 1


@pytest.mark.parametrize(
    "damage", [None, b"", b"[]", b'[1, {}, {"a": {"f": [0]}}]', b'[1, {"f": [1, 2, 3]}, {}]', b"\xff"]
)
def test_what_was_kept_of_other_files_is_of_no_use(tmp_path: Path, damage: bytes | None) -> None:
    (tmp_path / "f").write_bytes(b"x")
    made = Parts(tmp_path, tmp_path / "kept.json")
    (part,) = made.of("a", ["x"])
    part.now["f"] = Place(0, 1, 1)
    made.save(tmp_path)
    # Nothing is written yet.
    assert not (tmp_path / "kept.json").exists()
    made.joined = ("f",)
    made.save(tmp_path)
    again = Parts(tmp_path, tmp_path / "kept.json", lambda name: True)
    assert [one.was for one in again.of("a", ["x"])] == [{"f": (0, 1, 1)}]
    assert [one.was for one in Parts(tmp_path, tmp_path / "kept.json", lambda name: False).of("a", ["x"])] == [{}]
    if damage is None:
        (tmp_path / "f").write_bytes(b"xy")
    else:
        (tmp_path / "kept.json").write_bytes(damage)
    assert list(Parts(tmp_path, tmp_path / "kept.json", lambda name: True).known) == []


# ------------------------------------------------------------------------------------------------ the folder of data


def some(words: str, count: int = 40) -> Archive:
    articles = [
        article(
            f"2025-11-{number % 28 + 1:02}-{number}",
            f"Анна пришла {words if number == 7 else 'домой'} в четверг, {number} раз. Потом Анна ушла.",
            mentions={"Анна": "anna"},
            dates={"четверг": "2025-11-06"},
        )
        for number in range(count)
    ]
    events = [
        event(f"e-{number}", "2025-11-06", "Пришла", (one, "четверг"), entities=["anna"])
        for number, one in enumerate(articles)
    ]
    return archive(articles, [entity("anna", "Анна")], events)


def files(whole: Archive, folder: Path, kept: Parts | None) -> dict[str, bytes]:
    source = Source(whole, [], config(site_url="https://a.example/"))
    source.parts = kept or source.parts
    written = []
    for output in data.outputs(source):
        write_plainly(folder / output.path, output.content)
        written.append(output.path)
    source.parts.joined = tuple(written)
    source.parts.save(folder)
    return {path: (folder / path).read_bytes() for path in written}


def changed(whole: Archive) -> set[str]:
    return {id for one in whole.articles if "лесом" in one.article.text for id in (one.article.id, "e-7")}


def still(whole: Archive, kept: Parts) -> Parts:
    """As a record would tell it."""
    gone = changed(whole)
    ids = {part.name: part.ids for kind, all in things(whole).items() for part in Parts().of(kind, all)}
    return Parts(kept.up, kept._kept, lambda name: name in ids and gone.isdisjoint(ids[name]))


def things(whole: Archive) -> dict[str, list[str]]:
    return {"articles": [one.article.id for one in whole.articles], "events": [one.id for one in whole.events]}


def test_after_an_edit_the_files_are_those_of_an_archive_made_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "THINGS", 3)
    up, now = tmp_path / "up", some("лесом")
    files(some("домой"), up, Parts(up, tmp_path / "kept.json"))
    kept = still(now, Parts(up, tmp_path / "kept.json"))
    found = files(now, tmp_path / "now", kept)
    used = list(kept.used.values())
    assert 2 <= sum(not part.was for part in used) < len(used) / 2
    assert found == files(now, tmp_path / "anew", None)
    told = json.loads((tmp_path / "kept.json").read_bytes())
    assert told[2].keys() == {part.name for part in used}


def test_a_damaged_database_is_not_copied_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "THINGS", 3)
    whole = some("домой")
    found = Dataset(whole, config(), frozenset())
    articles, events = [Parts().of(kind, ids) for kind, ids in things(whole).items()]
    sqlite.write(found, tmp_path / "up.sqlite", articles, events)
    expected = (tmp_path / "up.sqlite").read_bytes()
    again = [[Part(part.name, part.ids, part.now) for part in some] for some in (articles, events)]
    sqlite.write(found, tmp_path / "a.sqlite", again[0], again[1], tmp_path / "up.sqlite")
    assert (tmp_path / "a.sqlite").read_bytes() == expected
    with sqlite3.connect(tmp_path / "up.sqlite") as base:
        base.execute("DELETE FROM mentions WHERE rowid = 3")
    base.close()
    sqlite.write(found, tmp_path / "b.sqlite", again[0], again[1], tmp_path / "up.sqlite")
    assert (tmp_path / "b.sqlite").read_bytes() == expected
    (tmp_path / "up.sqlite").write_bytes(b"no database")
    sqlite.write(found, tmp_path / "c.sqlite", again[0], again[1], tmp_path / "up.sqlite")
    assert (tmp_path / "c.sqlite").read_bytes() == expected
