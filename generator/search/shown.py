"""What the finished pages show to the search: the element that holds their content, without what it is told to leave out.

A page is read again only if its file is another one. Reading and parting ten thousand pages takes seconds; an edit changes a few.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.files import Stamp, write_atomically

ROOT = "article.lt"
"""The element around a page's content; the header and the footer are on every page and say nothing about it."""

_BEGIN, _END = re.compile(rb'<article class="lt[ "]'), b"</article>"
_BODY = b"data-pagefind-body"
_IGNORED = b"data-pagefind-ignore"
_TAG = re.compile(
    rb'<([a-z][a-z0-9]*)(?:\s+[\w:.-]+(?:="[^"]*")?)*?\s+data-pagefind-ignore(?:=""|="index")?(?=[\s>])[^>]*>'
)
"""Values are quoted and escaped (Jinja's autoescape), so that no text can look like an attribute."""
_DATE = re.compile(rb'<data data-pagefind-sort="date\[value\]" value="([^"]*)"')
_ARTICLE = b'<data data-pagefind-filter="published[value]"'

_ELEMENT: dict[bytes, re.Pattern[bytes]] = {}

SETTLED = 2_000_000_000
"""Nanoseconds. A file that was written as shortly before it was read may have been written again within one tick of the disk's clock."""


@dataclass(frozen=True, slots=True)
class Page:
    path: str
    """Of the file, in the site."""
    digest: str
    """Of what it shows."""
    date: str
    """The day it sorts by, ISO; "" for a page that belongs to no time."""
    is_article: bool


def shown(page: bytes) -> bytes | None:
    """What of a page Pagefind is to read, None for one that is not to be found.

    It would leave out by itself what is marked so, and make the same of it: that is five sixths of a page, and half of its time.
    """
    begin = _BEGIN.search(page)
    if begin is None or page.find(_BODY, begin.start(), page.find(b">", begin.start())) < 0:
        return None
    end = page.rfind(_END)
    content = page[begin.start() : end + len(_END) if end > begin.start() else len(page)]
    pieces, at, mark = [], 0, content.find(_IGNORED)
    while mark >= 0:
        tag = _TAG.match(content, content.rindex(b"<", at, mark)) if content.rfind(b"<", at, mark) >= 0 else None
        after = _end(content, tag) if tag else -1
        if tag and after >= 0:
            pieces.append(content[at : tag.start()])
            at = after
        mark = content.find(_IGNORED, max(at, mark + 1))
    return b"".join((*pieces, content[at:]))


def _end(content: bytes, tag: re.Match[bytes]) -> int:
    """Where the element ends that begins with the tag; -1 where it does not end."""
    name = tag[1]
    pattern = _ELEMENT.setdefault(name, re.compile(rb"<(/?)" + name + rb"(?=[\s>])[^>]*>"))
    depth, at = 1, tag.end()
    while depth:
        found = pattern.search(content, at)
        if found is None:
            return -1
        depth += -1 if found[1] else 1
        at = found.end()
    return at


class Pages:
    """The pages of a site that are to be found. `kept` remembers what was read."""

    def __init__(self, site: Path, kept: Path, files: Mapping[str, Stamp]) -> None:
        """`files`: all of the site."""
        self._site, self._files = site, files
        self._file = kept / "pages.json"
        self._known, self._seen = self._load()
        self._now: dict[str, list[object]] = {}
        self._read_at = time.time_ns()

    def __iter__(self) -> Iterator[Page]:
        for path, stamp in self._files.items():
            if not path.endswith(".html"):
                continue
            known = self._known.get(path)
            _, changed, _ = stamp
            if known and known[:3] == [*stamp] and changed < self._seen - SETTLED:
                row = known
            else:
                row = [*stamp, *self._fresh(path)]
            self._now[path] = row
            _, _, _, digest, date, is_article = row
            if digest:
                yield Page(path, str(digest), str(date), bool(is_article))

    def content(self, page: Page) -> str:
        """What a page shows. It is read again: of a page that did not change, there is no other need."""
        return (shown((self._site / page.path).read_bytes()) or b"").decode()

    def save(self) -> None:
        write_atomically(self._file, json.dumps({"seen": self._read_at, "pages": self._now}).encode())

    def _fresh(self, path: str) -> tuple[str, str, bool]:
        text = shown((self._site / path).read_bytes())
        if text is None:
            return "", "", False
        date = _DATE.search(text)
        digest = hashlib.blake2b(text, digest_size=16).hexdigest()
        return digest, html.unescape(date[1].decode()) if date else "", _ARTICLE in text

    def _load(self) -> tuple[dict[str, list[object]], int]:
        """What is damaged is read from the pages again."""
        try:
            found = json.loads(self._file.read_bytes())
            rows = {path: row for path, row in found["pages"].items() if len(row) == 6}
            return rows, int(found["seen"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}, 0
