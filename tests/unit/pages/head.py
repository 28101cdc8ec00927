"""A page's head as programs read it: an HTML parser's elements, JSON-LD as RDF."""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from rdflib import Graph

from generator.model import Page


class _Reader(HTMLParser):
    """Refuses whatever does not belong into a head, and whatever a browser would show of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("meta", "link", "script"), f"<{tag}> in a head"
        values = {name: value or "" for name, value in attrs}
        assert not [name for name in values if name.startswith("on") or name in ("style", "src")], values
        self.tags.append((tag, values))
        if tag == "script":
            assert values == {"type": "application/ld+json"}
            self.scripts.append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        assert (tag, self.inside) == ("script", True), f"</{tag}>"
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts[-1] += data
        else:
            assert not data.strip(), f"a reader would see «{data}»"

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


@dataclass(frozen=True, slots=True)
class Head:
    meta: tuple[tuple[str, str], ...]
    """(name or property, content)"""
    links: tuple[tuple[str, str, str], ...]
    """(rel, type, href)"""
    nodes: tuple[dict[str, Any], ...]
    """Of the JSON-LD."""

    def all(self, name: str) -> list[str]:
        return [content for known, content in self.meta if known == name]

    def one(self, name: str) -> str:
        (content,) = self.all(name)
        return content

    def node(self, type: str) -> dict[str, Any]:
        (found,) = [node for node in self.nodes if node.get("@type") == type]
        return found

    def rdf(self) -> Graph:
        """The nodes as triples. The vocabulary is schema.org's as it stands, so that nothing need be fetched."""
        data = {"@context": {"@vocab": "https://schema.org/"}, "@graph": list(self.nodes)}
        with warnings.catch_warnings():
            # The reader itself uses a class that it warns of.
            warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
            return Graph().parse(data=json.dumps(data), format="json-ld")


def head(page: Page) -> Head:
    reader = _Reader()
    reader.feed(page.head)
    reader.close()
    assert not reader.inside, "a script is not closed"
    graphs = [json.loads(script) for script in reader.scripts]
    assert all(graph["@context"] == "https://schema.org" for graph in graphs)
    return Head(
        tuple(
            (values.get("name") or values["property"], values["content"])
            for tag, values in reader.tags
            if tag == "meta"
        ),
        tuple((values["rel"], values["type"], values["href"]) for tag, values in reader.tags if tag == "link"),
        tuple(node for graph in graphs for node in graph["@graph"]),
    )
