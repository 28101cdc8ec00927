"""What was looked at, as numbers: what several processes looked at for one thing is put together."""

from __future__ import annotations

from generator.tracking.numbers import Numbers, together


def test_what_was_looked_at_in_several_places_is_known_once() -> None:
    numbers = Numbers(["a", "b", "c"])
    one = numbers.looks({"articles": {"a", "c", "new"}, "events": {"b"}})
    other = numbers.looks({"articles": {"a", "b", "new", "newer"}})
    both = numbers.looks({"articles": {"a", "b", "c", "new", "newer"}, "events": {"b"}})
    assert together([one, other]) == together([other, one, one]) == both
    assert together([]) == numbers.looks({})
