"""Bytes → text, and the characters that do not show taken out of it."""

from __future__ import annotations

import codecs
import re
import unicodedata

from generator.errors import ImportRefused
from generator.rawtext import BIDI, TAGS, ZERO_WIDTH

MAX_BYTES = 10 * 1024 * 1024
"""Of one file from outside."""

# `check` refuses all of these in content/ but the last two. A soft hyphen and the joiners would hide that two words are the same.
_HIDDEN = re.compile(f"[{BIDI}{ZERO_WIDTH}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200c\u200d]|{TAGS}")


def decode(data: bytes) -> str:
    """The text of a file, a leading byte order mark taken off. Raises ImportRefused for what is no UTF-8 text."""
    if len(data) > MAX_BYTES:
        raise ImportRefused(f"is larger than {MAX_BYTES // 1_048_576} MB. Split it into smaller files.")
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        raise ImportRefused("is empty. Save the document's text in it.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ImportRefused("is UTF-16 text. Save the document as UTF-8, for example with: iconv -f UTF-16 -t UTF-8")
    if b"\0" in data:
        raise ImportRefused("is a binary file. Save the document as text in UTF-8.")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ImportRefused(
            f"byte 0x{data[error.start]:02x} in line {line} is no UTF-8. Save the document as UTF-8, "
            "for example with: iconv -f WINDOWS-1251 -t UTF-8"
        ) from error


def paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs are parted by one line end or more; whatever Unicode calls a line end counts."""
    return tuple(words for line in text.splitlines() if (words := line.strip()))


def tidy(text: str) -> tuple[str, int]:
    """One line of canonically composed text (NFC) without hidden characters, and how many of those were taken out.

    Composed, because «й» as two code points would be another word to every rule. A no-break space stays one.
    """
    # Taken out first: what stood between a letter and its accent kept them apart.
    shown, hidden = _HIDDEN.subn("", text)
    composed = unicodedata.normalize("NFC", shown)
    return re.sub(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+", " ", composed).strip(), hidden


def folded(text: str) -> str:
    """What two copies of one text have in common: letters and digits, whatever the case, the spaces and the quotation marks."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return "".join(char for char in plain if char.isalnum())


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut after a word, with «…» where something is missing."""
    if len(text) <= limit:
        return text
    cut = text[:limit]
    return (cut[: cut.rfind(" ")] if " " in cut else cut[:-1]).rstrip(" ,;:—–-") + "…"
