"""Which person a name that is no full name means: «Токаев», «И. Маск», «Эдуард Эдуардович».

`RULES` is read top to bottom. A rule looks among the persons of one circle (this article, the archive, the curated files) and
decides only where exactly one of them fits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from generator.archive.identity import Target, fold

# Russian patronymics, and the Kazakh and Azerbaijani ones that news in Russian writes in their place.
_PATRONYMIC = re.compile(r"(?:[оеь]вич|ич|[оеь]вна|ична|инична|улы|ұлы|кызы|қызы|оглы)$", re.IGNORECASE)
_TOLD = 3
"""Rivals that evidence names."""
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?\.?")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name in the nominative; "" for a part that it has not. All folded."""

    given: str = ""
    patronymic: str = ""
    surname: str = ""
    initials: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str) -> PersonName:
        """Given name first, or «Полетаев Эдуард Эдуардович»; a single word is taken for a surname."""
        return _read(name)

    def with_surname(self) -> PersonName:
        """What looked like a patronymic, read as a surname: «Роман Абрамович»."""
        return PersonName(self.given, surname=self.patronymic) if self.patronymic and not self.surname else self

    @property
    def full(self) -> bool:
        """Given name and surname: enough to be somebody."""
        return bool(self.given and self.surname)


@lru_cache(maxsize=1 << 16)
def _read(name: str) -> PersonName:
    # «К.-Ж. Токаев» and «И.И. Иванов» are cut into initials.
    words = _WORD.findall(name.replace(".-", ". ").replace(".", ". "))
    initials = tuple(fold(word.rstrip(".")) for word in words if _is_initial(word))
    whole = [fold(word.rstrip(".")) for word in words if not _is_initial(word)]
    match whole:
        case [surname]:
            return PersonName(surname=surname, initials=initials)
        case [given, second] if _PATRONYMIC.search(second) and not initials:
            return PersonName(given, patronymic=second)
        case [given, patronymic, *rest] if rest and _PATRONYMIC.search(patronymic):
            return PersonName(given, patronymic, " ".join(rest), initials)
        case [surname, given, patronymic] if _PATRONYMIC.search(patronymic):
            return PersonName(given, patronymic, surname, initials)
        case [given, *rest] if rest:
            return PersonName(given, surname=rest[-1], initials=initials)
    return PersonName()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody known by a full name."""

    id: Target
    display: str
    name: PersonName
    surnames: frozenset[str]
    """The surname in every case form, folded."""


Counts = Mapping[Target, int]
NOTHING: Counts = {}


class Circle:
    """Persons among whom a shorter name is looked up; none of the look-ups walks through all of them."""

    def __init__(
        self, persons: Iterable[Person], counts: Counts | Callable[[], Counts] = NOTHING, enough: int = 2
    ) -> None:
        """`counts` says how often each is named in full, or finds it out; `enough` how often one must be who is named so far more often
        than others with the same surname that the surname alone means him."""
        self._counts = counts
        self._enough = enough
        self.asked: set[str] = set()
        """The words that have been looked up."""
        self._surnames: dict[str, dict[Target, Person]] = defaultdict(dict)
        self._given: dict[str, dict[Target, Person]] = defaultdict(dict)
        for person in persons:
            for form in person.surnames:
                self._surnames[form][person.id] = person
            self._given[person.name.given][person.id] = person

    def _counted(self) -> Counts:
        return self._counts() if callable(self._counts) else self._counts

    def by_surname(self, *words: str) -> list[Person]:
        self.asked.update(words)
        if len(words) == 1:
            return list(self._surnames.get(words[0], {}).values())
        persons: dict[Target, Person] = {}
        for word in words:
            persons |= self._surnames.get(word, {})
        return list(persons.values())

    def by_given(self, word: str) -> list[Person]:
        self.asked.add(word)
        return list(self._given.get(word, {}).values())

    def leading(self, persons: Iterable[Person]) -> Person | None:
        """Of several persons the one who is named in full at least `enough` times, and so many times as often as the next."""
        counts = self._counted()
        first, second = sorted(persons, key=lambda one: -counts.get(one.id, 0))[:2]
        count = counts.get(first.id, 0)
        return first if count >= max(self._enough, self._enough * counts.get(second.id, 0)) else None

    def unlike(self, other: Circle) -> set[str]:
        """The words of which the other may say something else."""
        words: set[str] = set()
        own, others = self._counted(), other._counted()
        recounted = {id for id in own.keys() | others.keys() if own.get(id, 0) != others.get(id, 0)}
        for mine, theirs in ((self._surnames, other._surnames), (self._given, other._given)):
            for word in mine.keys() | theirs.keys():
                persons = mine.get(word, {})
                if persons != theirs.get(word, {}) or not recounted.isdisjoint(persons):
                    words.add(word)
        return words


class Sought(NamedTuple):
    """A name that is looked up: as the machine put it into the nominative, and its last word as the text has it."""

    name: PersonName
    surface: str


def same_surname(sought: Sought, circle: Circle) -> list[Person]:
    """«Токаева» where the circle holds a «Касым-Жомарт Токаев»."""
    name = sought.name
    if name.given or name.initials or not name.surname:
        return []
    return circle.by_surname(name.surname, sought.surface)


def same_given_name(sought: Sought, circle: Circle) -> list[Person]:
    """«Анну» in an article that has one Анна with a surname."""
    name = sought.name
    if name.given or name.initials or not name.surname:
        return []
    return circle.by_given(name.surname)


def same_initials(sought: Sought, circle: Circle) -> list[Person]:
    """«И. Маск»: the surname, and a given name that begins with the first initial."""
    name = sought.name
    if name.given or not name.initials or not name.surname:
        return []
    return [p for p in circle.by_surname(name.surname, sought.surface) if p.name.given.startswith(name.initials[0])]


def same_given(sought: Sought, circle: Circle) -> list[Person]:
    """«Эдуард Эдуардович» in an article that has one Эдуард: how an interview speaks to its guest."""
    name = sought.name
    if name.surname or not name.patronymic:
        return []
    return [p for p in circle.by_given(name.given) if p.name.patronymic in ("", name.patronymic)]


def same_but_patronymic(sought: Sought, circle: Circle) -> list[Person]:
    """«Эдуард Эдуардович Полетаев» where the circle holds an «Эдуард Полетаев»."""
    name = sought.name
    if not (name.patronymic and name.full):
        return []
    return [p for p in circle.by_surname(name.surname) if p.name.given == name.given and not p.name.patronymic]


Rule = Callable[[Sought, Circle], list[Person]]

RULES: list[tuple[str, Rule, tuple[str, ...]]] = [
    ("surname", same_surname, ("article",)),
    ("given-name", same_given_name, ("article",)),
    ("surname", same_surname, ("archive", "curated")),
    ("initials", same_initials, ("article", "archive", "curated")),
    ("patronymic", same_given, ("article",)),
    ("without-patronymic", same_but_patronymic, ("article", "archive", "curated")),
]
"""Name, rule, and the circles in which it looks, one after the other."""


class Plain:
    """Who is known by given name and surname alone, without a patronymic."""

    def __init__(self, persons: Iterable[Person]) -> None:
        """Of two with one name, the later counts."""
        self.persons = {(one.name.given, one.name.surname): one for one in persons if not one.name.patronymic}

    def of(self, persons: Iterable[Person], barred: Collection[Target] = ()) -> list[Person]:
        """The persons, in place of «Анна Сергеевна Лебедева» the «Анна Лебедева» who is known: a surname then finds one of them
        and not two. None stands twice."""
        plain = ((one, self.persons.get((one.name.given, one.name.surname), one)) for one in persons)
        return list({one.id: one for own, known in plain for one in [own if known.id in barred else known]}.values())


class Verdict(NamedTuple):
    target: Target | None
    """Whom the words mean; None where no rule decided."""
    rule: str
    """"" where no rule decided."""
    evidence: str


UNDECIDED = Verdict(None, "", "")


def who(sought: Sought, circles: Mapping[str, Circle], barred: Collection[Target] = ()) -> Verdict:
    """The first circle with a fitting person decides: one is meant; of several the one whom it names far oftener, or none.

    Nobody who is `barred` is meant.
    """
    if sought.name.full and not sought.name.patronymic:
        # «Илон Маск» is no short name of anybody: no rule reads it.
        return UNDECIDED
    for rule, find, names in RULES:
        for circle in names:
            found = [person for person in find(sought, circles[circle]) if person.id not in barred]
            if len(found) == 1:
                evidence = (
                    f"the only one in the {circle}: {found[0].display}{_elsewhere(find, sought, found[0], circles)}"
                )
                return Verdict(found[0].id, intern(f"linking.{rule}-in-{circle}"), evidence)
            leading = circles[circle].leading(found) if found else None
            if leading is not None:
                rivals = ", ".join(sorted(person.display for person in found if person is not leading))
                evidence = f"named in full far oftener in the {circle}: {leading.display}; refused: {rivals}"
                return Verdict(leading.id, intern(f"linking.{rule}-most-named-in-{circle}"), evidence)
            if found:
                rivals = ", ".join(sorted(person.display for person in found))
                return Verdict(None, "", f"{len(found)} persons in the {circle} fit, refused: {rivals}")
    return UNDECIDED


def _elsewhere(find: Rule, sought: Sought, meant: Person, circles: Mapping[str, Circle]) -> str:
    """The others of the archive whom the words fit too, as the end of a piece of evidence."""
    others = sorted({person.display for person in find(sought, circles["archive"]) if person.id != meant.id})
    return f"; refused: {', '.join(others[:_TOLD])}, not named in it" if others else ""


def namesakes(own: Target, name: PersonName, circles: Mapping[str, Circle]) -> str:
    """Why a full name means none of those in the article who have its surname; "" where nobody has."""
    others = circles["article"].by_surname(name.surname) if name.full else ()
    rivals = sorted([person.display for person in others if person.id != own])
    return f"refused: {', '.join(rivals[:_TOLD])}, of the same surname and another given name" if rivals else ""


def _is_initial(word: str) -> bool:
    """«К.», and «Дж.» too; a single letter may stand without its full stop."""
    return len(word) == 1 or (word.endswith(".") and len(word) <= 3)
