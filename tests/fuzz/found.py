"""What did not hold once, and must never come back: tried in every run. Each is as short as it could be made."""

from __future__ import annotations

FOUND: list[tuple[str, str, str]] = [
    ("edtf", "Y-17E70000", "a year of seventy thousand digits was counted out, and OverflowError came of it"),
    ("edtf", "Y17E9999999", "it would have been counted out for ever"),
    ("edtf", "{" * 1500 + "}" * 1500, "sets in sets went down until Python gave up"),
    ("dates", "с июня по ноябрь    ", "published in year 1: the November before was «0-11», and ValueError came of it"),
    ("edtf", "0001-24", "the winter of year 1 begins in year 0: ValueError"),
    ("dates", "с на прошлой неделе ", "a week before 0001-01-01: OverflowError"),
    (
        "front-matter",
        "а:" + "\x85" * 9 + " !t x",
        "U+0085 ends no line for an editor: the problem stood outside of the file",
    ),
    ("front-matter", "\ufefftitle: С\ndate: 2025-11-07\n\\\r\nsame_as: ", "libyaml does not count the byte order mark"),
    ("front-matter", "key: \ufeff", "a mark in the middle was held to come back, which YAML writes as an escape"),
    ("raw-bytes", "क\r\x85\x1b", "a lone CR ended no line: the column stood outside of it"),
    ("raw-bytes", "\ufeff", "a file of a byte order mark alone was an empty text, and nothing was said"),
    ("raw-bytes", "и\u200d\u0306", "hidden characters were taken out after the letters were composed"),
    ("markdown", "\x00 a\n\nб", "NUL is shown as U+FFFD, and was not found again in the source"),
    ("markdown", "\u00a0  \nİ", "a line of U+00A0 is cut off before a paragraph: every offset was one line early"),
    ("markdown", "> ```\n> а\n> б\n> ```\n", "code inside a quotation was said to come from its first line"),
    ("markdown", "```\r\nа\r\nб\r\n```\r\n", "so was code with CRLF"),
    ("markdown", "``\n-->``", "a newline in inline code is shown as a space, and was not found again"),
    ("escaped", "[__а__", "one of two underscores side by side was let be, and made the word slanted"),
    (
        "imports",
        '{"text": "}", "' + "\u00a0" * 170 + "null",
        "spaces alone made the headline too long: IndexError",
    ),
    ("imports", "object\x1eМост\x1eМост\x1eа\nб", "a refusal of two lines"),
    ("statements", "Токаев\U000177fa сказал", "a letter that Python's Unicode has no name for: ValueError in pymorphy"),
    ("new-files", "\ud83d\x1e\x1e\x1e\ud83d=x", "half of a surrogate pair given for a language: UnicodeEncodeError"),
]
"""(harness, text, what was wrong)"""
