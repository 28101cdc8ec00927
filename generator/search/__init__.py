"""The search index: Pagefind over the finished pages, in parts that an edit makes anew one by one.

What a page shows it of itself stands in pages/templates/_search.html; how the parts are asked as one, in overrides/assets/js/search/.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from generator.files import Stamp, stamps
from generator.forking import MOST, go_on, processors
from generator.search import bundles, store
from generator.search.parting import LIMITS, Limits, Part, parts
from generator.search.shown import Pages

SUBFOLDER = "pagefind"
"""Of the site; overrides/assets/js look for it there."""


def index(
    site: Path,
    kept: Path | None = None,
    limits: Limits = LIMITS,
    processes: int | None = 1,
    pause: Callable[[], None] = go_on,
    files: Mapping[str, Stamp] | None = None,
) -> int:
    """Makes the search index of a built site, inside it, and returns how many pages it holds.

    `kept`: a folder of the search's own, for what the next build need not do again; one build at a time may use it. The index is
    the same, byte for byte, with and without it. `processes`: how many parts are made at once; where it is None, as many as there are
    processors. `pause` is called now and then, in whatever thread, and may raise what ends the work. `files`: all of the site, where they
    are known.

    Pages that are not to be found have no `data-pagefind-body`; lists of links and tools within a page are marked
    `data-pagefind-ignore`. Raises ToolError; OSError where the disk is full.
    """
    if kept is None:
        with tempfile.TemporaryDirectory(prefix=".search-", dir=site.parent) as folder:
            return index(site, Path(folder), limits, processes, pause, files)
    pages = Pages(site, kept, stamps(site) if files is None else files)
    shelf = store.Shelf(kept)

    def made(part: Part) -> store.Kept:
        key = bundles.key(part)
        return shelf.get(part.name, key) or shelf.put(part.name, key, partial(bundles.make, part, pages, pause))

    found = parts(pages, limits)
    # A thread waits for a process of Pagefind's. The largest part first, so that none is left alone with it.
    with ThreadPoolExecutor(processes or min(MOST, processors())) as threads:
        making = {part.name: threads.submit(made, part) for part in sorted(found, key=_size, reverse=True)}
        try:
            ready = [(part, making[part.name].result()) for part in found]
        finally:
            threads.shutdown(cancel_futures=True)
    bundles.publish(ready, site / SUBFOLDER, limits)
    shelf.prune()
    pages.save()
    return sum(one.pages for _, one in ready)


def _size(part: Part) -> int:
    return len(part.pages)
