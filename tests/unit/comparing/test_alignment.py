"""Words found again in another version of a text."""

from __future__ import annotations

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.alignment import aligned
from generator.model import Span
from tests.factories import article

WORDS = st.lists(st.sampled_from("Мост Река Город Весна Анна Борис строит видит любит.".split()), max_size=40)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def moved(before: str, after: str, words: str) -> str | None:
    span = aligned(article("2025-11-07-a", before), article("2025-11-07-a", after)).follow(span_of(before, words))
    return span.of(after) if span else None


def test_words_behind_a_new_sentence_are_found() -> None:
    assert moved("Анна приехала. Борис ждал.", "Шёл дождь. Анна приехала. Борис ждал.", "Борис") == "Борис"


def test_words_of_a_sentence_that_was_moved_are_found() -> None:
    assert moved("Анна приехала. Борис ждал. Шёл дождь.", "Борис ждал. Шёл дождь. Анна приехала.", "Анна") == "Анна"


def test_words_of_a_rewritten_sentence_are_found_unless_they_were_touched() -> None:
    before, after = "Анна приехала в город вечером.", "Анна вернулась в город утром."
    assert moved(before, after, "в город") == "в город"
    assert moved(before, after, "вечером") is None


def test_a_sentence_broken_in_two_keeps_its_words() -> None:
    assert moved("Анна приехала, а Борис ждал.", "Анна приехала. Борис ждал.", "Борис ждал") == "Борис ждал"


def test_words_that_are_gone_have_no_place() -> None:
    found = aligned(article("2025-11-07-a", "Анна приехала. Борис ждал."), article("2025-11-07-a", "Анна приехала."))
    span = span_of("Анна приехала. Борис ждал.", "Борис")
    assert found.follow(span) is None
    assert found.near(span) is None


@given(WORDS, WORDS)
def test_what_is_found_reads_the_same(ours: list[str], theirs: list[str]) -> None:
    before, after = article("2025-11-07-a", " ".join(ours) or "."), article("2025-11-07-b", " ".join(theirs) or ".")
    old, new = before.article.text, after.article.text
    found = aligned(before, after)
    for start in range(len(old)):
        span = Span(start, min(start + 3, len(old)))
        there = found.follow(span)
        assert there is None or there.of(new) == span.of(old)
    assert sorted(found.kept) == list(found.kept)


def test_a_text_of_equal_sentences_takes_no_longer_than_a_build_of_it() -> None:
    before, after = article("2025-11-07-a", "Да. " * 20_000), article("2025-11-07-a", "Да. " * 19_000 + "Нет. " * 900)
    started = perf_counter()
    aligned(before, after)
    assert perf_counter() - started < 30
