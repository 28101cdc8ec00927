"""Fields that are read when they are asked for: objects are the same as if they had been read at once, and what nobody asks for is not
read."""

from __future__ import annotations

import copy
import pickle
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import columns
from generator.columns import keep, kept, objects, reader
from generator.columns.ghosts import is_ghostly
from generator.model import Annotation, Event, MentionOf, Origin, Span, Telling

MODULES = ("generator.model.",)
VERSION = "1"
LATE: Mapping[type, tuple[str, ...]] = {Event: ("title", "tellings", "entities")}
MANY = 1000


def event(number: int, *spans: Span) -> Event:
    tellings = tuple(Telling(f"article-{number}", "s1", span, None) for span in spans)
    return Event(f"e-{number}", "2025-11-07", f"Событие {number}", tellings, ("a", f"entity-{number}"), number == 7)


def again(value: object, folder: Path, late: Mapping[type, tuple[str, ...]] = LATE) -> Any:
    keep(folder / "kept", VERSION, value)
    return kept(folder / "kept", VERSION, MODULES, late)


def ghosts(events: list[Event]) -> list[str]:
    return [one.id for one in events if is_ghostly(type(one))]


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Those that were read."""
    found: list[str] = []
    making = reader._Texts._making

    def made(self: Any, numbers: Any) -> list[str]:
        read: list[str] = making(self, numbers)
        found.extend(read)
        return read

    monkeypatch.setattr(reader._Texts, "_making", made)
    return found


def test_what_nobody_asks_for_is_not_read(tmp_path: Path, texts: list[str]) -> None:
    found = again([event(number) for number in range(9)], tmp_path)
    assert [one.id for one in found] == [f"e-{number}" for number in range(9)]
    assert not [text for text in texts if text.startswith(("Событие", "entity"))]
    assert found[3].title == "Событие 3"
    assert [text for text in texts if text.startswith(("Событие", "entity"))] == ["Событие 3", "entity-3"]
    assert ghosts(found) == [f"e-{number}" for number in range(9) if number != 3]


@pytest.mark.parametrize("order", ["forth", "back", "anyhow"])
def test_each_is_what_it_was_whatever_is_asked_first(tmp_path: Path, order: str) -> None:
    events = [event(number, Span(0, number), Span(number, number + 1)) for number in range(MANY)]
    found = again(events, tmp_path)
    places = list(range(MANY))
    if order == "back":
        places.reverse()
    elif order == "anyhow":
        random.Random(1).shuffle(places)
    for place in places:
        assert found[place].entities == events[place].entities
    assert not ghosts(found)
    assert found == events


def test_few_are_read_for_few_and_all_for_many(tmp_path: Path) -> None:
    found = again([event(number) for number in range(MANY)], tmp_path)
    for place in range(0, MANY, objects.TOGETHER // objects.MANY):
        assert found[place].title
    assert len(ghosts(found)) == MANY - len(range(0, MANY, objects.TOGETHER // objects.MANY))
    asked = 0
    while left := [one for one in found if is_ghostly(type(one))]:
        assert left[len(left) // 2].title
        asked += 1
    assert asked < MANY // 8


def test_a_ghost_is_of_its_class(tmp_path: Path) -> None:
    def ghost() -> Event:
        (found,) = again([event(1)], tmp_path)
        assert is_ghostly(type(found))
        assert isinstance(found, Event)
        event_found: Event = found
        return event_found

    assert ghost() == event(1)
    assert event(1) == ghost()
    assert ghost() == ghost()
    assert ghost() != event(2)
    assert hash(ghost()) == hash(event(1))
    assert repr(ghost()) == repr(event(1))
    assert ghost().__class__ is Event
    assert pickle.loads(pickle.dumps(ghost())) == event(1)  # noqa: S301 - as a process hands it to another
    assert copy.copy(ghost()) == event(1)
    assert replace(ghost(), id="other") == replace(event(1), id="other")
    changed = replace(ghost(), title="", tellings=(), entities=())
    assert type(changed) is Event
    assert changed == Event("e-1", "2025-11-07", "", (), ())
    with pytest.raises(AttributeError):
        ghost().title = "x"  # type: ignore[misc]


def test_one_object_is_one_object_whenever_it_is_read(tmp_path: Path) -> None:
    span = Span(3, 5)
    mention = Annotation(span, MentionOf("a"), "r", Origin.RULE)
    first, second = event(1, span), event(2, span)
    found = again([span, first, second, first, mention], tmp_path)
    assert found[1] is found[3]
    assert found[1].tellings[0].span is found[2].tellings[0].span is found[0] is found[4].span
    assert found[1].entities[0] is found[4].value.entity


def test_what_is_late_is_read_of_a_file_that_another_has_replaced(tmp_path: Path) -> None:
    events = [event(number) for number in range(9)]
    found = again(events, tmp_path)
    keep(tmp_path / "kept", VERSION, ["another"])
    assert found == events
    found = again(events, tmp_path)
    (tmp_path / "kept").unlink()
    assert found == events


def test_ghosts_are_kept_as_what_they_are_of(tmp_path: Path) -> None:
    events = [event(number, Span(0, number)) for number in range(MANY)]
    found = again(again(events, tmp_path), tmp_path)
    assert len(ghosts(found)) == MANY
    assert found == events


def test_objects_of_several_writings_are_told_apart(tmp_path: Path) -> None:
    """Objects of a class come in parts where some of them are held by what was written before."""
    events = [event(number, Span(number, number)) for number in range(8)]
    found = again([events[5:], {"x": tuple(events)}, [events[2], "text"]], tmp_path)
    assert found[2][0].title == "Событие 2"
    assert found[1]["x"] == tuple(events)
    assert found[0] == events[5:]
    assert found[0][0] is found[1]["x"][5]


def test_damage_of_what_is_late_is_found_out_at_once(tmp_path: Path) -> None:
    assert again([event(1)], tmp_path)
    file = tmp_path / "kept"
    data = file.read_bytes()
    place = data.index("Событие 1".encode())
    file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    assert kept(file, VERSION, MODULES, LATE) is None


def test_another_format_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert again([event(1)], tmp_path)
    monkeypatch.setattr(columns, "FORMAT", columns.FORMAT + 1)
    assert kept(tmp_path / "kept", VERSION, MODULES, LATE) is None
