"""EDTF strings: are they well formed, which days do they bound, how exact are they.

The grammar is the `edtf` package's (Library of Congress EDTF, levels 0 to 2). Its own bounds fail on open intervals and on
sets, so those two are taken apart here and only their ends are handed to it.
"""

from __future__ import annotations

import calendar
import re
from contextlib import redirect_stdout
from datetime import date
from enum import StrEnum
from functools import lru_cache
from io import StringIO
from typing import Any

from generator.errors import LetopisError

EARLIEST = date(1, 1, 1)
LATEST = date(9999, 12, 31)

LIMIT = 240
"""Characters of a date; a set of twenty days has them."""

# Nearly every date of an archive is a plain year, month, day, season or decade. The package's grammar takes some 8 ms for each, and to
# load it longer than all else that `check` needs; these take none, and give the same days.
_PLAIN = re.compile(r"(\d{4})(?:-(?:XX(?:-XX)?|(0[1-9]|1[0-2])(?:-(?:XX|(\d{2})))?))?[~?%]?", re.ASCII)
_YEARS = re.compile(r"(?=....[~?%]?$)([1-9]\d*)(X+)[~?%]?", re.ASCII)
"""Of which the first digits are known: `199X`."""

# EDTF level 1 seasons are not tied to a hemisphere; Letopis reads them as the northern ones, winter counted by its January.
_SEASON = re.compile(r"(\d{4})-(2[1-4])", re.ASCII)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}

# The same grammar as one regular expression, for JSON Schemas, which editors check with: it knows the shape, and no calendar.
_DATE = r"[0-9X]{4}(-(0[1-9]|1[0-2]|XX)(-(0[1-9]|[12][0-9]|3[01]|[0-3]X|XX))?|-(2[1-9]|3[0-9]|4[01]))?"
_ONE = rf"[~?%]?{_DATE}[~?%]?"
_SPAN = rf"({_ONE}/({_ONE}|(\.\.)?)|(\.\.)?/{_ONE})"
_MEMBERS = rf"{_ONE}((, ?|\.\.){_ONE})*"
EDTF_PATTERN = rf"^({_ONE}|{_SPAN}|\[(\.\.)?{_MEMBERS}(\.\.)?\]|\{{(\.\.)?{_MEMBERS}(\.\.)?\}})$"
_WHOLE_DAY = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
PUBLICATION_PATTERN = rf"^{_WHOLE_DAY}(/{_WHOLE_DAY})?$"
# What has not this shape is not given to the package at all: it would count out the years of «Y17E9999999», and go down into «{{{{…».
_EDTF = re.compile(EDTF_PATTERN)


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"
    SET = "set"


class NotEDTF(LetopisError, ValueError):
    """The string is no EDTF date."""


@lru_cache(maxsize=65536)
def bounds(edtf: str) -> tuple[date, date]:
    """The first and the last day that the date can mean, both inclusive. An open end is `EARLIEST` or `LATEST`.

    Qualifiers (`~`, `?`) do not widen the bounds. A set is bounded by its earliest and latest member.
    Raises NotEDTF.
    """
    if len(edtf) > LIMIT:
        raise NotEDTF(f"«{edtf[:40]}…» is longer than any date")
    if not _EDTF.fullmatch(edtf):
        raise NotEDTF(f"«{edtf}» is no EDTF date")
    if edtf[:1] in "{[":
        members = [bounds(part.strip()) for part in edtf[1:-1].replace("..", ",").split(",") if part.strip()]
        return min(low for low, _ in members), max(high for _, high in members)
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        low = EARLIEST if first in ("", "..") else bounds(first)[0]
        high = LATEST if last in ("", "..") else bounds(last)[1]
        if low > high or (low, high) == (EARLIEST, LATEST):
            raise NotEDTF(f"«{edtf}» ends before it begins, or has no end at all")
        return low, high
    plain = _PLAIN.fullmatch(edtf)
    if plain:
        return _plain_bounds(int(plain[1]), int(plain[2] or 0), int(plain[3] or 0), edtf)
    years = _YEARS.fullmatch(edtf)
    if years:
        unknown = len(years[2])
        return date(int(years[1] + "0" * unknown), 1, 1), date(int(years[1] + "9" * unknown), 12, 31)
    season = _SEASON.fullmatch(edtf)
    if season:
        return _season_bounds(int(season[1]), int(season[2]), edtf)
    parsed = _parse(edtf)
    try:
        low, high = parsed.lower_strict(), parsed.upper_strict()
        return date(low.tm_year, low.tm_mon, low.tm_mday), date(high.tm_year, high.tm_mon, high.tm_mday)
    except (ValueError, TypeError, AttributeError, OverflowError) as error:
        raise NotEDTF(f"«{edtf}» is outside the years 1 to 9999") from error


def _plain_bounds(year: int, month: int, day: int, edtf: str) -> tuple[date, date]:
    try:
        low = date(year, month or 1, day or 1)
        return low, date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except ValueError as error:
        raise NotEDTF(f"«{edtf}» is no day of the calendar") from error


def _season_bounds(year: int, season: int, edtf: str) -> tuple[date, date]:
    first_month, last_month = _SEASON_MONTHS[season]
    start_year = year - 1 if first_month > last_month else year
    if start_year < EARLIEST.year:
        raise NotEDTF(f"«{edtf}» is outside the years 1 to 9999")
    return date(start_year, first_month, 1), date(year, last_month, calendar.monthrange(year, last_month)[1])


@lru_cache(maxsize=65536)
def precision(edtf: str) -> Precision:
    """How exact the date is. Raises NotEDTF."""
    low, high = bounds(edtf)
    if edtf[:1] in "{[":
        return Precision.SET
    if "/" in edtf:
        return Precision.INTERVAL
    core = edtf.rstrip("~?%")
    parts = core.split("-")
    if len(parts) == 2 and parts[1].isdigit() and int(parts[1]) in _SEASON_MONTHS:
        return Precision.SEASON
    if low == high:
        return Precision.DAY
    days = (high - low).days
    if days <= 31:
        return Precision.MONTH
    return Precision.YEAR if days <= 366 else Precision.DECADE


def known_end(edtf: str) -> str:
    """Of an interval that is open on one side, the end that is known: `../2029` → `2029`. Any other date is returned as it is."""
    first, slash, last = edtf.partition("/")
    if slash and first in ("", ".."):
        return last
    return first if slash and last in ("", "..") else edtf


@lru_cache(maxsize=65536)
def is_edtf(edtf: str) -> bool:
    try:
        bounds(edtf)
    except NotEDTF:
        return False
    return True


def is_publication_date(edtf: str) -> bool:
    """A publication date is a whole day, or an interval closed on both sides by days."""
    if not is_edtf(edtf):
        return False
    ends = edtf.split("/")
    return len(ends) <= 2 and all(
        len(end) == 10 and end[:4].isdigit() and precision(end) is Precision.DAY for end in ends
    )


def _parse(edtf: str) -> Any:
    from edtf import EDTFParseException, parse_edtf

    try:
        # On some strings («2025-1X») the package fails inside its own classes, and prints what it tried.
        with redirect_stdout(StringIO()):
            return parse_edtf(edtf)
    except (EDTFParseException, AttributeError, LookupError, TypeError, ValueError) as error:
        raise NotEDTF(f"«{edtf}» is no EDTF date") from error
