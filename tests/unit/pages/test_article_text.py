"""Whatever lies over a text and stands beside it: take it away, and the text is what it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import (
    Annotation,
    Claim,
    DateOf,
    Disagreement,
    DisagreementKind,
    Figure,
    FigureKind,
    MentionOf,
    Origin,
    Quote,
    Span,
    Turn,
    TurnRole,
    Value,
)
from tests.factories import article, entity
from tests.unit.pages.articles import annotated, page_of
from tests.unit.pages.html import one

BODY = """Анна Ли прошла 5 000 миль. «Мост готов», — сказала Анна Ли 6 ноября.

— Когда? — В мае. *Скоро*, говорит [«Вестник»](https://vestnik.example/).

- один пункт
- другой

«Мост готов»"""
TOLD = article("2025-11-07-a", BODY)
OTHER = article("2025-11-06-b", "Мост не готов.")
LENGTH = len(TOLD.article.text)

SPANS = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 40)).map(
    lambda pair: Span(pair[0], min(LENGTH, pair[0] + pair[1]))
)
VALUES: st.SearchStrategy[Value] = st.sampled_from(
    [
        MentionOf("anna-li"),
        DateOf("2025-05", ""),
        Quote("anna-li", "Вестник", said="2025-11-06"),
        Quote("", "", direct=False),
        Figure(5000, "миля", "=", FigureKind.MEASURE, "путь"),
        Turn(TurnRole.QUESTION, "anna-li"),
    ]
)


def words(element: Element) -> Iterator[str]:
    """What the text says, without what the archive says in it."""
    beside = element.get("data-pagefind-ignore") is not None or element.get("class") == "l-prov"
    if not beside and element.tag != "footer":
        yield element.text or ""
        for child in element:
            yield from words(child)
            yield child.tail or ""


def letters(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=50)
@given(st.lists(st.builds(Annotation, SPANS, VALUES, st.just("test"), st.sampled_from(Origin)), max_size=8), SPANS)
def test_the_text_stays_the_same(found: list[Annotation], disputed: Span) -> None:
    claims = (Claim(TOLD.article.id, "s-0", disputed), Claim(OTHER.article.id, "s-0", Span(0, 4)))
    page = page_of(
        annotated(TOLD, *found),
        OTHER,
        entities=[entity("anna-li", "Анна Ли")],
        disagreements=[Disagreement("d-1", DisagreementKind.CLAIMS, claims, None, None)],
    )
    assert letters("".join(words(one(page, "l-read")))) == letters(TOLD.article.text)
    ids = [id for each in page.iter() if (id := each.get("id"))]
    assert len(ids) == len(set(ids))
    assert not [link for outer in page.iter("a") for link in outer.iter("a") if link is not outer], "a link in a link"


def test_spaces_alone_are_set_anew() -> None:
    page = page_of(replace(TOLD, annotations=()))
    first = next(one(page, "l-read").iter("p"))
    assert "".join(first.itertext()).startswith("Анна Ли\u00a0прошла 5\u202f000\u00a0миль.")
