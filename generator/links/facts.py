"""What one page says of others and of itself, as far as it can be known from the page alone."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from generator.errors import Problem
from generator.links.targets import Way, targets

_BETWEEN = "\0"
"""No page holds it: a parser of HTML makes another character of it."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Small and flat: a large archive has millions of links. Nothing in it refers to other pages' facts; it can be pickled."""

    path: str
    """Relative to the site, POSIX."""
    targets: str
    """See `wanted`."""
    ids: str
    """See `anchors`."""
    links: int
    """Internal addresses, each counted once."""
    named: int
    """How many of them name an element of the page they lead to."""
    external: int
    """Links that leave the site, each once; counted, never fetched."""
    problems: tuple[Problem, ...] = ()
    """What is wrong whatever the other pages are: an id that stands twice, an odd scheme, what the policy blocks."""

    @classmethod
    def of(
        cls,
        path: str,
        site_url: str,
        ways: Collection[Way],
        anchors: Collection[str],
        external: int,
        problems: Iterable[Problem] = (),
    ) -> Self:
        """`ways`: of internal addresses, each once. They and `anchors` are in the order of the page."""
        found, named = targets(path, ways, anchors, site_url)
        # A page may have no id at all, or have "" alone: so each of them ends with the mark.
        ids = _BETWEEN.join(("", *anchors, ""))
        return cls(path, _BETWEEN.join(found), ids, len(ways), named, external, tuple(problems))

    @property
    def wanted(self) -> list[str]:
        """What must be there for its links to lead anywhere: `file` or `file#anchor` of other pages. See `targets.targets`."""
        return self.targets.split(_BETWEEN) if self.targets else []

    @property
    def anchors(self) -> frozenset[str]:
        return anchors_in(self.ids)


def anchors_in(ids: str) -> frozenset[str]:
    """Those of `PageFacts.ids`."""
    return frozenset(ids.split(_BETWEEN)[1:-1])


def examine(path: str, html: bytes, site_url: str) -> PageFacts:
    """A page of the site, by its file's path. Depends on its arguments alone.

    A page as our templates print it is scanned; whatever looks otherwise in the least is parsed, which takes ten times as long.
    """
    from generator.links.scan import scanned
    from generator.links.tree import parsed

    return scanned(path, html, site_url) or parsed(path, html, site_url)


class FactsFile:
    """Facts of many pages on the disk, to be gone through more than once: those of a large archive need not fit into the memory."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="letopis-links-")  # noqa: SIM115 - closed by `with`

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def add(self, facts: PageFacts) -> None:
        self._file.seek(0, 2)
        pickle.dump(facts, self._file, protocol=pickle.HIGHEST_PROTOCOL)

    def __iter__(self) -> Iterator[PageFacts]:
        """One reader at a time, and nothing is added meanwhile."""
        self._file.seek(0)
        try:
            while True:
                yield pickle.load(self._file)  # noqa: S301 - of our own writing, in a file without a name
        except EOFError:
            return
