"""Text as any format may hold it: without characters that XML, JSON readers or a terminal stumble over."""

from __future__ import annotations

import re
from urllib.parse import quote

# XML 1.0 has no place for these, escaped or not; nor do controls mean anything in a title.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SAFE_IN_ADDRESS = "/:?#[]@!$&'()*+,;=%~"


def one_line(text: str) -> str:
    """In one line, with plain spaces."""
    return " ".join(clear(text).split())


def clear(text: str) -> str:
    """With its lines as they are, each ended by a line feed."""
    # Printable characters are all allowed, and nearly every text has no other.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", text))


def address(url: str) -> str:
    """An address in ASCII, as formats want it that know no other: what stands for itself in one is left, all else is percent-encoded."""
    return quote(one_line(url), safe=_SAFE_IN_ADDRESS)


def cut(text: str, limit: int) -> str:
    """In one line of at most `limit` code points, ended after a whole word and by «…» where something is left out."""
    # Of a long text the beginning is enough, if so much of it is left.
    line = one_line(text[: 4 * limit])
    if len(line) <= limit:
        line = one_line(text)
    if len(line) <= limit:
        return line
    short = line[: limit - 1]
    return short[: short.rfind(" ")].rstrip(" ,;:—–-«(") + "…" if " " in short else short + "…"
