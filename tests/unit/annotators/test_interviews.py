"""Interviews: who asks and who answers, by turns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.annotators import annotate, interviews
from generator.annotators.reading import read
from generator.model import Quote, Source, Turn, TurnRole
from tests.factories import article
from tests.readings import plain

INTRODUCTION = "О мосте рассказал инженер Олег Ежов, сообщает Stepnews.kz."
TURNS = ("— Когда построят мост?", "— К весне.", "— Кто его строит?", "— Рабочие завода.")


def turns(text: str, source: str | None = None) -> list[tuple[str, TurnRole, str]]:
    reading = read(replace(plain(text), source=Source(source)))
    values = [(one.span.of(text), one.value) for one in interviews.annotate(reading)]
    return [(words, value.role, value.speaker) for words, value in values if isinstance(value, Turn)]


def interview(*paragraphs: str, introduction: str = INTRODUCTION) -> str:
    return "\n\n".join((introduction, *paragraphs))


def test_questions_are_the_outlets_and_answers_whose_the_introduction_says() -> None:
    assert turns(interview(*TURNS)) == [
        ("Когда построят мост?", TurnRole.QUESTION, "Stepnews.kz"),
        ("К весне.", TurnRole.ANSWER, "Олег Ежов"),
        ("Кто его строит?", TurnRole.QUESTION, "Stepnews.kz"),
        ("Рабочие завода.", TurnRole.ANSWER, "Олег Ежов"),
    ]


def test_an_answer_runs_on_until_the_next_dash_or_the_outlets_own_words() -> None:
    text = interview(*TURNS[:2], "Он железный.", *TURNS[2:], "Им помогают.", "Напомним, мост размыло.", "Он стоял век.")
    answers = [words for words, role, _ in turns(text) if role is TurnRole.ANSWER]
    assert answers == ["К весне.\n\nОн железный.", "Рабочие завода.\n\nИм помогают."]


@pytest.mark.parametrize(
    ("introduction", "person"),
    [
        ("Мы побеседовали с инженером Олегом Ежовым.", "Олег Ежов"),
        ("Олег Ежов ответил на вопросы о мосте.", "Олег Ежов"),
        ("Анна Лебедева открыла мост. В интервью о нём рассказал инженер Олег Ежов.", "Олег Ежов"),
        ("О мосте рассказал Олег Ежов. Школу открыла Анна Лебедева.", "Олег Ежов"),
    ],
)
def test_who_is_interviewed(introduction: str, person: str) -> None:
    answers = {speaker for _, role, speaker in turns(interview(*TURNS, introduction=introduction)) if role == "answer"}
    assert answers == {person}


def test_of_several_the_one_whom_a_question_calls_by_name() -> None:
    introduction = "В интервью о мосте рассказали инженер Олег Ежов и мэр Анна Лебедева."
    text = interview("— Анна Петровна, когда построят мост?", *TURNS[1:], introduction=introduction)
    assert {speaker for _, role, speaker in turns(text) if role == "answer"} == {"Анна Лебедева"}


@pytest.mark.parametrize(
    ("introduction", "source", "asker"),
    [
        (INTRODUCTION, "Вестник", "Stepnews.kz"),
        ("О мосте рассказал Олег Ежов.", "Вестник", "Вестник"),
        ("О мосте Олег Ежов рассказал в интервью Reuters.", "Вестник", "Reuters"),
        ("О мосте рассказал Олег Ежов.", None, ""),
    ],
)
def test_who_asks(introduction: str, source: str | None, asker: str) -> None:
    found = turns(interview(*TURNS, introduction=introduction), source)
    assert {speaker for _, role, speaker in found if role == "question"} == {asker}


def test_a_question_need_not_end_in_its_mark() -> None:
    assert len(turns(interview("— Расскажите о мосте.", "— Он железный.", *TURNS))) == 6


@pytest.mark.parametrize(
    "text",
    [
        interview(*TURNS[:2]),
        interview(*TURNS[:3]),
        interview("— Мост готов.", "— Дорога готова.", "— Школа готова.", "— Сквер готов."),
        interview(*TURNS, introduction="Инженер Олег Ежов уехал."),
        interview(*TURNS, introduction="О мосте рассказали в министерстве."),
        interview(TURNS[0], TURNS[0], TURNS[2], TURNS[2]),
        "\n\n".join(TURNS),
    ],
)
def test_dashes_alone_make_no_interview(text: str) -> None:
    assert turns(text) == []


def test_quotes_inside_turns_and_turns_stand_side_by_side() -> None:
    text = interview(TURNS[0], "— Мэр Анна Лебедева назвала мост «чудом света».", *TURNS[2:])
    values = [one.value for one in annotate(article("2025-01-01-a", text).article).annotations]
    assert [one.speaker for one in values if isinstance(one, Quote)] == ["Анна Лебедева"]
    assert len([one for one in values if isinstance(one, Turn)]) == 4
