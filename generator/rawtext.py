"""Bytes → text, for every file that people write: size, encoding, and characters that show other than they are."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from generator.errors import Problem

MAX_BYTES = 2 * 1024 * 1024
"""A long book chapter has a quarter of it."""

# Bidirectional controls make a line read other than it is stored («Trojan Source», CVE-2021-42574); zero-width characters and other
# controls hide differences between words that look alike. U+00AD (soft hyphen) and the joiners of Indic scripts are let be.
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
ZERO_WIDTH = "\u200b\u2060\ufeff"
_HIDDEN = re.compile(f"[{BIDI}{ZERO_WIDTH}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_END = re.compile(r"\r\n?|\n")
_REPORTED = 3
"""Hidden characters named one by one in a file; the rest are counted."""


def read_text(path: Path) -> tuple[str, tuple[Problem, ...]]:
    """The file's text with its line ends as they are, a leading byte order mark taken off. Problems have an empty path.

    Never raises: a file that cannot be read is a Problem, and its text is "".
    """
    try:
        if path.exists() and not path.is_file():
            # A pipe or a device would be waited for, perhaps for ever.
            return "", (Problem("", 0, 0, "this is no regular file", "Put a text file here"),)
        size = path.stat().st_size
        if size > MAX_BYTES:
            found = f"the file has {size / 1_048_576:.1f} MB"
            return "", (Problem("", 0, 0, found, f"At most {MAX_BYTES // 1_048_576} MB; split the text"),)
        data = path.read_bytes()
    except FileNotFoundError:
        return "", (Problem("", 0, 0, "there is no such file", "Check the path"),)
    except OSError as error:
        return "", (Problem("", 0, 0, f"cannot be read ({error.strerror})", "Check the file's permissions"),)
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return "", (Problem("", 0, 0, "the file is empty", "Write the article into it, or delete it"),)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line, _ = place(data[: error.start].decode("utf-8"), error.start)
        found = f"byte 0x{data[error.start]:02x} is no UTF-8"
        return "", (Problem("", line, 0, found, "Save the file as UTF-8"),)
    return text, tuple(hidden_characters(text))


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1, of lines as editors and Markdown count them: CRLF, CR and LF end one."""
    ends = [match.end() for match in _LINE_END.finditer(text, 0, offset)]
    return len(ends) + 1, offset - (ends[-1] if ends else 0) + 1


def hidden_characters(text: str) -> list[Problem]:
    """One Problem for each character that does not show, up to a few, then their number."""
    found = list(_HIDDEN.finditer(text))
    problems = []
    for match in found[:_REPORTED]:
        line, column = place(text, match.start())
        mend = "Delete it; it can be found by searching for its code"
        problems.append(Problem("", line, column, f"a character that does not show, U+{ord(match[0]):04X}", mend))
    if len(found) > _REPORTED:
        more = f"{len(found) - _REPORTED} more characters that do not show"
        problems.append(Problem("", 0, 0, more, "Delete them too"))
    return problems
