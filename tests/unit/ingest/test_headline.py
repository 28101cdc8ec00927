"""Headlines made from a lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ingest.headline import LIMIT, headline


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        pytest.param(
            "Мэр открыл мост через Ишим. Строили его пять лет.", "Мэр открыл мост через Ишим", id="the whole sentence"
        ),
        pytest.param(
            "Анна Белова прилетела в Алматы с рабочей поездкой, провела встречу с учителями и обещала вернуться осенью.",
            "Анна Белова прилетела в Алматы с рабочей поездкой",
            id="before the second predicate",
        ),
        pytest.param(
            "Учёные нашли на дне озера следы древнего города, который до сих пор считался выдумкой путешественников.",
            "Учёные нашли на дне озера следы древнего города",
            id="before a relative clause",
        ),
        pytest.param(
            "Министр образования Анна Белова, находящаяся с поездкой в Женеве, подписала соглашение об обмене студентами.",
            "Министр образования Анна Белова подписала соглашение об обмене студентами",
            id="without the inserted clause",
        ),
        pytest.param(
            "Министр Анна Белова в ходе встречи с послами шести государств в Женеве 5 мая представила план новых школ и училищ.",
            "Министр Анна Белова представила план новых школ и училищ",
            id="without the circumstance",
        ),
        pytest.param(
            "Завод закупил для своих цехов тридцать семь токарных, сверлильных и шлифовальных станков последнего поколения",
            "Завод закупил для своих цехов тридцать семь токарных, сверлильных и шлифовальных станков",
            id="a list is no clause",
        ),
        pytest.param(
            "Сотрудники музея рассказали посетителям о находках последней степной экспедиции под руководством Анны Беловой",
            "Сотрудники музея рассказали посетителям о находках последней степной экспедиции",
            id="no preposition at the end",
        ),
        pytest.param(
            "Певица Анна Белова сообщила, что весной отправится с концертами в семь городов севера и в три соседние страны",
            "Певица Анна Белова сообщила, что весной отправится с концертами в семь городов севера",
            id="what was said belongs to the verb",
        ),
        pytest.param(
            "Пожарные потушили склад на окраине старого города, в результате взрыва которого соседние дома остались без света",
            "Пожарные потушили склад на окраине старого города",
            id="before a preposition and its relative clause",
        ),
        pytest.param("Как сообщает газета «Почта», мост открыт.", "Мост открыт", id="without the preface"),
        pytest.param("– Как прошла ваша встреча?", "Как прошла ваша встреча", id="a question loses its dash"),
        pytest.param("«Мы построим новый мост»", "Мы построим новый мост", id="quoted as a whole"),
        pytest.param(
            "Театр «Луч» покажет «Чайку»", "Театр «Луч» покажет «Чайку»", id="quotation marks inside stay in pairs"
        ),
        pytest.param(
            "Астана. Мэр открыл мост через Ишим.", "Мэр открыл мост через Ишим", id="a place alone is no headline"
        ),
        pytest.param("Дождь.", "Дождь", id="one word is better than none"),
        pytest.param("…", "", id="no word at all"),
    ],
)
def test_headline(lead: str, title: str) -> None:
    assert headline((lead,), "ru") == title


WORDS = st.sampled_from(
    ["Анна", "Белова", "сказала", "что", "в", "«Луч»", "«дом", "дома»", "новый,", "мост", "—", "и", "который", "37", "(где)", "New",
     "York", "вчера.", "открыт:", "подписав", '"да"', '"нет', "А.", "Б."]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40))
def test_a_headline_fits_and_is_made_of_whole_words_of_the_lead(words: list[str]) -> None:
    lead = " ".join(words)
    title = headline((lead,), "ru")
    assert len(title) <= LIMIT
    assert not title.endswith((".", ",", ";", ":", "—", "–", "-", "…", " "))
    bare = str.maketrans("", "", '«»"().,:;')
    assert set(title.translate(bare).split()) <= set(lead.translate(bare).split())


def test_a_word_longer_than_a_headline_is_cut() -> None:
    assert len(headline(("а" * 300,), "ru")) == LIMIT
