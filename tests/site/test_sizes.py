"""What an archive weighs, and its search: budgets for a hundred made-up articles and for five thousand.

Every run builds two small archives and reckons from them how much the large one takes; `make large` builds that one and holds it
to the same budget. GitHub Pages takes sites of 1 GB. `make bench` prints what such builds cost in time and memory.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.search.parting import LIMITS
from generator.weights import kind_of
from tests.archives import build, project
from tests.bench import corpus

KIB = 1024
MB = 1_000_000

SMALL, MIDDLE, LARGE = 100, 300, 5000
"""Articles."""

LARGE_TIME = 3000
"""Seconds in which the large archive is built, at most: a hanging build is no slow machine."""

PUBLISHED = {"LETOPIS_SITE_URL": "https://archive.example/repo/", "LETOPIS_REPO_URL": "https://git.example/repo"}
"""As sites are published: with absolute addresses, feeds and a sitemap."""

EACH = {
    "articles": 44,
    "entities": 38,
    "timeline": 17,
    "other pages": 4.7,
    "copies": 4.7,
    "feeds": 14,
    "data": 45,
    "search": 3.6,
}
"""KiB an article, of a hundred: most names of a small archive are new, and each has a page."""

TOTAL = {
    "articles": 220,
    "entities": 193,
    "timeline": 75,
    "other pages": 25,
    "copies": 24,
    "feeds": 26,
    "data": 206,
    "search": 17,
}
"""MB, of five thousand. Names repeat in a large archive, so that its entities take less than is reckoned; of events and quotes that
several articles have there are more, and so of other pages."""

WHOLE = 760
"""MB, of five thousand: the site."""

ASSETS = 385 * KIB
"""Bytes, however many articles there are: style sheets, scripts, the search's own programs."""

PAGE = 256 * KIB
"""Bytes of the largest page, however many articles there are."""

FIRST_ANSWER = 150 * KIB
"""Bytes on the wire until the first results of a search are seen."""
FIXED = 89_500
"""Of them, whatever the archive holds: scripts, style sheet, Pagefind's program."""
RESULTS = 8
"""Rows of the dialog: each is a file of its own."""
A_PART = 300
"""Bytes that every part adds to what each search loads first,"""
A_PAGE = 7.5
"""and that every page of it does: the name of the page's file, its date, a share of the list of
words."""
A_CHUNK = 6_000
"""Bytes of the file of a part in which a word stands. Pagefind ends one at so many places of words (CHUNK), so it does not grow."""
UNDATED = 2_200
"""Pages without a date that an archive of ten thousand articles has: entities, outlets, plain pages."""

MOVED = 1536
"""Bytes of a page that has moved."""

AGREES = 0.12
"""How far the reckoned size may be from the true one, as a part of it: it is some nine hundredths more."""


@dataclass(frozen=True, slots=True)
class Weighed:
    site: Path
    sizes: Mapping[str, int]
    """Bytes by kind."""
    pages: int
    largest: tuple[int, str]
    """Bytes of the largest page, and which it is."""
    moved: tuple[int, str]
    """The same of pages that have moved."""


def weigh(site: Path) -> Weighed:
    sizes: Counter[str] = Counter()
    pages: list[tuple[int, str]] = []
    moved: list[tuple[int, str]] = []
    for file in site.rglob("*"):
        if file.is_file():
            path, size = file.relative_to(site), file.stat().st_size
            sizes[kind_of(path)] += size
            if path.suffix == ".html":
                redirect = b'http-equiv="refresh"' in file.read_bytes()
                (moved if redirect else pages).append((size, path.as_posix()))
    return Weighed(site, sizes, len(pages) + len(moved), max(pages), max(moved))


def made(folder: Path, count: int, timeout: float = 600) -> Weighed:
    config = project(folder, {})
    corpus.write(folder / "content", count)
    return weigh(build(config, PUBLISHED, timeout))


@pytest.fixture(scope="module")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Weighed]:
    """By number of articles."""
    return {count: made(tmp_path_factory.mktemp(f"of-{count}"), count) for count in (SMALL, MIDDLE)}


