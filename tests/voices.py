"""What a page says in a voice that cannot read it: words whose nearest `lang` is that of another script.

A screen reader chooses its voice by `lang`, a browser its hyphenation and quotation marks. Which language a name belongs to cannot
be read off its letters, but Cyrillic in an English voice, and an interface's Latin words in a Russian one, are wrong for certain.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
SHOWN = frozenset({"title", "aria-label", "aria-description", "alt", "placeholder", "label"})
"""Attributes that are read to somebody. What a script shows stands in `data-…`: see `_shown`."""
SILENT = frozenset({"script", "style"})

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LETTER = re.compile(r"[^\W\d_]")


class Said(NamedTuple):
    lang: str
    """Of the nearest element that has one."""
    tag: str
    attribute: str
    """In which the words stand; "" for text."""
    words: str

    @property
    def wrong(self) -> bool:
        return self.lang == "en" and bool(_CYRILLIC.search(self.words))

    @property
    def latin(self) -> bool:
        """Words in a Cyrillic voice that have no Cyrillic letter at all."""
        return self.lang != "en" and bool(_LETTER.search(self.words)) and not _CYRILLIC.search(self.words)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = [("", "")]
        self.said: list[Said] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        lang = values.get("lang", self.open[-1][1])
        self.said += [
            Said(lang, tag, name, value) for name, value in values.items() if name in SHOWN or _shown(name, value)
        ]
        if tag not in VOID:
            self.open.append((tag, lang))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        tag, lang = self.open[-1]
        # The page's own title has no language but the page's.
        in_head = any(name == "head" for name, _ in self.open)
        if tag not in SILENT and not in_head and data.strip():
            self.said.append(Said(lang, tag, "", " ".join(data.split())))


def _shown(name: str, value: str) -> bool:
    """Words in an attribute for scripts, and no key, address or list of identifiers."""
    return name.startswith("data-") and not name.startswith("data-pagefind") and " " in value.strip()


def said(html: str) -> Iterator[Said]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.said


def lists(json_text: str) -> list[str]:
    """Every string in a file of data that a script shows."""
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for one in value.values():
                walk(one)
        elif isinstance(value, list):
            for one in value:
                walk(one)

    walk(json.loads(json_text))
    return found
