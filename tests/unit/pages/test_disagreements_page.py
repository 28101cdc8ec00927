"""The page of disagreements: two columns, the words marked, the way to each sentence, a line that reckons."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from generator.model import (
    AnnotatedArticle,
    Archive,
    Claim,
    Compatibility,
    Disagreement,
    DisagreementKind,
    Evidence,
    Figure,
    FigureKind,
    Page,
    Reckoning,
    Source,
    Span,
)
from generator.pages import pages
from generator.pages.amounts import amount_words, range_words
from tests.factories import archive, article, config, entity
from tests.unit.pages.html import by_id, by_url, classed, links, text, tree
from tests.unit.pages.sample import sample

NEAR = article(
    "2025-03-07-a",
    "Канал у Степногорска роют давно. Он тянется почти на 50 миль. Его увидят все.",
    source=Source("Портал", cites=("Вестник",)),
    mentions={"Степногорск": "stepnogorsk"},
    figures={"50 миль": Figure(50, "миля", "<~", FigureKind.MEASURE)},
)
FAR = article(
    "2025-03-08-b",
    "Канал длиннее 80 километров.",
    mentions={"Канал": "stepnogorsk"},
    figures={"80 километров": Figure(80, "километр", ">", FigureKind.MEASURE)},
)
EXACT = article(
    "2025-03-09-c",
    "Канал — ровно 100 километров.",
    figures={"100 километров": Figure(100, "километр", "=", FigureKind.MEASURE)},
)


def claim(annotated: AnnotatedArticle, words: str, interval: tuple[float, float] | None = None) -> Claim:
    start = annotated.article.text.index(words)
    sentence = annotated.sentence_at(start)
    assert sentence is not None
    return Claim(annotated.article.id, sentence.anchor, Span(start, start + len(words)), interval)


LENGTH = Disagreement(
    "d-1",
    DisagreementKind.FIGURES,
    (
        claim(NEAR, "почти на 50 миль", (72.42048, 80.4672)),
        claim(FAR, "длиннее 80 километров", (80.0, math.inf)),
    ),
    Compatibility.NARROW,
    Reckoning("километр", 80.0, 80.4672),
    20.0,
)
BY_HAND = Disagreement(
    "kanal",
    DisagreementKind.CLAIMS,
    (claim(NEAR, "роют давно"), claim(FAR, "Канал")),
    None,
    None,
    0.0,
    curated=True,
    title="Роют ли ещё канал",
    markdown="Судя по второй заметке, *нет*.",
)


def whole(*found: Disagreement, articles: Sequence[AnnotatedArticle] = (NEAR, FAR, EXACT)) -> Archive:
    return replace(archive(articles, [entity("stepnogorsk", "Степногорск")]), disagreements=found)


def page(*found: Disagreement, language: str = "ru") -> Page:
    return by_url(pages(whole(*found), config(language)))["disagreements/"]


def test_an_archive_without_any_has_no_page() -> None:
    assert "disagreements/" not in by_url(pages(sample(), config()))


def test_each_side_has_its_sentence_its_words_marked_and_the_way_there() -> None:
    found = tree(page(LENGTH))
    assert [text(mark) for mark in found.iter("mark")] == ["почти на 50 миль", "длиннее 80 километров"]
    assert list(links(found)) == [
        ("../articles/2025/2025-03-07-a/#s-1", "Портал ← Вестник"),
        ("../articles/2025/2025-03-08-b/#s-0", "издание не указано"),
    ]
    near, far = classed(found, "l-vs")[0]
    assert text(near).startswith("Он тянется почти на 50 миль.")
    assert "7 марта 2025" in text(near)
    assert text(near).endswith("от 72,42 км до 80,47 км")
    assert text(far).endswith("80 км и больше")


def test_one_line_says_where_they_meet() -> None:
    assert text(classed(tree(page(LENGTH)), "l-why")[-1]) == "Сходятся только на отрезке от 80 км до 80,47 км."


def test_those_who_claim_the_same_stand_together() -> None:
    twice = replace(LENGTH, claims=(*LENGTH.claims, claim(EXACT, "100 километров", (80.0, math.inf))))
    (columns,) = classed(tree(page(twice)), "l-vs")
    assert [len(list(side.iter("mark"))) for side in columns] == [1, 2]


def test_a_plain_figure_in_the_unit_of_the_reckoning_is_not_said_twice() -> None:
    apart = replace(
        LENGTH,
        claims=(LENGTH.claims[0], claim(EXACT, "100 километров", (100.0, 100.0))),
        compatible=Compatibility.APART,
        reckoning=Reckoning("километр", 80.4672, 100.0),
    )
    assert [text(line) for line in classed(tree(page(apart)), "l-why")] == [
        "от 72,42 км до 80,47 км",
        "Не сходятся: у одних не больше 80,47 км, у других не меньше 100 км.",
    ]


def test_dates_are_told_as_dates() -> None:
    low, high = (float(date(2025, 3, day).toordinal()) for day in (6, 9))
    days = replace(
        LENGTH,
        kind=DisagreementKind.DATES,
        claims=(claim(NEAR, "давно", (low, low)), claim(FAR, "Канал", (high, high))),
        compatible=Compatibility.APART,
        reckoning=Reckoning("date", low, high),
    )
    (line,) = classed(tree(page(days)), "l-why")
    assert text(line) == "Не сходятся: у одних не позже 6 марта 2025, у других не раньше 9 марта 2025."


def test_what_people_set_side_by_side_comes_first_with_their_verdict() -> None:
    found = tree(page(BY_HAND, LENGTH))
    assert [text(heading) for heading in found.iter("h2")] == ["Сопоставили люди 1", "Нашла машина 1"]
    assert [text(heading) for heading in found.iter("h3")] == ["Роют ли ещё канал", "Число"]
    assert text(classed(by_id(found, "disagreement-kanal"), "l-prose")[0]) == "Судя по второй заметке, нет."


def test_whom_both_speak_of_and_the_words_they_share_say_why() -> None:
    shared = replace(LENGTH, evidence=Evidence(("stepnogorsk",), ("Канал", "тянется")))
    found = tree(page(shared))
    assert [text(heading) for heading in found.iter("h3")] == ["Степногорск"]
    assert text(classed(found, "l-by")[-1]) == "общие: Степногорск, «канал», «тянется»"


@pytest.mark.parametrize(
    ("language", "title", "line"),
    [
        ("en", "Disagreements", "They meet only between 80 km and 80.47 km."),
        ("kk", "Алшақтықтар", "Тек 80 км — 80,47 км аралығында ғана сәйкес келеді."),
    ],
)
def test_in_every_language_of_the_interface(language: str, title: str, line: str) -> None:
    found = page(LENGTH, language=language)
    assert found.title == title
    assert text(classed(tree(found), "l-why")[-1]) == line


def test_the_home_page_shows_the_first_in_a_few_words() -> None:
    found = [BY_HAND, *(replace(LENGTH, id=f"d-{number}") for number in range(4))]
    home = tree(by_url(pages(whole(*found), config()))[""])
    shown = classed(home, "l-vs")
    assert [[text(mark) for mark in row.iter("mark")] for row in shown] == [
        ["роют давно", "Канал"],
        ["почти на 50 миль", "длиннее 80 километров"],
        ["почти на 50 миль", "длиннее 80 километров"],
    ]
    assert ("disagreements/#disagreement-kanal", "Роют ли ещё канал") in list(links(home))
    assert ("disagreements/", "все 5") in list(links(home))


def test_a_home_page_without_any_says_nothing_of_them() -> None:
    assert "disagreements/" not in by_url(pages(sample(), config()))[""].body


def test_what_contributors_write_is_escaped() -> None:
    hostile = replace(BY_HAND, title="<script>1</script>", markdown="<b onclick=x>да</b>")
    body = page(hostile).body
    assert "<script" not in body
    assert "<b" not in body


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (8046.72, "километр", "8 047 км"),
        (0.05, "тонна", "0,05 т"),
        (1.15e9, "USD", "1,15 млрд $"),
        (7.5, "%", "7,5 %"),
        (2.5, "мегаватт-час", "2 500 кВт⋅ч"),
        (29, "соглашение", "29"),
    ],
)
def test_amounts(amount: float, unit: str, words: str) -> None:
    assert amount_words(amount, unit, "ru").replace("\u00a0", " ") == words


def test_a_range_that_begins_with_nothing() -> None:
    assert range_words(0, 5, "%", "ru").replace("\u00a0", " ") == "5 % и меньше"
