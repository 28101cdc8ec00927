"""CBOR as far as Pagefind writes it: the examples of RFC 8949, appendix A, and what is none of it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.search.cbor import decode


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ("00", 0),
        ("17", 23),
        ("1818", 24),
        ("1903e8", 1000),
        ("1a000f4240", 1000000),
        ("1b000000e8d4a51000", 1000000000000),
        ("20", -1),
        ("3863", -100),
        ("60", ""),
        ("62c3bc", "ü"),
        ("80", []),
        ("8301820203820405", [1, [2, 3], [4, 5]]),
        ("98190102030405060708090a0b0c0d0e0f101112131415161718181819", list(range(1, 26))),
    ],
)
def test_examples(data: str, value: Any) -> None:
    assert decode(bytes.fromhex(data)) == value


@pytest.mark.parametrize("data", ["", "18", "8201", "0000", "f5", "9f01ff", "a10102", "62c3"])
def test_what_is_something_else(data: str) -> None:
    with pytest.raises(ValueError, match=r"byte|in the middle"):
        decode(bytes.fromhex(data))
