"""What an article disagrees about, and with whom."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from generator.model import (
    AnnotatedArticle,
    Claim,
    Compatibility,
    Disagreement,
    DisagreementKind,
    Figure,
    FigureKind,
    Reckoning,
    Source,
)
from tests.factories import article
from tests.unit.pages.articles import over, page_of
from tests.unit.pages.html import by_id, classed, links, one, text

HERE, THERE = "почти 5 тысяч миль", "более 8 тысяч километров"
NEAR = article(
    "2025-11-08-a",
    f"Дорога длинная. Она тянется на {HERE} через степь.",
    source=Source("Вестник"),
    figures={HERE: Figure(5000, "миля", "<~", FigureKind.MEASURE)},
)
FAR = article("2025-11-07-b", f"Дорога в {THERE}.", source=Source("Голос степи"))


def claim(made: AnnotatedArticle, words: str, low: float, high: float) -> Claim:
    return Claim(made.article.id, "s-0", over(made, words), (low, high))


def differing(curated: bool = False, *more: Claim) -> Disagreement:
    claims = (claim(FAR, THERE, 8000, 1e9), claim(NEAR, HERE, 7242, 7500), *more)
    return Disagreement(
        "d-1",
        DisagreementKind.FIGURES,
        claims,
        Compatibility.APART,
        Reckoning("километр", 7500, 8000),
        curated=curated,
    )


@pytest.fixture
def page() -> Element:
    return page_of(NEAR, FAR, disagreements=[differing()])


def test_the_words_carry_the_sign(page: Element) -> None:
    [marked] = [found for found in page.iter("span") if found.get("data-e") == "n_d-1"]
    assert text(marked) == HERE
    assert one(page, "ne").get("aria-hidden") == "true"
    [paragraph] = [found for found in one(page, "l-read").iter("p") if classed(found, "ne")]
    assert text(paragraph) == f"Дорога длинная. Она тянется на {HERE} через степь."


def test_the_margin_says_with_whom_and_how_far(page: Element) -> None:
    note = one(page, "l-ne")
    assert [text(found) for found in note.iter("dt")] == ["здесь", "Голос степи, 7 ноября 2025"]
    assert [text(found) for found in note.iter("dd")] == [HERE, THERE]
    assert "Не сходятся" in text(note)
    assert list(links(note)) == [
        ("../2025-11-07-b/#s-0", "Голос степи, 7 ноября 2025"),
        ("../../../disagreements/d-1/", "Все версии"),
    ]


def test_the_note_and_the_words_light_up_together(page: Element) -> None:
    keys = (one(page, "l-ne").get("data-e") or "").split()
    assert keys == ["n_d-1", one(page, "m-f").get("data-e")]
    assert "Голос степи, 7 ноября 2025более 8 тысяч километров" in text(by_id(page, "c-f_1"))


def test_what_the_machine_found_is_not_confirmed_and_what_a_person_entered_is(page: Element) -> None:
    assert one(page, "l-ne").get("data-only") == "machine"
    entered = page_of(NEAR, FAR, disagreements=[differing(curated=True)])
    assert one(entered, "l-ne").get("data-only") is None


def test_whoever_says_the_same_is_no_party_to_it() -> None:
    same = article("2025-11-06-c", f"Дорога в {HERE}.", source=Source("Эхо"))
    page = page_of(NEAR, FAR, same, disagreements=[differing(False, claim(same, HERE, 7242, 7500))])
    assert "Эхо" not in text(one(page, "l-ne"))
    theirs = page_of(same, FAR, NEAR, disagreements=[differing(False, claim(same, HERE, 7242, 7500))])
    assert "Голос степи" in text(one(theirs, "l-ne"))


def test_a_note_beside_an_item_of_a_list_stands_in_the_item() -> None:
    listed = article("2025-11-08-a", f"Дорога:\n\n- длинная\n- на {HERE}", source=Source("Вестник"))
    claims = (claim(FAR, THERE, 8000, 1e9), Claim("2025-11-08-a", "", over(listed, HERE), (7242, 7500)))
    one_ = Disagreement("d-1", DisagreementKind.FIGURES, claims, None, None)
    page = page_of(listed, FAR, disagreements=[one_])
    [item] = [found for found in one(page, "l-read").iter("li") if classed(found, "l-note")]
    assert text(item).startswith(f"на {HERE}")
    assert not classed(page, "l-np")


def test_a_note_that_another_follows_keeps_its_height() -> None:
    short = article("2025-11-08-a", f"На {HERE}.\n\nНа {THERE}.", source=Source("Вестник"))

    def against(id: str, words: str) -> Disagreement:
        return Disagreement(
            id,
            DisagreementKind.CLAIMS,
            (Claim("2025-11-08-a", "", over(short, words)), Claim(FAR.article.id, "s-0", over(FAR, "Дорога"))),
            None,
            None,
        )

    page = page_of(short, FAR, disagreements=[against("d-1", HERE), against("d-2", THERE)])
    assert ["l-tall" in (found.get("class") or "") for found in classed(page, "l-np")] == [True, True]
    long = article("2025-11-08-a", f"На {HERE}.\n\n" + "Степь без края. " * 80, source=Source("Вестник"))
    page = page_of(long, FAR, disagreements=[against("d-1", HERE)])
    assert [found.get("class") for found in classed(page, "l-np")] == ["l-np"]
