"""Which part of the index a page is in, on both sides of every limit; and in what order, which is the same on both."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.search.parting import LIMITS, Limits, Part, moment, parts
from generator.search.shown import Page


def page(date: str, name: str = "", is_article: bool = True) -> Page:
    return Page(f"{'articles' if date else 'people'}/{name or date}/index.html", "", date, is_article and bool(date))


def year(number: int, count: int) -> list[Page]:
    return [page(f"{number}-{1 + place % 12:02}-01", f"{number}-{place}") for place in range(count)]


def names(found: list[Part]) -> list[str]:
    return [part.name for part in found]


PAGES = [*year(2025, 4), *year(2024, 3), *year(2020, 2), page("", "lev"), page("", "anna")]


def test_one_index_up_to_the_first_limit_and_halves_beyond_it() -> None:
    assert names(parts(PAGES, Limits(whole=11, halves=20, part=5))) == ["whole"]
    assert names(parts(PAGES, Limits(whole=10, halves=20, part=5))) == ["undated", "2025", "earlier"]


def test_halves_up_to_the_second_limit_and_years_beyond_it() -> None:
    assert names(parts(PAGES, Limits(whole=5, halves=11, part=4))) == ["undated", "2025", "earlier"]
    assert names(parts(PAGES, Limits(whole=5, halves=10, part=4))) == ["undated", "2025", "2024", "2020"]


def test_small_years_share_a_part_but_never_with_the_newest() -> None:
    assert names(parts(PAGES, Limits(whole=5, halves=10, part=5))) == ["undated", "2025", "2020-2024"]
    assert names(parts(PAGES, Limits(whole=5, halves=10, part=99))) == ["undated", "2025", "2020-2024"]


def test_a_large_year_is_parted_by_months() -> None:
    found = parts([*year(2023, 2), *year(2024, 24), *year(2025, 2)], Limits(whole=5, halves=10, part=10))
    assert names(found) == ["2025", "2024-11-12", "2024-06-10", "2024-01-05", "2023"]
    assert names(parts(year(2024, 24), Limits(whole=5, halves=10, part=1)))[:2] == ["2024-12", "2024-11"]


def test_years_on_both_sides_of_a_large_one_are_not_joined() -> None:
    found = parts([*year(2022, 1), *year(2023, 12), *year(2024, 1), *year(2025, 1)], Limits(whole=5, halves=10, part=6))
    assert names(found) == ["2025", "2024", "2023-07-12", "2023-01-06", "2022"]


def test_what_is_yet_to_come_stands_with_the_newest_articles() -> None:
    events = [page("2031-05-01", is_article=False), page("1812-06-24", is_article=False)]
    found = parts([*PAGES, *events], Limits(whole=5, halves=20, part=5))
    assert names(found) == ["undated", "2025", "earlier"]
    assert found[1].pages[0].date == "2031-05-01"
    assert found[2].pages[-1].date == "1812-06-24"


def test_an_archive_without_dates_or_pages() -> None:
    assert parts([], LIMITS) == []
    assert names(parts([page("", str(number)) for number in range(9)], Limits(1, 2, 3))) == ["whole"]


def test_dates_before_our_era_and_far_off_sort_as_days_do() -> None:
    days = ["-0044-03-15", "0800-12-25", "1999-12-31", "2025-01-01", "12025-01-01"]
    assert sorted(set(days), key=moment) == days


DATES = st.dates().map(lambda day: day.isoformat()) | st.just("")
LIMITS_OF_FEW = st.builds(Limits, st.integers(0, 30), st.integers(0, 30), st.integers(1, 12))


@given(st.lists(DATES, max_size=40), LIMITS_OF_FEW, LIMITS_OF_FEW)
def test_every_page_is_in_one_part_and_their_order_is_always_the_same(
    dates: list[str], one: Limits, other: Limits
) -> None:
    pages = [page(date, f"{number}") for number, date in enumerate(dates)]
    ordered = [[page for part in parts(pages, limits) for page in part.pages] for limits in (one, other)]
    assert sorted(ordered[0], key=lambda page: page.path) == sorted(pages, key=lambda page: page.path)
    assert ordered[0] == ordered[1]
    dated = [page.date for page in ordered[0] if page.date]
    assert dated == sorted(dated, reverse=True)
    assert len({part.name for part in parts(pages, one)}) == len(parts(pages, one))
