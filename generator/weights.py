"""What folders weigh: files and bytes, of the site by what they are for, and its largest pages."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from generator.files import walked

KINDS = ("articles", "entities", "timeline", "other pages", "copies", "feeds", "data", "search", "assets")
"""Of the site's files."""

_ENTITIES = frozenset({"people", "organizations", "places", "topics"})


@dataclass(frozen=True, slots=True)
class Weight:
    files: int = 0
    bytes: int = 0

    def __add__(self, other: Weight) -> Weight:
        return Weight(self.files + other.files, self.bytes + other.bytes)


@dataclass(frozen=True, slots=True)
class SiteWeight:
    kinds: dict[str, Weight]
    """By kind, in the order of KINDS; those that the site has."""
    largest: tuple[tuple[int, str], ...]
    """Pages: bytes and path, the largest first."""

    @property
    def whole(self) -> Weight:
        return sum(self.kinds.values(), Weight())


def weigh(folder: Path) -> Weight:
    """All files below a folder; nothing where there is none."""
    return sum((Weight(1, size) for _, size in _files(folder)), Weight())


def weigh_site(site: Path, pages: int = 10) -> SiteWeight:
    """`pages`: how many of the largest to name."""
    files: dict[str, int] = {}
    sizes: dict[str, int] = {}
    found: list[tuple[int, str]] = []
    for path, size in _files(site):
        kind = kind_of(PurePath(path))
        files[kind] = files.get(kind, 0) + 1
        sizes[kind] = sizes.get(kind, 0) + size
        if path.endswith(".html"):
            found.append((size, path))
    kinds = {kind: Weight(files[kind], sizes[kind]) for kind in KINDS if kind in files}
    return SiteWeight(kinds, tuple(heapq.nlargest(pages, found)))


def kind_of(path: PurePath) -> str:
    """What a file of the site is for, by its path there: one of KINDS. An article's copies are its Markdown, BibTeX and the like."""
    top = path.parts[0]
    if top == "pagefind":
        # Its programs do not grow with the archive.
        return "search" if path.suffix.startswith(".pf_") else "assets"
    if top == "assets":
        return "assets"
    if path.name.startswith("feed."):
        return "feeds"
    if top == "articles":
        return "articles" if path.suffix == ".html" else "copies"
    if top in _ENTITIES:
        return "entities"
    if top == "timeline":
        return "timeline"
    return "data" if top == "data" and path.suffix != ".html" else "other pages"


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    """Paths relative to the folder, with slashes, and bytes. A file that vanishes meanwhile is passed over."""
    for path, entry in walked(folder):
        with suppress(FileNotFoundError):
            yield path, entry.stat(follow_symlinks=False).st_size
