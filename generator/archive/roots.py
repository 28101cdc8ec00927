"""What stays of a word when form and part of speech change."""

from __future__ import annotations

import re
from functools import lru_cache

ROOT = 5
"""Letters."""

_WORD = re.compile(r"[^\W\d_]{4,}")


def roots(text: str) -> frozenset[str]:
    """Of the words of four letters and more: «подарил» and «подарок» → «подар».

    Five letters is crude, and the same in every language; it only ever chooses among sentences of one cast.
    """
    return frozenset(root_of(word) for word in _WORD.findall(text))


@lru_cache(maxsize=1 << 16)
def root_of(word: str) -> str:
    return word.lower().replace("ё", "е")[:ROOT]


def words_of(text: str, wanted: frozenset[str]) -> tuple[str, ...]:
    """The words of a text that have one of these roots, as they stand there, the first of each."""
    first: dict[str, str] = {}
    for word in _WORD.findall(text):
        if (root := root_of(word)) in wanted:
            first.setdefault(root, word)
    return tuple(first.values())
