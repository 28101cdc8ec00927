"""«Что известно»: what was told of an event, in the order in which it became known, and who had it first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.archive.origins import UNNAMED
from generator.archive.roots import roots
from generator.chronology import bounds
from generator.i18n import day_words
from generator.model import Event
from generator.pages.context import Site
from generator.pages.event_passages import Passage, Stretch, stretches
from generator.pages.lists import dated, joined_on
from generator.pages.typography import glue
from generator.pages.views import When
from generator.urls import relative

SAME = 0.65
NEW = 2
"""A passage of whose words an earlier one has so many, and that has at most so many others, tells nothing new: its outlet stands
behind the one that had it first."""

DAYS = 11
"""Days of publication that can be chosen, the earliest: then most becomes known. The style sheet kinds/event.css has a line for each."""

SHOWN = 10
"""Facts; what was told later is folded away."""

FOLLOWERS = 3
"""Outlets named behind the first; the others are folded away."""

BEFORE = 31
"""So many days before the first article it is worth saying that the archive knew nothing yet."""


@dataclass(frozen=True, slots=True)
class Day:
    """A choice of «на дату»."""

    number: int
    """From 1, as time goes; 0 for the day of the event itself, of which nothing was known yet."""
    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class Teller:
    name: str
    href: str
    """To the sentence."""
    number: int
    """Of the day on which it was published."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What one passage has told first."""

    number: int
    when: When | None
    """Of publication; None where the fact above has the same."""
    note: str
    """«Без даты», or ""."""
    stretches: tuple[Stretch, ...]
    href: str
    lang: str
    why: str
    """How it gives the event's date, where not as others do, and what shows that it tells of this event; else ""."""
    byline: str
    followers: tuple[Teller, ...]
    more: tuple[Teller, ...]
    disputed: str
    """To the disagreement that its sentence has a part in, or ""."""


@dataclass(frozen=True, slots=True)
class KnownView:
    days: tuple[Day, ...]
    """Empty where all became known on one day."""
    nothing: str
    """That nothing was known yet on the event's day (number 0), or ""."""
    facts: tuple[Fact, ...]
    more: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A passage that told something first, and those who told it again."""

    passage: Passage
    roots: frozenset[str]
    again: list[Passage]


def known(
    site: Site, event: Event, found: Sequence[Passage], disputed: Mapping[tuple[str, str], str], url: str
) -> KnownView:
    """`disputed`: by article id and sentence anchor, the address of the disagreement."""
    days = sorted({passage.day for passage in found})
    numbers = {day: min(number, DAYS + 1) for number, day in enumerate(days, 1)}
    facts = tuple(_facts(site, _told_first(found), numbers, disputed, url))
    chosen, nothing = _days(site, event, days, sure=bool(found) and not found[0].article.article.undated)
    return KnownView(chosen, nothing, facts[:SHOWN], facts[SHOWN:])


def _told_first(found: Sequence[Passage]) -> list[_Known]:
    """A passage follows the one that has most of its words, if that is another article's, in the same language."""
    made: list[_Known] = []
    for passage in found:
        own = roots(passage.told)
        best, most = None, -1
        for one in made:
            other = one.passage.article.article
            if other.language != passage.article.article.language or other.id == passage.article.article.id or not own:
                continue
            common = len(own & one.roots)
            if common > most:
                best, most = one, common
        if best is not None and most >= SAME * len(own) and len(own) - most <= NEW:
            best.again.append(passage)
        else:
            made.append(_Known(passage, own, []))
    return made


def _facts(
    site: Site,
    told: Sequence[_Known],
    numbers: Mapping[date, int],
    disputed: Mapping[tuple[str, str], str],
    url: str,
) -> Iterator[Fact]:
    before = ""
    for one in told:
        article, first = one.passage.article.article, one.passage.tellings[0]
        when, note = dated(site, article)
        again = tuple(_tellers(site, one, numbers, url))
        everyone = (one.passage, *one.again)
        marks = (disputed.get((it.article, it.sentence), "") for passage in everyone for it in passage.tellings)
        yield Fact(
            number=numbers[one.passage.day],
            when=None if article.published == before else when,
            note=note if article.undated and article.published != before else "",
            stretches=stretches(one.passage),
            href=relative(site.telling_url(first), url),
            lang=site.lang(article.language),
            why=_why(site, one.passage),
            byline=site.byline(article),
            followers=again[:FOLLOWERS],
            more=again[FOLLOWERS:],
            disputed=next(filter(None, marks), ""),
        )
        before = article.published


def _tellers(site: Site, one: _Known, numbers: Mapping[date, int], url: str) -> Iterator[Teller]:
    """The outlets that told it again, each once; of articles that name none, each."""
    seen = {_who(one.passage)}
    for passage in one.again:
        if _who(passage) not in seen:
            seen.add(_who(passage))
            name = site.publisher(passage.article.article)
            yield Teller(name, relative(site.telling_url(passage.tellings[0]), url), numbers[passage.day])


def _who(passage: Passage) -> str:
    article = passage.article.article
    return article.source.name or f"{UNNAMED}{article.id}"


def _why(site: Site, passage: Passage) -> str:
    for telling in passage.tellings:
        if telling.evidence is not None:
            note, shared = joined_on(site, telling)
            return f"{note}, {shared}"
    return ""


def _days(site: Site, event: Event, days: Sequence[date], *, sure: bool) -> tuple[tuple[Day, ...], str]:
    """All but the last day, on which the archive knew what it knows now; and what to say of the event's own day, before all of them,
    if the first is `sure`: no bound of a publication that may have been earlier."""
    if len(days) < 2:
        return (), ""
    low, high = bounds(event.when)
    shown = days[:-1][:DAYS]
    unknown = sure and low == high and 0 < (days[0] - low).days <= BEFORE
    year = days[0].year if (low if unknown else days[0]).year == days[-1].year else None
    made = [
        Day(number, day.isoformat(), glue(day_words(day, site.language, year))) for number, day in enumerate(shown, 1)
    ]
    if not unknown:
        return tuple(made), ""
    made.insert(0, Day(0, low.isoformat(), glue(day_words(low, site.language, year))))
    said = site.words.gettext("The archive knew nothing of it yet: the first article came out on %(day)s.")
    return tuple(made), glue(said % {"day": day_words(days[0], site.language, year)})
