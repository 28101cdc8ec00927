"""What the last build says counts as long as everything is as it was: what was looked at, what came of it, and the record itself."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import random
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator.model import Archive, Event, Listing
from generator.record import FILE, Made, Record
from generator.record.kept import FORMAT, Writing, line
from generator.tracking import Indexed, noting, tracked
from generator.tracking import digests as digests_module
from generator.tracking.digests import NOTHING
from tests.factories import archive, article, entity

VERSION = "1"


class Things(Indexed):
    """Words by key, and an archive."""

    def __init__(self, words: Mapping[str, str], made: Archive | None = None, days: Mapping[int, str] | None = None):
        self.words: dict[str, str] = dict(words)
        self.days: dict[int, str] = dict(days or {})
        super().__init__("things", ("things", "archive"), "tests.unit.record.")
        self.archive = tracked(made or ARCHIVE)

    def word(self, key: str) -> str:
        return self.words.get(key, "")


def lengths(things: Things) -> dict[str, int]:
    return {key: len(word) for key, word in things.words.items()}


def shouted(things: Things, key: str) -> str:
    return things.words[key].upper()


ARTICLE = article("2025-11-07-a", "Анна Ли пишет Борису.", mentions={"Анна Ли": "anna-li"})
ARCHIVE = archive([ARTICLE], [entity("anna-li", "Анна Ли")])

Looking = Callable[[Things], object]


class Building:
    """A folder with a site, in which things are made of what is looked at."""

    def __init__(self, folder: Path) -> None:
        self.work, self.up = folder / "build", folder / "site"
        self.record: Record | None = None

    def build(
        self,
        things: Things,
        units: Mapping[str, Looking],
        version: str = VERSION,
        *,
        warm: bool = False,
        saved: bool = True,
    ) -> list[str]:
        """Returns the units that were made; the others were taken over."""
        record = Record(self.work, self.up, version, self.record if warm else None)
        record.look_again(things)
        built = self.work / "site"
        made = []
        for unit, looking in units.items():
            if still := record.still(unit):
                record.keep(unit, still, built)
                continue
            made.append(unit)
            with noting() as looked:
                text = str(looking(things))
            path = f"{unit}/index.html"
            (built / unit).mkdir(parents=True)
            (built / path).write_text(text, encoding="utf-8")
            record.note(unit, Made(record.numbers.looks(looked), (Listing(f"{unit}/", "kind", "Да", text),), (path,)))
        if self.up.exists():
            self.up.rename(self.work / f"old-{random.random()}")
        built.rename(self.up)
        if saved:
            record.save()
            self.record = record
        return made

    @property
    def file(self) -> Path:
        return self.work / FILE


@pytest.fixture
def building(tmp_path: Path) -> Building:
    return Building(tmp_path)


UNITS: Mapping[str, Looking] = {
    "a": lambda things: things.word("a"),
    "b": lambda things: things.word("b"),
    "none": lambda things: things.word("none"),
    "all": lambda things: "".join(things.words.values()),
    "lengths": lambda things: things.once(lengths)["a"],
    "shouted": lambda things: things.asked(shouted, "a"),
    "names": lambda things: things.archive.entities["anna-li"].name,
    "articles": lambda things: [item.article.id for item in things.archive.articles],
    "day": lambda things: things.days.get(7, ""),
}
WORDS = {"a": "альфа", "b": "бета"}

RENAMED = replace(ARCHIVE, entities={"anna-li": replace(ARCHIVE.entities["anna-li"], name="Анна Ким")})
REWRITTEN = replace(ARCHIVE, articles=(replace(ARTICLE, article=replace(ARTICLE.article, title="Иначе")),))

CHANGES: Sequence[tuple[Things, list[str]]] = (
    (Things(WORDS), []),
    (Things({**WORDS, "b": "вета"}), ["b", "all"]),
    (Things({"a": "омега", "b": "бета"}), ["a", "all", "shouted"]),
    (Things({"a": "аз", "b": "бета"}), ["a", "all", "lengths", "shouted"]),
    (Things({**WORDS, "none": "есть"}), ["none", "all"]),
    (Things({"b": "бета", "a": "альфа"}), ["all"]),
    (Things(WORDS, RENAMED), ["names"]),
    (Things(WORDS, REWRITTEN), ["articles"]),
    (Things(WORDS, days={7: "седьмое"}), ["day"]),
)


@pytest.mark.parametrize("warm", [False, True])
@pytest.mark.parametrize(("then", "expected"), CHANGES)
def test_only_what_looked_at_a_change_is_made(
    building: Building, then: Things, expected: list[str], warm: bool
) -> None:
    assert building.build(Things(WORDS), UNITS) == [*UNITS]
    assert building.build(then, UNITS, warm=warm) == expected
    # And back again.
    assert building.build(Things(WORDS), UNITS, warm=warm) == expected
    assert building.build(Things(WORDS), UNITS, warm=warm) == []


def test_what_came_of_a_unit_is_told(building: Building) -> None:
    building.build(Things(WORDS), UNITS)
    record = Record(building.work, building.up, VERSION)
    record.look_again(Things(WORDS))
    still = record.still("a")
    assert still is not None
    assert still.pages == (Listing("a/", "kind", "Да", "альфа"),)
    assert still.files == ("a/index.html",)
    assert record.still("another") is None


def test_a_file_that_was_touched_is_made_again(building: Building) -> None:
    building.build(Things(WORDS), UNITS)
    (building.up / "a" / "index.html").write_text("альфы", encoding="utf-8")
    (building.up / "b" / "index.html").unlink()
    assert building.build(Things(WORDS), UNITS) == ["a", "b"]


def test_another_version_knows_nothing(building: Building) -> None:
    building.build(Things(WORDS), UNITS)
    assert building.build(Things(WORDS), UNITS, "2") == [*UNITS]
    assert building.build(Things(WORDS), UNITS, "2", warm=True) == []
    assert building.build(Things(WORDS), UNITS, "3", warm=True) == [*UNITS]


def test_what_was_forgotten_is_made(building: Building) -> None:
    building.build(Things(WORDS), UNITS)
    record = Record(building.work, building.up, VERSION)
    record.forget()
    assert [record.still(unit) for unit in UNITS] == [None] * len(UNITS)


# -------------------------------------------------------------------------------------------------------------- damage


def test_a_damaged_record_is_none(building: Building) -> None:
    building.build(Things(WORDS), UNITS)
    whole = building.file.read_bytes()
    chance = random.Random(1)
    places = sorted(chance.sample(range(len(whole)), 200))
    damaged = [whole[:place] for place in places]
    damaged += [
        whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :] for place in places
    ]
    damaged += [whole[:place] + whole[place + 1 :] for place in places]
    damaged += [whole + b"\n", whole + whole, b"\n" + whole]
    for bytes_ in damaged:
        building.file.write_bytes(bytes_)
        record = Record(building.work, building.up, VERSION)
        record.look_again(Things(WORDS))
        assert [unit for unit in UNITS if record.still(unit)] == []
    building.file.write_bytes(whole)
    assert building.build(Things(WORDS), UNITS) == []


def _signed(*rows: object) -> bytes:
    """With the checksum that it should have."""
    written = b"".join(map(line, rows))
    return written + line(hashlib.blake2b(written).hexdigest())


HEAD = [FORMAT, VERSION]
ABOUT = {"chrome": "", "units": ["a"], "tables": ["things.words"], "keys": ["a"]}
UNIT = ["a", [[0, 0]], [["a/", "kind", "Да", "альфа"]], {}, []]


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\n",
        b"null\n",
        b"\xff\xfe\x00",
        b"SQLite format 3\x00" + bytes(4096),
        json.dumps([1, VERSION, "", [], {}]).encode(),
        _signed(HEAD),
        _signed(HEAD, ABOUT),
        _signed(HEAD, UNIT, UNIT, ABOUT),
        _signed(HEAD, UNIT, {}),
        _signed(HEAD, UNIT, {**ABOUT, "keys": ["a", "a"]}),
        _signed(HEAD, UNIT, {**ABOUT, "keys": 7}),
        _signed(HEAD, UNIT, ABOUT, [0, [1], NOTHING.hex()]),
        _signed(HEAD, UNIT, ABOUT, [1, [0], NOTHING.hex()]),
        _signed(HEAD, UNIT, ABOUT, [0, [-1], NOTHING.hex()]),
        _signed(HEAD, UNIT, ABOUT, [0, [0], "00"]),
        _signed(HEAD, UNIT, ABOUT, [0, ["a"], NOTHING.hex()]),
        _signed(HEAD, UNIT, ABOUT, "words"),
    ],
)
def test_what_is_no_record_is_none(building: Building, written: bytes) -> None:
    building.work.mkdir()
    building.file.write_bytes(written)
    assert building.build(Things(WORDS), UNITS) == [*UNITS]
    assert building.build(Things(WORDS), UNITS) == []


@pytest.mark.parametrize(
    "unit",
    [
        ["a"],
        ["a", [[7, 0]], [], {}, []],
        ["a", [["x"]], [], {}, []],
        ["a", [[0, "x"]], [], {}, []],
        ["a", 7, [], {}, []],
        ["a", [], [["a/"]], {}, []],
        ["a", [], [], {"a/index.html": 7}, []],
        ["a", [], [], [], []],
        ["a", [], [], {}, [7]],
    ],
)
def test_a_unit_that_nobody_wrote_is_made_again(building: Building, unit: list[object]) -> None:
    building.work.mkdir()
    building.file.write_bytes(_signed(HEAD, unit, ABOUT, [0, [0], NOTHING.hex()]))
    assert building.build(Things(WORDS), UNITS) == [*UNITS]


def test_a_record_that_cannot_be_opened_is_none(building: Building) -> None:
    building.file.mkdir(parents=True)
    assert building.build(Things(WORDS), UNITS, saved=False) == [*UNITS]


def test_a_build_that_stopped_leaves_the_record_as_it_was(building: Building) -> None:
    building.build(Things(WORDS), UNITS)
    whole = building.file.read_bytes()
    record = Record(building.work, building.up, VERSION)
    record.look_again(Things(WORDS))
    with noting() as looked:
        Things(WORDS).word("a")
    record.note("a", Made(record.numbers.looks(looked), files=("a/index.html",)))
    record._flush()
    assert building.file.read_bytes() == whole
    assert building.build(Things(WORDS), UNITS) == []


# --------------------------------------------------------------------------------------------------------- one process


def test_what_is_the_same_object_is_not_looked_at_again(building: Building, monkeypatch: pytest.MonkeyPatch) -> None:
    units: Mapping[str, Looking] = {
        "names": lambda things: things.archive.entities["anna-li"].name,
        "articles": lambda things: [item.article.id for item in things.archive.articles],
        "mentions": lambda things: [*things.archive.mentions["anna-li"]],
        "listed": lambda things: [*things.archive.listed.items()],
    }
    building.build(Things(WORDS), units)
    monkeypatch.setattr(digests_module, "digest", lambda form: pytest.fail("a digest is worked out"))
    monkeypatch.setattr("generator.tracking.digest", lambda form: pytest.fail("a digest is worked out"))
    assert building.build(Things(WORDS), units, warm=True, saved=False) == []


def test_the_disk_is_not_asked_again(building: Building) -> None:
    building.build(Things(WORDS), UNITS)
    building.file.unlink()
    assert building.build(Things({**WORDS, "b": "вета"}), UNITS, warm=True) == ["b", "all"]
    # But it is written each time.
    assert building.build(Things({**WORDS, "b": "вета"}), UNITS) == []


def test_after_a_build_that_failed_the_one_before_counts(building: Building) -> None:
    building.build(Things(WORDS), UNITS)
    failed = Record(building.work, building.up, VERSION, building.record)
    failed.look_again(Things({"c": "гамма"}))
    with noting() as looked:
        Things({"c": "гамма"}).word("c")
    failed.note("c", Made(failed.numbers.looks(looked)))
    assert building.build(Things({**WORDS, "b": "вета"}), UNITS, warm=True) == ["b", "all"]
    assert building.build(Things({**WORDS, "b": "вета"}), UNITS) == []


def test_after_a_record_that_could_not_be_saved_everything_is_made(
    building: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    building.build(Things(WORDS), UNITS)
    others: Mapping[str, Looking] = {"c": lambda things: things.word("c"), "d": lambda things: things.word("d")}
    with monkeypatch.context() as patch:
        patch.setattr(Writing, "close", full)
        with pytest.raises(OSError, match="full"):
            building.build(Things({"c": "гамма"}), others, warm=True)
    # The numbers of the one before may be other keys' by now.
    assert building.build(Things(WORDS), UNITS, warm=True) == [*UNITS]
    assert building.build(Things(WORDS), UNITS, warm=True) == []
    assert building.build(Things(WORDS), UNITS) == []


def full(*_: object) -> None:
    raise OSError("the disk is full")


def test_a_number_that_was_given_back_may_be_anothers(building: Building) -> None:
    for turn in range(4):
        words = {f"{turn}-{number}": "слово" for number in range(5)}
        units: Mapping[str, Looking] = {key: partial(looked_up, key) for key in words}
        # Of the last turn nothing is there.
        assert building.build(Things(words), units, warm=True) == [*units]
        assert building.record is not None
        keys = building.record.numbers.keys
        assert {key for key in keys if key is not None} == words.keys()
        assert len(keys) <= 2 * len(words) + 5
        assert building.build(Things({**words, f"{turn}-3": "дело"}), units) == [f"{turn}-3"]


def looked_up(key: str, things: Things) -> str:
    return things.word(key)


def test_numbers_are_collected_when_much_was_made(building: Building) -> None:
    """Until then, units that are as they were are not read, and what is no longer looked up does no harm."""
    old = [str(number) for number in range(40)]
    building.build(Things(dict.fromkeys(old, "слово")), {key: partial(looked_up, key) for key in old})
    for turn in range(1, 9):
        keys = [*old[turn:], *(f"new-{number}" for number in range(turn))]
        units: Mapping[str, Looking] = {key: partial(looked_up, key) for key in keys}
        assert building.build(Things(dict.fromkeys(keys, "слово")), units) == [keys[-1]]
        assert building.record is not None
        known = {key for key in building.record.numbers.keys if key is not None}
        assert known == {*keys, *(old[:turn] if turn < 4 else old[4:turn] if turn < 8 else ())}
    changed = {**dict.fromkeys(keys, "слово"), "new-3": "дело", "39": "дело"}
    assert building.build(Things(changed), units) == ["39", "new-3"]


def test_a_copy_is_another_file(building: Building, monkeypatch: pytest.MonkeyPatch) -> None:
    building.build(Things(WORDS), UNITS)
    monkeypatch.setattr(os, "link", full)
    assert building.build(Things(WORDS), UNITS) == []
    assert building.build(Things(WORDS), UNITS) == []


def test_no_archive_but_the_last_is_kept(building: Building) -> None:
    seen = []
    for turn in range(4):
        things = Things({**WORDS, "b": str(turn)}, replace(ARCHIVE, events=(Event(str(turn), "2025", "", (), ()),)))
        seen.append(weakref.ref(things))
        building.build(things, UNITS, warm=True)
        del things
        gc.collect()
        assert [one() is not None for one in seen] == [False] * turn + [True]
