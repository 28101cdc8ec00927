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
from generator.languages.russian_morphology import inflected, parses
from generator.languages.tables import word_map
from generator.model import DateOf
from tests.readings import plain

DAYS = st.dates(date(1000, 1, 1), date(2099, 12, 31))
RECENT = st.dates(date(1990, 1, 1), date(2030, 12, 31))
WORDS = st.lists(
    st.sampled_from(
        "в с до к по 6 31 2025 1994 90-х году года годах ноября сентябре март и — летом четверг прошлом этом день месяц назад "
        "вчера сегодня начале конце XX веке не будет , . 06.11.2025 через два на 2020—2025 "
        "втором III квартале полугодии около примерно до конца начала 2014, 2022 12, 14 мая осени весны или пятницу субботу "
        "первые три месяца Казахстан получил независимость 16 декабря".split()
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


@pytest.mark.parametrize(
    "written",
    ["d MMMM y 'г.'", "d MMMM y", "d MMMM y 'года'", "dd.MM.y", "dd.MM.y 'г.'", "d'-го' MMMM y 'года'", "y-MM-dd"],
)
@given(day=DAYS)
def test_a_day_is_read_from_every_way_to_write_it(written: str, day: date) -> None:
    words = format_date(day, written, "ru")
    text = f"Договор ({words}) хранится в музее."
    ((said, edtf),) = found(text)
    assert edtf == day.isoformat()
    assert said == words.removesuffix(".") if said != words else said in text


@pytest.mark.parametrize(("before", "case"), [("в", "loct"), ("перед", "ablt"), ("итоги", "gent"), ("", "nomn")])
@given(month=st.integers(1, 12), year=st.integers(1800, 2099), word=st.sampled_from(["года", "г.", ""]))
def test_a_month_is_read_in_every_case(before: str, case: str, month: int, year: int, word: str) -> None:
    nominative = format_date(date(year, month, 1), "LLLL", "ru")
    inflected_month = inflected(
        nominative, next(each for each in parses(nominative) if each.case == "nomn"), case, "sing"
    )
    text = f"{before} {inflected_month} {year} {word}, как говорят".strip()
    ((said, edtf),) = found(text)
    assert edtf == f"{year}-{month:02}"
    assert f"{inflected_month} {year}" in said


@given(first=RECENT, last=RECENT)
def test_a_span_of_days_is_read_back(first: date, last: date) -> None:
    first, last = sorted([first, last])
    text = f"Дорога была закрыта с {format_date(first, 'long', 'ru')} по {format_date(last, 'long', 'ru')}"
    assert [edtf for _, edtf in found(text)] == [f"{first.isoformat()}/{last.isoformat()}"]


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


@pytest.mark.parametrize(
    ("text", "edtf", "anchor", "rule", "why"),
    [
        (
            "Саммит прошёл в четверг.",
            "2025-11-06",
            "2025-11-07",
            "dates.weekday",
            "counted from the publication date 2025-11-07, a Friday",
        ),
        ("Саммит прошёл 6 ноября 2025 года.", "2025-11-06", "", "dates.full", "the words are complete"),
        (
            "Школу открыли 5 мая 1994 года, а 20 декабря сгорел сарай.",
            "1994-12-20",
            "1994-05-05",
            "dates.day",
            "the year of «5 мая 1994 года» before it",
        ),
        (
            "Рельсы уложили 25 декабря. Станцию открыли 2 марта 1912 года.",
            "1911-12-25",
            "1912-03-02",
            "dates.day",
            "the last such day before «2 марта 1912 года» after it",
        ),
        (
            "Он прибыл 3 ноября. В этот день шёл дождь.",
            "2025-11-03",
            "2025-11-03",
            "dates.same_day",
            "counted from «3 ноября» (2025-11-03) before it",
        ),
        ("Судя по 2024 году, мост нужен.", "2024", "", "dates.year", "the words are complete"),
        ("Мост строили по 2024 год.", "../2024", "", "dates.year", "the words are complete; open, as «по» says"),
        ("Мост достроят к 2029 году.", "../2029", "", "dates.year", "the words are complete; open, as «к» says"),
        ("Храм стоит около 1990 года.", "1990~", "", "dates.year", "the words are complete; «около» before it"),
        (
            "Служил с мая 2003 года по 7 июня 2005 года.",
            "2003-05/2005-06-07",
            "",
            "dates.from_to",
            "the words are complete",
        ),
        (
            "Финляндия провозгласила независимость 6 декабря.",
            "1917-12-06",
            "",
            "dates.independence",
            "the day on which Финляндия became independent, of the table of such days",
        ),
        (
            "Сад заложили в 70-х годах.",
            "197X",
            "",
            "dates.decade",
            "the century is left out, and is the one that living people remember",
        ),
        ("В последние годы город растёт.", "", "", "dates.window", "nothing in the text says when"),
    ],
)
def test_every_date_says_what_it_was_counted_from_and_why(
    text: str, edtf: str, anchor: str, rule: str, why: str
) -> None:
    annotation = dates.annotate(read(plain(text)))[-1]
    if text.startswith("Рельсы"):
        annotation = dates.annotate(read(plain(text)))[0]
    assert (annotation.value, annotation.rule, annotation.evidence) == (DateOf(edtf, anchor), rule, why)


def test_only_bounds_of_the_publication_date_are_named_as_such() -> None:
    (annotation,) = dates.annotate(read(plain("В прошлом году выпал снег.", "2025-12-16/2025-12-31")))
    assert annotation.evidence == (
        "counted from the publication date, which lies between 2025-12-16, a Tuesday and 2025-12-31, a Wednesday"
    )


def test_without_a_publication_date_the_reason_is_its_absence() -> None:
    (annotation,) = dates.annotate(read(plain("Вчера выпал снег.", "")))
    assert annotation.evidence == "no publication date to count from"


@given(text=WORDS, published=st.sampled_from(["2025-11-07", "2025-12-16/2025-12-31", ""]))
def test_every_date_has_a_reason(text: str, published: str) -> None:
    assert all(each.evidence for each in dates.annotate(read(plain(text, published))))


@pytest.mark.parametrize("state", word_map("ru", "independence"))
def test_the_days_of_independence_are_days(state: str) -> None:
    for day in word_map("ru", "independence")[state].split():
        written = format_date(date.fromisoformat(day), "d MMMM", "ru")
        told = found(f"Известно, что {state} провозгласила независимость {written}.", "2025-11-07")
        assert [edtf for _, edtf in told] == [day]


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
