"""Objects kept in columns: they come back equal, shared where they were shared; and of what is no such file nothing comes, or runs."""

from __future__ import annotations

import subprocess
from array import array
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.archive.kept import same
from generator.archive.mentions import NamedIn
from generator.archive.neighbours import Neighbours
from generator.archive.order import published_from
from generator.archive.people import Circle, Person, PersonName
from generator.columns import Unkept, keep, kept, values, writer
from generator.errors import Message, Plural, Problem
from generator.model import EntityKind, Mention, Origin, Rights, Sense, Span
from tests.unit.archive.named import named

MODULES = ("generator.model.", "generator.archive.", "generator.errors")
VERSION = "1"

SPAN = Span(3, 70_000)
VALUES: list[Any] = [
    None,
    (),
    [[], {}, set(), frozenset()],
    (True, False, None, 0, 1, -1, 1 << 40, -(1 << 40), 1.0, float("inf"), "", "а\ud800\0😀", date(2025, 11, 7)),
    [(1, "a"), (2, "b")],
    [(1, 2), (3,)],
    [*range(70_000)],
    {"a": {1, 2}, "b": frozenset({("x", 1)}), 3: ("c", None)},
    [EntityKind.PERSON, Rights.FULL, Origin.MODEL, EntityKind.PLACE],
    [array("I", [1, 2, 3]), array("I")],
    [Counter("letopis"), defaultdict(set, a={1}), defaultdict(dict)],
    [SPAN, Mention("a", SPAN, Origin.RULE, Sense.OWN), NamedIn(frozenset({"x"}), (("x", Mention("b", Span(0, 1), Origin.RULE)),))],
    (same, published_from),
    EntityKind,
    Problem("a.md", 1, 2, Message("no %(what)s", what="b"), Plural("one", "many", 3)),
    named("2025-11-07-a", "Иван Петров приехал в Астану.", persons={"Иван Петров": "Иван Петров"}),
]  # fmt: skip


def again(value: object, folder: Path, modules: tuple[str, ...] = MODULES) -> Any:
    keep(folder / "kept", VERSION, [value])
    found = kept(folder / "kept", VERSION, modules)
    return found[0] if found else Unkept


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_come_back(value: Any, tmp_path: Path) -> None:
    found = again(value, tmp_path)
    assert found == value
    assert repr(found) == repr(value) or isinstance(value, set | frozenset | dict)


def test_one_object_is_one_object_again(tmp_path: Path) -> None:
    one, text = Mention("a", SPAN, Origin.RULE), "".join(("let", "opis"))
    held = ("x", "y")
    found = again([one, {"a": one}, (one.span,), text, (text,), [held, held]], tmp_path)
    assert found[0] is found[1]["a"]
    assert found[0].span is found[2][0]
    assert found[3] is found[4][0]
    assert found[5][0] is found[5][1]


def test_equal_objects_of_two_types_stay_what_they_are(tmp_path: Path) -> None:
    assert [type(one) for one in again([1, 1.0, True, "1"], tmp_path)] == [int, float, bool, str]


def test_objects_made_of_others_of_their_class_are_refused(tmp_path: Path) -> None:
    outer = Neighbours(surnames, differ, few=2, shared=2)
    vars(outer)["inner"] = Neighbours(surnames, differ, few=1, shared=1)
    with pytest.raises(Unkept):
        again(outer, tmp_path, (*MODULES, __name__))


def test_neighbours_know_their_things_again(tmp_path: Path) -> None:
    persons = [Person(name, name, PersonName(surname=name), frozenset({name, "x"})) for name in "abc"]
    near: Neighbours[Person] = Neighbours(surnames, differ, few=9, shared=1)
    near.update((), persons)
    known, things = again((near, persons), tmp_path, (*MODULES, __name__))
    assert {tuple(sorted(one.display for one in pair)) for pair in known.pairs()} == {
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    }
    known.update(things[2:], ())
    assert [tuple(sorted(one.display for one in pair)) for pair in known.pairs()] == [("a", "b")]


