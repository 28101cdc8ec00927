"""What pages link to is there: every internal link leads to a file, and to an anchor that is in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from generator.errors import Message, Problem
from generator.links.addresses import fragment_of, inside
from generator.links.facts import PageFacts, anchors_in
from generator.links.kept import number_of
from generator.links.targets import INDEX

_AT_HAND = 4096
"""Pages whose anchors are kept as sets: the pages that most links name a part of are few."""
_KNOWN = 1 << 16
"""Targets that are known to be there: what pages link to, pages like them link to as well."""


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
    def __init__(self, files: Collection[str], ids: Callable[[str], str], site_url: str) -> None:
        """`files`: of the whole site, relative to it. `ids` of the page at a path, as `PageFacts.ids`."""
        self._files = files
        self._site_url = site_url
        self._anchors_of = lru_cache(_AT_HAND)(lambda path: anchors_in(ids(path)))
        self._numbers = lru_cache(_KNOWN)(self._looked_up)

    def led(self, page: PageFacts) -> Followed | None:
        """What came of links that all lead somewhere; None where one of them may not: `follow` tells."""
        try:
            asks = set(chain.from_iterable(map(self._numbers, page.wanted)))
        except LookupError:
            return None
        return Followed(asks, page.named, [])

    def _looked_up(self, target: str) -> tuple[int, ...]:
        """The numbers of a target. Raises LookupError where it is not there."""
        file, _, anchor = target.partition("#")
        if file not in self._files or (anchor and anchor not in self._anchors_of(file)):
            raise LookupError(target)
        return (number_of(file), number_of(target)) if anchor else (number_of(file),)

    def follow(self, path: str, links: Mapping[str, int]) -> Followed:
        """One by one. `links`: internal addresses of the page at that path, with their lines."""
        followed = Followed(set(), 0, [])
        asks, problems = followed.asks, followed.problems
        for href, line in links.items():
            target = self._found(href, path)
            if target is None:
                problems.append(self._no_file(path, href, line))
                continue
            if target != path:
                asks.add(number_of(target))
            anchor = fragment_of(href.partition("#")[2])
            if anchor and anchor != "top" and target.endswith(".html"):
                followed.anchors += 1
                if anchor not in self._anchors_of(target):
                    problems.append(_no_anchor(path, href, line, target, anchor))
                elif target != path:
                    asks.add(number_of(f"{target}#{anchor}"))
        return followed

    def _found(self, href: str, path: str) -> str | None:
        """The file that a web server answers with: a folder's `index.html`, asked for with or without the slash."""
        meant = self._meant(href, path)
        if meant in self._files:
            return meant
        index = meant + INDEX if meant.endswith("/") or not meant else f"{meant}/{INDEX}"
        return index if index in self._files else None

    def _no_file(self, path: str, href: str, line: int) -> Problem:
        found = Message("the link «%(address)s» leads to no file of the site", address=href)
        mend = Message("Is «%(file)s» meant, and is it built?", file=self._meant(href, path))
        return Problem(path, line, 0, found, mend)

    def _meant(self, href: str, path: str) -> str:
        """The file or folder that an internal address of a page names, whether or not it is there."""
        found = inside(href, self._site_url)
        if found is None:
            raise ValueError(f"{path}: «{href}» leads out of the site")
        return found.file(path)


def _no_anchor(path: str, href: str, line: int, target: str, anchor: str) -> Problem:
    found = Message("the link «%(address)s» names an anchor that %(file)s does not have", address=href, file=target)
    mend = Message("Give an element there the id «%(id)s», or link to another", id=anchor)
    return Problem(path, line, 0, found, mend)
