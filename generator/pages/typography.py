"""No-break spaces where a line must not end: after short words, between a number and its word, before a dash.

Every change is one space for another, so offsets into a text stay true.
"""

from __future__ import annotations

import re
from functools import lru_cache

NO_BREAK = "\u00a0"

# They lean on the word before them, not on the one after.
_PARTICLES = r"(?:бы|ли|же|б|ж)"
_SHORT_WORD = re.compile(rf"(?<![\w'’-])(?!{_PARTICLES}\b)([^\W\d_]{{1,2}}) (?=\S)")
_BEFORE_PARTICLE = re.compile(rf"(?<=\w) (?={_PARTICLES}\b)")
_NUMBER = re.compile(r"(?<=[\d№§%]) (?=\w)|(?<=\d) (?=%)")
_DASH = re.compile(r"(?<=\S) (?=[—–] )")


@lru_cache(maxsize=16384)
def glue(text: str) -> str:
    """The same text, of the same length, with spaces that must not break replaced by U+00A0.

    Cached: names, dates and titles stand on many pages.
    """
    text = _SHORT_WORD.sub(rf"\1{NO_BREAK}", text)
    text = _BEFORE_PARTICLE.sub(NO_BREAK, text)
    return _DASH.sub(NO_BREAK, _NUMBER.sub(NO_BREAK, text))


# Prepositions and conjunctions that would be left hanging: «принят в ООН, в…».
_LAST_SHORT = re.compile(r"(?: [a-zа-яёәғқңөұүһі]{1,2})+$")


def shorten(text: str, limit: int) -> str:
    """At most `limit` code points, cut after a whole word that does not lean on the next, and closed with «…»; white space collapsed."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[:limit]
    if " " in cut:
        cut = _LAST_SHORT.sub("", cut[: cut.rindex(" ")])
    return cut.rstrip(" ,;:—–-«(") + "…"


_SENTENCE_END = re.compile(
    r"(?<=\w\w\w[.!?…])\s+(?=[«\"A-ZА-ЯЁІӘҒҚҢӨҰҮҺ])|(?<=[)»\"][.!?…])\s+(?=[«\"A-ZА-ЯЁІӘҒҚҢӨҰҮҺ])"
)


def first_sentence(text: str) -> str:
    """Of a description: up to the first full stop that follows a word longer than an abbreviation."""
    return _SENTENCE_END.split(text.strip(), maxsplit=1)[0]
