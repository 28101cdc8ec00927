"""Lists too long for one page: nothing is left out or told twice, and each page leads to the next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.context import Site
from generator.pages.paging import by_year, neighbours, parts, year_rows
from generator.urls import quotes_url
from tests.factories import archive, config


@given(st.integers(0, 500), st.integers(1, 40))
def test_every_row_is_on_one_page(count: int, size: int) -> None:
    found = parts("list/", count, size)
    rows = list(range(count))
    assert [row for part in found for row in rows[part.rows]] == rows
    assert all(len(rows[part.rows]) <= size for part in found)
    assert [part.number for part in found] == list(range(1, len(found) + 1))


def test_a_list_that_fits_is_one_page_without_numbers() -> None:
    (only,) = parts("list/", 0, 10)
    assert (only.url, only.chips) == ("list/", ())


def test_each_page_names_all_of_them() -> None:
    second = parts("list/", 25, 10)[1]
    assert second.url == "list/2/"
    assert [(chip.name, chip.href) for chip in second.chips] == [("1", "../"), ("2", ""), ("3", "../3/")]


def test_the_first_page_has_the_title_of_the_whole() -> None:
    site = Site(archive([]), config())
    assert [part.titled(site, "Цитаты") for part in parts("list/", 2, 1)] == ["Цитаты", "Цитаты, страница 2"]


def test_the_way_back_in_time_goes_through_all_parts_of_a_year() -> None:
    found = list(by_year({2025: 3, 2024: 1}, 2, quotes_url))
    assert [(year, part.url) for year, part in found] == [
        (2025, "quotes/2025/"),
        (2025, "quotes/2025/2/"),
        (2024, "quotes/2024/"),
    ]
    assert [part.earlier and (part.earlier.name, part.earlier.href) for _, part in found] == [
        ("2025, 2", "2/"),
        ("2024", "../../2024/"),
        None,
    ]
    assert [part.later and (part.later.name, part.later.href) for _, part in found] == [
        None,
        ("2025, 1", "../"),
        ("2025, 2", "../2025/2/"),
    ]


def test_without_pages_there_are_no_neighbours() -> None:
    assert list(neighbours([])) == []
    assert list(neighbours([("2025", "quotes/2025/")])) == [(None, None)]


def test_an_index_leads_to_pages_or_to_places_on_the_only_one() -> None:
    counts = {2025: 10, 2024: 1}
    assert [row.href for row in year_rows(counts, quotes_url, "quotes/")] == ["2025/", "2024/"]
    assert [row.href for row in year_rows(counts, quotes_url, "quotes/", whole=True)] == ["#y2025", "#y2024"]
