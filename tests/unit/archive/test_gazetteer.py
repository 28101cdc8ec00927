"""Curated names are found in running text, in any case, and nothing else is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.gazetteer import Gazetteer
from generator.languages import language
from generator.model import EntityRecord
from tests.unit.archive.named import organization, person, place, topic

RECORDS = (
    person("anna-lebedeva", "Анна Лебедева"),
    organization("oon", "ООН"),
    organization("genassambleia", "Генеральная Ассамблея ООН", "Генассамблея ООН"),
    organization("vestnik", "Степной вестник", "SV", names={"en": "The Steppe Herald"}),
    organization("portal", "Novosti.example"),
    place("niu-iork", "Нью-Йорк"),
    place("orel", "Орёл"),
    topic("titan", "титан"),
)


def found(text: str, *records: EntityRecord) -> list[tuple[str, str]]:
    gazetteer = Gazetteer(records or RECORDS, language("ru"))
    return [(match.span.of(text), ", ".join(match.entities)) for match in gazetteer.matches(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Встреча с Анной Лебедевой прошла", [("Анной Лебедевой", "anna-lebedeva")]),
        ("на полях Генассамблеи ООН", [("Генассамблеи ООН", "genassambleia")]),
        ("в ООН заявили", [("ООН", "oon")]),
        ("в Нью-Йорке", [("Нью-Йорке", "niu-iork")]),
        ("из Орла и из Орёл", [("Орла", "orel"), ("Орёл", "orel")]),
        ("в город Орел", [("Орел", "orel")]),
        ("пишет SV", [("SV", "vestnik")]),
        ("в The Steppe Herald", [("The Steppe Herald", "vestnik")]),
        ("по данным Novosti.example.", [("Novosti.example", "portal")]),
        ("добыча титана; Титан лёгок", [("титана", "titan"), ("Титан", "titan")]),
    ],
)
def test_every_form_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "горный орел парит",  # a name with a capital needs one in the text
        "оон",  # an acronym stands as it is written
        "sv",
        "Novosti. example",  # a name without spaces is not found across one
        "Анна\n\nЛебедева",  # no name crosses an empty line
        "Степной-вестник",  # a compound is another word
        "Ооновский",
    ],
)
def test_what_only_looks_alike_is_not(text: str) -> None:
    assert found(text) == []


def test_the_longest_name_at_a_place_wins() -> None:
    assert found("сессия Генеральной Ассамблеи ООН") == [("Генеральной Ассамблеи ООН", "genassambleia")]


def test_words_that_two_files_claim_carry_both() -> None:
    two = (place("vostok", "Восток"), organization("vostok-klub", "Клуб Восток", "Восток"))
    assert found("игра Востока", *two) == [("Востока", "vostok, vostok-klub")]


def test_what_a_person_wrote_beats_what_a_rule_inflected() -> None:
    # «Белова» is a case form of the man's name, and the woman's own.
    two = (person("belov", "Белов"), person("belova", "Белова"))
    assert found("Белова пришла", *two) == [("Белова", "belova")]


@given(st.text(alphabet="анАН ООН-Лебд.\n«»ёй̆ие1", max_size=60))
def test_spans_are_in_order_apart_and_of_the_text(text: str) -> None:
    spans = [match.span for match in Gazetteer(RECORDS, language("ru")).matches(text)]
    assert all(0 <= span.start < span.stop <= len(text) for span in spans)
    assert all(one.stop <= other.start for one, other in pairwise(spans))
