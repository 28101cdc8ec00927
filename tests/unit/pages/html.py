"""Pages as trees, for tests that ask what a browser would see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

from generator.model import Page

VOID = frozenset({"br", "hr", "input", "link", "meta"})


class _Builder(HTMLParser):
    """Strict: an element that is not closed, or closed by another, is an error and not repaired."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> has an attribute twice: {attrs}"
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        self.open.pop()
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")


def tree(page: Page) -> Element:
    """The body as the theme places it: inside one element."""
    parser = _Builder()
    parser.feed(f"<main>{page.body}</main>")
    parser.close()
    assert not parser.open, f"{page.url}: {parser.open} not closed"
    return parser.builder.close()


def by_url(pages: Iterable[Page]) -> dict[str, Page]:
    return {page.url: page for page in pages}


def text(element: Element) -> str:
    """What it says, with plain spaces."""
    return " ".join("".join(element.itertext()).replace("\u00a0", " ").split())


def classed(element: Element, name: str) -> list[Element]:
    """Those of this class, in order."""
    return [found for found in element.iter() if name in found.get("class", "").split()]


def one(element: Element, name: str) -> Element:
    """The only one of this class."""
    found = classed(element, name)
    assert len(found) == 1, f"{len(found)} elements of class {name}"
    return found[0]


def by_id(element: Element, id: str) -> Element:
    found = [one for one in element.iter() if one.get("id") == id]
    assert len(found) == 1, f"{len(found)} elements with the id {id}"
    return found[0]


def anchored(element: Element) -> Iterator[tuple[str, str]]:
    """(href, words) of links to sentences, without the words that each href names too."""
    for href, words in links(element):
        anchor, directive, named = href.partition(":~:text=")
        assert directive
        assert named
        yield anchor, words


def links(element: Element) -> Iterator[tuple[str, str]]:
    """(href, words)"""
    for found in element.iter("a"):
        yield found.get("href", ""), text(found)
