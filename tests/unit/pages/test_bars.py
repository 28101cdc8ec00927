"""Articles over time: the drawing and its table say the same numbers, in a unit that keeps the bars few."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest

from generator.pages import pages
from generator.pages.bars import HEIGHT, LIMIT, TOP, Bars, bars
from generator.pages.context import Site
from tests.factories import archive, article, config, entity
from tests.unit.pages.html import by_url, classed, one, text, tree


def drawn(days: Sequence[str], language: str = "ru") -> Bars | None:
    """`days` are dates of publication, some of them intervals."""
    made = [article(f"{day[:10]}-{number}", "А.", published=day) for number, day in enumerate(days)]
    return bars(Site(archive(made), config(language)), (item.article for item in made))


def page(days: Sequence[str]) -> Element:
    """Of somebody whom an article of each of these days names."""
    made = [
        article(f"{day[:10]}-{number}", "Анна.", published=day, mentions={"Анна": "anna"})
        for number, day in enumerate(days)
    ]
    return tree(by_url(pages(archive(made, [entity("anna", "Анна")]), config()))["people/anna/"])


def spread(first: date, days: int, count: int = 100) -> list[str]:
    return [(first + timedelta(days=days * number // (count - 1))).isoformat() for number in range(count)]


@pytest.mark.parametrize(
    ("days", "unit", "first", "last"),
    [
        (LIMIT - 1, "по дням", "30 октября 2024", "28 декабря 2024"),
        (LIMIT + 10, "по неделям", "30 октября 2024", "8 января 2025"),
        (500, "по месяцам", "октябрь 2024", "март 2026"),
        (3653, "по годам", "2024 год", "2034 год"),
        (36525, "по десятилетиям", "2020-е", "2120-е"),
        (365250, "по столетиям", "2000–2099", "3000–3099"),
    ],
)
def test_the_longer_the_time_the_longer_the_unit(days: int, unit: str, first: str, last: str) -> None:
    made = drawn(spread(date(2024, 10, 30), days))
    assert made is not None
    assert made.unit == unit
    assert len(made.bars) <= LIMIT
    assert sum(bar.count for bar in made.bars) == 100
    ends = [end.replace("\xa0", " ") for end in (made.first, made.last)]
    assert ends[1] == last
    assert first.startswith(ends[0])


def test_a_week_begins_on_monday() -> None:
    made = drawn(["2025-11-02", "2025-11-03", "2025-11-09", "2025-11-10", "2026-03-01"])
    assert made is not None
    assert [(bar.words.replace("\xa0", " "), bar.count) for bar in made.bars] == [
        ("27 октября — 2 ноября 2025", 1),
        ("3–9 ноября 2025", 2),
        ("10–16 ноября 2025", 1),
        ("23 февраля — 1 марта 2026", 1),
    ]


def test_the_last_week_of_the_calendar_ends_with_it() -> None:
    made = drawn(["9999-10-01", "9999-12-30", "9999-12-31"])
    assert made is not None
    assert (made.unit, made.bars[-1].count) == ("по неделям", 2)


@pytest.mark.parametrize("days", [[], ["2025-11-07"], ["2025-11-07", "2025-11-08"], ["2025-11-07"] * 5])
def test_what_a_list_says_as_well_is_not_drawn(days: list[str]) -> None:
    assert drawn(days) is None


def test_the_table_has_the_numbers_of_the_drawing() -> None:
    body = page(["2025-11-07"] * 2 + ["2025-11-08"] * 8 + ["2025-11-20", "2025-12-16/2025-12-31"])
    svg = next(body.iter("svg"))
    groups = list(svg.iter("g"))
    in_drawing = [text(group[0]).rsplit(": ", 1) for group in groups]
    rows = [[text(cell) for cell in row] for row in next(body.iter("tbody")).iter("tr")]
    assert [[words, count] for words, count, _ in rows] == in_drawing
    assert rows == [
        ["7 ноября 2025", "2", "0"],
        ["8 ноября 2025", "8", "0"],
        ["20 ноября 2025", "1", "0"],
        ["16 декабря 2025", "1", "1"],
    ]
    heights = [sum(int(rect.get("height", "")) for rect in group.iter("rect")) for group in groups]
    assert heights == [round(HEIGHT * int(count) / 8) for _, count, _ in rows]
    for group in groups:
        assert max(int(rect.get("y", "")) + int(rect.get("height", "")) for rect in group.iter("rect")) == TOP + HEIGHT
    assert [text(group[0]) for group in groups if group.get("class") == "is-peak"] == ["8 ноября 2025: 8"]
    assert text(classed(svg, "is-peak")[-1]) == "8 за 8 ноября 2025"
    assert [len(classed(group, "is-about")) for group in groups] == [0, 0, 0, 1]


def test_the_drawing_says_in_a_sentence_what_it_shows() -> None:
    body = page(["2025-11-07", "2025-11-08", "2025-11-08", "2025-12-16/2025-12-31"])
    svg = next(body.iter("svg"))
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == svg[0].get("id")
    assert text(svg[0]) == "4 материала, 7 ноября — 16 декабря 2025; больше всего — 2 за 8 ноября 2025."
    headers = [(cell.get("scope"), text(cell)) for cell in next(body.iter("thead")).iter("th")]
    assert headers == [("col", "День"), ("col", "Материалы"), ("col", "без точной даты")]
    assert {cell.get("scope") for cell in next(body.iter("tbody")).iter("th")} == {"row"}
    assert "без точной даты — по самому раннему возможному дню" in text(one(body, "l-bars"))


def test_a_date_known_well_enough_for_its_bar_is_no_guess() -> None:
    made = drawn(["2024-01-01", "2025-12-16/2025-12-31", "2026-01-01", "2026-01-20/2026-02-03"])
    assert made is not None
    assert [(bar.count, bar.about) for bar in made.bars] == [(1, 0), (1, 0), (2, 1)]


def test_a_day_that_is_only_a_bound_is_not_the_busiest() -> None:
    made = drawn(["2025-11-07", "2025-11-08", "2025-11-08", *["2025-12-16/2025-12-31"] * 5])
    assert made is not None
    assert [(bar.words.replace("\xa0", " "), bar.count) for bar in made.bars if bar.peak] == [("8 ноября 2025", 2)]
    assert "больше всего — 2 за 8" in made.title.replace("\xa0", " ")
    made = drawn(["2025-11-01/2025-11-30", "2025-12-16/2025-12-31", "2025-12-16/2025-12-31"])
    assert made is not None
    assert made.peak is None
    assert made.title.replace("\xa0", " ") == "3 материала, 1 ноября — 16 декабря 2025."


def test_equal_bars_have_no_highest() -> None:
    made = drawn(["2025-11-07", "2025-11-08", "2025-11-09"])
    assert made is not None
    assert made.peak is None
    assert not any(bar.peak for bar in made.bars)


def test_everything_lies_within_the_drawing() -> None:
    for days in (2, 10, LIMIT - 1, 300, 2000, 30000):
        made = drawn(spread(date(1990, 1, 1), days))
        assert made is not None
        assert float(made.bars[0].x[:-1]) == 0
        assert abs(float(made.bars[-1].x[:-1]) + float(made.bars[-1].width[:-1]) - 100) < 0.02
        for bar in made.bars:
            assert 0 <= float(bar.x[:-1]) <= float(bar.x[:-1]) + float(bar.width[:-1]) <= 100.01
            assert min(bar.y, bar.about_y) >= TOP
        assert all(0 < float(tick.x[:-1]) < 100 for tick in made.ticks)


@pytest.mark.parametrize(
    ("language", "words", "unit"),
    [
        ("ru", "2 за 8 ноября 2025", "по дням"),
        ("kk", "2025 ж. 8 қараша: 2", "күндер бойынша"),
        ("en", "8 November 2025: 2", "by day"),
    ],
)
def test_in_every_language(language: str, words: str, unit: str) -> None:
    made = drawn(["2025-11-07", "2025-11-08", "2025-11-08"], language)
    assert made is not None
    assert made.peak is not None
    assert (made.peak.words.replace("\xa0", " "), made.unit) == (words, unit)
