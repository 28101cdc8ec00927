"""Bounds of an undated text: given by the text, or not given at all."""

from __future__ import annotations

import pytest

from generator.ingest.undated import bounds

SUMMED_UP = "По итогам 2021 года город построил девять школ."


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param(f"Мост открыли 3 ноября 2021 года. {SUMMED_UP}", "2021-11-03/2021-12-31", id="a full date"),
        pytest.param(f"{SUMMED_UP} А 3 ноября открыли мост.", "2021-11-03/2021-12-31", id="year named before"),
        pytest.param(
            f"{SUMMED_UP}\n\nТолько появилась новость, что 5 декабря завод продали.",
            "2021-12-05/2021-12-31",
            id="news of today",
        ),
        pytest.param(
            f"{SUMMED_UP} А 3 ноября открыли мост. Следующий откроют 20 декабря.",
            "2021-11-03/2021-12-31",
            id="a plan bounds nothing",
        ),
        pytest.param(
            f"Город основали 16 декабря. {SUMMED_UP}\n\n25 декабря его признали соседи.\n\nМост открыли 3 ноября 2021 года.",
            "2021-11-03/2021-12-31",
            id="a day of no known year bounds nothing",
        ),
        pytest.param(
            f"Мэра избрали 9 декабря прошлого года. Мост открыли 3 октября этого года. {SUMMED_UP}",
            "2021-10-03/2021-12-31",
            id="last year and this year",
        ),
        pytest.param(
            "В этом, 2021 году город рос. Мост открыли 3 февраля 2021 года.", "2021-02-03/2021-12-31", id="this year"
        ),
        pytest.param(
            "2021 год ознаменовался стройками. Мост открыли 3 ноября 2021 года, а в 2019 году его ещё не было.",
            "2021-11-03/2021-12-31",
            id="an earlier year is history",
        ),
    ],
)
def test_the_text_bounds_its_date(text: str, edtf: str) -> None:
    found = bounds(text, "ru")
    assert found is not None
    assert found.edtf == edtf
    assert all(sentence in text for sentence in found.evidence)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Мост открыли 3 ноября 2021 года.", id="the year is not said to be the text's own"),
        pytest.param(SUMMED_UP, id="no day"),
        pytest.param(f"{SUMMED_UP}\n\nМост открыли 3 ноября.", id="a day of no known year"),
        pytest.param(f"{SUMMED_UP} Мост откроют 3 ноября 2021 года.", id="only a plan"),
        pytest.param(f"{SUMMED_UP} Мост открыли 3 февраля 2021 года.", id="nobody sums up in February"),
        pytest.param(f"{SUMMED_UP} Мост открыли 3 марта 2022 года.", id="news of a later year"),
        pytest.param(f"{SUMMED_UP} Мост открыли 31 ноября 2021 года.", id="no such day"),
        pytest.param("Осень в горах длинная.", id="nothing at all"),
        pytest.param("", id="empty"),
    ],
)
def test_where_the_text_gives_no_bounds_none_are_invented(text: str) -> None:
    assert bounds(text, "ru") is None


def test_the_evidence_is_the_two_sentences_in_order() -> None:
    text = f"Город рос. {SUMMED_UP} А 3 ноября открыли мост. Все рады."
    found = bounds(text, "ru")
    assert found is not None
    assert found.evidence == ("А 3 ноября открыли мост.", SUMMED_UP)
