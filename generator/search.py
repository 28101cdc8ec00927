"""The search index: Pagefind over the finished pages. What a page shows it of itself stands in templates/_search.html.

The plain binary: for Russian the extended one makes the same index and fragments, byte for byte, and is six times as large.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from pagefind_bin import get_executable

from generator.errors import ToolError
from generator.tool import run_tool

SUBFOLDER = "pagefind"
"""Of the site; overrides/assets/js look for it there."""

TEXT_LANGUAGE = "ru"
"""Whose stemmer reads the texts. Not the interface's language: an English interface leaves a Russian archive Russian. One language
makes one index, and one index is searched at once, whatever language a page says it is in."""

ROOT = "article.lt"
"""The element around a page's content; the header and the footer are on every page and say nothing about it."""

HEADLINE = "h1"
"""Searched as the page's title, which Pagefind takes from it all the same; in the text it would stand in every excerpt again."""

_NEEDED = ("pagefind-entry.json", f"wasm.{TEXT_LANGUAGE}.pagefind")
"""What the browser asks for first."""

_COUNT = re.compile(r"Indexed (\d+) pages?")

# Pagefind's own scripts, in place of which there is assets/js/search/program.js, and its program for texts of no language.
_UNUSED = (
    "pagefind.js",
    "wasm.unknown.pagefind",
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
    "pagefind-worker.js",
)


def index(site: Path) -> int:
    """Makes the search index of a built site anew, inside it, and returns how many pages it holds.

    Pages that are not to be found have no `data-pagefind-body`; lists of links and tools within a page are marked
    `data-pagefind-ignore`. Raises ToolError.
    """
    bundle = site / SUBFOLDER
    # Pagefind only ever adds files; those of deleted pages would stay.
    shutil.rmtree(bundle, ignore_errors=True)
    try:
        program = get_executable()
    except FileNotFoundError as error:
        raise ToolError(
            f"Pagefind is not where its package should be ({error}). Install the locked dependencies."
        ) from error
    printed = run_tool(
        "Pagefind",
        [
            str(program),
            *("--site", str(site)),
            *("--output-subdir", SUBFOLDER),
            *("--force-language", TEXT_LANGUAGE),
            *("--root-selector", ROOT),
            *("--exclude-selectors", HEADLINE),
        ],
    )
    found = _COUNT.search(printed)
    if found is None:
        raise ToolError(f"Pagefind did not say how many pages it indexed:\n{printed.strip()}")
    missing = [name for name in _NEEDED if not (bundle / name).is_file()]
    if missing:
        raise ToolError(f"Pagefind said that it indexed {found[1]} pages, and left no {missing[0]} in {bundle}")
    for pattern in _UNUSED:
        for file in bundle.glob(pattern):
            file.unlink()
    return int(found[1])
