"""Text fragments name the sentence that is meant, and no other."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import AnnotatedArticle, Span
from generator.pages.fragment import text_directive
from tests.factories import article


def named(annotated: AnnotatedArticle, number: int) -> list[str]:
    """The pieces of the directive for a sentence, decoded."""
    directive = text_directive(annotated.article, annotated.sentences[number].span)
    assert directive.startswith(":~:text=")
    return [unquote(piece) for piece in directive.removeprefix(":~:text=").split(",")]


def test_a_short_sentence_is_named_whole_whatever_parts_its_words() -> None:
    told = article("2025-11-07-a", "Мост открыли в\nСтепногорске. Река тиха.")
    assert unquote(text_directive(told.article, Span(0, 28))) == ":~:text=Мост открыли в Степногорске."


def test_a_long_one_by_its_ends() -> None:
    text = "Мост открыли в Степногорске летом, когда вода стояла низко и пристань пустовала."
    assert named(article("2025-11-07-a", text), 0) == ["Мост открыли в", "и пристань пустовала."]


def test_its_ends_grow_until_the_page_has_them_first_here() -> None:
    text = (
        "Мост открыли в среду, и пристань опустела. "
        "Мост открыли в четверг, когда вода стояла низко, а лодки ушли, и пристань опустела."
    )
    told = article("2025-11-07-a", text, title="МОСТ ОТКРЫЛИ в Степногорске")
    assert named(told, 0) == ["Мост открыли в среду, и пристань опустела."]
    assert named(told, 1) == ["Мост открыли в четверг,", "и пристань опустела."]


def test_the_headline_may_have_all_of_its_words() -> None:
    text = "Мост через реку открыли в Степногорске вчера."
    assert named(article("2025-11-07-a", text, title=text), 0) == [text]


def test_an_end_that_stands_inside_the_sentence_too_is_longer() -> None:
    text = "Первым сказал мэр «мост открыт для всех» и повторил сенатор «мост открыт для всех»"
    assert named(article("2025-11-07-a", text), 0) == ["Первым сказал мэр", "сенатор «мост открыт для всех»"]


def test_letters_are_not_encoded() -> None:
    """Six bytes a Russian letter, on every row of every timeline."""
    assert text_directive(article("2025-11-07-a", "Мост открыли.").article, Span(0, 13)) == ":~:text=Мост%20открыли."


@pytest.mark.parametrize("sign", ["-", ",", "&", "#", " ", "\u200b", "«"])
def test_what_parts_the_pieces_of_a_directive_is_encoded(sign: str) -> None:
    directive = text_directive(article("2025-11-07-a", f"Мост{sign}река.").article, Span(0, 10))
    assert sign not in directive.removeprefix(":~:text=")
    assert unquote(directive).endswith(f"Мост{sign}река.")


def test_a_stretch_without_words_has_no_directive() -> None:
    told = article("2025-11-07-a", "Мост открыт.\n\nРека тиха.")
    assert text_directive(told.article, Span(12, 14)) == ""


@given(
    st.lists(
        st.lists(st.sampled_from(["мост", "Ёлка", "елка", "и", "в-6", "год,"]), min_size=1, max_size=12),
        min_size=1,
        max_size=6,
    )
)
def test_the_first_place_that_fits_is_the_sentence_or_says_the_same(sentences: list[list[str]]) -> None:
    told = article("2025-11-07-a", " ".join(" ".join(words) + "." for words in sentences), title="Мост и елка")
    page = f"{told.article.title} {told.article.description} {told.article.text}".casefold().replace("ё", "е")
    for number, sentence in enumerate(told.sentences):
        first, *last = (piece.casefold().replace("ё", "е") for piece in named(told, number))
        words = sentence.span.of(told.article.text).casefold().replace("ё", "е")
        start = page.index(first)
        stop = page.index(last[0], start + len(first)) + len(last[0]) if last else start + len(first)
        assert page[start:stop] == words
