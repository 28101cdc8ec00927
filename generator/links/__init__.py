"""Every internal link and anchor of the built pages, followed; and nothing on them that their policy would block.

In two steps. `examine` reads one page and knows nothing of the others: it can be done as soon as the page is printed, in another
process, and what it finds can be kept for as long as the page does not change. `resolve` lays what was found side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from generator.files import below, stamp
from generator.forking import in_chunks, parted
from generator.links import kept
from generator.links.facts import FactsFile, PageFacts, examine
from generator.links.resolve import Verified, resolve

__all__ = ["FactsFile", "PageFacts", "Verified", "examine", "resolve", "verify_pages"]


def verify_pages(
    site: Path, site_url: str, processes: int | None = 1, keep: tuple[Path, str] | None = None
) -> Verified:
    """Raises VerifyError with every broken link and anchor, every id that a page has twice, every odd scheme, and whatever the
    page's Content-Security-Policy would block.

    A link is internal when it is relative, or when it begins with `site_url` or with its path (`/repo/`).
    `processes`: how many read pages; as many as there are processors where it is None. `keep`: the file of what was found last time,
    and the version of what reads pages: those that are the same files are not read again. It is written anew.
    """
    files = frozenset(below(site))
    with FactsFile() as facts:
        pages = {path for path in files if path.endswith(".html")}
        for seen, one in kept.read(*keep) if keep else ():
            if one.path in pages and one.site_url == site_url and stamp(site / one.path) == seen:
                facts.add(one)
                pages.remove(one.path)
        for found in in_chunks(partial(_examined, site, site_url), parted(sorted(pages)), processes):
            for one in found:
                facts.add(one)
        verified = resolve(facts, files, str(site))
        if keep:
            kept.write(*keep, ((now, one) for one in facts if (now := stamp(site / one.path))))
        return verified


def _examined(site: Path, site_url: str, paths: Sequence[str]) -> list[PageFacts]:
    return [examine(path, (site / path).read_bytes(), site_url) for path in paths]
