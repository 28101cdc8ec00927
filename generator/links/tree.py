"""Facts of any page, however odd its HTML is: parsed into a tree by lxml."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # it ships no types

from generator.errors import Message, Problem
from generator.links.addresses import Leads, leads, root_of, scheme_of
from generator.links.facts import PageFacts
from generator.links.targets import Way, way
from generator.policy import blocked

_ADDRESSES = etree.XPath("//@href | //@src | //@action | //@poster | //@data[parent::object]")
_ANCHORS = etree.XPath("//@id | //a/@name")
_REFRESHES = etree.XPath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content")
_SRCSETS = etree.XPath("//@srcset")
_REFRESH_TARGET = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


def parsed(path: str, html: bytes, site_url: str) -> PageFacts:
    tree = _tree(html)
    if tree is None:
        problem = Problem(path, 0, 0, Message("the page is empty"), Message("Every .html file of the site is a page"))
        return PageFacts.of(path, site_url, {}, (), 0, (problem,))
    problems = [*blocked(tree, path, site_url)]
    anchors: dict[str, None] = {}
    for anchor in _ANCHORS(tree):
        # An <a id="x" name="x"> is one anchor.
        if anchor.attrname == "id" and anchor in anchors:
            found = Message("the id «%(id)s» stands twice on this page", id=str(anchor))
            mend = Message("An id belongs to one element")
            problems.append(Problem(path, anchor.getparent().sourceline, 0, found, mend))
        anchors[str(anchor)] = None
    ways: list[Way] = []
    external = 0
    for href, line in _addresses(tree).items():
        where = leads(href, site_url)
        if where is Leads.INSIDE:
            ways.append(way(href))
        elif where is Leads.OUT:
            external += 1
        elif where is Leads.ASTRAY:
            problems.append(_astray(path, href, line, site_url))
    return PageFacts.of(path, site_url, ways, anchors, external, problems)


def lines(html: bytes, site_url: str) -> dict[str, int]:
    """Internal addresses of a page, each with the line on which it stands first."""
    tree = _tree(html)
    found = {} if tree is None else _addresses(tree)
    return {href: line for href, line in found.items() if leads(href, site_url) is Leads.INSIDE}


def _tree(html: bytes) -> Any:
    """None of a page that is empty."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    return etree.fromstring(html, parser) if html.strip() else None


def _addresses(tree: Any) -> dict[str, int]:
    """Each address on the page with the line on which it stands first."""
    found: dict[str, int] = {}
    for address in _ADDRESSES(tree):
        found.setdefault(address.strip(), address.getparent().sourceline)
    for content in _REFRESHES(tree):
        if (target := refresh_target(content)) is not None:
            found.setdefault(target, content.getparent().sourceline)
    for srcset in _SRCSETS(tree):
        for candidate in srcset.split(","):
            if words := candidate.split():
                found.setdefault(words[0], srcset.getparent().sourceline)
    return found


def refresh_target(content: str) -> str | None:
    """Where `<meta http-equiv="refresh" content="0; url=…">` leads to."""
    match = _REFRESH_TARGET.search(content)
    return match[1].strip() if match else None


def _astray(path: str, href: str, line: int, site_url: str) -> Problem:
    if scheme := scheme_of(href):
        found = Message("the link «%(address)s» has the scheme «%(scheme)s»", address=href, scheme=scheme)
        return Problem(path, line, 0, found, Message("Use https:"))
    found = Message(
        "the link «%(address)s» begins outside the site, which lies at «%(root)s»",
        address=href,
        root=root_of(site_url),
    )
    return Problem(path, line, 0, found, Message("Make it relative to the page"))
