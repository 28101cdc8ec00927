"""Why a date was taken to be that date, in words for `explain`."""

from __future__ import annotations

from datetime import date

from generator.annotators.dates_scene import Scene, When

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def evidence(when: When, scene: Scene) -> str:
    """What the date was counted from, or that its words are complete, or why nothing resolves it."""
    published = scene.reading.published
    if when.why:
        return when.why
    if not when.edtf:
        return "nothing in the text says when" if published else "no publication date to count from"
    if not when.anchor or published is None:
        return "the words are complete"
    first, last = published
    if first == last:
        return f"counted from the publication date {_day(first)}"
    return f"counted from the publication date, which lies between {_day(first)} and {_day(last)}"


def _day(day: date) -> str:
    return f"{day.isoformat()}, a {_WEEKDAYS[day.weekday()]}"
