"""When two statements are one, and when they only share a theme."""

from __future__ import annotations

import pytest

from generator.archive.wording import Weights, holds, likeness, retells, words_of

SAID = "Надо признать, что сосед построил крепкий забор"


def alike(one: str, other: str) -> bool:
    words = [words_of(one), words_of(other)]
    weights = Weights(each.lemmas for each in words)
    back = likeness(words[1], words[0], weights)
    assert likeness(words[0], words[1], weights) == back
    return back > 0


def test_content_words_are_lemmas_and_carry_their_not() -> None:
    assert words_of("Мы не построим мостов к весне 2030").lemmas == ("не построить", "мост", "весна", "2030")


@pytest.mark.parametrize(
    "other",
    [
        "Нужно признать, что сосед построил крепкий забор",
        "Вы должны признать: сосед построил крепкий забор",
        "Я считаю, соседи построили крепкий забор. Это надо признать",
        f"Мост стоит. {SAID}. Дорога строится",
    ],
)
def test_one_utterance(other: str) -> None:
    assert alike(SAID, other)


@pytest.mark.parametrize(
    "other",
    [
        "Надо признать, что сосед не построил крепкий забор",
        "Сосед построил баню, и забор у моста мы покрасим",
        "Надо признать, что мост построен",
        "Забор — крепкая вещь, и сосед это знает, когда строит мост и дорогу к реке",
        "Да",
    ],
)
def test_another_statement_on_the_theme(other: str) -> None:
    assert not alike(SAID, other)


def test_who_says_a_word_both_ways_does_not_contradict_himself() -> None:
    both = "Сосед построил крепкий забор у реки, а баню не построил"
    assert alike(both, both)
    assert alike(both, "Сосед построил крепкий забор у самой реки, но баню не построил")


def test_other_numbers_are_another_statement() -> None:
    assert alike("Построим 5 мостов и дорогу к реке", "Мы построим 5 мостов и дорогу к реке")
    assert not alike("Построим 5 мостов и дорогу к реке", "Построим 7 мостов и дорогу к реке")


@pytest.mark.parametrize(
    ("fragment", "held"),
    [
        ("крепкий забор", True),
        ("сосед построил", True),
        ("забор", False),
        ("сосед забор", False),
        ("крепкий сарай", False),
    ],
)
def test_a_longer_statement_holds_a_fragment(fragment: str, held: bool) -> None:
    assert holds(words_of(SAID), words_of(fragment)) is held


@pytest.mark.parametrize(
    ("sentence", "retold"),
    [
        ("сосед признанно построил крепкий забор.", True),
        ("соседи построили забор.", False),
        ("сосед не построил крепкого забора, надо признать.", False),
    ],
)
def test_a_sentence_retells_what_has_its_roots(sentence: str, retold: bool) -> None:
    words = words_of(SAID)
    assert retells(words_of(sentence), words, Weights([words.stems])) is retold
