"""What an archive weighs, and its search: budgets for a hundred made-up articles. `make bench` prints the same for thousands."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.archives import build, project
from tests.bench import corpus

pytestmark = pytest.mark.site

ARTICLES = 100
KIB = 1024
BUDGET = {
    "pages": 220 * KIB,
    "feeds": 10 * KIB,
    "data": 80 * KIB,
    "search": 40 * KIB,
}
"""Bytes an article, of a small archive of many names: each new article brings some, and each name has a page. Half of what the feeds have
is the archive's own and that of few outlets, which grow no more."""
ASSETS = 3 * KIB * KIB
"""Bytes, however many articles there are: style sheets, scripts, the search's own programs."""

FIRST_ANSWER = 150 * KIB
"""Bytes on the wire until the first results of a search are seen."""
FIXED = 88_000
"""Of them, whatever the archive holds: scripts, style sheet, Pagefind's program."""
RESULTS = 8
"""Rows of the dialog: each is a file of its own."""
A_PAGE = 12
"""Bytes that every page of the index adds to what each search loads first, where Pagefind names the page's file."""
A_CHUNK = 32_000
"""Bytes of the part of the index in which a word stands. Pagefind ends a part at so many places of words, so it does not grow."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sizes")
    # Without an address an archive has no feeds.
    config = project(folder, {})
    settings = config.read_text(encoding="utf-8")
    config.write_text(re.sub("(?m)^site_url:.*", "site_url: https://archive.example/", settings), encoding="utf-8")
    corpus.write(folder / "content", ARTICLES)
    return build(config)


def part(path: Path) -> str:
    """Which budget a file counts against."""
    top = path.parts[0]
    if top == "pagefind":
        return "search" if path.suffix.startswith(".pf_") else "assets"
    if top == "data" and path.name != "index.html":
        return "data"
    if path.name in ("feed.xml", "feed.json"):
        return "feeds"
    return "assets" if top == "assets" else "pages"


def test_an_article_takes_no_more_than_its_share(site: Path) -> None:
    sizes = dict.fromkeys((*BUDGET, "assets"), 0)
    for file in site.rglob("*"):
        if file.is_file():
            sizes[part(file.relative_to(site))] += file.stat().st_size
    assert sizes.pop("assets") <= ASSETS
    each = {what: size // ARTICLES for what, size in sizes.items()}
    assert all(0 < size <= BUDGET[what] for what, size in each.items()), each


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


def moved(files: Iterable[Path]) -> int:
    """Bytes on the wire: texts as a server compresses them, parts of the index as they lie there."""
    texts = {".js", ".css", ".json"}
    return sum(len(gzip.compress(one.read_bytes())) if one.suffix in texts else one.stat().st_size for one in files)


def test_the_search_stays_light_until_its_first_answer(site: Path) -> None:
    """The heaviest that a question of one word can be; and how many articles there may be until that is too much."""
    index = site / "pagefind"
    scripts = modules(site / "assets/js/search/dialog.js")
    assert {path.stem for path in scripts} >= {"dialog", "engine", "program", "sentences"}
    assert "near" not in {path.stem for path in scripts}, "only where nothing was found"
    fixed = moved(
        [*scripts, site / "assets/css/search.css", index / "pagefind-entry.json", index / "wasm.ru.pagefind"]
    )
    assert 70_000 < fixed <= FIXED
    chunk = max(path.stat().st_size for path in index.glob("index/*.pf_index"))
    assert chunk <= A_CHUNK
    texts = sorted((path.stat().st_size for path in index.glob("fragment/*.pf_fragment")), reverse=True)
    names = moved(index.glob("*.pf_meta"))
    assert names <= A_PAGE * len(texts)
    answer = fixed + chunk + sum(texts[:RESULTS])
    assert answer + names <= FIRST_ANSWER
    fitting = ARTICLES * (FIRST_ANSWER - answer) / names
    assert fitting >= 1_000, "then the index would have to be parted sooner"
