"""What dates mean in a language whose words for them stand in tables: shared by languages that need no grammar for it.

A resolver reads the named groups of its rule's pattern: `day`, `month`, `year`, `weekday`, `near`, `shift`, `unit`, `count`,
`season`, `decade`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from generator.annotators.dates_scene import (
    UNRESOLVED,
    Scene,
    When,
    approximate,
    day,
    day_without_year,
    month_shifted,
    month_without_year,
    season_without_year,
    weekday,
)

Entry = TypeVar("Entry", int, str)

APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`", "'"))


@dataclass(frozen=True, slots=True)
class Tables:
    """The words of one language, in small letters; each is found by the beginning of the word in the text."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """Monday is 0."""
    near_days: Mapping[str, int]
    """Words for a day near today → days from today."""
    shifts: Mapping[str, int]
    """«Last», «this», «next» → -1, 0, 1."""
    units: Mapping[str, str]
    """Words for lengths of time → `day`, `week`, `month` or `year`."""
    numerals: Mapping[str, int]
    seasons: Mapping[str, int]
    """→ EDTF's numbers: spring is 21."""
    future: re.Pattern[str]
    """A clause with this looks ahead."""

    def full(self, match: re.Match[str], scene: Scene) -> When:
        return When(day(int(match["year"]), self._month(match), int(match["day"])))

    def numeric(self, match: re.Match[str], scene: Scene) -> When:
        """«06.11.2025»: the month is a number."""
        month = int(match["month"])
        return When(day(int(match["year"]), month, int(match["day"]))) if 1 <= month <= 12 else UNRESOLVED

    def day_alone(self, match: re.Match[str], scene: Scene) -> When:
        return day_without_year(self._month(match), int(match["day"]), self._here(scene))

    def month(self, match: re.Match[str], scene: Scene) -> When:
        return When(f"{match['year']}-{self._month(match):02}")

    def month_alone(self, match: re.Match[str], scene: Scene) -> When:
        return month_without_year(self._month(match), self._here(scene))

    def year(self, match: re.Match[str], scene: Scene) -> When:
        return When(match["year"])

    def years(self, match: re.Match[str], scene: Scene) -> When:
        return When(f"{match['first']}/{match['year']}") if match["first"] < match["year"] else UNRESOLVED

    def decade(self, match: re.Match[str], scene: Scene) -> When:
        return When(f"{match['decade'][:3]}X")

    def season(self, match: re.Match[str], scene: Scene) -> When:
        return When(f"{match['year']}-{_found(self.seasons, match['season'])}")

    def season_alone(self, match: re.Match[str], scene: Scene) -> When:
        return season_without_year(_found(self.seasons, match["season"]), self._here(scene))

    def weekday(self, match: re.Match[str], scene: Scene) -> When:
        shift = _found(self.shifts, match["shift"]) if match.groupdict().get("shift") else None
        return weekday(_found(self.weekdays, match["weekday"]), self._here(scene), shift)

    def near_day(self, match: re.Match[str], scene: Scene) -> When:
        if scene.today is None:
            return UNRESOLVED
        found = scene.today + timedelta(days=_found(self.near_days, match["near"]))
        return When(found.isoformat(), scene.today.isoformat())

    def near_year(self, match: re.Match[str], scene: Scene) -> When:
        """One word for last year, or for this one."""
        if scene.this_year is None:
            return UNRESOLVED
        return When(str(scene.this_year + _found(self.shifts, match["shift"])), str(scene.this_year))

    def shifted(self, match: re.Match[str], scene: Scene) -> When:
        """«Last year», «this month», «next week»."""
        unit = _found(self.units, match["unit"])
        if scene.today is None or unit == "year":
            return self.near_year(match, scene)
        shift = _found(self.shifts, match["shift"])
        if unit == "month":
            return When(month_shifted(scene.today, shift), f"{scene.today:%Y-%m}")
        monday = scene.today - timedelta(days=scene.today.weekday()) + timedelta(weeks=shift)
        return When(f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", scene.today.isoformat())

    def ago(self, match: re.Match[str], scene: Scene) -> When:
        """«Two days ago» is that day; weeks, months and years ago are about then. Without a number it is one."""
        today = scene.today
        if today is None:
            return UNRESOLVED
        words = match["count"] or ""
        count = int(words) if words.isdigit() else _found(self.numerals, words) if words else 1
        unit = _found(self.units, match["unit"])
        if unit == "year":
            return When(approximate(str(today.year - count)), today.isoformat())
        if unit == "month":
            return When(approximate(month_shifted(today, -count)), today.isoformat())
        found = (today - timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
        return When(found if unit == "day" else approximate(found), today.isoformat())

    def _month(self, match: re.Match[str]) -> int:
        return _found(self.months, match["month"])

    def _here(self, scene: Scene) -> Scene:
        return _Scene(scene.reading, scene.span, scene.told, self.future)


@dataclass(frozen=True, slots=True)
class _Scene(Scene):
    """A scene that looks ahead by the words of its own language, where the dictionary of Russian verbs is of no use."""

    future: re.Pattern[str]

    @property
    def looks_ahead(self) -> bool:
        return self.future.search(self.clause) is not None


def _found(table: Mapping[str, Entry], word: str) -> Entry:
    """What the table has for the longest entry with which the word begins. The pattern lets no other word through."""
    folded = word.lower().translate(APOSTROPHES)
    return table[max((entry for entry in table if folded.startswith(entry)), key=len)]
