"""Dates as EDTF: any string is one, with bounds, precision and words in every language, or is none; nothing else happens."""

from __future__ import annotations

import re

from generator import INTERFACE_LANGUAGES
from generator.chronology import (
    EDTF_PATTERN,
    PUBLICATION_PATTERN,
    NotEDTF,
    Precision,
    bounds,
    is_edtf,
    is_publication_date,
    known_end,
    precision,
)
from generator.i18n import date_words
from tests.fuzz.harness import Harness

_PATTERN = re.compile(EDTF_PATTERN)
_PUBLICATION = re.compile(PUBLICATION_PATTERN)


def check(text: str) -> None:
    try:
        low, high = bounds(text)
    except NotEDTF:
        assert not is_edtf(text)
        assert not is_publication_date(text)
        return
    assert is_edtf(text)
    assert low <= high, f"{low} to {high}"
    assert precision(text) in Precision
    assert _PATTERN.fullmatch(text), "is a date that the schemas of front matter refuse"
    end = known_end(text)
    assert end == text or is_edtf(end)
    for language in INTERFACE_LANGUAGES:
        words = date_words(text, language)
        assert words.strip()
        assert "\n" not in words
    if is_publication_date(text):
        assert _PUBLICATION.fullmatch(text)
        assert text[:4] == f"{low.year:04}"


TOKENS = (
    "2025", "2025-11", "2025-11-07", "2025-02-29", "2024-02-29", "2025-11-31", "0000", "0001", "9999", "9999-12-31", "0001-01-01",
    "10000", "2025-21", "2025-22", "2025-23", "2025-24", "0001-24", "2025-25", "2025-33", "2025-41", "-2025", "--", "-", "/", "..",
    "../", "/..", "X", "XX", "202X", "20XX", "2XXX", "XXXX", "2025-XX", "2025-11-XX", "2025-1X", "2025-XX-XX", "2025-11-0X", "~", "?",
    "%", "2025~", "?2025", "2025-11~", "2025-~11", "{", "}", "[", "]", ",", ", ", "{2025,2026}", "[2025..2027]", "[..2025]",
    "{2025-11-06..2025-11-08}", "Y", "Y2025", "Y-17E7", "E", "S", "2025S2", "T", "T10:00:00", "T10:00:00Z", "+05:00", "open",
    "unknown", "u", "uu", "199u", "٢٠٢٥", "２０２５", "²", " ", "\n", "\t", "\x00", "0", "1", "2", "7", "12", "13", "31", "32", "00", "∞",
    "e", ".", "𝟚", "2025-11-07/2025-11-09", "2025/2024", "2025/..",
)  # fmt: skip

HARNESS = Harness("edtf", "a string is a date with bounds, precision and words, or is none", check, TOKENS, 300)
