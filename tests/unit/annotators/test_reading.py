"""Sentences and their anchors, tokens, passages."""

from __future__ import annotations

import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from generator.annotators.reading import read
from generator.model import Span
from tests.readings import plain

PROSE = st.lists(st.text("абвГДЕ .,!«»\n1", min_size=1, max_size=60), min_size=1, max_size=4).map("\n\n".join)


def test_an_anchor_is_a_hash_of_the_sentence_with_its_spaces_folded() -> None:
    (sentence,) = read(plain("Он  пришёл\nдомой.")).sentences
    assert sentence.anchor == "s-" + hashlib.sha256("Он пришёл домой.".encode()).hexdigest()[:10]


def test_equal_sentences_are_told_apart() -> None:
    first, other, second, third = (each.anchor for each in read(plain("Да. Нет. Да. Да.")).sentences)
    assert (second, third) == (f"{first}-2", f"{first}-3")
    assert other != first


def test_an_edit_elsewhere_leaves_an_anchor_alone() -> None:
    before = read(plain("Он пришёл. Она ушла.")).sentences[1].anchor
    assert read(plain("Наконец он пришёл домой. Она ушла.")).sentences[1].anchor == before


def test_tokens_of_a_span() -> None:
    reading = read(plain("Илон Маск молчит."))
    assert [token.text for token in reading.tokens_in(Span(5, 16))] == ["Маск", "молчит"]


@given(PROSE)
def test_sentences_lie_in_order_inside_passages_and_are_trimmed(text: str) -> None:
    reading = read(plain(text))
    stops = [0]
    for sentence in reading.sentences:
        words = sentence.span.of(text)
        assert words
        assert words == words.strip()
        assert "\n\n" not in words
        assert sentence.span.start >= stops[-1]
        stops.append(sentence.span.stop)
    assert len({each.anchor for each in reading.sentences}) == len(reading.sentences)


@given(PROSE)
def test_no_word_is_lost_between_sentences(text: str) -> None:
    reading = read(plain(text))
    kept = "".join(each.span.of(text) for each in reading.sentences)
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", text)
