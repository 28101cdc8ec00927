"""Whole days, and nothing made of what is vaguer."""

from __future__ import annotations

from datetime import date

import pytest

from generator.sharing.days import whole_days


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-11-06", date(2025, 11, 6), date(2025, 11, 6)),
        ("2025-11-06~", date(2025, 11, 6), date(2025, 11, 6)),
        ("2025-11-06/2025-11-08", date(2025, 11, 6), date(2025, 11, 8)),
        ("2025-11-06~/2025-11-08", date(2025, 11, 6), date(2025, 11, 8)),
    ],
)
def test_days(edtf: str, first: date, last: date) -> None:
    assert whole_days(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf",
    ["1994", "2025-11", "2025-22", "199X", "2025-11/2025-12", "2024/2025", "2025-11-06/2025-12", "../2025-11-06", "2025-11-06/..",
     "{2025-11-06,2025-11-08}"],
)  # fmt: skip
def test_no_days(edtf: str) -> None:
    assert whole_days(edtf) is None
