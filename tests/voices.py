"""What a page says in a voice that cannot read it: words whose nearest `lang` is that of another script.

A screen reader chooses its voice by `lang`, a browser its hyphenation and quotation marks. Which language a name belongs to cannot
be read off its letters; but Cyrillic in an English voice, and the interface's English in a Russian one, are wrong for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
READ_ALOUD = frozenset({"title", "aria-label", "aria-description", "alt", "placeholder", "label"})
SILENT = frozenset({"script", "style", "head"})
"""A page's <title> and what programs read of it: there is one language for all of it, the page's."""

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
    def unreadable(self) -> bool:
        """Cyrillic in an English voice."""
        return self.lang == "en" and bool(_CYRILLIC.search(self.words))

    @property
    def latin(self) -> bool:
        """Words in another than an English voice that have no Cyrillic letter: names («Lada.kz»), or English that is not said to be."""
        return self.lang != "en" and bool(_LETTER.search(self.words)) and not _CYRILLIC.search(self.words)


class _Reader(HTMLParser):
    def __init__(self, lang: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = [("", lang)]
        self.said: list[Said] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        lang = values.get("lang", self.open[-1][1])
        if not self._silent:
            self.said += [Said(lang, tag, name, value) for name, value in values.items() if _read(name, value)]
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
        if not self._silent and data.strip():
            self.said.append(Said(lang, tag, "", " ".join(data.split())))

    @property
    def _silent(self) -> bool:
        return any(tag in SILENT for tag, _ in self.open)


def _read(name: str, value: str) -> bool:
    """Also the phrases that scripts show; what the search reads stands apart, and keys and addresses are no words."""
    phrase = (
        name.startswith("data-") and " " in value and name not in ("data-e", "data-of", "data-kinds", "data-months")
    )
    return name in READ_ALOUD or (phrase and not name.startswith("data-pagefind"))


def said(html: str, lang: str = "") -> Iterator[Said]:
    """Of a whole page, or of a part of one in this language."""
    reader = _Reader(lang)
    reader.feed(html)
    reader.close()
    yield from reader.said
