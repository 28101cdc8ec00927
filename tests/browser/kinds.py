"""Every kind of page that a built site has, by what the theme wrote on it: a new kind is part of every gate by itself."""

from __future__ import annotations

import re
from pathlib import Path

_KIND = re.compile(r'<article class="lt lt-([a-z_]+)"')


def fullest(site: Path) -> dict[str, str]:
    """By kind, the address of its largest page; of the page for missing addresses, one that is missing.

    Redirects are no pages that anybody reads: they have no such mark, or lead on before they are seen.
    """
    found: dict[str, tuple[int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        match = _KIND.search(text)
        if match and 'http-equiv="refresh"' not in text:
            url = path.relative_to(site).as_posix().removesuffix("index.html")
            found[match[1]] = max(found.get(match[1], (0, "")), (len(text), url))
    return {kind: url if url != "404.html" else "nowhere/" for kind, (_, url) in sorted(found.items())}
