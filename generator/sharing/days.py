"""Which whole days a date names, for formats that know nothing vaguer: calendars, schema.org's events."""

from __future__ import annotations

from datetime import date

from generator.chronology import EARLIEST, LATEST, Precision, bounds, precision

_DAY = len("2025-11-06")


def whole_days(edtf: str) -> tuple[date, date] | None:
    """The first and the last day: the same for a day, and of a stretch that is told by its two days; None for anything vaguer.

    «В ноябре» is not thirty days, and of «с 6 ноября» nobody knows the end.
    """
    low, high = bounds(edtf)
    if low == high:
        return low, high
    closed = precision(edtf) is Precision.INTERVAL and low != EARLIEST and high != LATEST
    return (low, high) if closed and all(len(end.rstrip("~?%")) == _DAY for end in edtf.split("/")) else None
