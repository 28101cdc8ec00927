"""Events that share an id are told apart."""

from __future__ import annotations

from generator.archive.distinct import distinct
from generator.model import Event


def named(id: str, title: str, curated: bool = False) -> Event:
    return Event(id, "2025-11-07", title, (), (), curated=curated)


def test_events_keep_their_ids_and_order() -> None:
    events = (named("b", "1"), named("a", "2"))
    assert tuple(distinct(events)) == events


def test_of_one_id_the_first_keeps_it() -> None:
    found = [(event.id, event.title) for event in distinct([named("e-1", "1"), named("e-1", "2"), named("e-1", "3")])]
    assert found == [("e-1", "1"), ("e-1-2", "2"), ("e-1-3", "3")]


def test_a_number_that_is_somebodys_id_is_passed_over() -> None:
    found = [event.id for event in distinct([named("e-1", "1"), named("e-1-2", "2"), named("e-1", "3")])]
    assert found == ["e-1", "e-1-2", "e-1-3"]


def test_what_a_person_named_keeps_its_name() -> None:
    found = {
        event.title: event.id for event in distinct([named("e-1", "machine"), named("e-1", "person", curated=True)])
    }
    assert found == {"machine": "e-1-2", "person": "e-1"}
