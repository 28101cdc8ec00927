"""Names that are nearly a curated one."""

from __future__ import annotations

import pytest

from generator.model import EntityKind
from generator.review.likeness import Likeness
from tests.factories import entity

KNOWN = Likeness(
    [
        entity("sadyr-zhaparov", "Садыр Жапаров", description="Есть."),
        entity("rim", "Рим", EntityKind.PLACE, description="Есть."),
        entity("tengiz", "Тенгизское месторождение", EntityKind.PLACE, aliases=["Тенгиз"], description="Есть."),
    ]
)


@pytest.mark.parametrize(
    ("name", "kind", "ids"),
    [
        ("Садыр Жаппаров", EntityKind.PERSON, ["sadyr-zhaparov"]),  # a letter more
        ("Садыр Шапаров", EntityKind.PERSON, ["sadyr-zhaparov"]),  # two letters of the slug are one
        ("Айгуль Жапаров", EntityKind.PERSON, ["sadyr-zhaparov"]),  # the surname
        ("Тенгизское", EntityKind.PLACE, ["tengiz"]),
        ("Тенгизское", EntityKind.PERSON, []),
        ("Рио", EntityKind.PLACE, []),  # too short to be a letter apart
        ("Садыр Иванов", EntityKind.PERSON, []),
    ],
)
def test_what_a_name_is_like(name: str, kind: EntityKind, ids: list[str]) -> None:
    assert KNOWN.of(name, kind) == ids


def test_a_word_that_many_have_shows_nothing() -> None:
    many = Likeness(entity(f"oblast-{n}", f"Область Номер{n}", EntityKind.PLACE, description="Есть.") for n in range(9))
    assert many.of("Область Другая", EntityKind.PLACE) == []
