"""EDTF strings: the days they bound, how exact they are, and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import example, given
from hypothesis import strategies as st

from generator.chronology import (
    EARLIEST,
    LATEST,
    NotEDTF,
    Precision,
    bounds,
    is_edtf,
    is_publication_date,
    known_end,
    precision,
)

KNOWN = [
    ("2025-11-06", "2025-11-06", "2025-11-06", Precision.DAY),
    ("2025-11", "2025-11-01", "2025-11-30", Precision.MONTH),
    ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
    ("2025", "2025-01-01", "2025-12-31", Precision.YEAR),
    ("2025-22", "2025-06-01", "2025-08-31", Precision.SEASON),
    ("2025-24", "2024-12-01", "2025-02-28", Precision.SEASON),
    ("199X", "1990-01-01", "1999-12-31", Precision.DECADE),
    ("2020/2025", "2020-01-01", "2025-12-31", Precision.INTERVAL),
    ("2025-12-16/2025-12-31", "2025-12-16", "2025-12-31", Precision.INTERVAL),
    ("../2029", str(EARLIEST), "2029-12-31", Precision.INTERVAL),
    ("2029/..", "2029-01-01", str(LATEST), Precision.INTERVAL),
    ("{2025-09,2025-11}", "2025-09-01", "2025-11-30", Precision.SET),
    ("2025-09~", "2025-09-01", "2025-09-30", Precision.MONTH),
    ("1991-12-16?", "1991-12-16", "1991-12-16", Precision.DAY),
]


@pytest.mark.parametrize(("edtf", "first", "last", "exact"), KNOWN, ids=[case[0] for case in KNOWN])
def test_bounds_and_precision(edtf: str, first: str, last: str, exact: Precision) -> None:
    assert tuple(map(str, bounds(edtf))) == (first.zfill(10), last)
    assert precision(edtf) is exact


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "вчера",
        "2025-13",
        "2025-02-30",
        "2025-11-06/2025-01-01",
        "/",
        "../..",
        "{}",
        "XXXX-12-16",
        "2025-1X",
        "2" * 99,
    ],
)
def test_what_is_no_date(wrong: str) -> None:
    assert not is_edtf(wrong)
    with pytest.raises(NotEDTF):
        bounds(wrong)


@given(st.dates())
def test_a_day_bounds_itself(day: date) -> None:
    assert bounds(day.isoformat()) == (day, day)
    assert is_publication_date(day.isoformat())


_SHAPES = (
    r"[0-9]{4}",
    r"[0-9]{4}-[0-9]{2}",
    r"[0-9]{4}-[01][0-9]-[0-3][0-9]",
    r"(19|20)[0-9]{2}-2[0-5]",
    r"[0-9]{1,3}X{1,3}",
    r"[0-9]{4}-XX(-XX)?",
    r"[0-9]{4}-[01][0-9]-XX",
)


@given(st.one_of([st.from_regex(rf"\A{shape}[~?%]?\Z") for shape in _SHAPES]))
@example("0000")
@example("0001-24")
@example("9999-12-31")
@example("2025-02-29")
@example("2025-22~")
@example("199X")
@example("1XXX%")
@example("00XX")
@example("2024-02-XX")
@example("2025-XX-XX?")
def test_plain_dates_are_read_as_the_package_does(edtf: str) -> None:
    """Which is not asked for them: it takes long to load."""
    try:
        parsed = parse_edtf(edtf)
        days = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    except (EDTFParseException, ValueError):
        assert not is_edtf(edtf)
        return
    if edtf[5:] == "24":
        return  # Its winter is a December alone; ours has three months, and is counted by its January.
    assert bounds(edtf) == days


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_none(text: str) -> None:
    if is_edtf(text):
        low, high = bounds(text)
        assert low <= high
        assert precision(text) in Precision


@pytest.mark.parametrize(
    "edtf", ["2025", "2025-11", "2025-22", "2025-11-07/..", "2025-11/2025-12", "{2025-11-07}", "2025-11-07~"]
)
def test_what_is_a_date_but_not_of_publication(edtf: str) -> None:
    assert is_edtf(edtf)
    assert not is_publication_date(edtf)


@pytest.mark.parametrize(
    ("edtf", "end"),
    [
        ("../2029", "2029"),
        ("2014/..", "2014"),
        ("/2029", "2029"),
        ("2020/2025", "2020/2025"),
        ("2025-11-06", "2025-11-06"),
    ],
)
def test_of_an_open_interval_one_end_is_known(edtf: str, end: str) -> None:
    assert known_end(edtf) == end
