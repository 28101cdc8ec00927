"""What was found on pages, kept from one build to the next: a page that nobody wrote since need not be read again.

One line of JSON a page. It is not trusted: a page counts as the same only with the same size, time of its last change and inode, and a
line that is no such line is passed over. Pages with problems are not kept; a site that has any is not published.
"""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.files import Stamp
from generator.links.facts import PageFacts

FORMAT = 1


def read(file: Path, version: str) -> Iterator[tuple[Stamp, PageFacts]]:
    """`version`: of what examines pages, and of the site's address. Nothing, where there is no such file or it is of another."""
    try:
        lines = file.open(encoding="utf-8")
    except OSError:
        return
    with lines:
        try:
            if json.loads(next(lines, "")) != [FORMAT, version]:
                return
            for line in lines:
                seen, path, site_url, addresses, numbers, ids, external = json.loads(line)
                if (
                    not all(isinstance(text, str) for text in (path, site_url, addresses, ids))
                    or type(external) is not int
                ):
                    return
                yield (
                    (seen[0], seen[1], seen[2]),
                    PageFacts(path, site_url, addresses, array("I", numbers), ids, external),
                )
        except (ValueError, TypeError, LookupError, OverflowError):
            return


def write(file: Path, version: str, found: Iterable[tuple[Stamp, PageFacts]]) -> None:
    """In place of the old one, whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    with beside.open("w", encoding="utf-8") as lines:
        lines.write(json.dumps([FORMAT, version]) + "\n")
        for seen, facts in found:
            if not facts.problems:
                row = [
                    seen,
                    facts.path,
                    facts.site_url,
                    facts.addresses,
                    facts.lines.tolist(),
                    facts.ids,
                    facts.external,
                ]
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    beside.replace(file)
