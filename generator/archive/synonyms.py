"""Other names of countries, bodies and outlets, whether a file says so or not: «Соединённые Штаты» is США in every archive.

One table for texts in any language: no name of another language is spelt like one of its entries and means something else.
"""

from __future__ import annotations

from functools import lru_cache

from generator.archive.identity import fold
from generator.languages.russian_morphology import parses
from generator.languages.russian_phrases import case_forms
from generator.languages.tables import folded_map, word_set
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
    owned = _with_owner(words)
    if owned:
        return canonical(kind, owned)
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


def _with_owner(words: list[str]) -> str:
    """«Болгарское правительство» → «Правительство Болгарии»; "" for other names: «Российская академия наук» is an institution's own."""
    if len(words) != 2 or not words[1].islower():
        return ""
    countries = folded_map("ru", "country_adjectives")
    of_country = (countries[lemma] for lemma in map(fold, _lemmas(words[0])) if lemma in countries)
    country = next(of_country, "")
    if not country or not any(lemma in _owned_bodies() for lemma in map(fold, _lemmas(words[1]))):
        return ""
    # The forms stand in the order of the cases, the genitive after the nominative; one form alone does not decline.
    genitive = case_forms(country, EntityKind.PLACE)[:2][-1]
    return f"{words[1].capitalize()} {genitive}"


def _lemmas(word: str) -> list[str]:
    return [parse.lemma for parse in parses(word.lower())]


@lru_cache
def _owned_bodies() -> frozenset[str]:
    return word_set("ru", "bodies") | {"власть"}


def _meant(name: str) -> str | None:
    return folded_map("ru", "synonyms").get(fold(name))
