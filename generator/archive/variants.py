"""One person under several full names: «Юля Ежова» and «Юлия Ежова», «Филипп Смит» and «Филип Смит», «Анна Мария Гринвуд».

What one article shows is believed of likenesses (`in_article`); across the archive only what leaves no choice is (`in_archive`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.archive.identity import Target, fold
from generator.archive.people import Person
from generator.archive.twins import Twin, Twins
from generator.languages.russian_persons import is_given_name
from generator.languages.tables import folded_map

_DOUBLED = re.compile(r"([бвгдзклмнпрстфх])\1")
_LOOSE = str.maketrans({"э": "е", "ё": "е", "й": "и", "ь": None, "-": None, "’": None, "'": None})
_LONG_ENOUGH = 5
"""Names of so many letters may differ in one: of shorter ones too many others do."""
_VOWELS = frozenset("аеиоуыюя")


@dataclass(frozen=True, slots=True)
class Called:
    """A person as one article calls him by a full name."""

    person: Person
    forms: frozenset[str]
    """Every case form of the name, folded."""
    words: Counter[str]
    """The names as the text has them, folded, counted."""

    @property
    def count(self) -> int:
        return self.words.total()


def in_article(called: Iterable[Called]) -> dict[Target, Twin]:
    """By person, the person of whose name his is a variant: the one named more often, the first of two equals."""
    ordered = sorted(called, key=lambda one: (isinstance(one.person.id, tuple), -one.count))
    kept: dict[str, list[Called]] = defaultdict(list)
    found: dict[Target, Twin] = {}
    for one in ordered:
        # Only names that begin alike are compared, so that a list of a thousand names costs little more than its length.
        near = {id(other): other for key in _beginnings(one.person) for other in kept.get(key, ())}
        fitting = [(rule, other) for other in near.values() if (rule := _likeness(one, other))]
        if len(fitting) == 1 and isinstance(one.person.id, tuple):
            rule, other = fitting[0]
            evidence = f"in this article «{one.person.display}» is «{other.person.display}»"
            found[one.person.id] = Twin(other.person.id, f"linking.{rule}", evidence)
        else:
            for key in _beginnings(one.person):
                kept[key].append(one)
    return found


def begin_alike(persons: Iterable[Person]) -> bool:
    """Whether any two names begin alike: only then may one be a variant of another."""
    beginnings = [beginning for person in persons for beginning in _beginnings(person)]
    return len(set(beginnings)) < len(beginnings)


def in_archive(persons: Mapping[Target, Person], articles: Mapping[Target, int]) -> dict[Target, Twin]:
    """Spellings that differ in a doubled letter, a soft sign or a hyphen, and names with a middle name that nobody else has.

    `articles` says how many articles name each person in full: the variant that most have is kept.
    """
    found: dict[Target, Twin] = {}
    spelt: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in sorted(persons.values(), key=lambda one: (isinstance(one.id, tuple), -articles[one.id], str(one.id))):
        spelt[_loose_words(person)].append(person)
    for first, *others in spelt.values():
        for other in others:
            if isinstance(other.id, tuple):
                found[other.id] = Twin(first.id, "linking.spelling", f"«{first.display}» in another spelling")
    longer: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for words, (first, *_) in spelt.items():
        if len(words) > 2 and not first.name.patronymic:
            for word in words[1:]:
                longer[words[0], word].append(first)
    for words, fuller in longer.items():
        if words in spelt and len(fuller) == 1 and isinstance(fuller[0].id, tuple):
            short = spelt[words][0]
            found[fuller[0].id] = Twin(short.id, "linking.middle-name", f"«{short.display}» with a middle name")
    return found


def merged(persons: Iterable[Person], *twins: Twins) -> list[Person]:
    """The persons without the variants: whom a variant means has its surname too."""
    persons = list(persons)
    if not any(person.id in source for source in twins for person in persons):
        return persons
    kept: dict[Target, Person] = {}
    others: list[tuple[Target, Person]] = []
    for person in persons:
        meant = person.id
        for source in twins:
            meant = source[meant].target if meant in source else meant
        if meant == person.id:
            kept[meant] = person
        else:
            others.append((meant, person))
    for meant, person in others:
        same = kept.get(meant)
        kept[meant] = replace(same, surnames=same.surnames | person.surnames) if same else replace(person, id=meant)
    return list(kept.values())


def _beginnings(person: Person) -> tuple[str, str]:
    return _begun(person.display)


@lru_cache(maxsize=1 << 16)
def _begun(name: str) -> tuple[str, str]:
    words = _loosened(name)
    return "given " + words[0][:3], "surname " + words[-1][:3]


def _loose_words(person: Person) -> tuple[str, ...]:
    return _loosened(person.display)


@lru_cache(maxsize=1 << 16)
def _loosened(name: str) -> tuple[str, ...]:
    return tuple(_loose(word) for word in name.split())


def _loose(word: str) -> str:
    """Without what foreign names are spelt now with and now without."""
    return _DOUBLED.sub(r"\1", fold(word)).translate(_LOOSE)


def _likeness(one: Called, other: Called) -> str:
    """The name of the rule by which both are one; "" where none says so."""
    for name, rule in _RULES:
        if rule(one, other):
            return name
    return ""


def _case_form(one: Called, other: Called) -> bool:
    """«Юлии Ежов», made of «Юлии Ежовой», where «Юлия Ежова» is named more often: every word of it is a form of hers."""
    return other.forms.issuperset(one.words)


def _spelling(one: Called, other: Called) -> bool:
    """«Филип Гринвут» for «Филип Гринвуд»: the same given name, and surnames that one letter or an ending tells apart."""
    mine, theirs = _loose_words(one.person), _loose_words(other.person)
    if len(mine) != len(theirs) or len(mine) < 2 or mine[1:-1] != theirs[1:-1]:
        return False
    if mine[0] == theirs[0]:
        return _alike(mine[-1], theirs[-1])
    unknown = not (is_given_name(one.person.display.split()[0]) and is_given_name(other.person.display.split()[0]))
    return mine[-1] == theirs[-1] and unknown and _alike(mine[0], theirs[0])


def _middle_name(one: Called, other: Called) -> bool:
    """«Анна Мария Гринвуд» and «Анна Гринвуд»: of two names that begin alike one has all words of the other.

    Patronymics have a rule of their own.
    """
    if one.person.name.patronymic or other.person.name.patronymic:
        return False
    mine, theirs = _loose_words(one.person), _loose_words(other.person)
    short, long = sorted((mine, theirs), key=len)
    return len(short) < len(long) and short[0] == long[0] and set(short) <= set(long)


def _diminutive(one: Called, other: Called) -> bool:
    """«Юля Ежова» and «Юлия Ежова»."""
    mine, theirs = one.person.name, other.person.name
    return _loose(mine.surname) == _loose(theirs.surname) and (
        theirs.given in _full_names(mine.given) or mine.given in _full_names(theirs.given)
    )


_RULES: list[tuple[str, Callable[[Called, Called], bool]]] = [
    ("case-form", _case_form),
    ("spelling", _spelling),
    ("middle-name", _middle_name),
    ("diminutive", _diminutive),
]


def _full_names(given: str) -> Iterator[str]:
    for name in folded_map("ru", "diminutives").get(given, "").split("|"):
        yield fold(name.strip())


def _alike(one: str, other: str) -> bool:
    """Equal, or long enough and one letter apart, or apart by a vowel at the end."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) == 1 and long.startswith(short) and long[-1] in _VOWELS and len(short) > 2:
        return True
    return len(short) >= _LONG_ENOUGH and one[0] == other[0] and _one_edit(short, long)


def _one_edit(short: str, long: str) -> bool:
    """One letter put in, or in place of another."""
    if len(long) - len(short) > 1:
        return False
    place = next((index for index, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[place + (len(short) == len(long)) :] == long[place + 1 :]
