"""Every internal link and anchor of the built pages, followed; and nothing on them that their policy would block.

In two steps. `examine` reads one page and knows nothing of the others: it can be done as soon as the page is printed, in another
process, and what it finds can be kept for as long as the page does not change. `resolve` lays what was found side by side.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.forking import in_chunks, parted
from generator.links.facts import FactsFile, PageFacts, examine
from generator.links.resolve import Verified, resolve

__all__ = ["FactsFile", "PageFacts", "Verified", "examine", "resolve", "verify_pages"]


def verify_pages(site: Path, site_url: str, processes: int | None = 1) -> Verified:
    """Raises VerifyError with every broken link and anchor, every id that a page has twice, every odd scheme, and whatever the
    page's Content-Security-Policy would block. `processes`: how many read pages; as many as there are processors where it is None.

    A link is internal when it is relative, or when it begins with `site_url` or with its path (`/repo/`).
    """
    files = frozenset(_files(site))
    with FactsFile() as facts:
        pages = sorted(path for path in files if path.endswith(".html"))
        for found in in_chunks(partial(_examined, site, site_url), parted(pages), processes):
            for one in found:
                facts.add(one)
        return resolve(facts, files, str(site))


def _examined(site: Path, site_url: str, paths: Sequence[str]) -> list[PageFacts]:
    return [examine(path, (site / path).read_bytes(), site_url) for path in paths]


def _files(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        inside = Path(folder).relative_to(site).as_posix()
        for name in names:
            yield name if inside == "." else f"{inside}/{name}"
