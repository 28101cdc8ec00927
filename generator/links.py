"""Every internal link and anchor of the built pages, followed; and nothing on them that their policy would block."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree  # type: ignore[import-untyped]  # it ships no types

from generator.errors import Message, Problem, VerifyError
from generator.policy import blocked

_ADDRESSES = etree.XPath("//@href | //@src | //@action | //@poster | //@data[parent::object]")
_ANCHORS = etree.XPath("//@id | //a/@name")
_REFRESHES = etree.XPath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content")
_SRCSETS = etree.XPath("//@srcset")
_REFRESH_TARGET = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_EXTERNAL = frozenset({"http", "https"})
_PASSED_OVER = frozenset({"mailto", "tel", "data"})
"""Nothing can be followed in them. Any other scheme on a page is a mistake, or an attack."""


@dataclass(frozen=True, slots=True)
class Verified:
    pages: int
    links: int
    """Internal ones, each address once a page. All of them lead to a file of the site."""
    anchors: int
    """How many of those links name an element of the page they lead to."""
    external: int = 0
    """Links that leave the site, each once a page; counted, never fetched."""


@dataclass(frozen=True, slots=True)
class _Link:
    href: str
    """As the page has it."""
    line: int
    path: str
    """The file of the site that is meant, or a folder with a closing slash; relative to the site, POSIX."""
    fragment: str


@dataclass(frozen=True, slots=True)
class _Page:
    path: str
    links: tuple[_Link, ...]
    external: int
    anchors: frozenset[str]


def verify_pages(site: Path, site_url: str) -> Verified:
    """Raises VerifyError with every broken link and anchor, every id that a page has twice, every odd scheme, and whatever the
    page's Content-Security-Policy would block.

    A link is internal when it is relative, or when it begins with `site_url` or with its path (`/repo/`).
    """
    files = frozenset(_files(site))
    problems: list[Problem] = []
    pages = [_read(site, path, site_url, problems) for path in sorted(files) if path.endswith(".html")]
    anchors = {page.path: page.anchors for page in pages}
    links = named = 0
    for page in pages:
        for link in page.links:
            links += 1
            target = _target(link.path, files)
            if target is None:
                found = Message("the link «%(address)s» leads to no file of the site", address=link.href)
                mend = Message("Is «%(file)s» meant, and is it built?", file=link.path)
                problems.append(Problem(page.path, link.line, 0, found, mend))
            elif link.fragment and link.fragment != "top" and target in anchors:
                named += 1
                if link.fragment not in anchors[target]:
                    found = Message(
                        "the link «%(address)s» names an anchor that %(file)s does not have",
                        address=link.href,
                        file=target,
                    )
                    mend = Message("Give an element there the id «%(id)s», or link to another", id=link.fragment)
                    problems.append(Problem(page.path, link.line, 0, found, mend))
    if not pages:
        problems.append(Problem(str(site), 0, 0, Message("the site has no page"), Message("Build it first")))
    if problems:
        raise VerifyError(problems)
    return Verified(len(pages), links, named, sum(page.external for page in pages))


def _files(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        inside = Path(folder).relative_to(site).as_posix()
        for name in names:
            yield name if inside == "." else f"{inside}/{name}"


def _target(path: str, files: frozenset[str]) -> str | None:
    """The file that a web server answers with: a folder's `index.html`, asked for with or without the slash."""
    if path.endswith("/") or not path:
        return path + "index.html" if path + "index.html" in files else None
    if path in files:
        return path
    return f"{path}/index.html" if f"{path}/index.html" in files else None


def _read(site: Path, path: str, site_url: str, problems: list[Problem]) -> _Page:
    data = (site / path).read_bytes()
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    tree: Any = etree.fromstring(data, parser) if data.strip() else None
    if tree is None:
        mend = Message("Every .html file of the site is a page")
        problems.append(Problem(path, 0, 0, Message("the page is empty"), mend))
        return _Page(path, (), 0, frozenset())
    problems.extend(blocked(tree, path, site_url))
    anchors: set[str] = set()
    for anchor in _ANCHORS(tree):
        # An <a id="x" name="x"> is one anchor.
        if anchor.attrname == "id" and anchor in anchors:
            found = Message("the id «%(id)s» stands twice on this page", id=str(anchor))
            mend = Message("An id belongs to one element")
            problems.append(Problem(path, anchor.getparent().sourceline, 0, found, mend))
        anchors.add(str(anchor))
    links: list[_Link] = []
    external = 0
    for href, line in _addresses(tree).items():
        scheme = match[0][:-1].lower() if (match := _SCHEME.match(href)) else ""
        inside = _inside(href, scheme, posixpath.dirname(path), site_url)
        if inside is not None:
            links.append(_Link(href, line, _file(inside, path), unquote(inside[2])))
        elif scheme in _EXTERNAL or href.startswith("//"):
            external += 1
        elif scheme and scheme not in _PASSED_OVER:
            found = Message("the link «%(address)s» has the scheme «%(scheme)s»", address=href, scheme=scheme)
            problems.append(Problem(path, line, 0, found, Message("Use https:")))
        elif not scheme:
            found = Message(
                "the link «%(address)s» begins outside the site, which lies at «%(root)s»",
                address=href,
                root=urlsplit(site_url).path or "/",
            )
            problems.append(Problem(path, line, 0, found, Message("Make it relative to the page")))
    return _Page(path, tuple(links), external, frozenset(anchors))


def _addresses(tree: Any) -> dict[str, int]:
    """Each address on the page with the line on which it stands first."""
    found: dict[str, int] = {}
    for address in _ADDRESSES(tree):
        found.setdefault(address.strip(), address.getparent().sourceline)
    for content in _REFRESHES(tree):
        if match := _REFRESH_TARGET.search(content):
            found.setdefault(match[1].strip(), content.getparent().sourceline)
    for srcset in _SRCSETS(tree):
        for candidate in srcset.split(","):
            if words := candidate.split():
                found.setdefault(words[0], srcset.getparent().sourceline)
    return found


_Inside = tuple[str, str, str]
"""The folder to start from, the path, the fragment; the first two not yet joined."""


def _inside(href: str, scheme: str, folder: str, site_url: str) -> _Inside | None:
    """Where in the site an address leads; None for one that leads elsewhere."""
    if scheme:
        if not site_url or not (href + "/").startswith(site_url):
            return None
        href, folder = "./" + href[len(site_url) :], ""
    elif href.startswith("//"):
        return None
    elif href.startswith("/"):
        root = urlsplit(site_url).path or "/"
        if not (href + "/").startswith(root):
            return None
        href, folder = "./" + href[len(root) :], ""
    address, _, fragment = href.partition("#")
    return folder, address.partition("?")[0], fragment.partition(":~:")[0]


def _file(inside: _Inside, page: str) -> str:
    folder, address, _ = inside
    if not address:
        return page
    path = unquote(address)
    # One `..` too many leaves the site where it lies under a path, so it is kept and found nowhere.
    joined = posixpath.normpath(posixpath.join(folder, path))
    is_folder = path.endswith("/") or posixpath.basename(path) in (".", "..")
    return "" if joined == "." else f"{joined}/" if is_folder else joined
