"""Whose words an author's sentence retells."""

from __future__ import annotations

import pytest

from generator.archive.reported import reported
from tests.factories import article, entity

ENTITIES = {"ezhov": entity("ezhov", "Олег Ежов"), "lebedeva": entity("lebedeva", "Анна Лебедева")}
MENTIONS = {"Ежов": "ezhov", "Анна Лебедева": "lebedeva", "Лебедевой": "lebedeva"}


def told(body: str, quotes: dict[str, str] | None = None) -> list[tuple[str, str]]:
    made = article("2025-03-01-a", body, mentions=MENTIONS, quotes=quotes)
    return [(one.speaker, one.content.of(made.article.text)) for one in reported(made, ENTITIES)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ежов отметил, что мост готов.", [("ezhov", "мост готов.")]),
        ("Ежов приехал и отметил в Риме, что мост готов.", [("ezhov", "мост готов.")]),
        ("Анна Лебедева приехала, а Ежов сказал, что мост готов.", [("ezhov", "мост готов.")]),
        ("Ежов сказал Лебедевой, что мост готов.", [("ezhov", "мост готов.")]),
        ("Лебедевой сказал гость, что мост готов.", []),
        ("Ежов приехал, и сообщили в министерстве, что мост готов.", []),
        ("Сказали, что Ежов построил мост.", []),
        ("Ежов увидел, что мост готов.", []),
        ("Ежов сказал о мосте.", []),
        ("Отметили, что мост готов.", []),
    ],
)
def test_the_subject_in_the_nominative_says_that(body: str, expected: list[tuple[str, str]]) -> None:
    assert told(body) == expected


def test_a_sentence_that_quotes_is_no_paraphrase() -> None:
    assert told("Ежов отметил, что мост «почти готов».", {"почти готов": "ezhov"}) == []


@pytest.mark.parametrize(("code", "count"), [("ru", 1), ("fr", 1), ("kk", 0), ("en", 0)])
def test_other_languages_are_read_by_the_russian_rules_or_not_at_all(code: str, count: int) -> None:
    made = article("2025-03-01-a", "Ежов отметил, что мост готов.", mentions=MENTIONS, language=code)
    assert len(list(reported(made, ENTITIES))) == count
