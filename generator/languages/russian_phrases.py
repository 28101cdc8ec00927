"""Names of places, organisations and topics in Russian: the words before the head and the head itself decline, the rest stays.

«Карагандинской области» → «Карагандинская область», «Генассамблеи ООН» → «Генассамблея ООН».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from babel import Locale

from generator.languages.russian_morphology import CASES, Parse, inflected, like, parses
from generator.languages.tables import fold, table, word_map, word_set
from generator.model import EntityKind

_POSSESSIVE_ENDINGS = {"nomn": "ы", "gent": "ых", "datv": "ым", "accs": "ы", "ablt": "ыми", "loct": "ых"}
"""Of possessive adjectives in the plural."""
_ADJECTIVES = ("ADJF", "PRTF")
_PLAIN_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_LEGAL = re.compile(r"(\w+) [«\"„](.+)[»\"“]")
"""«ТОО «Тенгизшевройл»»: a legal form, and the name itself."""
_CASE_PRIOR = {"nomn": 0.3, "gent": 0.12, "loct": 0.1, "datv": 0.05, "ablt": 0.05, "accs": 0.0}
_SINGULAR = 0.35
_PLACE = 0.5
_DICTIONARY = 0.4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name taken apart."""

    declining: tuple[tuple[str, Parse], ...]
    """The words that decline, each with its reading; the head is the last."""
    rest: tuple[str, ...]
    case: str
    number: str

    def in_case(self, case: str) -> str:
        return " ".join([*(_form(word, reading, case, self.number) for word, reading in self.declining), *self.rest])


@lru_cache
def countries() -> dict[str, str]:
    """Folded Russian name → the name, of every country and territory that CLDR knows."""
    territories: dict[str, str] = dict(Locale("ru").territories)
    return {fold(name): name for code, name in territories.items() if len(code) == 2 and code.isalpha()}


@lru_cache
def known_names() -> dict[str, EntityKind]:
    """Proper names that look like common words, and what they name."""
    return {name: EntityKind(kind) for name, kind in word_map("ru", "known_names").items()}


@lru_cache
def known_forms() -> dict[str, str]:
    """Every case form, folded, of `known_names` → the name."""
    return {fold(form): name for name, kind in known_names().items() for form in case_forms(name, kind)}


@lru_cache
def house_forms() -> frozenset[str]:
    """Every case form, folded, of the houses by whose names those who rule there are called."""
    return frozenset(fold(form) for name in table("ru", "houses") for form in case_forms(name, EntityKind.PLACE))


@lru_cache(maxsize=1 << 14)
def nominative(words: str, kind: EntityKind) -> str:
    words = " ".join(words.split())
    known = known_forms().get(fold(words)) or (countries().get(fold(words)) if kind is EntityKind.PLACE else None)
    if known:
        return known
    legal = _LEGAL.fullmatch(words)
    if legal and fold(legal[1]) in word_set("ru", "legal_forms"):
        return legal[2]
    words = " ".join(_unshouted(word) for word in words.split())
    phrase = analysed(words, kind)
    name = phrase.in_case("nomn") if phrase else words
    # «iPhone 15» is written so wherever it stands.
    own = name[:1].islower() and name[1:2].isupper()
    return countries().get(fold(name), name if own else name[:1].upper() + name[1:])


@lru_cache(maxsize=1 << 13)
def case_forms(name: str, kind: EntityKind) -> tuple[str, ...]:
    """The six cases of a name given in the nominative, itself first; no form twice."""
    phrase = analysed(name, kind, case="nomn")
    forms = [phrase.in_case(case) for case in CASES[1:]] if phrase else []
    return tuple(dict.fromkeys([name, *forms]))


def analysed(words: str, kind: EntityKind, case: str = "") -> Phrase | None:
    """The likeliest reading in which the adjectives and the head agree; None where nothing declines.

    With `case`, only readings in that case.
    """
    parts = words.split()
    best: tuple[float, Phrase] | None = None
    for length in range(1, min(len(parts), 5) + 1):
        if not _PLAIN_WORD.fullmatch(parts[length - 1]) or _is_abbreviation(parts[length - 1]):
            break
        for weight, found in _agreeing(parts[:length], tuple(parts[length:]), kind):
            if (not case or found.case == case) and (best is None or weight > best[0]):
                best = (weight, found)
    return best[1] if best else None


def _agreeing(parts: list[str], rest: tuple[str, ...], kind: EntityKind) -> list[tuple[float, Phrase]]:
    """Readings of `parts` as adjectives and a head noun that agree; for a last word without a noun, as adjectives alone."""
    *before, last = parts
    heads = [parse for parse in parses(last.lower()) if parse.part == "NOUN" and parse.case]
    if not heads and not rest:
        heads = [parse for parse in parses(last.lower()) if parse.part in _ADJECTIVES and parse.case]
    adjectives = [[parse for parse in parses(word.lower()) if parse.part in _ADJECTIVES] for word in before]
    found = []
    for head in heads:
        agreeing = [[parse for parse in options if _agree(parse, head)] for options in adjectives]
        if all(agreeing):
            readings = next(product(*agreeing))
            declining = (*zip(before, readings, strict=True), (last, head))
            found.append((_weight(head, kind) + len(before), Phrase(declining, rest, head.case, head.number)))
    return found


def _agree(adjective: Parse, head: Parse) -> bool:
    if adjective.case != head.case or adjective.number != head.number:
        return False
    if head.number == "sing" and head.gender not in ("ms-f", adjective.gender):
        return False
    return (
        adjective.case != "accs"
        or (head.number == "sing" and head.gender != "masc")
        or adjective.animate == head.animate
    )


def _weight(head: Parse, kind: EntityKind) -> float:
    plural_only = "Pltm" in head.grammemes
    return (
        head.score
        + _CASE_PRIOR[head.case]
        + (_SINGULAR if head.number == "sing" or plural_only else 0.0)
        + (_PLACE if kind is EntityKind.PLACE and "Geox" in head.grammemes else 0.0)
        + (_DICTIONARY if head.known else 0.0)
    )


_POSSESSIVE = re.compile(r"(\w+(?:ов|ев|ин))(?:ы|ым|ых|ыми)")


def _form(word: str, reading: Parse, case: str, number: str) -> str:
    if case == reading.case:
        return word
    possessive = _POSSESSIVE.fullmatch(word) if number == "plur" and not reading.known and word[:1].isupper() else None
    if possessive and reading.part == "ADJF":
        # «Осиповым соглашениям» are «Осиповы», somebody's; the dictionary would make «Осиповые» of what it does not know.
        return possessive[1] + _POSSESSIVE_ENDINGS[case]
    return like(word, inflected(word.lower(), reading, case, number))


def _unshouted(word: str) -> str:
    """«МОСКВА» → «Москва»: a place in capitals, and no abbreviation."""
    shouted = len(word) > 3 and word.isupper()
    proper = [parse for parse in parses(word.lower()) if parse.known and "Geox" in parse.grammemes] if shouted else []
    return word.capitalize() if any("Abbr" not in parse.grammemes for parse in proper) else word


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()
