"""What the commands say, in the language of who reads it: catalogues of `Message`s, read without Babel, which takes longer than `check`.

They are the files `locales/*/LC_MESSAGES/commands.po`. A language that has none, and a message that is in none, is in English.
"""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.errors import Message, Plural, shortened

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "commands"
_LINE = re.compile(r'(?:(?P<key>msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) )?(?P<string>".*")')
_SLOT = re.compile(r"%\((\w+)\)s")
_PLURAL = re.compile(r"plural=([^;]+)")


@dataclass(slots=True)
class Catalogue:
    strings: dict[str, list[str]] = field(default_factory=dict)
    """By the English message: the translation, or one for each plural form."""
    form: Callable[[int], int] = lambda number: int(number != 1)


@lru_cache
def catalogue(language: str) -> Catalogue:
    """Empty for a language that has no catalogue."""
    path = LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    found = Catalogue()
    if not path.is_file():
        return found
    entry: dict[str, str] = {}
    key = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), 'msgid ""']:
        match = _LINE.fullmatch(line)
        if not match:
            continue
        if match["key"] == "msgid" and "msgid" in entry:
            found.strings[entry["msgid"]] = [text for name, text in sorted(entry.items()) if name.startswith("msgstr")]
            entry = {}
        key = match["key"] or key
        entry[key] = entry.get(key, "") + ast.literal_eval(match["string"])
    (header,) = found.strings.pop("")
    rule = _PLURAL.search(header)
    found.form = gettext.c2py(rule[1]) if rule else found.form
    return found


def _as_it_is(words: str) -> str:
    return words


def said(
    message: Message,
    language: str,
    text: Callable[[str], str] = _as_it_is,
    value: Callable[[str], str] = _as_it_is,
) -> str:
    """The message in a language. `text` and `value` escape its own words, and what is filled in: only the latter may be anybody's."""
    known = catalogue(language)
    if isinstance(message, Plural):
        forms = known.strings.get(message.msgid)
        template = forms[known.form(message.number)] if forms else message.template
    else:
        template = known.strings.get(message.msgid, [message.msgid])[0]
    values = dict(message.values)
    pieces = _SLOT.split(template)
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            pieces[number] = text(piece)
        else:
            filling = values[piece]
            if isinstance(filling, Message):
                pieces[number] = said(filling, language, text, value)
            else:
                pieces[number] = value(shortened(str(filling)))
    return "".join(pieces)
