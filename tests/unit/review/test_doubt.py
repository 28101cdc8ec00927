"""How unsure the machine is, and on what grounds."""

from __future__ import annotations

import pytest

from generator.annotators.dates_explicit import CENTURY_LEFT_OUT
from generator.model import AnnotatedArticle, Annotation, DateOf, EntityKind, MentionOf, Origin, Quote, Span
from generator.review.doubt import WEIGHTS, Ground, doubt, of_date, of_mention, of_quote
from tests.factories import article, entity

WORDS = Span(0, 6)


def test_every_ground_has_a_weight_between_nothing_and_certainty() -> None:
    assert set(WEIGHTS) == set(Ground)
    assert all(0 < weight < 1 for weight in WEIGHTS.values())


def test_more_grounds_are_more_doubt_and_never_certainty() -> None:
    assert doubt([]) == 0
    assert doubt([Ground.MODEL]) == WEIGHTS[Ground.MODEL]
    assert doubt([Ground.MODEL]) < doubt([Ground.MODEL, Ground.LIKE]) < 1
    assert doubt([Ground.MODEL]) < doubt([Ground.MODEL, Ground.WITNESS]) < doubt([Ground.MODEL, Ground.LIKE])


@pytest.mark.parametrize(
    ("rule", "origin", "evidence", "words", "grounds"),
    [
        ("correction", Origin.HUMAN, "", "Токаев", []),
        ("linking.curated", Origin.RULE, "a form of «Токаев»; refused: the machine's place «Токаев»", "Токаев", []),
        (
            "linking.curated",
            Origin.RULE,
            "a form of «Токаев»; refused: Марат Токаев, of the same surname and named in full here",
            "Токаев",
            [Ground.NAMESAKE],
        ),
        ("linking.curated-rival", Origin.RULE, "of a, b the only one", "Токаев", [Ground.RIVAL]),
        ("linking.curated-name", Origin.MODEL, "", "Токаев", [Ground.NOMINATIVE]),
        ("linking.surname-in-article", Origin.MODEL, "the only one in the article: А Б", "Токаев", [Ground.NEARBY]),
        ("linking.surname-in-archive", Origin.MODEL, "", "Токаев", [Ground.ELSEWHERE]),
        (
            "linking.surname-most-named-in-archive",
            Origin.MODEL,
            "named in full far oftener in the archive: А Б; refused: В Б",
            "Токаев",
            [Ground.MOST_NAMED, Ground.REFUSED],
        ),
        ("linking.given-name-in-article", Origin.MODEL, "", "Анна", [Ground.NEARBY, Ground.GIVEN]),
        ("linking.synonym", Origin.RULE, "", "СК", [Ground.OTHER_NAME]),
        ("names.slovnet", Origin.MODEL, "", "Анна Ли", [Ground.MODEL]),
        (
            "names.slovnet",
            Origin.MODEL,
            "2 persons in the archive fit, refused: А Б, В Б",
            "Токаев",
            [Ground.ONE_WORD, Ground.MODEL, Ground.SEVERAL],
        ),
        ("names.known", Origin.RULE, "", "Анна Ли", []),
    ],
)  # fmt: skip
def test_a_name(rule: str, origin: Origin, evidence: str, words: str, grounds: list[Ground]) -> None:
    made = Annotation(WORDS, MentionOf("x"), rule, origin, evidence)
    assert of_mention(made, MentionOf("x"), entity("x", words, EntityKind.PERSON), words, like=False) == grounds


def test_a_name_that_is_like_one_with_a_file() -> None:
    made = Annotation(WORDS, MentionOf("x"), "names.known", Origin.RULE)
    assert of_mention(made, MentionOf("x"), entity("x", "А Б"), "А Б", like=True) == [Ground.LIKE]


DAY = article("2025-11-07-a", "Летом уехали.")
UNDATED = article("b", "Летом уехали.", published="2025-12-16/2025-12-31")
ACROSS = article("c", "Летом уехали.", published="2025-12-16/2026-01-31")


@pytest.mark.parametrize(
    ("value", "where", "evidence", "coarser", "alone", "grounds"),
    [
        (DateOf("", ""), DAY, "nothing in the text says when", False, True, [Ground.UNRESOLVED]),
        (DateOf("1992-03-02", ""), DAY, "the words are complete", False, True, []),
        (DateOf("199X", ""), DAY, CENTURY_LEFT_OUT, False, False, [Ground.CENTURY]),
        (DateOf("2025-22", "2025-11-07"), DAY, "counted", False, True, [Ground.COUNTED, Ground.WITNESS]),
        (DateOf("2025-22", "2025-11-07"), DAY, "counted", True, False, [Ground.COUNTED, Ground.COARSER]),
        (DateOf("1991-12-17", "1991-12-16"), DAY, "counted", False, False, [Ground.SCENE]),
        (DateOf("2025-11", "2025-12-16"), UNDATED, "counted", False, False, [Ground.COUNTED]),
        (DateOf("2025-12-15/2025-12-30", "2025-12-16"), UNDATED, "counted", False, False, [Ground.UNDATED]),
        (DateOf("2025-11", "2025-12-16"), ACROSS, "counted", False, False, [Ground.UNDATED]),
    ],
)
def test_a_date(
    value: DateOf, where: AnnotatedArticle, evidence: str, coarser: bool, alone: bool, grounds: list[Ground]
) -> None:
    made = Annotation(WORDS, value, "dates.x", Origin.RULE, evidence)
    assert of_date(made, value, where, coarser, alone) == grounds
    human = Annotation(WORDS, value, "correction", Origin.HUMAN)
    assert of_date(human, value, where, coarser, alone) == []


@pytest.mark.parametrize(
    ("speaker", "rule", "evidence", "known", "grounds"),
    [
        ("", "quotes.alone", "«он» takes up several", False, [Ground.NOBODY]),
        ("anna", "quotes.after", "the subject of «говорит»", True, [Ground.GRAMMAR]),
        ("anna", "quotes.after", "«он оценил» takes up Анна", True, [Ground.TAKEN_UP]),
        ("anna", "quotes.resumed", "", True, [Ground.CARRIED]),
        ("Анна", "quotes.before", "after «по словам»; refused: Борис", False, [Ground.STRANGER, Ground.GRAMMAR, Ground.REFUSED]),
    ],
)  # fmt: skip
def test_a_quote(speaker: str, rule: str, evidence: str, known: bool, grounds: list[Ground]) -> None:
    made = Annotation(WORDS, Quote(speaker, ""), rule, Origin.RULE, evidence)
    assert of_quote(made, Quote(speaker, ""), known) == grounds
    assert of_quote(Annotation(WORDS, Quote(speaker, ""), "correction", Origin.HUMAN), Quote(speaker, ""), known) == []