def reckoned(weighed: Mapping[int, Weighed]) -> dict[str, float]:
    """Bytes of the large archive by kind: those of the small one, and for each article more what it cost on the way to the middle one."""
    small, middle = weighed[SMALL].sizes, weighed[MIDDLE].sizes
    return {kind: small[kind] + (LARGE - SMALL) * (middle[kind] - small[kind]) / (MIDDLE - SMALL) for kind in middle}


def hold(found: Weighed) -> None:
    assert found.sizes["assets"] <= ASSETS
    assert found.largest[0] <= PAGE, found.largest
    assert found.moved[0] <= MOVED, found.moved


def hold_large(sizes: Mapping[str, float]) -> None:
    hold_each(TOTAL, {kind: size / MB for kind, size in sizes.items()})
    assert sum(sizes.values()) <= WHOLE * MB


def hold_each(budget: Mapping[str, float], sizes: Mapping[str, float]) -> None:
    """Fails with every kind that is over its budget, or that nothing was found of."""
    assert sizes.keys() - {"assets"} == budget.keys()
    wrong = {kind: round(sizes[kind], 1) for kind in budget if not 0 < sizes[kind] <= budget[kind]}
    assert wrong == {}, f"{wrong}, where the budget is {dict(budget)}"


@pytest.mark.site
def test_of_a_hundred_an_article_takes_no_more_than_its_share(weighed: dict[int, Weighed]) -> None:
    found = weighed[SMALL]
    hold(found)
    hold_each(EACH, {kind: size / SMALL / KIB for kind, size in found.sizes.items()})


@pytest.mark.site
def test_of_five_thousand_as_reckoned_from_fewer(weighed: dict[int, Weighed]) -> None:
    hold(weighed[MIDDLE])
    hold_large(reckoned(weighed))


@pytest.mark.large
def test_of_five_thousand_as_they_are(weighed: dict[int, Weighed], tmp_path: Path) -> None:
    """And the reckoning that every other run relies on is near it."""
    found = made(tmp_path, LARGE, LARGE_TIME)
    hold(found)
    hold_large(found.sizes)
    true = sum(found.sizes.values())
    assert abs(sum(reckoned(weighed).values()) - true) <= AGREES * true


def modules(first: Path) -> set[Path]:
    """A script and all that it imports; what is imported later, by a call, is not loaded with it."""
    found, open_ = set(), [first]
    while open_:
        path = open_.pop()
        if path not in found:
            found.add(path)
            names = re.findall(r'^import .*? from "(\./[\w/-]+\.js)";$', path.read_text(encoding="utf-8"), re.MULTILINE)
            open_ += [path.parent / name for name in names]
    return found


def on_the_wire(files: Iterable[Path]) -> int:
    """Bytes on the wire: texts as a server compresses them, parts of the index as they lie there."""
    texts = {".js", ".css", ".json"}
    return sum(len(gzip.compress(one.read_bytes())) if one.suffix in texts else one.stat().st_size for one in files)


@pytest.mark.site
def test_the_search_stays_light_until_its_first_answer(weighed: dict[int, Weighed]) -> None:
    """The heaviest that a question of one word can be: of an archive as it is, at each limit to which it grows, and of ten thousand."""
    site = weighed[SMALL].site
    index = site / "pagefind"
    scripts = modules(site / "assets/js/search/dialog.js")
    assert {path.stem for path in scripts} >= {"dialog", "engine", "program", "sentences"}
    assert "near" not in {path.stem for path in scripts}, "only where nothing was found"
    fixed = on_the_wire([*scripts, site / "assets/css/search.css", index / "parts.json", index / "wasm.ru.pagefind"])
    assert 70_000 < fixed <= FIXED
    chunk = max(path.stat().st_size for path in index.rglob("*.pf_index"))
    assert chunk <= A_CHUNK
    texts = sorted((path.stat().st_size for path in index.rglob("*.pf_fragment")), reverse=True)
    assert on_the_wire(index.rglob("*.pf_meta")) <= A_PART + A_PAGE * len(texts)
    rows = sum(texts[:RESULTS])
    # What answers first has three parts at most: pages without a date, and one or two of the newest.
    for parts, pages in ((1, LIMITS.whole), (3, LIMITS.halves), (3, UNDATED + 2 * LIMITS.part)):
        assert FIXED + parts * (A_PART + A_CHUNK) + rows + A_PAGE * pages <= FIRST_ANSWER, pages
