"""How many articles there are of each day, week, month or year: bars drawn at build time, and the same numbers as a table.

Across, everything is in per cent of the drawing's width, so that bars stretch with the page while words keep their size; down, in pixels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.chronology import LATEST, bounds
from generator.i18n import date_words, day_words, month_name
from generator.pages.context import Site, html_datetime
from generator.pages.headings import Headed
from generator.pages.typography import glue

LIMIT = 60
"""Bars at most; a longer time is counted in a longer unit."""
FEWEST = 3
"""Of fewer articles, or of those of one day alone, the list says as much as a drawing would."""

TOP = 20
"""Where the highest bar begins: above it stands what the highest one says."""
HEIGHT = 68
SHORTEST = 2
FILLED = 0.76
"""Of a bar's place; the rest is the gap to the next."""
WIDEST = 4.0
"""Per cent, where there are few bars."""

LABEL_FROM, LABEL_TO, LABEL_GAP = 38.0, 58.0, 18.0
"""Per cent: where words fit under the axis between those at its ends, on a phone too."""


DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class Bar:
    words: str
    """The time that it stands for: «3–9 ноября 2025»."""
    datetime: str
    """For `<time>`; "" where HTML has no word for it."""
    count: int
    about: int
    """How many of `count` may be of a later time: only bounds of their date are known."""
    x: str
    width: str
    y: int
    height: int
    """Of the part whose time is known."""
    about_y: int
    about_height: int
    peak: bool


@dataclass(frozen=True, slots=True)
class Tick:
    x: str
    words: str
    """"" for a tick without words."""


@dataclass(frozen=True, slots=True)
class Peak:
    """What stands over the highest bar."""

    x: str
    anchor: str
    """`start` or `end`: away from the nearer edge."""
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    title: str
    """The whole drawing in a sentence."""
    unit: str
    """«по неделям»."""
    heading: str
    """Of the table's first column: «Неделя»."""
    bars: tuple[Bar, ...]
    """Without those of nothing."""
    ticks: tuple[Tick, ...]
    first: str
    last: str
    """What stands at the ends of the axis."""
    peak: Peak | None
    base: int
    """Where the axis lies."""
    height: int
    about: bool
    """Whether the date of any article is not exact enough for its bar."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit of the calendar: the number of the one that holds a day, and the EDTF date of the one with a number."""

    name: str
    number: Callable[[date], int]
    edtf: Callable[[int], str]
    mark: Callable[[date, str], str]
    """Given a unit's first day and the language, what stands at its tick; "" for a unit without one."""


def _week(number: int) -> str:
    # Ordinal 1 was a Monday.
    monday = date.fromordinal(number * DAYS_OF_WEEK + 1)
    return f"{monday}/{_sunday(monday)}"


def _sunday(monday: date) -> date:
    """Of the calendar's last week, its last day."""
    return date.fromordinal(min(monday.toordinal() + DAYS_OF_WEEK - 1, LATEST.toordinal()))


def _month_mark(day: date, language: str) -> str:
    """Of the bar in which a month begins; a January is called by its year."""
    return str(day.year) if day.month == 1 else month_name(day, language)


