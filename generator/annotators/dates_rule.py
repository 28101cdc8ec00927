"""A rule for dates: what it looks like in a text, and what it means there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.annotators.dates_scene import Scene, When
from generator.annotators.reading import Reading
from generator.late import late


def everywhere(match: re.Match[str], reading: Reading) -> bool:
    """For rules that need no second look."""
    return True


@dataclass(frozen=True, slots=True)
class DateRule:
    name: str
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Scene], When]
    """May raise NotEDTF, for a day that the calendar does not have: then the words are no date."""
    explicit: bool = True
    """The words name the year themselves, so that dates around them may lean on it."""
    accepts: Callable[[re.Match[str], Reading], bool] = everywhere
    """A second look at the surroundings: «сегодня» is a day only beside what happened on it."""
    needs: re.Pattern[str] | None = None
    """What stands in every match, if anything: a passage without it is not searched, which saves most of a slow pattern's time."""


def pattern(text: str) -> re.Pattern[str]:
    return late(text)
