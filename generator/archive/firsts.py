"""How often an outlet is the first in the archive to tell of an event that others tell of too.

The archive does not hold all that was published, and days are as fine as it knows, so this says nothing of who was first in the world.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.archive.origins import UNNAMED
from generator.chronology import bounds
from generator.model import Archive, Event


@dataclass(frozen=True, slots=True)
class Firsts:
    """Events that an outlet and somebody else tell of."""

    shared: int = 0
    first: int = 0
    """Told before anybody else can have: an article of which only bounds are known is never earlier than their end."""
    own: int = 0
    """Of these, told first in an article that names no other outlet as its source."""
    same_day: int = 0
    """Told on the day of the earliest, and by another on that day too."""


@dataclass(frozen=True, slots=True)
class _Teller:
    outlet: str
    latest: int
    """The ordinal of the last day on which its first article can have been published."""
    earliest: int
    article: str

    @property
    def exact(self) -> bool:
        return self.earliest == self.latest


def firsts(archive: Archive) -> dict[str, Firsts]:
    """By the id of every outlet that tells of an event together with another."""
    published = {article: outlet.id for outlet in archive.outlets for article in outlet.published}
    days = {item.article.id: bounds(item.article.published) for item in archive.articles}
    citing = {item.article.id for item in archive.articles if item.article.source.cites}
    counts: dict[str, list[int]] = {}
    for event in archive.events:
        if len(event.tellings) < 2:
            continue
        tellers = _tellers(event, published, days)
        if len(tellers) < 2:
            continue
        earliest, second = sorted(teller.earliest for teller in tellers)[:2]
        together = sum(1 for teller in tellers if teller.exact and teller.earliest == earliest)
        for teller in tellers:
            # The earliest of all others: the second of all, where this one is the earliest.
            others = second if teller.earliest == earliest else earliest
            if not teller.outlet.startswith(UNNAMED):
                row = counts.setdefault(teller.outlet, [0, 0, 0, 0])
                row[0] += 1
                row[1] += teller.latest < others
                row[2] += teller.latest < others and teller.article not in citing
                row[3] += teller.exact and teller.earliest == earliest and together > 1
    return {id: Firsts(*row) for id, row in counts.items()}


def _tellers(event: Event, published: Mapping[str, str], days: Mapping[str, tuple[date, date]]) -> list[_Teller]:
    """Each outlet once; an article of an outlet that nobody names stands for itself."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for telling in event.tellings:
        low, high = days[telling.article]
        outlet = published.get(telling.article, UNNAMED + telling.article)
        found.setdefault(outlet, []).append((high.toordinal(), low.toordinal(), telling.article))
    return [
        _Teller(outlet, min(told)[0], min(low for _, low, _ in told), min(told)[2]) for outlet, told in found.items()
    ]
