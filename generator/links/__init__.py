"""Every internal link and anchor of the built pages, followed; and nothing on them that their policy would block.

In two steps. `examine` reads one page and knows nothing of the others: it can be done in another process, and what it finds holds for as
long as the page does not change. Then the links of these pages are followed, and those of pages that link to something that was there
in the last build and is there no longer: wherever else a link led, it leads.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from pathlib import Path

from generator.errors import Message, Problem, VerifyError
from generator.files import Stamp, stamps
from generator.forking import in_chunks, parted
from generator.links.facts import FactsFile, PageFacts, anchors_in, examine
from generator.links.kept import Kept, Seen, forget, number_of
from generator.links.resolve import Following

__all__ = ["FactsFile", "PageFacts", "Verified", "examine", "verify_pages"]


@dataclass(frozen=True, slots=True)
class Verified:
    pages: int
    links: int
    """Internal ones, each address once a page. All of them lead to a file of the site."""
    anchors: int
    """How many of those links name an element of the page they lead to."""
    external: int = 0
    """Links that leave the site, each once a page; counted, never fetched."""


def verify_pages(
    site: Path,
    site_url: str,
    processes: int | None = 1,
    keep: tuple[Path, str] | None = None,
    files: Mapping[str, Stamp] | None = None,
) -> Verified:
    """Raises VerifyError with every broken link and anchor, every id that a page has twice, every odd scheme, and whatever the
    page's Content-Security-Policy would block.

    A link is internal when it is relative, or when it begins with `site_url` or with its path (`/repo/`).
    `processes`: how many read pages; as many as there are processors where it is None. `keep`: the file of what was found last time,
    and the version of what reads pages: what is found and counted is the same with it and without. `files`: all of the site, where they
    are known.
    """
    files = stamps(site) if files is None else files
    pages = {path: stamp for path, stamp in files.items() if path.endswith(".html")}
    others = files.keys() - pages.keys()
    if not pages:
        problem = Problem(str(site), 0, 0, Message("the site has no page"), Message("Build it first"))
        raise VerifyError([problem])
    verifying = _Verifying(site, site_url, pages, others, processes)
    if keep:
        file, version = keep
        try:
            return verifying.verified(file, f"{version} {site_url}")
        except sqlite3.Error:
            forget(file)
    return verifying.verified(None, "")


class _Verifying:
    def __init__(
        self, site: Path, site_url: str, pages: dict[str, Stamp], others: set[str], processes: int | None
    ) -> None:
        """`pages` and `others` are all files of the site."""
        self._site, self._site_url, self._processes = site, site_url, processes
        self._pages, self._others = pages, others
        self._numbers: dict[str, int] = {}
        """Of the rows of pages that were read."""

    def verified(self, file: Path | None, version: str) -> Verified:
        """Raises VerifyError; sqlite3.Error where what was kept is damaged, or nothing can be kept."""
        self._numbers.clear()
        with Kept(file, version) as kept, FactsFile() as facts:
            self._look(kept, facts)
            following = Following(self._pages.keys() | self._others, partial(self._ids, kept), self._site_url)
            problems: list[Problem] = []
            for one in facts:
                followed = following.led(one) or following.follow(one.path, self._lines(one.path))
                problems += (*one.problems, *followed.problems)
                if not problems:
                    counts = one.links, followed.anchors, one.external
                    kept.add(one.path, Seen(self._numbers[one.path], self._pages[one.path], *counts), followed.asks)
            if problems:
                # In the order of the site, whatever that of the facts was; those of one page in its own.
                raise VerifyError(sorted(problems, key=lambda problem: problem.path))
            kept.save(self._others)
            seen = kept.pages.values()
            links, anchors, external = (sum(map(itemgetter(place), seen)) for place in (2, 3, 4))
            return Verified(len(seen), links, anchors, external)

    def _look(self, kept: Kept, facts: FactsFile) -> None:
        """Reads the pages that are not as they were, and those whose links may lead nowhere now."""
        pages = self._pages
        changed = [path for path, stamp in pages.items() if path not in kept.pages or kept.pages[path].stamp != stamp]
        gone = kept.pages.keys() - pages.keys()
        # What was there and is there no longer: files, and anchors of pages.
        lost = {number_of(path) for path in (*gone, *(kept.others - self._others))}
        for one in self._examined(sorted(changed)):
            if one.path in kept.pages:
                had = anchors_in(kept.ids(kept.pages[one.path].number))
                lost.update(number_of(f"{one.path}#{anchor}") for anchor in had - one.anchors)
            self._begin(one, kept, facts)
        for path in gone:
            kept.drop(path)
        concerned = set(kept.asking(frozenset(lost))) if lost else ()
        for one in self._examined([path for path, seen in kept.pages.items() if seen.number in concerned]):
            self._begin(one, kept, facts)

    def _begin(self, one: PageFacts, kept: Kept, facts: FactsFile) -> None:
        if one.path in kept.pages:
            kept.drop(one.path)
        self._numbers[one.path] = kept.add_ids(one.ids)
        facts.add(one)

    def _ids(self, kept: Kept, path: str) -> str:
        return kept.ids(self._numbers.get(path) or kept.pages[path].number)

    def _lines(self, path: str) -> dict[str, int]:
        from generator.links.tree import lines

        return lines((self._site / path).read_bytes(), self._site_url)

    def _examined(self, paths: Sequence[str]) -> Iterator[PageFacts]:
        found: Iterable[list[PageFacts]] = in_chunks(
            partial(_examined, self._site, self._site_url), parted(paths), self._processes
        )
        for some in found:
            yield from some


def _examined(site: Path, site_url: str, paths: Sequence[str]) -> list[PageFacts]:
    return [examine(path, (site / path).read_bytes(), site_url) for path in paths]
