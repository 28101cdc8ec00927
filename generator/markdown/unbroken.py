"""Words with a hyphen or a dash in them that must not be broken there: «90-х», «70-процентная», «2020–2030», «Касым-Жомарт».

A no-break hyphen (U+2011) would say so in the text itself; but then neither the browser's own search nor who copies a quotation
would have the text as it was written, and there is no such dash for ranges. So it is said around the word, to the style sheet.
"""

from __future__ import annotations

import re

# On the escaped text: a character reference («&#39;») has no hyphen or dash.
_FIGURE = r"\d+(?:[.,]\d+)*"
_NUMBER = rf"{_FIGURE}[-–—]{_FIGURE}(?:-[^\W\d_]{{1,12}})?|{_FIGURE}-[^\W\d_]{{1,12}}"
# Longer ones may break: a phone's line is some 35 letters.
_NAME = r"[^\W\d_a-zа-яё][^\W\d_]{1,11}-[^\W\d_a-zа-яё][^\W\d_]{1,11}"
_UNBROKEN = re.compile(rf"(?<![\w.,-])(?:{_NUMBER}|{_NAME})(?![\w-])")


_JOINED = re.compile(r"[-–—](?<=\w.)(?=\w)")


def may_be_broken(html: str) -> bool:
    """Whether there is such a sign between two letters or figures at all. Nearly all texts have none, and a sign is found sooner than
    a word that has it."""
    return ("-" in html or "–" in html or "—" in html) and bool(_JOINED.search(html))


def unbroken(html: str) -> str:
    """Escaped text, with `<span class="nb">` around what must stay on one line."""
    return _UNBROKEN.sub(r'<span class="nb">\g<0></span>', html) if may_be_broken(html) else html
