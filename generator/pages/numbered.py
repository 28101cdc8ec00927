"""A list too long for one page, in numbered pages: the first has the address of the whole."""

from __future__ import annotations

from collections.abc import Sequence

from generator.pages.views import Link
from generator.urls import relative


def addresses(first: str, count: int, size: int) -> tuple[str, ...]:
    """Of the pages of `size` rows that `count` rows fill; one at least."""
    number = max(1, -(-count // size))
    return (first, *(f"{first}{part}/" for part in range(2, number + 1)))


def parts(addresses: Sequence[str], url: str) -> tuple[Link, ...]:
    """How the page `url` lists them, by number; it has no address itself. Empty where there is one alone."""
    if len(addresses) == 1:
        return ()
    return tuple(
        Link(str(number), "" if address == url else relative(address, url))
        for number, address in enumerate(addresses, start=1)
    )
