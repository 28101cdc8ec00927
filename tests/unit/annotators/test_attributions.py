"""Who reports a text and whom it passes on. The names come from the model, so the sentences are whole ones."""

from __future__ import annotations

import pytest

from generator.annotators import attributions
from generator.annotators.attributions import read_source
from generator.annotators.reading import read
from generator.model import Attribution
from tests.factories import article


def found(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    said = [(one.span, one.value) for one in attributions.annotate(read(article("2025-01-01-a", text).article))]
    return [(span.of(text), v.outlet, v.cites) for span, v in said if isinstance(v, Attribution)]


LEAD = "В городе открыли новый мост через реку"
MORE = "Строители работали два года без выходных."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD}, сообщает Stepnews.kz.", [("сообщает Stepnews.kz", "Stepnews.kz", ())]),
        (
            f"{LEAD}, сообщает Stepnews.kz со ссылкой на Reuters.",
            [("сообщает Stepnews.kz со ссылкой на Reuters", "Stepnews.kz", ("Reuters",))],
        ),
        (f"{LEAD}, передает ТАСС.", [("передает ТАСС", "ТАСС", ())]),
        (f"{LEAD}, сообщает агентство «Заря».", [("сообщает агентство «Заря", "Заря", ())]),
        (
            f"{LEAD}, передаёт корреспондент Stepnews.kz.",
            [("передаёт корреспондент Stepnews.kz", "Stepnews.kz", ())],
        ),
        (f"{LEAD}, пишет газета «Степной вестник».", [("пишет газета «Степной вестник", "", ("Степной вестник",))]),
        (f"{LEAD} со ссылкой на Bloomberg.", [("со ссылкой на Bloomberg", "", ("Bloomberg",))]),
        (f"По данным NYT, {LEAD.lower()}.", [("По данным NYT", "", ("The New York Times",))]),
        (f"Президент дал интервью The Economist. {MORE}", [("интервью The Economist", "", ("The Economist",))]),
        (f"{LEAD}. WSJ отмечает, что он длинный.", [("WSJ отмечает", "", ("The Wall Street Journal",))]),
    ],
)
def test_attributions(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}, сообщает Минобороны России.",
        f"По данным ООН, {LEAD.lower()}.",
        "Как пишет Анна Лебедева в своём дневнике, мост был длинным.",
        "Компания Boeing получила заказ на 20 самолётов.",
        f"{LEAD}.",
    ],
)
def test_others_who_speak_are_no_outlets(text: str) -> None:
    assert found(text) == []


class TestReadSource:
    def test_the_lead_says_who_reports_and_the_chain_whom_it_cites(self) -> None:
        text = f"Об этом написала WSJ. {LEAD}, сообщает Stepnews.kz со ссылкой на Orda.kz.\n\nWSJ отмечает, что мост длинный."
        source = read_source(text)
        assert (source.name, source.cites) == ("Stepnews.kz", ("Orda.kz", "The Wall Street Journal"))
        assert source.url is None

    def test_further_down_the_same_words_only_cite(self) -> None:
        source = read_source(f"{LEAD}.\n\n{MORE} Мост самый длинный в стране, сообщает Stepnews.kz.")
        assert (source.name, source.cites) == (None, ("Stepnews.kz",))

    def test_who_writes_is_retold(self) -> None:
        source = read_source(f"{LEAD}, пишет NY Times.\n\n{MORE}")
        assert (source.name, source.cites) == (None, ("The New York Times",))

    def test_an_outlet_gives_itself_away_by_what_it_wrote_before(self) -> None:
        source = read_source(f"{LEAD}, пишет Reuters.\n\n{MORE}\n\nТакже Фокус писал, что мост обрушился.")
        assert (source.name, source.cites) == ("Фокус", ("Reuters",))

    def test_a_text_that_says_nothing_has_no_source(self) -> None:
        source = read_source(f"{LEAD}. {MORE}")
        assert (source.name, source.cites) == (None, ())
