"""The Content-Security-Policy of every page: what a browser may load and run there, whatever else stands in the page.

It is one line, printed by the theme first thing in the page's head. Scripts lie in files of the site. An inline script of the theme's own
templates is let in by its hash, counted from the finished page (`seal`). Any other inline script is not: a hash of whatever stands in
a page would let in what a mistake of ours let through. `blocked` finds what a browser would refuse, so that it is known before readers
do.

A `meta` cannot say `frame-ancestors`, `report-uri` and `sandbox`: whoever serves the site may add them as headers.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped]  # it ships no types

from generator.errors import Message, Problem

DIRECTIVES: dict[str, tuple[str, ...]] = {
    # Of whatever is not named below: frames, objects, media, workers, manifests.
    "default-src": ("'none'",),
    # The search index is WebAssembly.
    "script-src": ("'self'", "'wasm-unsafe-eval'"),
    "style-src": ("'self'",),
    # Icons are masks in the style sheet.
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    # `default-src` does not speak for these.
    "form-action": ("'self'",),
    "base-uri": ("'none'",),
    # No script of ours makes HTML from a string: in a browser that knows it, none can.
    "require-trusted-types-for": ("'script'",),
    "trusted-types": ("'none'",),
}
"""A fork that wants something from elsewhere says so here, and nowhere else."""


def policy(hashes: tuple[str, ...] = ()) -> str:
    """The policy of a page that holds inline scripts of these hashes (`'sha256-…'`)."""
    directives = DIRECTIVES | {"script-src": (*DIRECTIVES["script-src"], *hashes)}
    return "; ".join(" ".join((name, *values)) for name, values in directives.items())


def hash_of(script: str) -> str:
    """As a browser counts it: of what stands between the tags, its line ends as HTML reads them."""
    plain = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(plain.encode()).digest()).decode()}'"


# ------------------------------------------------------------------------------------------- what templates hold

_INLINE = re.compile(r"<script\b([^>]*)>(.*?)</script", re.DOTALL | re.IGNORECASE)
_JINJA = re.compile(r"\{[{%#]")


def seal(site: Path, templates: Path) -> int:
    """Lets the inline scripts of the theme's templates run on the finished pages that hold them; returns how many pages those are.

    A script with Jinja in it is none: what it says would depend on the page.
    """
    scripts = {
        text: hash_of(text)
        for path in sorted(templates.rglob("*.html"))
        for attributes, text in _INLINE.findall(path.read_text(encoding="utf-8"))
        if text.strip() and not _JINJA.search(attributes + text) and "src=" not in attributes
    }
    if not scripts:
        return 0
    plain, sealed = policy(), 0
    for path in sorted(site.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        hashes = tuple(sorted(hash for text, hash in scripts.items() if f">{text}</script" in page))
        if hashes:
            path.write_text(page.replace(f'content="{plain}"', f'content="{policy(hashes)}"', 1), encoding="utf-8")
            sealed += 1
    return sealed


# ------------------------------------------------------------------------------------------------ what is blocked

_POLICIES = etree.XPath(
    "//meta[translate(@http-equiv, 'CENOTSURIYPL', 'cenotsuriypl') = 'content-security-policy']"
)  # fmt: skip
_JUDGED = etree.XPath(
    "//script | //link | //style | //img | //source | //input | //form | //iframe | //frame | //object | //embed | //applet | //base"
    " | //audio | //video | //portal | //fencedframe | //*[@style or @*[starts-with(name(), 'on')]]"
)
_LOADING_BEFORE = etree.XPath("preceding::script | preceding::link | preceding::style | preceding::img")
_HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")
# Types of a script that a browser runs; any other is data.
_RUNS = re.compile(
    r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script|text/(?:jscript|livescript|javascript1\.\d)",
    re.IGNORECASE,
)
_LINKS_THAT_LOAD = {
    *("stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest", "preconnect", "dns-prefetch"),
}
_NEVER = {"iframe", "frame", "object", "embed", "applet", "base", "audio", "video", "portal", "fencedframe"}
_WRITE = Message("The page's head begins with overrides/partials/policy.html, as in overrides/main.html")
_FILE = Message("Put it into a file of overrides/assets/%(folder)s", folder="")
_SCRIPT = Message("Put it into a file of overrides/assets/%(folder)s", folder="js/")
_STYLE = Message("Put it into a file of overrides/assets/%(folder)s", folder="css/")


def is_ours(given: str) -> bool:
    """Whether a page's policy is the one of this build, whatever scripts of its own it lets in."""
    return given == policy(tuple(_HASH.findall(given)))


