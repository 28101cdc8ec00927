"""English as a language of texts: its sentences and words, and what the annotators say of an English article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.annotators import annotate
from generator.languages import language
from generator.languages.english import English
from generator.model import DateOf, EntityKind
from tests.readings import plain

ENGLISH = English()


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in ENGLISH.sentences(text)]


def words(text: str) -> list[str]:
    return [span.of(text) for span in ENGLISH.words(text)]


def test_its_code_finds_it() -> None:
    assert language("en").code == "en"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rained. Nobody came.", ["It rained.", "Nobody came."]),
        (
            "Dr. Green met J. K. Brown in the U.S. Senate. They talked.",
            ["Dr. Green met J. K. Brown in the U.S. Senate.", "They talked."],
        ),
        ("“Is it so?” “It is.” He left!", ["“Is it so?”", "“It is.”", "He left!"]),
        ("It cost 3.5 dollars. 2024 was cheaper.", ["It cost 3.5 dollars.", "2024 was cheaper."]),
        ("A headline\n\nA text that\ngoes on.  ", ["A headline", "A text that\ngoes on."]),
        (" \n ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_words_keep_their_apostrophes_and_hyphens() -> None:
    assert words("The mayor's well-kept plan: 2.5 km, isn't it?") == [
        "The", "mayor's", "well-kept", "plan", ":", "2.5", "km", ",", "isn't", "it", "?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "possessive"), [("Ann Green", "Ann Green's"), ("James", "James'"), ("Ann Green", "Ann Green’s")]
)
def test_the_possessive_is_a_form_of_the_name_and_read_back(name: str, possessive: str) -> None:
    assert possessive in ENGLISH.case_forms(name, EntityKind.PERSON)
    assert ENGLISH.case_forms(name, EntityKind.PERSON)[0] == name
    assert ENGLISH.nominative(possessive, EntityKind.PERSON) == name


def test_an_english_article_has_dates_and_no_invented_names() -> None:
    text = "Ann Green opened the museum on Thursday. “It will grow,” Green said."
    annotated = annotate(replace(plain(text), language="en"))
    assert [(each.span.of(text), each.value) for each in annotated.annotations] == [
        ("on Thursday", DateOf("2025-11-06", "2025-11-07"))
    ]
    assert len(annotated.sentences) == 2
