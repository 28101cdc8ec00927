"""Reading CBOR (RFC 8949), as much of it as Pagefind writes: texts, whole numbers, and lists of them."""

from __future__ import annotations

from typing import Any

_UNSIGNED, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


def decode(data: bytes) -> Any:
    """The one value that the bytes are. Raises ValueError where they are something else."""
    try:
        value, end = _value(data, 0)
    except IndexError as error:
        raise ValueError("the data end in the middle of a value") from error
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes stand behind the value")
    return value


def _value(data: bytes, at: int) -> tuple[Any, int]:
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if size := _SIZES.get(number, 0):
        number = int.from_bytes(data[at : at + size])
        at += size
    elif number >= 24:
        # What RFC 8949 reserves, and lists without a length, which Pagefind does not write.
        raise ValueError(f"a value of an unknown size at byte {at}")
    if kind == _UNSIGNED:
        return number, at
    if kind == _NEGATIVE:
        return -1 - number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind == _LIST:
        values = []
        for _ in range(number):
            value, at = _value(data, at)
            values.append(value)
        return values, at
    raise ValueError(f"a value of an unknown kind at byte {at}")
