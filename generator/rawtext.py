"""Bytes → text, for every file that people write: size, encoding, and characters that show other than they are."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from generator.errors import Edit, Fix, Message, Problem
from generator.lines import Lines

MAX_BYTES = 2 * 1024 * 1024
"""A long book chapter has a quarter of it."""

# Bidirectional controls make a line read other than it is stored («Trojan Source», CVE-2021-42574); zero-width characters and other
# controls hide differences between words that look alike. U+00AD (soft hyphen) and the joiners of Indic scripts are let be.
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
ZERO_WIDTH = "\u200b\u2060-\u2064\u3164\ufeff\uffa0\ufff9-\ufffb"
# Letters that no font draws, in which a text can be hidden inside another; behind a black flag they name a part of a country.
TAGS = "(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"
_HIDDEN = re.compile(f"[{BIDI}{ZERO_WIDTH}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]|{TAGS}")
_USUAL = "\n\r\t\xa0\xad\u202f\u2009"
"""What is not printable to Python, and stands in texts all the same: without it, an ordinary text is."""
_LOOKS = re.compile(f"[{BIDI}{ZERO_WIDTH}]|{TAGS}")
_REPORTED = 3
"""Hidden characters named one by one in a file; the rest are counted."""


def read_text(path: Path) -> tuple[str, tuple[Problem, ...]]:
    """The file's text with its line ends as they are, a leading byte order mark taken off. Problems have an empty path.

    Never raises: a file that cannot be read is a Problem, and its text is "".
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # A pipe or a device would be waited for, perhaps for ever.
            return "", (_whole(Message("this is no regular file"), Message("Put a text file here")),)
        if status.st_size > MAX_BYTES:
            found = Message("the file has %(size)s MB", size=f"{status.st_size / 1_048_576:.1f}")
            return "", (_whole(found, Message("At most %(limit)s MB; split the text", limit=MAX_BYTES // 1_048_576)),)
        data = path.read_bytes()
    except FileNotFoundError:
        return "", (_whole(Message("there is no such file"), Message("Check the path")),)
    except OSError as error:
        found = Message("cannot be read (%(reason)s)", reason=error.strerror or str(error))
        return "", (_whole(found, Message("Check the file's permissions")),)
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return "", (_whole(Message("the file is empty"), Message("Write the article into it, or delete it")),)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        found = Message("byte %(byte)s is no UTF-8", byte=f"0x{data[error.start]:02x}")
        return "", (Problem("", *Lines(before).place(len(before)), found, Message("Save the file as UTF-8")),)
    return text, tuple(hidden_characters(text))


def _whole(found: Message, mend: Message) -> Problem:
    return Problem("", 1, 1, found, mend)


def _seems_plain(text: str) -> bool:
    """Whether surely nothing is hidden in it: told thirty times as quickly as what is. Hangul fillers are printable, and show nothing."""
    if "\u3164" in text or "\uffa0" in text:
        return False
    for char in _USUAL:
        if text.isprintable():
            return True
        text = text.replace(char, "")
    return text.isprintable()


def hidden(text: str) -> str:
    """The first character that does not show, as `U+202E`, of a text that was written with escapes or references; "" without one."""
    if _seems_plain(text):
        return ""
    found = _HIDDEN.search(text)
    return f"U+{ord(found[0][0]):04X}" if found else ""


def hidden_characters(text: str) -> list[Problem]:
    """One Problem for each character that does not show, up to a few, then one for all the others.

    Without those that only change how the others look, the text reads as it did. A control character may have been a space, a dash or a
    line end before a program broke it: that is for a person to say.
    """
    if _seems_plain(text):
        return []
    found = list(_HIDDEN.finditer(text))
    if not found:
        return []
    lines = Lines(text)
    problems = []
    mend = Message("Delete it; it can be found by searching for its code")
    for match in found[:_REPORTED]:
        words = Message("a character that does not show, %(code)s", code=f"U+{ord(match[0][0]):04X}")
        problems.append(Problem("", *lines.place(match.start()), words, mend, fix=_without([match])))
    if rest := found[_REPORTED:]:
        more = Message("further characters that do not show: %(number)s", number=len(rest))
        place = lines.place(rest[0].start())
        problems.append(Problem("", *place, more, Message("Delete them too"), fix=_without(rest)))
    return problems


def _without(characters: list[re.Match[str]]) -> Fix | None:
    edits = tuple(Edit(match.start(), match[0], "") for match in characters if _LOOKS.fullmatch(match[0]))
    return Fix(edits) if edits else None
