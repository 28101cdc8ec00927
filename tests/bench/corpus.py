"""Made-up Russian news for the benchmark: the same seed makes the same files.

What decides the cost of an archive is kept like the real thing: articles of about 1,600 characters; three leaders named in a
fifth of the articles each; all other names by Zipf's law, so that most are met seldom and new ones keep coming; ten years of
publication, however many articles there are.

Ten thousand articles name about 2,600 people, organizations and places: five people in a thousand articles and more, four fifths of all
people in one to five.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, product
from pathlib import Path
from typing import Generic, TypeVar

from tests.bench import words

T = TypeVar("T")

LENGTH = 1600
"""Characters of an article's text, about."""
LEADERS = 3
LEADER_SHARE = 0.2
"""Of the articles, for each leader."""
PARAGRAPH = 3
"""Sentences."""
FIRST_DAY = date(2016, 1, 1)
DAYS = 3653


@dataclass(frozen=True, slots=True)
class Person:
    given: str
    stem: str

    def named(self, given_ending: str, surname_ending: str) -> str:
        """In a case, by the two endings: ("ом", "ым") is the instrumental."""
        return f"{self.given}{given_ending} {self.surname}{surname_ending}"

    @property
    def surname(self) -> str:
        return f"{self.stem}ов"


class Zipf(Generic[T]):
    """A row in which the k-th is drawn 1/k as often as the first."""

    def __init__(self, row: Sequence[T]) -> None:
        self._row = row
        self._weights = list(accumulate(1 / rank for rank in range(1, len(row) + 1)))

    def draw(self, chance: random.Random) -> T:
        return chance.choices(self._row, cum_weights=self._weights)[0]


def write(content: Path, count: int, seed: int = 1) -> None:
    """Writes `count` articles into a content folder."""
    write_files(content, articles(count, seed))


def write_files(content: Path, made: Iterable[tuple[str, str]]) -> None:
    """File stems that begin with the year, and whole files."""
    for name, text in made:
        path = content / "articles" / name[:4] / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def articles(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """File stems and whole files, oldest first."""
    chance = random.Random(seed)
    people = [Person(given, stem) for given, stem in product(words.GIVEN, words.STEMS)]
    organizations = [(kind, name) for kind, name in product(words.ORGANIZATION_KINDS, words.ORGANIZATION_NAMES)]
    for row in (people, organizations):
        chance.shuffle(row)
    leaders, others = people[:LEADERS], Zipf(people[LEADERS:])
    places, companies = Zipf(words.PLACES), Zipf(organizations)
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number * DAYS // count)
        heroes = [leader for leader in leaders if chance.random() < LEADER_SHARE] + [
            others.draw(chance),
            others.draw(chance),
        ]
        title = chance.choice(words.TITLES).format_map(_names(chance, day, heroes[-1], places, companies))
        paragraphs = [""]
        sentences = 0
        while sum(map(len, paragraphs)) < LENGTH:
            # Every hero is named once before chance decides.
            hero = heroes[sentences] if sentences < len(heroes) else chance.choice(heroes)
            template = words.SENTENCES[0] if sentences < len(heroes) else chance.choice(words.SENTENCES)
            sentence = template.format_map(_names(chance, day, hero, places, companies))
            paragraphs[-1] += " " * bool(paragraphs[-1]) + sentence[0].upper() + sentence[1:]
            sentences += 1
            if sentences % PARAGRAPH == 0:
                paragraphs.append("")
        head = f"title: '{title[0].upper()}{title[1:]}'\ndate: {day}\nsource: {{name: {chance.choice(words.OUTLETS)}}}\nrights: full"
        yield f"{day}-{number:06}", f"---\n{head}\n---\n" + "\n\n".join(filter(None, paragraphs)) + "\n"


def _names(
    chance: random.Random,
    day: date,
    person: Person,
    places: Zipf[tuple[str, str, str]],
    organizations: Zipf[tuple[tuple[str, str], str]],
) -> dict[str, str | int]:
    """What the braces of one sentence stand for."""
    place = places.draw(chance)
    kind, name = organizations.draw(chance)
    told = day + timedelta(days=chance.randint(-400, 60))
    return {
        "person": person.named("", ""),
        "person_of": person.named("а", "а"),
        "person_by": person.named("ом", "ым"),
        "surname": person.surname,
        "place_of": place[1],
        "place_in": place[2],
        "organization": f"{kind[0]} «{name}»",
        "organization_of": f"{kind[1]} «{name}»",
        "date": f"{told.day} {words.MONTHS[told.month - 1]} {told.year} года",
        "when": chance.choice((*words.WEEKDAYS, f"{told.day} {words.MONTHS[told.month - 1]}")),
        "month_in": chance.choice(words.MONTHS_IN),
        "past": chance.randint(1991, day.year - 1),
        "year": day.year + 1,
        "topic": chance.choice(words.TOPICS),
        "quote": chance.choice(words.QUOTES),
        "number": chance.randint(2, 900),
        "share": chance.randint(5, 95),
    }
