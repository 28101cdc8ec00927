"""What the addresses on a page lead to: files of the site and anchors in them, as far as the addresses by themselves tell."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache
from typing import NamedTuple

from generator.links.addresses import fragment_of, inside

UNTOLD = "#"
"""Stands for what could not be written down as a target. No file is called so."""
INDEX = "index.html"
"""What a web server answers with for a folder."""

# Nothing in the path is to be decoded, and nothing is written in a longer way than need be.
_PLAIN = re.compile(r"((?:\.\./)*+)((?:[\w-][\w.-]*+/)*+(?:[\w-][\w.-]*+)?+)(?:#(.*))?+", re.DOTALL)


class Way(NamedTuple):
    """An internal address, read."""

    address: str
    """As the page has it."""
    up: int
    """So many folders; -1 to the page itself, -2 where no more than the address can be said."""
    file: str
    """From there; ends in a slash for a folder that has none in its name."""
    anchor: str
    names: bool
    """Whether an element of a page is named."""


def way(address: str) -> Way:
    path, _, fragment = address.partition("#")
    anchor = fragment_of(fragment) if "%" in fragment or ":" in fragment else fragment
    if anchor == "top":
        anchor = ""
    if not path:
        return Way(address, -1, "", anchor, bool(anchor))
    plain = _PLAIN.fullmatch(path)
    if not plain or "\0" in anchor:
        return Way(address, -2, "", anchor, False)
    file = _index(plain[2])
    return Way(address, len(plain[1]) // 3, file, anchor, bool(anchor) and file.endswith(".html"))


def targets(page: str, ways: Iterable[Way], ids: Container[str], site_url: str) -> tuple[list[str], int]:
    """`file` or `file#anchor` of all that the ways from a page lead to, each once, and how many of them name an element of a page.

    What leads to the page itself by its anchor alone, to one of its `ids`, is left out. A folder without its closing slash is told by its
    own name, which no file has.
    """
    above = _above(page.rpartition("/")[0])
    depth = len(above)
    found: dict[str, None] = {}
    named = 0
    for address, up, file, anchor, names in ways:
        if 0 <= up < depth:
            named += names
            found[f"{above[up]}{file}#{anchor}" if names else above[up] + file] = None
        elif up == -1:
            named += names
            if names and anchor not in ids:
                found[f"{page}#{anchor}" if "\0" not in anchor else UNTOLD] = None
        else:
            file = _file(address, page, site_url)
            names = bool(anchor) and file.endswith(".html")
            named += names
            found[UNTOLD if "\0" in anchor else f"{file}#{anchor}" if names else file] = None
    return list(found), named


def _file(address: str, page: str, site_url: str) -> str:
    """The same of any internal address."""
    found = inside(address, site_url)
    if found is None:
        raise ValueError(f"{page}: «{address}» leads out of the site")
    path = found.file(page)
    return UNTOLD if "#" in path or "\0" in path else _index(path)


def _index(path: str) -> str:
    return path + INDEX if path.endswith("/") or not path else path


@lru_cache(maxsize=1024)
def _above(folder: str) -> tuple[str, ...]:
    """The folder, the folder around it, and so on up to the site's own, which is ""; each with its closing slash."""
    found = []
    while folder:
        found.append(f"{folder}/")
        folder = folder.rpartition("/")[0]
    return (*found, "")
