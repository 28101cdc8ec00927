"""Text fragments: the part of a link that names a sentence by its first and last words, which a browser then shows and marks.

https://wicg.github.io/scroll-to-text-fragment/: `#s-abc:~:text=first%20words,last%20words`. A browser that knows none of it goes to
the anchor before the `:~:`. It takes a no-break space of the page for a space of the fragment, and small letters for capitals.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from generator.model import Article, Span

_NO_LETTERS = re.compile(r"[\W_]+")

FEW = 3
"""Words at either end that name a sentence, unless the page has them in front of it too. A sentence of twice as many is named whole."""


def text_directive(article: Article, span: Span) -> str:
    """`:~:text=…` for a stretch of the article's text, to be put behind its anchor; "" for a stretch without words.

    The first place of the page where the words fit is the one that is shown: so many are taken that it is this one.
    """
    # The span's numbers are found again sooner than a span.
    return _directive(article.title, article.description, article.text, span.start, span.stop)


@lru_cache(maxsize=16384)
def _directive(title: str, description: str, text: str, start: int, stop: int) -> str:
    """Kept: a sentence that tells of an event is linked to from the event, its day, its year, and everyone in it."""
    words = text[start:stop].split()
    if not words:
        return ""
    page, even = _page(title, description, text)
    first, last = FEW, FEW
    begins = _folded(words[:first])
    place = page.find(begins)
    whole = not start or text[start - 1].isspace()
    if not whole or page.find(begins, place + 1) >= 0:
        # The same words stand there twice, or the span begins inside a word.
        before = _folded(f"{title} {description} {text[:start]}".split())
        page = f"{before} {_folded(text[start:].split())}"
        place, even = len(before) + 1, False
        while first < len(words) and page.find(begins) < place:
            first += 1
            begins = _folded(words[:first])
    opening = place + len(begins)
    end = place + (len(" ".join(words)) if even else len(_folded(words)))
    while last < len(words):
        closing = _folded(words[-last:])
        if page.find(closing, opening) == end - len(closing):
            break
        last += 1
    if first + last >= len(words):
        return f":~:text={_encoded(words)}"
    return f":~:text={_encoded(words[:first])},{_encoded(words[-last:])}"


@lru_cache(maxsize=2048)
def _page(title: str, description: str, text: str) -> tuple[str, bool]:
    """The headline and the line under it stand on the page before the text. Kept: each of its sentences is linked to, from many pages.

    Also whether it is as long as before: «ß» is two letters then.
    """
    words = " ".join(f"{title} {description} {text}".split())
    page = _compared(words)
    return page, len(page) == len(words)


def _folded(words: list[str]) -> str:
    """As a browser compares: capitals are small letters, ё is е, every run of white space one space."""
    return _compared(" ".join(words))


def _compared(text: str) -> str:
    return text.casefold().replace("ё", "е")


def _encoded(words: list[str]) -> str:
    """Letters stand as they are: browsers encode them on the way, and on a page they take a third of the room. A hyphen, a comma and an
    ampersand part the pieces of a directive, so they are encoded as well."""
    return "%20".join([word if word.isalpha() else _encoded_word(word) for word in words])


def _encoded_word(word: str) -> str:
    return _NO_LETTERS.sub(lambda match: quote(match[0], safe=""), word).replace("-", "%2D")
