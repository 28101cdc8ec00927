"""The parts of a person's name."""

from __future__ import annotations

import pytest

from generator.archive.people import PersonName


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Анна Лебедева", PersonName("анна", surname="лебедева")),
        ("Лебедева", PersonName(surname="лебедева")),
        ("А. Лебедева", PersonName(surname="лебедева", initials=("а",))),
        ("А.-М. Лебедева", PersonName(surname="лебедева", initials=("а", "м"))),
        ("Лебедева А. С.", PersonName(surname="лебедева", initials=("а", "с"))),
        ("Дж. Смит", PersonName(surname="смит", initials=("дж",))),
        ("Анна Сергеевна", PersonName("анна", "сергеевна")),
        ("Анна Сергеевна Лебедева", PersonName("анна", "сергеевна", "лебедева")),
        ("Лебедева Анна Сергеевна", PersonName("анна", "сергеевна", "лебедева")),
        ("Фёдор бен Али", PersonName("федор", surname="али")),
        ("", PersonName()),
    ],
)
def test_parts(name: str, expected: PersonName) -> None:
    assert PersonName.of(name) == expected


def test_what_looks_like_a_patronymic_may_be_a_surname() -> None:
    assert PersonName.of("Олег Янкович").with_surname() == PersonName("олег", surname="янкович")
