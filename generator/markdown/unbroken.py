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


# What to look for first: nearly all texts have no such word, and the search for a sign is quicker than that for a word that has it.
_JOINED = re.compile(r"[-–—](?<=\w.)(?=\w)")


def unbroken(html: str) -> str:
    """Escaped text, with `<span class="nb">` around what must stay on one line."""
    if not ("-" in html or "–" in html or "—" in html) or not _JOINED.search(html):
        return html
    return _UNBROKEN.sub(r'<span class="nb">\g<0></span>', html)
