"""Persons by their full names: what a name says by itself, worked out once however many articles have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.archive.claims import Claims
from generator.archive.identity import Target, fold, key_of
from generator.archive.people import Circle, Counts, Person, PersonName
from generator.languages import language
from generator.model import EntityKind, EntityRecord

_PERSON = EntityKind.PERSON

CaseForms = Callable[[str, EntityKind], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CaseFormsOf:
    """Those that names have in a language."""

    language: str
    """Its code."""

    def __call__(self, name: str, kind: EntityKind) -> tuple[str, ...]:
        return language(self.language).case_forms(name, kind)


class FullNames:
    """Equal names give one and the same `Person`."""

    def __init__(self, records: Iterable[EntityRecord], case_forms: CaseForms, known: FullNames | None = None) -> None:
        """`known`: those of other files. What names say by themselves is the same, if their case forms are."""
        self._case_forms = case_forms
        self._persons: dict[str, Person | None] = {}
        self._misread: dict[str, Person] = {}
        self._forms: dict[str, frozenset[str]] = {}
        if known is not None and known._case_forms == case_forms:
            self._persons, self._misread, self._forms = known._persons, known._misread, known._forms
        self.curated: dict[Target, Person] = {}
        """By id, those whose files have their full name."""
        for record in records:
            name = PersonName.of(record.name)
            if record.kind is EntityKind.PERSON and name.full:
                self.curated[record.id] = self._known(record.id, record.name, name)

    def person(self, normal: str) -> Person | None:
        """None where the name is no full one."""
        if normal not in self._persons:
            name = PersonName.of(normal)
            key = key_of(EntityKind.PERSON, normal)
            self._persons[normal] = self._known(key, normal, name) if name.full else None
        return self._persons[normal]

    def forms(self, name: str) -> frozenset[str]:
        """Every case form, folded."""
        if name not in self._forms:
            self._forms[name] = frozenset(map(fold, self._case_forms(name, EntityKind.PERSON)))
        return self._forms[name]

    def of(self, claims: Claims) -> list[Person]:
        """Everybody whom the article calls by a full name, and the curated persons whom it names in any way."""
        persons = {one.target: self.curated[one.target] for one in claims.settled if one.target in self.curated}
        partial: list[tuple[str, PersonName]] = []
        # An article names most persons several times.
        for normal in dict.fromkeys([found.name.normal for found in claims.open if found.name.kind is _PERSON]):
            person = self.person(normal)
            if person:
                persons.setdefault(person.id, person)
            elif (name := PersonName.of(normal)).patronymic:
                partial.append((normal, name))
        if not partial:
            return list(persons.values())
        circle = Circle(persons.values())
        for normal, name in partial:
            # «Роман Абрамович» is a full name, unless the article has another Роман whom it could be speaking to.
            if not circle.by_given(name.given):
                persons.setdefault(key_of(EntityKind.PERSON, normal), self._with_surname(normal, name))
        return list(persons.values())

    def _with_surname(self, normal: str, name: PersonName) -> Person:
        if normal not in self._misread:
            self._misread[normal] = self._known(key_of(EntityKind.PERSON, normal), normal, name.with_surname())
        return self._misread[normal]

    def _known(self, target: Target, normal: str, name: PersonName) -> Person:
        forms = self._case_forms(normal, EntityKind.PERSON)
        # «Полетаев Эдуард Эдуардович»: the surname stands first, in every form.
        place = 0 if fold(normal.split()[0]) == name.surname else -1
        surnames = {fold(form.split()[place]) for form in forms if form.split()} | {name.surname.split()[-1]}
        return Person(target, normal, name, frozenset(surnames))


def archive_wide(articles: Iterable[Iterable[Person]], counts: Counts, enough: int) -> Circle:
    """The persons of all articles. One whom many articles name is entered once, as the last of them knows him."""
    first: dict[int, Person] = {}
    last: dict[int, Person] = {}
    for persons in articles:
        for person in persons:
            key = id(person)
            if key in last:
                del last[key]
            else:
                first[key] = person
            last[key] = person
    # Who comes first decides the order, who comes last what is known of him.
    return Circle((*first.values(), *last.values()), counts, enough)
