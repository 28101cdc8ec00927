"""Quotations in an article, and interviews."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.archive.quotations import quote_anchors
from generator.model import (
    AnnotatedArticle,
    Annotation,
    Origin,
    Quote,
    QuoteThread,
    Source,
    Span,
    Turn,
    TurnRole,
    Variant,
    Wording,
)
from generator.pages.article_quotes import foreign
from tests.factories import article, entity
from tests.unit.pages.articles import annotated, over, page_of
from tests.unit.pages.html import by_id, classed, links, one, text

ANNA = entity("anna-li", "Анна Ли")
WORDS = "мост будет построен"


def told(
    body: str = f"Анна Ли сказала: «{WORDS}». Все ждали.", id: str = "2025-11-07-a", **also: str
) -> AnnotatedArticle:
    return article(id, body, source=Source(also.pop("outlet", "Вестник")), quotes={WORDS: "anna-li"}, **also)  # type: ignore[arg-type]


def anchor_of(made: AnnotatedArticle) -> str:
    return next(iter(quote_anchors(made).values()))


def test_a_quotation_in_a_paragraph_has_its_permalink_and_its_sign_the_card() -> None:
    page = page_of(told(), entities=[ANNA])
    quote = one(page, "q")
    anchor = anchor_of(told())
    assert (quote.get("id"), text(quote)) == (anchor, WORDS)
    sign = one(page, "m-q")
    assert (text(sign), sign.get("href"), sign.get("aria-label")) == ("«", "../../../people/anna-li/", "Анна Ли")
    assert sign.get("data-e") == anchor
    assert text(by_id(page, f"c-{anchor}")) == "Анна Ли только здесьСсылка на цитату"
    assert (f"#{anchor}", "Ссылка на цитату") in links(by_id(page, f"c-{anchor}"))


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        (f"— {WORDS}, — сказала она.", "—"),
        (f"Он слышал: {WORDS}.", "мост"),
        (f"Она сказала: „{WORDS}“.", "„"),
    ],
)
def test_what_opens_a_quotation(body: str, sign: str) -> None:
    assert text(one(page_of(told(body), entities=[ANNA]), "m-q")) == sign


def test_a_quotation_that_begins_with_a_link_has_no_second_one() -> None:
    made = article(
        "2025-11-07-a", "Он слышал: Анна Ли права.", quotes={"Анна Ли права": "boris"}, mentions={"Анна Ли": "anna-li"}
    )
    page = page_of(made, entities=[ANNA])
    assert text(one(page, "q")) == "Анна Ли права"
    assert not classed(page, "m-q")


def test_when_it_was_said_and_who_brings_it() -> None:
    made = told()
    quote = replace(made.annotations[0], value=Quote("anna-li", "Дальние новости", said="2025-11-06"))
    page = page_of(replace(made, annotations=(quote,)), entities=[ANNA])
    assert "сказано 6 ноября 2025, приводит Дальние новости" in text(by_id(page, f"c-{anchor_of(made)}"))


def test_a_speaker_that_the_text_does_not_name() -> None:
    made = article("2025-11-07-a", f"Говорили: «{WORDS}».", quotes={WORDS: ""})
    page = page_of(made)
    assert text(by_id(page, f"c-{anchor_of(made)}")).startswith("Кто говорит, в тексте не сказано")
    assert one(page, "m-q").get("href") == f"#{anchor_of(made)}"


def thread(*made: AnnotatedArticle) -> QuoteThread:
    variants = [
        Variant(each.article.id, over(each, each.annotations[0].span.of(each.article.text)), "s-0", Wording.DIRECT)
        for each in made
    ]
    return QuoteThread("nit", "anna-li", tuple(variants))


def test_where_else_the_words_were_printed() -> None:
    here, same = told(), told(id="2025-11-08-b", outlet="Голос")
    page = page_of(here, same, entities=[ANNA], threads=[thread(here, same)])
    note = one(page, "l-note")
    assert text(note) == "Анна Лиещё в 1 издании"
    assert list(links(note)) == [("../../../quotes/nit/", "ещё в 1 издании")]
    assert "только здесь" not in text(page)


def test_other_words_and_the_same_outlet_are_told() -> None:
    here = told()
    other = article("2025-11-08-b", "«мост построят»", source=Source("Вестник"), quotes={"мост построят": "anna-li"})
    page = page_of(here, other, entities=[ANNA], threads=[thread(here, other)])
    assert text(one(page, "l-note")) == "Анна Лиещё в 1 материале, слова разные"


def test_a_whole_paragraph_says_it_under_its_words() -> None:
    here, same = told(f"«{WORDS}»"), told(id="2025-11-08-b", outlet="Голос")
    page = page_of(here, same, entities=[ANNA], threads=[thread(here, same)])
    quote = one(page, "l-q")
    assert quote.get("id") == anchor_of(here)
    assert text(quote) == f"«{WORDS}»Анна Лиещё в 1 издании"
    assert not classed(page, "l-note")


INTERVIEW = """Анна Ли рассказала о мосте.

— Когда откроют мост?

— Весной. Мы почти готовы.

Осталось покрасить.

— А дорогу?

— Летом."""


def interview() -> AnnotatedArticle:
    made = article("2025-11-07-a", INTERVIEW)
    answer = Span(over(made, "Весной").start, over(made, "покрасить.").stop)
    said = (
        (over(made, "Когда откроют мост?"), Turn(TurnRole.QUESTION, "Вестник")),
        (answer, Turn(TurnRole.ANSWER, "anna-li")),
        (over(made, "А дорогу?"), Turn(TurnRole.QUESTION, "Вестник")),
        (over(made, "Летом."), Turn(TurnRole.ANSWER, "anna-li")),
    )
    return annotated(made, *(Annotation(span, turn, "test", Origin.RULE) for span, turn in said))


def test_an_interview_says_who_speaks_at_every_turn() -> None:
    page = page_of(interview(), entities=[ANNA])
    read = one(page, "l-read")
    assert [text(who) for who in classed(read, "l-who")] == ["Вестник", "Анна Ли", "Вестник", "Анна Ли"]
    assert [text(asked) for asked in classed(read, "l-ask")] == ["— Когда откроют мост?", "— А дорогу?"]
    assert [href for who in classed(read, "l-who") for href, _ in links(who)] == ["../../../people/anna-li/"] * 2


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("We are building the bridge together", "ru", "en"),
        ("Nous construisons un pont ensemble maintenant", "ru", ""),
        ("The New York Times", "ru", "en"),
        ("Мы строим мост", "ru", ""),
        ("Көпір салынып жатыр", "ru", "kk"),
        ("Көпір салынып жатыр", "kk", ""),
        ("We are building the bridge together", "en", ""),
    ],
)
def test_the_language_of_a_foreign_passage(words: str, language: str, found: str) -> None:
    assert foreign(words, language) == found


def test_foreign_words_carry_their_language() -> None:
    words = "We will build the bridge"
    page = page_of(article("2025-11-07-a", f"Она ответила: «{words}».", quotes={words: "anna-li"}), entities=[ANNA])
    assert one(page, "q").get("lang") == "en"
