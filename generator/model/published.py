"""What is published: pages before the theme draws them, and files beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """A page as others speak of it."""

    url: str
    """Relative to the site's root, no leading slash, with a closing one: `people/ilon-mask/`; "" is the home page."""
    kind: str
    title: str
    """Plain text; whoever writes it into HTML escapes it."""
    description: str
    """Plain text, one or two sentences."""


@dataclass(frozen=True, slots=True)
class Page(Listing):
    """One page before the theme draws it."""

    body: str
    """Safe HTML, from our own autoescaping templates; links are relative to `url`."""
    indexed: bool = True
    """Whether the search may find it."""
    head: str = ""
    """Safe HTML for the page's <head>: what programs read of it (`meta`, `link`, a script of data). No line is visible to a reader."""
    heading: str = ""
    """Safe HTML: the title again, where its words are not all in the interface's language, and say so; else ""."""

    @property
    def listing(self) -> Listing:
        """The page without what it shows: all pages of a large archive do not fit into the memory."""
        return Listing(self.url, self.kind, self.title, self.description)


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site that is not a page."""

    path: str
    """Relative to the site's root, POSIX."""
    content: str | bytes | Iterable[bytes]
    """Text is written as UTF-8; pieces, one after the other, as they are made."""