_UNITS = (
    _Unit(
        "day",
        date.toordinal,
        lambda number: date.fromordinal(number).isoformat(),
        lambda day, language: _month_mark(day, language) if day.day == 1 else "",
    ),
    _Unit(
        "week",
        lambda day: (day.toordinal() - 1) // DAYS_OF_WEEK,
        _week,
        lambda day, language: _month_mark(_sunday(day), language) if _sunday(day).day <= DAYS_OF_WEEK else "",
    ),
    _Unit(
        "month",
        lambda day: day.year * 12 + day.month - 1,
        lambda number: f"{number // 12:04}-{number % 12 + 1:02}",
        lambda day, _: str(day.year) if day.month == 1 else "",
    ),
    _Unit("year", lambda day: day.year, lambda number: f"{number:04}", lambda day, _: _round_year(day, 10)),
    _Unit("decade", lambda day: day.year // 10, lambda number: f"{number:03}X", lambda day, _: _round_year(day, 100)),
    _Unit(
        "century", lambda day: day.year // 100, lambda number: f"{number:02}XX", lambda day, _: _round_year(day, 1000)
    ),
)
"""The shortest first."""


def _round_year(day: date, step: int) -> str:
    return str(day.year) if day.year % step == 0 else ""


def bars(site: Site, articles: Iterable[Headed]) -> Bars | None:
    """By date of publication; an article of which only bounds are known stands at the first of them, as in every list, and apart.

    None where a drawing would say nothing.
    """
    dated = [bounds(article.published) for article in articles]
    if len(dated) < FEWEST:
        return None
    first, last = min(low for low, _ in dated), max(low for low, _ in dated)
    if first == last:
        return None
    unit = next((one for one in _UNITS if one.number(last) - one.number(first) < LIMIT), _UNITS[-1])
    counts = Counter(unit.number(low) for low, _ in dated)
    about = Counter(unit.number(low) for low, high in dated if unit.number(low) != unit.number(high))
    start = unit.number(first)
    places = unit.number(last) - start + 1
    made = _drawn(site, unit, counts, about, start, places)
    peak = next((bar for bar in made if bar.peak), None)
    ends = _ends(site, unit, first, last)
    return Bars(
        title=_title(site, made, len(dated), ends),
        unit=_by(site, unit),
        heading=_heading(site, unit),
        bars=made,
        ticks=_ticks(site, unit, start, places),
        first=ends[0],
        last=ends[1],
        peak=_peak(site, peak) if peak else None,
        base=TOP + HEIGHT,
        height=TOP + HEIGHT + 24,
        about=bool(about),
    )


def _drawn(
    site: Site, unit: _Unit, counts: Counter[int], about: Counter[int], start: int, places: int
) -> tuple[Bar, ...]:
    width = _width(places)
    pitch = _pitch(places)
    most = max(counts.values())
    # What may be of a later day makes no day the busiest.
    sure_counts = {number: count - about[number] for number, count in counts.items()}
    surest = max(sure_counts.values())
    highest = [number for number, count in sure_counts.items() if count == surest > 0]
    made = []
    for number, count in sorted(counts.items()):
        whole = max(SHORTEST, round(HEIGHT * count / most))
        open_part = max(SHORTEST, round(whole * about[number] / count)) if about[number] else 0
        sure = max(0, whole - open_part) if count > about[number] else 0
        edtf = unit.edtf(number)
        made.append(
            Bar(
                words=glue(date_words(edtf, site.language)),
                datetime=html_datetime(edtf),
                count=count,
                about=about[number],
                x=_percent((number - start) * pitch),
                width=_percent(width),
                y=TOP + HEIGHT - sure,
                height=sure,
                about_y=TOP + HEIGHT - whole,
                about_height=whole - sure,
                peak=highest == [number],
            )
        )
    return tuple(made)


def _width(places: int) -> float:
    """Of a bar, per cent."""
    return min(100 / places * FILLED, WIDEST)


def _pitch(places: int) -> float:
    """From bar to bar: the first one begins, and the last one ends, with the axis, over the words that stand there."""
    return (100 - _width(places)) / (places - 1)


def _percent(value: float) -> str:
    """With two decimals: a hundredth of a per cent is less than a tenth of a pixel."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def _ticks(site: Site, unit: _Unit, start: int, places: int) -> tuple[Tick, ...]:
    ticks = []
    free = LABEL_FROM
    for place in range(1, places):
        words = unit.mark(bounds(unit.edtf(start + place))[0], site.language)
        if not words:
            continue
        x = place * _pitch(places)
        said = free <= x <= LABEL_TO
        if said:
            free = x + LABEL_GAP
        ticks.append(Tick(_percent(x), words if said else ""))
    return tuple(ticks)


def _ends(site: Site, unit: _Unit, first: date, last: date) -> tuple[str, str]:
    """Days where bars are days or weeks; the year once where it is one year."""
    if unit.name in ("day", "week"):
        year = last.year if first.year == last.year else None
        return glue(day_words(first, site.language, year)), glue(day_words(last, site.language))
    words = [glue(date_words(unit.edtf(unit.number(day)), site.language)) for day in (first, last)]
    return words[0], words[1]


def _peak(site: Site, bar: Bar) -> Peak:
    left = float(bar.x.rstrip("%"))
    right = left + float(bar.width.rstrip("%"))
    words = site.words.gettext("%(when)s: %(num)s") % {"when": bar.words, "num": bar.count - bar.about}
    if left <= 50:
        return Peak(_percent(left), "start", glue(words))
    return Peak(_percent(right), "end", glue(words))


def _title(site: Site, made: Sequence[Bar], total: int, ends: tuple[str, str]) -> str:
    stretch = {"articles": site.articles_counted(total), "first": ends[0], "last": ends[1]}
    most = max(made, key=lambda bar: bar.count - bar.about)
    if most.count == most.about:
        return site.words.gettext("%(articles)s, %(first)s — %(last)s.") % stretch
    return site.words.gettext("%(articles)s, %(first)s — %(last)s; at most %(num)s, %(when)s.") % {
        **stretch,
        "num": most.count - most.about,
        "when": most.words,
    }


def _by(site: Site, unit: _Unit) -> str:
    return {
        "day": site.words.gettext("by day"),
        "week": site.words.gettext("by week"),
        "month": site.words.gettext("by month"),
        "year": site.words.gettext("by year"),
        "decade": site.words.gettext("by decade"),
        "century": site.words.gettext("by century"),
    }[unit.name]


def _heading(site: Site, unit: _Unit) -> str:
    return {
        "day": site.words.pgettext("column", "Day"),
        "week": site.words.pgettext("column", "Week"),
        "month": site.words.pgettext("column", "Month"),
        "year": site.words.pgettext("column", "Year"),
        "decade": site.words.pgettext("column", "Decade"),
        "century": site.words.pgettext("column", "Century"),
    }[unit.name]
