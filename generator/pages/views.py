"""What templates see: plain values, all decisions made. Every string is unescaped; the templates escape.

Links (`href`) are relative to the page they stand on.

Rows are not frozen, though nothing changes them: of the hundreds of thousands that a large archive has, each would take three times as
long to make.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class When:
    """A date as it is shown."""

    words: str
    datetime: str
    """What HTML's `<time datetime>` takes: a day, a month or a year; "" for anything else (a season, an interval)."""
    glyph: str
    """The class of the precision mark: "" a day, `pr-m`, `pr-s`, `pr-y`."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The date in the margin, large, as on a calendar leaf."""

    day: str
    """«8»; "" for an undated article."""
    rest: str
    """«ноября 2025», or the bounds in words."""
    datetime: str
    below: str
    """«суббота», or «Без даты»."""


@dataclass(slots=True)
class Link:
    name: str
    href: str
    """"" where there is nothing to link to."""
    lang: str = ""
    """Of the name, where it is not the site's."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The page before or after this one in time."""

    when: str
    """"" where the name says it."""
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class ChainLink:
    name: str
    href: str
    root: bool


@dataclass(slots=True)
class IndexRow:
    """A row of the index: a name, a count, and a hairline as thick as its weight."""

    key: str
    """What lights up with it in the text (`data-e`), or ""."""
    name: str
    href: str
    count: int
    weight: int
    """1 to 10."""
    confirmed: int | None = None
    """How many of `count` a person confirmed; None where all are, or nobody asks."""


@dataclass(frozen=True, slots=True)
class Index:
    """A section of the index: the weightiest as rows, the long tail as running text."""

    id: str
    title: str
    total: int
    rows: tuple[IndexRow, ...]
    rest: tuple[IndexRow, ...] = ()
    href: str = ""
    """To the page that has all of them."""
    confirmed: int | None = None
    """How many of `total` have something confirmed; None where all have, or nobody asks."""


@dataclass(slots=True)
class ArticleRow:
    """An article in a list."""

    title: str
    href: str
    byline: str
    when: When | None
    """None where the row above says the same."""
    note: str
    """Under the date: the weekday, or «Без даты»."""
    lang: str = ""
    dek: str = ""
    why: str = ""
    lead: bool = False


@dataclass(slots=True)
class EventRow:
    """A line of a timeline."""

    id: str
    """Its anchor, or "" where the row stands on another page than its own."""
    when: When | None
    """None where the row above has the same date."""
    title: str
    href: str
    """To the event's page; where it has none, to the sentence that tells it, if any does."""
    source: str
    """«Lada.kz», «Lada.kz, 2 материала», «2 источника», «3 источника, 1 независимый»."""
    around: str
    """«в этом отрывке: …», where the sentence itself names nobody; else ""."""
    was: tuple[str, ...] = ()
    """Anchors that the row had before; none on another page than its own."""
    page: bool = False
    """Whether `href` is the event's own page."""
    source_href: str = ""
    """To the only sentence that tells of it, where the title leads to the event's page."""
    disputed: str = ""
    """To the disagreement on it, or ""."""
    entities: str = ""
    """Ids, parted by spaces: with `kinds` and `months` what the timeline is sifted by; "" where it is not (as `id`)."""
    kinds: str = ""
    months: str = ""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What the search reads of an article beside its text: `_search.html` says what each is."""

    kind: str
    year: str
    date: str
    when: str
    byline: str
    forms: str
    bounds: str
    outlets: tuple[str, ...]
    persons: tuple[str, ...]
    places: tuple[str, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """The same of an event."""

    kind: str
    about: str
    year: str
    date: str
    when: str
    forms: str
    persons: tuple[str, ...]
    places: tuple[str, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class EntityFacts:
    """The same of an entity."""

    kind: str
    about: str
    names: str
    busy: bool
    lang: str = ""
    text_lang: str = ""


def weight(count: int, most: int) -> int:
    """A count as a share of the greatest one, in tenths, at least 1."""
    return max(1, round(10 * count / most)) if most else 1
