"""A list too long for one page: numbered pages, the first at the address of the whole; years, each with the page before and after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.pages.context import Site
from generator.pages.lists import weighted
from generator.pages.views import IndexRow, Link, Neighbour
from generator.urls import relative

Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)
Year = TypeVar("Year", int, str)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the pages of a list."""

    url: str
    number: int
    """From 1."""
    size: int
    """Of rows that it may have of the list."""
    chips: tuple[Link, ...]
    """All pages of the list by number, this one without an address; none where there is no other."""
    earlier: Neighbour | None = None
    """Of a list by year, newest first: the page with what stands further down; the year before after a year's last."""
    later: Neighbour | None = None

    @property
    def rows(self) -> slice:
        """What it has of the list."""
        return slice((self.number - 1) * self.size, self.number * self.size)

    def titled(self, site: Site, title: str) -> str:
        if self.number == 1:
            return title
        return site.words.gettext("%(title)s, page %(num)s") % {"title": title, "num": self.number}


def parts(first: str, count: int, size: int) -> tuple[Part, ...]:
    """The pages of `size` rows that `count` rows fill; one at least."""
    return at([first, *(f"{first}{part}/" for part in range(2, numbered(count, size) + 1))], size)


def numbered(count: int, size: int) -> int:
    """How many pages of `size` rows `count` rows fill; one at least."""
    return max(1, -(-count // size))


def at(urls: Sequence[str], size: int) -> tuple[Part, ...]:
    """The pages of one list, at these addresses, each of `size` rows."""
    return tuple(Part(url, number, size, _chips(urls, url)) for number, url in enumerate(urls, 1))


def _chips(urls: Sequence[str], own: str) -> tuple[Link, ...]:
    if len(urls) == 1:
        return ()
    return tuple(Link(str(number), "" if url == own else relative(url, own)) for number, url in enumerate(urls, 1))


def by_year(counts: Mapping[int, int], size: int, url: Callable[[int], str]) -> Iterator[tuple[int, Part]]:
    """The pages of each year, the newest first, as `counts` must be."""
    found = [(year, part) for year, count in counts.items() for part in parts(url(year), count, size)]
    names = [(f"{year}, {part.number}" if part.chips else str(year), part.url) for year, part in found]
    for (year, part), (earlier, later) in zip(found, neighbours(names), strict=True):
        yield year, replace(part, earlier=earlier, later=later)


def neighbours(pages: Sequence[tuple[str, str]]) -> Iterator[tuple[Neighbour | None, Neighbour | None]]:
    """For each of the pages (name, address), the newest first: the one before and the one after it in time."""
    for later, (_, url), earlier in zip((None, *pages), pages, (*pages[1:], None), strict=False):
        yield neighbour(earlier, url), neighbour(later, url)


def neighbour(page: tuple[str, str] | None, base: str) -> Neighbour | None:
    """`page`: name, address."""
    return Neighbour("", page[0], relative(page[1], base)) if page else None


def grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """Under the key of each, both in the order given."""
    found: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)


def year_anchor(year: int | str) -> str:
    """Of its section on a page that has several years."""
    return f"y{year}"


def year_rows(
    counts: Mapping[Year, int], url: Callable[[Year], str], base: str, *, whole: bool = False
) -> tuple[IndexRow, ...]:
    """An index of the years' pages; of their sections on this page where it has the `whole` list."""
    return weighted(
        [
            ("", str(year), f"#{year_anchor(year)}" if whole else relative(url(year), base), count)
            for year, count in counts.items()
        ]
    )


def year_links(years: Iterable[Year], url: Callable[[Year], str], base: str) -> tuple[Link, ...]:
    """The years' pages, the one at `base` without an address: on a year's own page, which need not change with what others count."""
    return tuple(Link(str(year), "" if url(year) == base else relative(url(year), base)) for year in years)
