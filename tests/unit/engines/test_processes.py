"""Several processes say what one says, in the same order."""

from __future__ import annotations

import gc
import os
import signal
from dataclasses import replace

import pytest

from generator.annotators import annotate
from generator.engines import annotate_all
from generator.engines.processes import CHUNK, in_order
from generator.errors import ToolError
from generator.model import AnnotatedArticle, Article
from tests.readings import plain

TEXTS = [f"{day} ноября 2025 года Анна Ветрова приехала в Астану." for day in range(1, 30)]


def articles() -> list[Article]:
    return [replace(plain(text), id=f"{number:02}") for number, text in enumerate(TEXTS)]


def test_two_processes_find_what_one_finds() -> None:
    given = articles() * 3
    assert len(given) > 3 * CHUNK
    assert list(annotate_all(given, processes=2)) == [annotate(one) for one in given]


def test_few_articles_are_not_worth_another_process() -> None:
    asked: list[str] = []

    def here(one: Article) -> AnnotatedArticle:
        asked.append(one.id)
        return AnnotatedArticle(one, (), ())

    assert [one.article.id for one in in_order(here, articles())] == asked


def test_the_collector_is_as_it_was_afterwards() -> None:
    before = gc.get_threshold()
    within = [gc.get_threshold() for _ in in_order(annotate, articles())]
    assert set(within) != {before}
    assert gc.get_threshold() == before


def test_an_archive_that_is_left_unread_ends_its_processes() -> None:
    found = in_order(annotate, articles() * 6, processes=2)
    first = next(found)
    assert first.article.id == "00"
    found.close()  # type: ignore[attr-defined]  # a generator
    assert list(found) == []


def _killed(one: Article) -> AnnotatedArticle:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def test_a_process_that_the_system_ends_is_told_in_a_line() -> None:
    with pytest.raises(ToolError, match=r"ended by the system.*--jobs 1"):
        list(in_order(_killed, articles(), processes=2))
