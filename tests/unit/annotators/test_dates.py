"""Properties of dates that no list of examples shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from generator.annotators import dates
from generator.annotators.reading import read
from generator.chronology import is_edtf
from generator.model import DateOf
from tests.readings import plain

DAYS = st.dates(date(1000, 1, 1), date(2099, 12, 31))
RECENT = st.dates(date(1990, 1, 1), date(2030, 12, 31))
WORDS = st.lists(
    st.sampled_from(
        "в с до к по 6 31 2025 1994 90-х году года годах ноября сентябре март и — летом четверг прошлом этом день месяц назад "
        "вчера сегодня начале конце XX веке не будет , . 06.11.2025 через два на 2020—2025".split()
    ),
    min_size=1,
    max_size=14,
).map(" ".join)


def found(text: str, published: str = "2025-11-07") -> list[tuple[str, str]]:
    values = [(each.span.of(text), each.value) for each in dates.annotate(read(plain(text, published)))]
    return [(words, value.edtf) for words, value in values if isinstance(value, DateOf)]


@pytest.mark.parametrize("form", ["full", "long"])
@given(day=DAYS)
def test_what_babel_writes_is_read_back(form: str, day: date) -> None:
    text = f"Это случилось, {format_date(day, form, 'ru')}, и прошло."
    assert [edtf for _, edtf in found(text)] == [day.isoformat()]


@given(day=RECENT)
def test_a_day_without_a_year_is_the_last_one_before_publication(day: date) -> None:
    written = format_date(day, "d MMMM", "ru")
    for later in (0, 1, 200, 360):
        published = (day + timedelta(days=later)).isoformat()
        assert found(f"Он приехал {written}.", published) == [(written, day.isoformat())]


@given(published=RECENT)
def test_a_weekday_is_one_of_the_last_seven_days(published: date) -> None:
    ((_, edtf),) = found("Саммит прошёл в четверг.", published.isoformat())
    told = date.fromisoformat(edtf)
    assert told.weekday() == 3
    assert timedelta() <= published - told < timedelta(days=7)


@given(text=WORDS, published=st.sampled_from(["2025-11-07", "2025-12-16/2025-12-31", "", "2024-02-29"]))
def test_any_words_give_edtf_or_nothing_and_spans_that_hold(text: str, published: str) -> None:
    last = 0
    for each in dates.annotate(read(plain(text, published))):
        assert isinstance(each.value, DateOf)
        assert each.value.edtf == "" or is_edtf(each.value.edtf)
        assert each.value.anchor == "" or is_edtf(each.value.anchor)
        assert each.span.of(text).strip() == each.span.of(text) != ""
        assert each.span.start >= last
        last = each.span.stop


def test_a_relative_date_says_what_it_was_counted_from() -> None:
    (annotation,) = dates.annotate(read(plain("Саммит прошёл в четверг.")))
    assert annotation.value == DateOf("2025-11-06", "2025-11-07")
    assert annotation.rule == "dates.weekday"


@pytest.mark.parametrize(
    ("after", "day"),
    [
        ("В то время в городе жили немногие.", ""),
        ("Дом, построенный в те годы, стоит и сейчас.", ""),
        ("В то время как одни радовались, другие ушли.", "2025-03-09"),
        ("В городе живут немногие.", "2025-03-09"),
    ],
)
def test_a_day_of_a_time_that_the_passage_does_not_name_belongs_to_no_year(after: str, day: str) -> None:
    past = "Рельсы положили в 1896 году."
    assert found(f"Завод пустили 9 марта. {after}\n\n{past}")[0] == ("9 марта", day)
    assert found(f"Завод пустили 9 марта. {after}") == [("9 марта", "2025-03-09")]
