"""Names and passages in another language than the page around them, said as such wherever they come to stand.

A screen reader chooses its voice by `lang`. A name is put into sentences («in this passage: …»), lists and labels long before there
is HTML; so the words themselves carry their language, between two code points of private use, as bidirectional text carries its
direction. `with_lang` turns them into attributes once the page is drawn. In the interface's own language nothing is marked.
"""

from __future__ import annotations

import re

# In the last plane of all, where no font has its signs: a language by its letters, as Unicode's own language tags have them.
_BASE = 0x10FF00
_CLOSE = chr(_BASE + 0xF0)
_OPENS = f"[{chr(_BASE + ord('A'))}-{chr(_BASE + ord('z'))}]+"
_SIGNS = f"{chr(_BASE)}-{_CLOSE}"
_CODE = re.compile("[A-Za-z]{2,3}")

_CYRILLIC = frozenset(("ru", "uk", "kk"))
_LETTERS = {True: re.compile("[\u0400-\u04ff]"), False: re.compile("[A-Za-z\u00c0-\u024f]")}

_EACH = tuple(map(chr, range(_BASE, ord(_CLOSE) + 1)))
_LONG = 500
_BEGINS = re.compile(_OPENS)
_ANY = re.compile(f"[{_SIGNS}]")
_TAG = re.compile(rf"<(?!data )[^<>]*[{_SIGNS}][^<>]*>")
# What has no elements inside, so that all of it has one language.
_PLAIN = re.compile(rf"<(option|title)\b([^<>]*)>([^<>]*{_OPENS}[^<>]*)</\1>")
# Attributes that are read to somebody.
_SHOWN = re.compile(rf'\s(?:aria-label|label|title|placeholder)="[^"{_SIGNS}]*({_OPENS})')
_WHOLE = re.compile(rf"<([a-z]\w*)((?:\s[^<>]*)?)>({_OPENS})([^<>{_SIGNS}]*){_CLOSE}</\1>")
# Text, and what keeps a name on one line: whatever a contributor wrote, no element is opened on one side of it only. What ends before
# a tag does is inside that tag.
_PART = re.compile(
    rf'({_OPENS})((?:[^<>{_SIGNS}]|<span class="nb">[^<>{_SIGNS}]*</span>)*){_CLOSE}(?P<inside>(?=[^<>]*>))?'
)
_HAS_LANG = re.compile(r"\slang=")


def spoken(text: str, language: str) -> str:
    """The text in this language; "" says that it is the page's own. What is marked already stays in its language."""
    if not text or not language or not _CODE.fullmatch(language) or _marked(text):
        return text
    return "".join(chr(_BASE + ord(letter)) for letter in language) + text + _CLOSE


def _marked(text: str) -> bool:
    """Whether any of it carries its language. In a page each sign is looked for by itself: one that lies beyond every character of the
    text, as it nearly always does, is seen to be absent at once, and an expression for their range looks at every character."""
    if len(text) < _LONG:
        return bool(_ANY.search(text))
    for sign in _EACH:  # noqa: SIM110 - `any` of a generator takes half as long again, and every page of the site is asked
        if sign in text:
            return True
    return False


def in_script(text: str, language: str) -> bool:
    """Whether a name has a letter that this language is written with: «Lada.kz» is no Russian, whoever names it."""
    return bool(_LETTERS[language in _CYRILLIC].search(text))


def mostly_in_script(text: str, language: str) -> bool:
    """The same of prose, where a name in other letters may stand."""
    own, other = (len(_LETTERS[side].findall(text)) for side in (language in _CYRILLIC, language not in _CYRILLIC))
    return own > other


def language_of(text: str) -> str:
    """In which language it begins; "" where that is the page's own."""
    found = _BEGINS.match(text)
    return _letters(found[0]) if found else ""


def _letters(signs: str) -> str:
    return "".join(chr(ord(sign) - _BASE) for sign in signs)


def without(text: str) -> str:
    """The text as it is read by what knows no languages: a page's title, data."""
    return _ANY.sub("", text) if _marked(text) else text


def with_lang(html: str) -> str:
    """HTML whose words carry their languages → the same with `lang`: on the element that holds nothing else, else on a span.

    An attribute that is read aloud makes the whole element speak so. What the search keeps in <data> goes on carrying the language,
    to the script that shows it (assets/js/search/words.js).
    """
    if not _marked(html):
        return html
    html = _TAG.sub(_tag, html)
    html = _PLAIN.sub(_plain, html)
    html = _WHOLE.sub(_whole, html)
    return _PART.sub(
        lambda part: part[0] if part["inside"] is not None else f'<span lang="{_letters(part[1])}">{part[2]}</span>',
        html,
    )


def _tag(found: re.Match[str]) -> str:
    tag = found[0]
    said = None if _HAS_LANG.search(tag) else _SHOWN.search(tag)
    return without(f'{tag[:-1]} lang="{_letters(said[1])}">' if said else tag)


def _plain(found: re.Match[str]) -> str:
    """A voice for Cyrillic reads Latin letters beside it; the other way round nothing is heard."""
    name, attributes, words = found.groups()
    first = _BEGINS.search(words)
    return f'<{name}{attributes} lang="{_letters(first[0]) if first else ""}">{without(words)}</{name}>'


def _whole(found: re.Match[str]) -> str:
    name, attributes, signs, words = found.groups()
    if _HAS_LANG.search(attributes):
        return found[0]
    return f'<{name}{attributes} lang="{_letters(signs)}">{words}</{name}>'
