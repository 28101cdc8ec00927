"""Facts of all pages, laid side by side: every internal link leads to a file, and to an anchor that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.errors import Message, Problem, VerifyError
from generator.links.addresses import fragment_of, inside
from generator.links.facts import PageFacts, anchors_in

_AT_HAND = 4096
"""Pages whose anchors are kept as sets: the pages that most links name a part of are few."""
_DECODED = frozenset("%?#")
"""Characters that mean something else in an address than in a file's name."""


@dataclass(frozen=True, slots=True)
class Verified:
    pages: int
    links: int
    """Internal ones, each address once a page. All of them lead to a file of the site."""
    anchors: int
    """How many of those links name an element of the page they lead to."""
    external: int = 0
    """Links that leave the site, each once a page; counted, never fetched."""


def resolve(facts: Iterable[PageFacts], files: Collection[str], site: str = "") -> Verified:
    """`facts` of every page of the site, gone through twice; `files` of the whole site, relative to it; `site`: what it is called.

    Raises VerifyError with the problems of the pages and every link that leads nowhere.
    """
    pages = tuple(facts) if isinstance(facts, Iterator) else facts
    following = _Following(files, {page.path: page.ids for page in pages})
    problems: list[Problem] = []
    count = links = external = 0
    for page in pages:
        count += 1
        links += len(page.lines)
        external += page.external
        problems += page.problems
        problems += following.problems(page)
    if not count:
        problems.append(Problem(site, 0, 0, Message("the site has no page"), Message("Build it first")))
    if problems:
        # In the order of the site, whatever that of the facts was; those of one page in its own.
        raise VerifyError(sorted(problems, key=lambda problem: problem.path))
    return Verified(count, links, following.anchors, external)


class _Following:
    def __init__(self, files: Collection[str], ids: Mapping[str, str]) -> None:
        """`ids`: by the path of a page, those of it."""
        self._files = frozenset(files)
        self._plain = dict(_plain_addresses(files))
        self._ids = ids
        self._anchors_of = lru_cache(_AT_HAND)(lambda path: anchors_in(ids[path]))
        self.anchors = 0
        """How many links named one of a page, so far."""

    def problems(self, page: PageFacts) -> Iterator[Problem]:
        """One for each of its links that leads nowhere."""
        up = "../" * page.path.count("/")
        for href, line in page.links:
            address, _, fragment = href.partition("#")
            if not address:
                target: str | None = page.path
            elif address.startswith(up):
                # Nearly every link climbs to the root of the site, and then names a page as it lies there.
                target = self._plain.get(address[len(up) :]) or self._found(href, page)
            else:
                target = self._found(href, page)
            if target is None:
                found = Message("the link «%(address)s» leads to no file of the site", address=href)
                mend = Message("Is «%(file)s» meant, and is it built?", file=_meant(href, page))
                yield Problem(page.path, line, 0, found, mend)
            elif fragment and target in self._ids:
                anchor = fragment_of(fragment)
                if anchor and anchor != "top":
                    self.anchors += 1
                    if anchor not in self._anchors_of(target):
                        yield _no_anchor(page, href, line, target, anchor)

    def _found(self, href: str, page: PageFacts) -> str | None:
        """The file that a web server answers with: a folder's `index.html`, asked for with or without the slash."""
        path = _meant(href, page)
        if path in self._files:
            return path
        index = path + "index.html" if path.endswith("/") or not path else f"{path}/index.html"
        return index if index in self._files else None


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


def _plain_addresses(files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Ways to write a file from the root of the site that mean it without decoding anything, and the file."""
    for file in files:
        if not _DECODED & set(file):
            yield file, file
            folder, slash, name = file.rpartition("/")
            if name == "index.html":
                yield folder + slash, file
                if folder:
                    yield folder, file