def blocked(tree: Any, path: str, site_url: str) -> Iterator[Problem]:
    """What a browser would not load or run on this page, and a page without this build's policy. `tree` is the page, parsed by lxml."""
    policies = _POLICIES(tree)
    if len(policies) != 1:
        found = Message("the page has two policies") if policies else Message("the page has no Content-Security-Policy")
        yield Problem(path, policies[1].sourceline if policies else 0, 0, found, _WRITE)
        return
    given = policies[0].get("content") or ""
    hashes = tuple(_HASH.findall(given))
    if not is_ours(given):
        found = Message("the page has another Content-Security-Policy than this build: «%(policy)s»", policy=given[:80])
        yield Problem(path, policies[0].sourceline, 0, found, Message("What it says stands in generator/policy.py"))
        return
    early = set(_LOADING_BEFORE(policies[0]))
    for element in _JUDGED(tree):
        line = element.sourceline or 0
        if element in early:
            found = Message("a <%(tag)s> stands before the policy, which does not bind it", tag=element.tag)
            yield Problem(path, line, 0, found, _WRITE)
        for what, mend in refused(element, hashes, site_url):
            yield Problem(path, line, 0, Message("the policy blocks %(what)s", what=what), mend)


def refused(element: Any, hashes: tuple[str, ...], site_url: str) -> Iterator[tuple[Message, Message]]:
    """(what, what would be right) of one element by itself. Of `element`, `tag`, `attrib`, `get` and `text` are asked."""
    tag = element.tag
    for name in element.attrib:
        if name.startswith("on") or name == "style":
            yield (
                Message("the attribute %(name)s of a <%(tag)s>", name=name, tag=tag),
                _STYLE if name == "style" else _SCRIPT,
            )
    if tag in _NEVER:
        yield Message("a <%(tag)s>", tag=tag), Message("Leave it out; a page holds nothing but itself")
    elif tag == "style" and (element.text or "").strip():
        yield Message("an inline style sheet"), _STYLE
    elif tag == "script" and _RUNS.fullmatch((element.get("type") or "").strip()):
        source = element.get("src")
        if source is None and hash_of(element.text or "") not in hashes:
            words = " ".join((element.text or "").split())[:60]
            mend = Message(
                "Put it into a file of overrides/assets/js/; in a template, without Jinja, its hash would let it in"
            )
            yield Message("the inline script «%(script)s»", script=words), mend
        elif source is not None and _foreign(source, site_url):
            yield Message("«%(address)s» from elsewhere", address=source[:80]), _SCRIPT
    elif tag == "link" and _LINKS_THAT_LOAD & set((element.get("rel") or "").lower().split()):
        if _foreign(element.get("href") or "", site_url):
            yield Message("«%(address)s» from elsewhere", address=element.get("href")[:80]), _FILE
    elif tag in ("img", "source", "input") and _foreign(element.get("src") or "", site_url):
        yield Message("«%(address)s» from elsewhere", address=element.get("src")[:80]), _FILE
    elif tag == "form" and _foreign(element.get("action") or "", site_url):
        yield (
            Message("a form to «%(address)s»", address=element.get("action")[:80]),
            Message("A form asks this site alone"),
        )


def _foreign(address: str, site_url: str) -> bool:
    """Whether it leads to another origin; `data:` is one of its own."""
    parts = urlsplit(address.strip())
    if not parts.scheme and not parts.netloc:
        return False
    own = urlsplit(site_url)
    return not site_url or (parts.scheme or own.scheme, parts.netloc) != (own.scheme, own.netloc)
