"""Hostile words in quotations, turns, figures, notes and names: shown, and never obeyed."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from generator.model import (
    Annotation,
    Claim,
    Disagreement,
    DisagreementKind,
    Figure,
    FigureKind,
    Origin,
    Quote,
    QuoteThread,
    Source,
    Turn,
    TurnRole,
    Variant,
    Wording,
)
from tests.factories import article, entity
from tests.unit.pages.articles import annotated, over, page_of
from tests.unit.pages.html import classed, one, text
from tests.unit.pages.test_hostile import EVIL, KNOWN

SOURCE = Source(EVIL)
SEEN = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def page() -> Element:
    told = article(
        "2025-11-08-a",
        f"Сказали: «{EVIL}». Это {EVIL} 5 миль.\n\n— {EVIL}?\n\n«мост {EVIL}»",
        source=SOURCE,
        figures={"5 миль": Figure(5, "миля", "=", FigureKind.MEASURE, EVIL)},
    )
    first, alone = over(told, f"«{told.article.text[10:40]}"), over(told, told.article.text.rpartition("«")[2][:-1])
    told = annotated(
        told,
        Annotation(first, Quote(EVIL, EVIL, said="2025-11-06"), "test", Origin.RULE),
        Annotation(alone, Quote("evil", EVIL), "test", Origin.MODEL),
        Annotation(told.article.blocks[1].span, Turn(TurnRole.QUESTION, EVIL), "test", Origin.RULE),
    )
    other = article("2025-11-07-b", f"Мост {EVIL}.", source=Source(EVIL + "2"), language='kk"onclick="alert(9)')
    claims = (Claim(told.article.id, "s-0", over(told, "Это")), Claim(other.article.id, 's"x', over(other, "Мост")))
    variants = [Variant(one.article.id, span, "s-0", Wording.DIRECT) for one, span in ((told, alone), (told, first))]
    variants.append(Variant(other.article.id, over(other, "Мост"), "s-0", Wording.DIRECT))
    return page_of(
        told,
        other,
        entities=[entity("evil", EVIL, names={'en"x': EVIL})],
        threads=[QuoteThread("nit", "evil", tuple(variants))],
        disagreements=[Disagreement("d", DisagreementKind.CLAIMS, claims, None, None, title=EVIL)],
    )


def test_only_our_own_elements_and_attributes_are_there(page: Element) -> None:
    for found in page.iter():
        assert found.tag in KNOWN | {"sup"}, f"<{found.tag}>"
        assert not [name for name in found.attrib if name.startswith("on") or name in ("style", "src")]
        assert not found.get("href", "").lower().startswith(("javascript:", "data:", "//"))


def test_every_piece_is_there_with_what_was_written(page: Element) -> None:
    for name in ("l-note", "l-who", "l-q", "l-fg", "q"):
        assert SEEN in "".join(text(found) for found in classed(page, name)), name
    assert SEEN in text(one(page, "l-ne"))
    assert [found for found in classed(page, "m-q") if SEEN in found.get("aria-label", "")]
