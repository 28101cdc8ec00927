"""The interface's words: gettext catalogues, and dates in words.

Catalogues are the .po files in `locales/`, read when a language is first asked for; nothing compiled is kept in the repository.
Patterns of dates stand in the catalogues too (context `date pattern`), since «6 ноября 2025» and «2025 ж. 6 қараша» differ in
order; the names of months and days are CLDR's, from Babel. Context `genitive` holds what stands after a preposition («около»,
«до», «с»), which Russian inflects and English does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from generator.chronology import EARLIEST, LATEST, Precision, bounds, precision

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "letopis"

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


@lru_cache
def translations(language: str) -> Translations:
    """The catalogue of one of `generator.INTERFACE_LANGUAGES`. Raises FileNotFoundError for a language that has none."""
    path = LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language, domain=DOMAIN, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled, domain=DOMAIN)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A catalogue for Python code. Its methods carry gettext's own names, so that `pybabel extract` finds the messages."""

    translations: Translations

    def gettext(self, message: str) -> str:
        return _gettext(self.translations, message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.translations.ngettext(singular, plural, number)

    def pgettext(self, context: str, message: str) -> str:
        return _pgettext(self.translations, context, message)


# Every row of every page asks for the same few words.
@lru_cache(maxsize=4096)
def _gettext(translations: Translations, message: str) -> str:
    return translations.gettext(message)


@lru_cache(maxsize=4096)
def _pgettext(translations: Translations, context: str, message: str) -> str:
    return str(translations.pgettext(context, message))


@lru_cache
def catalogue(language: str) -> Catalogue:
    """The words of a language, for Python; templates take `translations`."""
    return Catalogue(translations(language))


def day_words(day: date, language: str, year: int | None = None) -> str:
    """«6 ноября 2025», or «6 ноября» where `year` is the year that the reader knows already."""
    words = catalogue(language)
    if year == day.year:
        pattern = words.pgettext("date pattern", "d MMMM")
    else:
        pattern = words.pgettext("date pattern", "d MMMM y")
    return _date(day, pattern, language)


def _date(day: date, pattern: str, language: str) -> str:
    """As Babel's `format_date`, which takes a pattern apart each time: here once for each month of the year."""
    said = _in_month(pattern, day.month, language)
    return said.replace(_DAY, str(day.day)).replace(_YEAR, str(day.year))


_DAY, _YEAR = "\ufdd0", "\ufdd1"
"""No characters of any text: places for the numbers."""


@lru_cache(maxsize=1024)
def _in_month(pattern: str, month: int, language: str) -> str:
    """The pattern with the name of the month, and the places of the numbers."""
    places = _NUMBERS.sub(lambda found: {"d": _DAY, "y": _YEAR}.get(found[0], found[0]), pattern)
    return format_date(date(2000, month, 1), places, locale=language)


_NUMBERS = re.compile(r"'[^']*'|d+|y+")
"""In a pattern: words in quotation marks, which stay; the day's number, the year's."""


@lru_cache(maxsize=16384)
def month_name(day: date, language: str) -> str:
    """«ноябрь», as a heading has it."""
    return format_date(day, catalogue(language).pgettext("date pattern", "LLLL"), locale=language)


@lru_cache(maxsize=16384)
def month_and_year(day: date, language: str) -> str:
    """«ноября 2025»: what follows the day's number on a date leaf."""
    return _date(day, catalogue(language).pgettext("date pattern", "MMMM y"), language)


@lru_cache(maxsize=16384)
def weekday(day: date, language: str) -> str:
    """«четверг»."""
    return format_date(day, "cccc", locale=language)


def season_name(edtf: str, language: str) -> str:
    """«лето», from an EDTF season."""
    words = catalogue(language)
    return {
        "spring": words.pgettext("season", "spring"),
        "summer": words.pgettext("season", "summer"),
        "autumn": words.pgettext("season", "autumn"),
        "winter": words.pgettext("season", "winter"),
    }[_season(edtf)]


@lru_cache(maxsize=65536)
def date_words(edtf: str, language: str, year: int | None = None) -> str:
    """An EDTF date as a reader says it: «6 ноября 2025», «лето 2025», «2023 год», «1990-е», «около 1994 года».

    `year` is the year under whose heading the words stand; it is then not said again («6 ноября»).
    Raises `chronology.NotEDTF`.
    """
    words = catalogue(language)
    if edtf[:1] in "{[":
        members = [
            date_words(part.strip(), language, year)
            for part in edtf[1:-1].replace("..", ",").split(",")
            if part.strip()
        ]
        return (", " if edtf[0] == "{" else words.gettext(" or ")).join(members)
    core = edtf.rstrip("~?%")
    mark = edtf[len(core) :]
    if "/" in core:
        plain = _interval(core, language, year)
    elif mark in ("~", "%"):
        about = words.gettext("about %(date)s") % {"date": _genitive(core, language, year)}
        return about if mark == "~" else words.gettext("probably %(date)s") % {"date": about}
    else:
        plain = _nominative(core, language, year)
    return words.gettext("probably %(date)s") % {"date": plain} if mark == "?" else plain


def _season(edtf: str) -> str:
    return _SEASONS[edtf.rstrip("~?%").split("-")[1]]


def _whole(low: date, high: date) -> Precision | None:
    """The calendar unit that these bounds fill exactly, or None."""
    if low == high:
        return Precision.DAY
    after = date.fromordinal(high.toordinal() + 1) if high < LATEST else high
    if low.day != 1 or after.day != 1:
        return None
    months = (after.year - low.year) * 12 + after.month - low.month
    if months == 1:
        return Precision.MONTH
    if months == 12 and low.month == 1:
        return Precision.YEAR
    return Precision.DECADE if months == 120 and low.month == 1 and low.year % 10 == 0 else None


def _nominative(edtf: str, language: str, year: int | None) -> str:
    words = catalogue(language)
    low, high = bounds(edtf)
    if precision(edtf) is Precision.SEASON:
        return _season_words(edtf, language, high.year, year)
    whole = _whole(low, high)
    if whole is Precision.DAY:
        return day_words(low, language, year)
    if whole is Precision.MONTH:
        if year == low.year:
            return month_name(low, language)
        return _date(low, words.pgettext("date pattern", "LLLL y"), language)
    if whole is Precision.YEAR:
        return words.gettext("%(year)s (whole year)") % {"year": low.year}
    if whole is Precision.DECADE:
        return words.gettext("the %(year)ss") % {"year": low.year}
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        return f"{low.year}–{high.year}"
    return _stretch(low, high, language, year)


def _season_words(edtf: str, language: str, ends: int, year: int | None) -> str:
    name = season_name(edtf, language)
    words = catalogue(language)
    if _season(edtf) == "winter":
        return words.gettext("%(season)s %(first)s–%(last)s") % {"season": name, "first": ends - 1, "last": ends}
    return name if year == ends else words.gettext("%(season)s %(year)s") % {"season": name, "year": ends}


def _genitive(edtf: str, language: str, year: int | None) -> str:
    """As `_nominative`, in the case that follows «около», «до», «с»."""
    words = catalogue(language)
    low, high = bounds(edtf)
    if precision(edtf) is Precision.SEASON:
        name = {
            "spring": words.pgettext("genitive", "spring"),
            "summer": words.pgettext("genitive", "summer"),
            "autumn": words.pgettext("genitive", "autumn"),
            "winter": words.pgettext("genitive", "winter"),
        }[_season(edtf)]
        return words.gettext("%(season)s %(year)s") % {"season": name, "year": high.year}
    whole = _whole(low, high)
    if whole is Precision.MONTH:
        pattern = "MMMM" if year == low.year else words.pgettext("genitive date pattern", "MMMM y")
        return format_date(low, pattern, locale=language)
    if whole is Precision.YEAR:
        return words.pgettext("genitive", "%(year)s") % {"year": low.year}
    if whole is Precision.DECADE:
        return words.pgettext("genitive", "the %(year)ss") % {"year": low.year}
    return _nominative(edtf, language, year)


def _interval(edtf: str, language: str, year: int | None) -> str:
    words = catalogue(language)
    first, _, last = edtf.partition("/")
    first, last = first.rstrip("~?%"), last.rstrip("~?%")
    low, high = bounds(edtf)
    if low == EARLIEST:
        return words.gettext("until %(date)s") % {"date": _genitive(last, language, year)}
    if high == LATEST:
        return words.gettext("since %(date)s") % {"date": _genitive(first, language, year)}
    kinds = {precision(first), precision(last)}
    if kinds == {Precision.YEAR}:
        return f"{low.year}–{high.year}"
    if kinds == {Precision.MONTH} and low.year == high.year:
        return _joined(month_name(low, language), month_name(high, language), high.year, language, year)
    if kinds == {Precision.DAY}:
        return _stretch(low, high, language, year)
    return f"{_nominative(first, language, year)} — {_nominative(last, language, year)}"


def _stretch(low: date, high: date, language: str, year: int | None) -> str:
    """Two days with what they share said once: «16–31 декабря 2025»."""
    words = catalogue(language)
    if low == high:
        return day_words(low, language, year)
    if (low.year, low.month) == (high.year, high.month):
        single = year == high.year
        pattern = words.pgettext("date pattern", "d MMMM") if single else words.pgettext("date pattern", "d MMMM y")
        # The range takes the day's place in the pattern, wherever the language has it.
        return format_date(high, pattern.replace("d", f"'{low.day}–{high.day}'", 1), locale=language)
    if low.year == high.year:
        first, last = day_words(low, language, low.year), day_words(high, language, high.year)
        return _joined(first, last, high.year, language, year)
    return f"{day_words(low, language, year)} — {day_words(high, language, year)}"


def _joined(first: str, last: str, shared: int, language: str, year: int | None) -> str:
    """Two dates of one year, given without it."""
    if year == shared:
        return f"{first} — {last}"
    return catalogue(language).gettext("%(first)s — %(last)s %(year)s") % {
        "first": first,
        "last": last,
        "year": shared,
    }
