"""Names as the search reads them: no two forms of one stem, and Cyrillic ones also as they are typed in Latin letters.

The index is made of stems, so a second form of the same one would only make it larger: it is fetched before the first result is seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from generator.languages.russian_stem import stem
from generator.model import Entity
from generator.urls import slug

NEXT_NAME = " | "
"""Between one name and the next where the search reads several (overrides/assets/js/search); no letter of a word."""

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


def names_of(entity: Entity) -> str:
    """Whatever a reader may call it, NEXT_NAME between the names."""
    names = (entity.name, *entity.names.values(), *entity.aliases, *entity.case_forms, *latin(entity.name))
    return NEXT_NAME.join(_once((_stems(name), name) for name in names))


def words_of(entity: Entity) -> str:
    """The words of what a text may call it: enough to find who is named there."""
    return _words(entity.name, entity.case_forms)


@lru_cache(maxsize=65536)
def _words(name: str, forms: tuple[str, ...]) -> str:
    """Cached: they stand on the page of every article that names the entity."""
    return " ".join(_once((_stems(word), word) for one in (name, *forms, *latin(name)) for word in one.split()))


def _stems(name: str) -> tuple[str, ...]:
    """As the index has them: Pagefind takes й and ё for и and е before it looks for the stem, so «Москвой» is another than «Москва»."""
    plain = unicodedata.normalize("NFD", name.lower()).translate(_BARE)
    return tuple(map(_stem, plain.replace("-", " ").split()))


class _Bare(dict[int, int | None]):
    """For `str.translate`: a sign as it is, without its marks. Filled as signs are met."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = found = None if unicodedata.combining(chr(sign)) else sign
        return found


_BARE = _Bare()
_stem = lru_cache(maxsize=16384)(stem)
"""Names share their words: given names, «область», the cases of both."""


def _once(keyed: Iterable[tuple[tuple[str, ...], str]]) -> Iterable[str]:
    """The first of each key."""
    first: dict[tuple[str, ...], str] = {}
    for key, value in keyed:
        first.setdefault(key, value)
    return first.values()
