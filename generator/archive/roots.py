"""What stays of a word when form and part of speech change."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern

from generator.model import Span

ROOT = 5
"""Letters."""

_WORD = re.compile(r"[^\W\d_]{4,}")
# A word of `folded`, which has no digits left; without a way back, as there is only one way to read it.
_ROOT = re.compile(r"(\w{4,5}+)\w*+")
_NO_LETTER = re.compile(r"[\d_]")
_UNEVEN = "İΣ"
"""Letters whose small form is longer, or depends on the next letter."""


def roots(text: str) -> frozenset[str]:
    """Of the words of four letters and more: «подарил» and «подарок» → «подар».

    Five letters is crude, and the same in every language; it only ever chooses among sentences of one cast.
    """
    return frozenset(root_of(word) for word in _WORD.findall(text))


def folded(text: str) -> str | None:
    """For `roots_within`: a text folded as `root_of` folds its words, of the same length; None where letter by letter that cannot be."""
    if any(letter in text for letter in _UNEVEN):
        return None
    return _NO_LETTER.sub(" ", text.lower().replace("ё", "е"))


def roots_within(folded: str, span: Span) -> set[str]:
    """What `roots` gives of a part of the text, for a whole text folded at once."""
    return set(map(intern, _ROOT.findall(folded, span.start, span.stop)))


@lru_cache(maxsize=1 << 16)
def root_of(word: str) -> str:
    return intern(word.lower().replace("ё", "е")[:ROOT])


def words_of(text: str, wanted: frozenset[str]) -> tuple[str, ...]:
    """The words of a text that have one of these roots, as they stand there, the first of each."""
    first: dict[str, str] = {}
    for word in _WORD.findall(text):
        if (root := root_of(word)) in wanted:
            first.setdefault(root, word)
    return tuple(first.values())