def surnames(person: Person) -> frozenset[str]:
    return person.surnames


def differ(one: Person, other: Person) -> bool:
    return one is not other


def test_a_circle_knows_its_counts_again(tmp_path: Path) -> None:
    one = Person("a", "Анна", PersonName("анна", surname="лебедева"), frozenset({"лебедева"}))
    other = Person("b", "Ольга", PersonName("ольга", surname="лебедева"), frozenset({"лебедева"}))
    circle = again(Circle([one, other], Counter({"a": 9, "b": 1}), 3), tmp_path)
    assert circle.leading(circle.by_surname("лебедева")) == one


class Foreign(NamedTuple):
    value: int


class Plain:
    ran = False

    def __setstate__(self, state: object) -> None:
        Plain.ran = True


@pytest.mark.parametrize(
    "value",
    [Foreign(1), subprocess.Popen, subprocess.run, Plain(), {1: [Foreign(2)]}],
    ids=["foreign", "class", "function", "plain", "within"],
)
def test_what_is_not_of_the_modules_is_not_made(value: object, tmp_path: Path) -> None:
    assert again(value, tmp_path) is Unkept
    assert not Plain.ran


@pytest.mark.parametrize(
    "name",
    [
        "os:system",
        "builtins:eval",
        "generator.model",
        "generator.archive.rarity:math",
        # Others' functions and classes, which a module has only imported.
        "generator.archive.rarity:chain",
        "generator.archive.linking:partial",
        "generator.archive.people:re.compile",
        "generator.forking:in_a_copy",
        "generator.__main__:app",
    ],
)
def test_a_forged_name_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_name", lambda one: name)
    for value in (SPAN, same, EntityKind):
        assert again(value, tmp_path) is Unkept


def test_a_forged_factory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(values._FACTORIES, "print", print)
    keep(tmp_path / "kept", VERSION, [defaultdict(print)])
    assert kept(tmp_path / "kept", VERSION, MODULES) is not None
    monkeypatch.delitem(values._FACTORIES, "print")
    assert kept(tmp_path / "kept", VERSION, MODULES) is None


def test_damage_anywhere_is_found_out(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    keep(file, VERSION, VALUES)
    whole = file.read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 41)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert kept(file, VERSION, MODULES) is None, place
        file.write_bytes(whole[:place])
        assert kept(file, VERSION, MODULES) is None, place
    file.write_bytes(whole)
    assert kept(file, VERSION, MODULES) is not None


def test_another_version_and_no_file_are_nothing(tmp_path: Path) -> None:
    keep(tmp_path / "kept", VERSION, [1])
    assert kept(tmp_path / "kept", "2", MODULES) is None
    assert kept(tmp_path / "none", VERSION, MODULES) is None
    assert kept(tmp_path, VERSION, MODULES) is None


@pytest.mark.parametrize(
    "value",
    [lambda: 1, object(), print, b"bytes", 1 << 80, Path("a")],
    ids=["lambda", "object", "print", "bytes", "number", "path"],
)
def test_what_cannot_be_kept_leaves_what_was(value: object, tmp_path: Path) -> None:
    keep(tmp_path / "kept", VERSION, ["before"])
    with pytest.raises(Unkept):
        keep(tmp_path / "kept", VERSION, [value])
    assert kept(tmp_path / "kept", VERSION, MODULES) == ["before"]
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_what_a_kill_left_goes(tmp_path: Path) -> None:
    (tmp_path / ".kept.1.tmp").write_bytes(b"half")
    keep(tmp_path / "kept", VERSION, [1])
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_many_texts_and_wide_letters(tmp_path: Path) -> None:
    texts = [f"слово {number} {'😀' * (number % 5000 == 0)}" for number in range(3 * writer.TEXTS)]
    assert again(texts, tmp_path) == texts
