"""Cyrillic names as readers type them on a Latin keyboard, for the search: «Токаев» as Tokaev and Tokayev."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.urls import slug

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")

# As the English-language press writes Russian (the table of BGN/PCGN without its apostrophes), where it differs from the passport
# table of our URLs: what is not here is the same in both.
_PRESS = (
    (re.compile(r"[иы]й\b"), "y"),
    (re.compile(r"(?:(?<=[аеёиоуыэюяьъ])|\b)е"), "ye"),
    (re.compile(r"ё"), "yo"),
    (re.compile(r"ю"), "yu"),
    (re.compile(r"я"), "ya"),
    (re.compile(r"й"), "y"),
    (re.compile(r"х"), "kh"),
    (re.compile(r"щ"), "shch"),
)

_WHOLE = 10_000
"""A name is never as long: `slug` must not cut it."""


@lru_cache(maxsize=65536)
def latin(name: str) -> tuple[str, ...]:
    """Its spellings in Latin letters, small ones, by the two tables that are in use; none for a name that is not Cyrillic."""
    if not _CYRILLIC.search(name):
        return ()
    press = name.lower()
    for letter, written in _PRESS:
        press = letter.sub(written, press)
    return tuple(dict.fromkeys(slug(spelling, _WHOLE).replace("-", " ") for spelling in (name, press)))
