"""Where an address of a page leads: into the site, out of it, or nowhere that a page may lead."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_EXTERNAL = frozenset({"http", "https"})
_PASSED_OVER = frozenset({"mailto", "tel", "data"})
"""Nothing can be followed in them. Any other scheme on a page is a mistake, or an attack."""


class Leads(Enum):
    INSIDE = "inside"
    OUT = "out"
    """To another site."""
    NOWHERE = "nowhere"
    """There is nothing to follow, and nothing wrong with it."""
    ASTRAY = "astray"
    """A scheme that no page of ours has, or a path outside the site."""


@dataclass(frozen=True, slots=True)
class Inside:
    """Where in the site an address leads, before it is known from which page."""

    address: str
    """A path, percent-encoded; relative to the page, or to the site's root where `from_root`. "" means the page itself."""
    from_root: bool

    def file(self, page: str) -> str:
        """The file of the site that is meant, or a folder with a closing slash; relative to the site, POSIX."""
        if not self.address:
            return page
        path = unquote(self.address)
        # One `..` too many leaves the site where it lies under a path, so it is kept and found nowhere.
        joined = posixpath.normpath(posixpath.join("" if self.from_root else posixpath.dirname(page), path))
        is_folder = path.endswith("/") or posixpath.basename(path) in (".", "..")
        return "" if joined == "." else f"{joined}/" if is_folder else joined


def scheme_of(href: str) -> str:
    """In small letters; "" where it has none."""
    return match[0][:-1].lower() if (match := _SCHEME.match(href)) else ""


def leads(href: str, site_url: str) -> Leads:
    """`site_url`: what the site's own absolute addresses begin with; "" where it has none."""
    scheme = scheme_of(href)
    if inside(href, site_url) is not None:
        return Leads.INSIDE
    if scheme in _EXTERNAL or href.startswith("//"):
        return Leads.OUT
    return Leads.NOWHERE if scheme in _PASSED_OVER else Leads.ASTRAY


@lru_cache(maxsize=16384)
def inside(href: str, site_url: str) -> Inside | None:
    """None for an address that leads elsewhere."""
    from_root = False
    if scheme_of(href):
        if not site_url or not (href + "/").startswith(site_url):
            return None
        href, from_root = "./" + href[len(site_url) :], True
    elif href.startswith("//"):
        return None
    elif href.startswith("/"):
        root = root_of(site_url)
        if not (href + "/").startswith(root):
            return None
        href, from_root = "./" + href[len(root) :], True
    return Inside(href.partition("#")[0].partition("?")[0], from_root)


def fragment_of(part: str) -> str:
    """The id that is meant by what stands behind the `#`: decoded, without the words of a text fragment."""
    return unquote(part.partition(":~:")[0])


def root_of(site_url: str) -> str:
    """The path at which the site lies: `/repo/`."""
    return urlsplit(site_url).path or "/"
