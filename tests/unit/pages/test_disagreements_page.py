"""Disagreements: two columns, the words marked, the way to each sentence, a line that reckons, and addresses that stay."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from generator.archive.disputes import with_events
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
from generator.pages.disagreements import WHOLE_LIMIT
from tests.factories import archive, article, config, entity, event
from tests.unit.pages.html import by_id, by_url, classed, links, one, text, tree
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
)
BY_HAND = Disagreement(
    "kanal",
    DisagreementKind.CLAIMS,
    (claim(NEAR, "роют давно"), claim(FAR, "Канал")),
    None,
    None,
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
        ("d-1/", "Число"),
        ("../articles/2025/2025-03-07-a/#s-1", "Портал ← Вестник"),
        ("../articles/2025/2025-03-08-b/#s-0", "издание не указано"),
    ]
    near, far = classed(found, "l-vs")[0]
    assert text(near) == "Он тянется почти на 50 миль. Портал ← Вестник, 7 марта 2025"
    assert text(far) == "Канал длиннее 80 километров. издание не указано, 8 марта 2025"


def test_one_line_says_what_the_words_come_to_and_where_they_meet() -> None:
    assert text(classed(tree(page(LENGTH)), "l-why")[-1]) == (
        "«почти на 50 миль» — не больше 80,47 км; «длиннее 80 километров» — больше 80 км. "
        "Сойтись могут только между 80 км и 80,47 км."
    )


def test_those_who_claim_the_same_stand_together() -> None:
    twice = replace(LENGTH, claims=(*LENGTH.claims, claim(EXACT, "100 километров", (80.0, math.inf))))
    (columns,) = classed(tree(page(twice)), "l-vs")
    assert [len(list(side.iter("mark"))) for side in columns] == [1, 2]


def day(month: int, number: int) -> float:
    return float(date(2025, month, number).toordinal())


@pytest.mark.parametrize(
    ("kind", "claims", "reckoning", "words"),
    [
        pytest.param(
            DisagreementKind.FIGURES,
            (LENGTH.claims[0], claim(EXACT, "100 километров", (100.0, 100.0))),
            Reckoning("километр", 80.4672, 100.0),
            "«почти на 50 миль» — не больше 80,47 км. Не сходятся: у одних не больше 80,47 км, у других не меньше 100 км.",
            id="a plain figure in the unit of the reckoning is not said twice",
        ),
        pytest.param(
            DisagreementKind.FIGURES,
            (
                claim(NEAR, "50 миль", (80.0, 80.0)),
                claim(FAR, "80 километров", (90.0, 90.0)),
                claim(EXACT, "100 километров", (100.0, 100.0)),
            ),
            Reckoning("километр", 80.0, 100.0),
            "«50 миль» — 80 км. Верным может быть только одно число: 80 км, 90 км или 100 км.",
            id="of plain figures only one can be right",
        ),
        pytest.param(
            DisagreementKind.DATES,
            (claim(NEAR, "давно", (day(3, 6), day(3, 6))), claim(FAR, "Канал", (day(3, 9), day(3, 9)))),
            Reckoning("date", day(3, 6), day(3, 9)),
            "«давно» — 6 марта 2025; «Канал» — 9 марта 2025. "
            "Верной может быть только одна дата: 6 марта 2025 или 9 марта 2025.",
            id="dates are told as dates",
        ),
        pytest.param(
            DisagreementKind.DATES,
            (claim(NEAR, "давно", (day(3, 1), day(3, 31))), claim(FAR, "Канал", (day(5, 1), day(5, 31)))),
            Reckoning("date", day(3, 31), day(5, 1)),
            "«давно» — март 2025; «Канал» — май 2025. "
            "Не сходятся: у одних не позже 31 марта 2025, у других не раньше 1 мая 2025.",
            id="months are told by their ends",
        ),
    ],
)
def test_what_cannot_be_true_together_is_reckoned(
    kind: DisagreementKind, claims: tuple[Claim, ...], reckoning: Reckoning, words: str
) -> None:
    apart = replace(LENGTH, kind=kind, claims=claims, compatible=Compatibility.APART, reckoning=reckoning)
    assert [text(line) for line in classed(tree(page(apart)), "l-why")] == [words]


def test_what_people_set_side_by_side_comes_first_with_their_verdict() -> None:
    found = tree(page(BY_HAND, LENGTH))
    assert [text(heading) for heading in found.iter("h2")] == ["Сопоставили люди 1", "Нашла машина 1"]
    assert [text(heading) for heading in found.iter("h3")] == ["Роют ли ещё канал", "Число"]
    assert text(classed(by_id(found, "disagreement-kanal"), "l-prose")[0]) == "Судя по второй заметке, нет."


def test_whom_both_speak_of_and_the_words_they_share_say_why() -> None:
    shared = replace(LENGTH, evidence=Evidence(("stepnogorsk",), ("Канал", "тянется")))
    found = tree(page(shared))
    assert [text(heading) for heading in found.iter("h3")] == ["Канал: Степногорск"]
    why, origin = classed(found, "l-by")[-2:]
    assert text(why) == "Похоже, речь об одном: и там и там — Степногорск, «канал», «тянется»."
    assert text(origin) == "нашло правило"


def test_what_has_the_disputed_size_is_its_title() -> None:
    measured = replace(
        NEAR,
        annotations=tuple(
            replace(one, value=replace(one.value, of="русло")) if isinstance(one.value, Figure) else one
            for one in NEAR.annotations
        ),
    )
    found = by_url(pages(whole(LENGTH, articles=(measured, FAR, EXACT)), config()))["disagreements/"]
    assert [text(heading) for heading in tree(found).iter("h3")] == ["Русло"]


def test_each_has_a_page_of_its_own() -> None:
    found = by_url(pages(whole(BY_HAND, LENGTH), config()))
    own = found["disagreements/d-1/"]
    assert (own.title, own.kind) == ("Число", "disagreement")
    assert text(one(tree(own), "l-dek")) == "Сойтись могут только между 80 км и 80,47 км."
    assert ("../../articles/2025/2025-03-07-a/#s-1", "Портал ← Вестник") in list(links(tree(own)))
    assert ("../", "Все разночтения") in list(links(tree(own)))
    assert "сопоставил человек" in text(tree(found["disagreements/kanal/"]))


def test_a_former_address_leads_to_it_and_never_over_a_living_one() -> None:
    moved = replace(LENGTH, was=("d-0", "kanal"))
    found = by_url(pages(whole(BY_HAND, moved), config()))
    assert found["disagreements/kanal/"].kind == "disagreement"
    assert found["disagreements/d-0/"].kind == "moved"
    assert ("../d-1/", "Открыть по новому адресу") in list(links(tree(found["disagreements/d-0/"])))


def test_the_event_that_the_sentences_tell_is_linked() -> None:
    dug = article(
        "2025-03-07-a", "Канал открыли 6 марта. Он тянется почти на 50 миль.", dates={"6 марта": "2025-03-06"}
    )
    opening = event("otkrytie", "2025-03-06", "Открытие канала", (dug, "6 марта"))
    told = replace(BY_HAND, claims=(claim(dug, "открыли"), claim(FAR, "Канал")))
    made = replace(
        archive([dug, FAR], [entity("stepnogorsk", "Степногорск")], [opening]),
        disagreements=with_events((told,), [opening]),
    )
    found = tree(by_url(pages(made, config()))["disagreements/"])
    assert [words for href, words in links(found) if "event" in href] == ["Открытие канала"]


def test_of_very_many_the_surest_stand_on_the_common_page_and_all_by_year() -> None:
    many = [replace(LENGTH, id=f"d-{number}") for number in range(WHOLE_LIMIT + 5)]
    days = [replace(BY_HAND, id=f"k-{number}") for number in range(3)]
    found = by_url(pages(whole(*days, *many), config()))
    common, first, second = (
        tree(found[url]) for url in ("disagreements/", "disagreements/2025/", "disagreements/2025/2/")
    )
    rows = [[row.get("id") for row in classed(place, "l-row")] for place in (common, first, second)]
    assert [len(ids) for ids in rows] == [WHOLE_LIMIT, WHOLE_LIMIT, 8]
    assert rows[0][:4] == ["disagreement-k-0", "disagreement-k-1", "disagreement-k-2", "disagreement-d-0"]
    assert len({*rows[1], *rows[2]}) == WHOLE_LIMIT + 8
    assert [text(heading) for heading in second.iter("h2")] == ["О числах 5", "О другом 3", "По годам"]
    assert list(links(one(second, "l-chips"))) == [("../", "1"), ("./", "2")]
    assert found["disagreements/2025/2/"].title == "Разночтения 2025 года, страница 2"
    assert "disagreements/2025/" not in by_url(pages(whole(LENGTH), config()))


def test_an_editor_finds_the_file_of_what_people_wrote() -> None:
    settings = config(repo_url="https://github.com/a/b")
    made = by_url(pages(whole(replace(BY_HAND, path="disagreements/kanal.md"), LENGTH), settings))["disagreements/"]
    assert [href for href, words in links(tree(made)) if words == "исправить"] == [
        "https://github.com/a/b/edit/main/content/disagreements/kanal.md"
    ]


@pytest.mark.parametrize(
    ("language", "title", "line"),
    [
        (
            "en",
            "Disagreements",
            "“почти на 50 миль” is 80.47 km at most; “длиннее 80 километров” is more than 80 km. "
            "They agree only between 80 km and 80.47 km.",
        ),
        (
            "kk",
            "Алшақтықтар",
            "«почти на 50 миль» — ең көбі 80,47 км; «длиннее 80 километров» — 80 км шегінен артық. "
            "Тек 80 км — 80,47 км аралығында ғана сәйкес келеді.",
        ),
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
    assert ("disagreements/kanal/", "Роют ли ещё канал") in list(links(home))
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
