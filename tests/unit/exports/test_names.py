"""search/names.json, the names that a search without results is compared with."""

from __future__ import annotations

import gzip
import json

import pytest

from generator.exports import Source, names
from generator.model import Archive, EntityKind, Output
from generator.urls import slug
from tests.factories import archive, article, config, entity

EVIL = "<script>alert(1)</script>\"'>{{ 7*7 }}"


def made(whole: Archive) -> Output:
    (output,) = names.outputs(Source(whole, [], config()))
    return output


def read(whole: Archive) -> list[list[str]]:
    found: list[list[str]] = json.loads(str(made(whole).content))
    return found


def test_whom_most_articles_name_stands_first() -> None:
    told = [
        article("2025-11-07-a", "Город и Анна.", mentions={"Город": "town", "Анна": "anna"}),
        article("2025-11-08-b", "Город. Город.", mentions={"Город": "town"}),
    ]
    known = [
        entity("anna", "Анна", names={"kk": "Анна", "en": "Anna"}, aliases=["инженер"]),
        entity("boris", "Борис"),
        entity("town", "Город", EntityKind.PLACE),
    ]
    assert made(archive(told, known)).path == "search/names.json"
    assert read(archive(told, known)) == [["Город"], ["Анна", "инженер", "Anna"], ["Борис"]]


def test_an_empty_archive_has_an_empty_list() -> None:
    assert read(archive([])) == []


def test_what_a_contributor_wrote_stays_a_string() -> None:
    assert read(archive([], [entity("evil", EVIL, aliases=['"],["x', "\\"])])) == [[EVIL, '"],["x', "\\"]]


def test_a_large_archive_has_its_busiest_names_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "BYTES", 2_000)
    known = [entity(f"e{number:03}", f"Имя {number:03}") for number in range(200)]
    told = article("2025-11-07-a", "Вот имя 199.", mentions={"имя 199": "e199"})
    whole = archive([told], known)
    found = read(whole)
    assert len(str(made(whole).content).encode()) <= 2_000
    assert 50 < len(found) < 200
    assert found[:2] == [["Имя 199"], ["Имя 000"]]


def test_a_spelling_without_a_word_of_its_own_is_left_out() -> None:
    known = [
        entity(
            "li",
            "Анна-Мария Ли",
            aliases=["Ли", "Анна Ли", "инженер Ли"],
            names={"en": "Anna Lee", "kk": "Анна-Мария Ли"},
        )
    ]
    assert read(archive([], known)) == [["Анна-Мария Ли", "инженер Ли", "Anna Lee"]]


def test_five_thousand_names_are_a_small_file() -> None:
    """Names as long as the shipped archive's, each with a Latin spelling and an alias, and no two alike."""
    syllables = ["ва", "ли", "мо", "ре", "ту", "ки", "со", "на", "ди", "бе", "ша", "го", "пу", "же", "фо", "ря", "че"]

    def word(number: int, length: int) -> str:
        return "".join(
            syllables[(number * 31 + place * place * 7 + number // (place + 1)) % 17] for place in range(length)
        )

    known = [
        entity(
            f"e{n}",
            f"{word(n % 211, 3)} {word(n, 5)}".title(),
            names={"en": slug(f"{word(n % 211, 3)} {word(n, 5)}")},
            aliases=[word(n, 5)],
        )
        for n in range(5_000)
    ]
    written = str(made(archive([], known)).content).encode()
    assert len(json.loads(written)) == 5_000
    assert len(gzip.compress(written)) < 150_000
