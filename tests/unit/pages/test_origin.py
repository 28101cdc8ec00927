"""Who stands behind a mark, and what counts as confirmed by a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.archive.claims import CURATED
from generator.model import Annotation, DateOf, MentionOf, Origin, Span
from generator.pages.origin import Standing, standing
from tests.factories import article, entity
from tests.unit.pages.articles import by_rule, page_of
from tests.unit.pages.html import by_id, classed, one, text

ANNA = entity("anna-li", "Анна Ли", description="Инженер.")


@pytest.mark.parametrize(
    ("rule", "origin", "expected", "confirmed"),
    [
        ("correction", Origin.HUMAN, Standing.PERSON, True),
        (CURATED, Origin.RULE, Standing.FILE, True),
        ("linking.curated-rival", Origin.RULE, Standing.RULE, False),
        ("linking.curated-name", Origin.MODEL, Standing.MODEL, False),
        ("linking.surname-in-article", Origin.MODEL, Standing.MODEL, False),
        ("dates.day", Origin.RULE, Standing.RULE, False),
    ],
)
def test_what_a_person_has_confirmed(rule: str, origin: Origin, expected: Standing, confirmed: bool) -> None:
    found = standing(Annotation(Span(0, 1), MentionOf("anna-li"), rule, origin))
    assert (found, found.confirmed) == (expected, confirmed)


def test_a_name_of_a_file_is_confirmed_and_counted() -> None:
    made = article(
        "2025-11-07-a", "Анна Ли пишет. Потом Ли молчит.", mentions={"Анна Ли": "anna-li", "Ли молчит": "anna-li"}
    )
    first, second = made.annotations
    made = replace(made, annotations=(replace(first, rule=CURATED), replace(second, origin=Origin.MODEL)))
    page = page_of(made, entities=[ANNA])
    assert [found.get("data-o") for found in classed(page, "m-p")] == [None, "model"]
    row = next(found for found in by_id(page, "people").iter("li"))
    assert (text(one(row, "n-all")), text(one(row, "n-ok")), row.get("data-only")) == ("2", "1", None)
    assert text(one(page, "l-prov")).endswith("1 по именам, внесённым человеком, 1 предложила модель")


def test_where_all_is_confirmed_there_is_nothing_to_switch() -> None:
    made = by_rule(article("2025-11-07-a", "Анна Ли пишет.", mentions={"Анна Ли": "anna-li"}), CURATED)
    page = page_of(made, entities=[ANNA])
    assert not [found for found in page.iter("input") if found.get("id") == "sure"]
    assert not [found for found in page.iter() if found.get("data-only")]


@pytest.mark.parametrize("words", ["dates", "quotes"])
def test_a_date_or_quotation_alone_gives_the_switch(words: str) -> None:
    meaning = {"dates": {"В мае": "2025-05"}, "quotes": {"В мае": "Анна"}}[words]
    page = page_of(article("2025-11-07-a", "«В мае» откроют.", **{words: meaning}))  # type: ignore[arg-type]
    assert [found for found in page.iter("input") if found.get("id") == "sure"]


def test_a_date_of_a_correction_is_confirmed_with_its_row() -> None:
    made = article("2025-11-07-a", "В мае и летом.", dates={"В мае": "2025-05", "летом": "2025-22"})
    corrected = tuple(
        replace(one, origin=Origin.HUMAN) if one.value == DateOf("2025-05", "") else one for one in made.annotations
    )
    page = page_of(replace(made, annotations=corrected))
    assert [found.get("data-o") for found in classed(page, "m-d")] == ["person", "rule"]
    rows = [found.get("data-only") for found in by_id(page, "dates").iter("li")]
    assert rows == [None, "machine", None]


def test_every_standing_has_its_sign_and_words_for_the_cards() -> None:
    page = page_of(article("2025-11-07-a", "Анна Ли пишет.", mentions={"Анна Ли": "anna-li"}), entities=[ANNA])
    legend = by_id(page, "origins")
    assert [found.get("data-o") for found in legend] == ["person", "", "rule", "model"]
    assert [text(found) for found in legend] == [
        "проверил человек",
        "имя внёс человек",
        "нашло правило",
        "предложила модель",
    ]
    assert [found.get("class") for found in legend.iter("i")] == ["o o-h", "o o-h", "o o-r", "o "]
    assert "описал человек" in text(by_id(page, "c-anna-li"))
