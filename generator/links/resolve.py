"""What pages link to is there: every internal link leads to a file, and to an anchor that is in it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

from generator.errors import Message, Problem
from generator.links.addresses import fragment_of, inside
from generator.links.facts import PageFacts, anchors_in
from generator.links.kept import number_of

_AT_HAND = 4096
"""Pages whose anchors are kept as sets: the pages that most links name a part of are few."""
_UP = tuple("../" * steps for steps in range(64))


@dataclass(slots=True)
class Followed:
    """What came of the links of one page."""

    asks: set[int]
    """Numbers of the files and anchors of other pages that they lead to."""
    anchors: int
    """How many of them name an element of the page they lead to."""
    problems: list[Problem]
    """One for each that leads nowhere, in the order of the page."""


class Following:
    def __init__(self, files: Collection[str], ids: Callable[[str], str]) -> None:
        """`files`: of the whole site, relative to it. `ids` of the page at a path, as `PageFacts.ids`."""
        self._files = files
        self._anchors_of = lru_cache(_AT_HAND)(lambda path: anchors_in(ids(path)))
        self._number = lru_cache(1 << 16)(number_of)

    def follow(self, page: PageFacts) -> Followed:
        followed = Followed(set(), 0, [])
        asks, problems = followed.asks, followed.problems
        above = _above(page.path)
        for href, line in page.links:
            address, _, fragment = href.partition("#")
            if not address:
                target: str | None = page.path
            else:
                # Nearly every address is that of a file as it lies there.
                target = self._written_out(address, above) or self._found(href, page)
            if target is None:
                problems.append(_no_file(page, href, line))
                continue
            if target != page.path:
                asks.add(self._number(target))
            if fragment and target.endswith(".html"):
                anchor = fragment_of(fragment) if "%" in fragment or ":" in fragment else fragment
                if anchor and anchor != "top":
                    followed.anchors += 1
                    if anchor not in self._anchors_of(target):
                        problems.append(_no_anchor(page, href, line, target, anchor))
                    elif target != page.path:
                        asks.add(number_of(f"{target}#{anchor}"))
        return followed

    def _written_out(self, address: str, above: list[str]) -> str | None:
        """The file that is meant, where nothing in the address is to be decoded, and nothing is written in a longer way than need be."""
        steps = address.count("../")
        if steps >= len(above) or not address.startswith(_UP[steps]) or "%" in address or "?" in address:
            return None
        return self._answer(above[steps] + address[3 * steps :])

    def _found(self, href: str, page: PageFacts) -> str | None:
        return self._answer(_meant(href, page))

    def _answer(self, path: str) -> str | None:
        """The file that a web server answers with: a folder's `index.html`, asked for with or without the slash."""
        if path in self._files:
            return path
        index = path + "index.html" if path.endswith("/") or not path else f"{path}/index.html"
        return index if index in self._files else None


def _above(path: str) -> list[str]:
    """The folder of a page, the folder around that, and so on up to the site's own, which is ""."""
    found = []
    while path:
        folder, slash, _ = path.rpartition("/")
        found.append(folder + slash)
        path = folder
    return found[: len(_UP)]


def _no_file(page: PageFacts, href: str, line: int) -> Problem:
    found = Message("the link «%(address)s» leads to no file of the site", address=href)
    mend = Message("Is «%(file)s» meant, and is it built?", file=_meant(href, page))
    return Problem(page.path, line, 0, found, mend)


def _no_anchor(page: PageFacts, href: str, line: int, target: str, anchor: str) -> Problem:
    found = Message("the link «%(address)s» names an anchor that %(file)s does not have", address=href, file=target)
    mend = Message("Give an element there the id «%(id)s», or link to another", id=anchor)
    return Problem(page.path, line, 0, found, mend)


def _meant(href: str, page: PageFacts) -> str:
    """The file or folder that an internal address of a page names, whether or not it is there."""
    found = inside(href, page.site_url)
    if found is None:
        raise ValueError(f"{page.path}: «{href}» leads out of the site")
    return found.file(page.path)
