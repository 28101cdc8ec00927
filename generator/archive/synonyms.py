"""Other names of countries, bodies and outlets, whether a file says so or not: «Соединённые Штаты» is США in every archive.

One table for texts in any language: no name of another language is spelt like one of its entries and means something else.
"""

from __future__ import annotations

from functools import lru_cache

from generator.archive.identity import fold
from generator.languages.tables import folded_map
from generator.model import EntityKind

_OWNER_WORDS = 4
"""An owner's name has so many words at most: «Соединённых Штатов Америки»."""


@lru_cache(maxsize=1 << 15)
def canonical(kind: EntityKind, name: str) -> str:
    """The name that titles the page of what `name` (in the nominative) names; `name` itself where the tables say nothing.

    A body's owner and its head are looked up apart: «Министерство обороны Российской Федерации» → «Минобороны России».
    """
    found = None if kind is EntityKind.PERSON else _meant(name)
    if found is not None:
        return found
    if kind is not EntityKind.ORGANIZATION:
        return name
    words = name.split()
    for length in range(max(1, len(words) - _OWNER_WORDS), len(words)):
        head, owner = " ".join(words[:length]), " ".join(words[length:])
        short = folded_map("ru", "owners").get(fold(owner))
        if short is not None:
            return canonical(kind, f"{head} {short}")
    for length in range(len(words) - 1, 0, -1):
        head, owner = " ".join(words[:length]), " ".join(words[length:])
        meant = _meant(head) if owner[0].isupper() and not owner.isascii() else None
        if meant is not None and meant.casefold() != head.casefold() and not meant.endswith(owner):
            whole = f"{meant} {owner}"
            return _meant(whole) or whole
    return name


def _meant(name: str) -> str | None:
    return folded_map("ru", "synonyms").get(fold(name))
