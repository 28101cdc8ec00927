"""Spaces that must not break: after short words, between a number and its unit, in «т. е.» and «А. С. Пушкин», before a dash.

Every change is one space for another, so offsets into a text stay true.
"""

from __future__ import annotations

import re
from functools import lru_cache

NO_BREAK = "\u00a0"
THIN = "\u202f"
"""As narrow as a comma, and does not break either: between the thousands of a number."""

# They lean on the word before them, not on the one after.
_PARTICLES = r"(?:бы|ли|же|б|ж)"
_CAPITAL = "[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ]"

_SHORT_WORD = re.compile(rf"(?<![\w'’-])(?!{_PARTICLES}\b)([^\W\d_]{{1,2}}) (?=\S)")
_BEFORE_PARTICLE = re.compile(rf"(?<=\w) (?={_PARTICLES}\b)")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)")
_NUMBER = re.compile(r"(?<=[\d№§%]) (?=\w)|(?<=\d) (?=[%°$€£₸₽₴])")
_SCALE = re.compile(r"(?<=\d[ \u00a0])(тыс\.?|млн|млрд|трлн) (?=[\w$€£₸₽₴])")
"""«650 млн руб.»: abbreviations alone, as «миллиардов долларов» on one line would leave a hole in the one above."""
_RANGE = re.compile(r"(?<=\d) ([—–-]) (?=\d)")
_DASH = re.compile(r"(?<=\S) (?=[—–] )")
_SPEECH = re.compile(r"^([—–]) (?=\S)")
_INITIAL = re.compile(rf"(?<![\w'’-])({_CAPITAL}\.) (?={_CAPITAL})")
_ABBREVIATION = re.compile(r"(?<!\w)([тк]\.) (?=[едкнпч]\.)")
_TITLED = re.compile(
    rf"(?<![\w\d])(?<!\d[ \u00a0])((?:г|гг|обл|ул|пр|им|ст|гл|стр|рис|табл|см|ср)\.) (?=[«\d]|{_CAPITAL})"
)
"""«г. Алматы», «ст. 5»; not the year's «1994 г. Президент»."""


@lru_cache(maxsize=16384)
def glue(text: str) -> str:
    """The same text, of the same length, with spaces that must not break replaced by U+00A0, and by U+202F inside a number.

    Cached: names, dates and titles stand on many pages.
    """
    text = _THOUSANDS.sub(_thin, text)
    text = _SHORT_WORD.sub(rf"\1{NO_BREAK}", text)
    text = _BEFORE_PARTICLE.sub(NO_BREAK, text)
    text = _RANGE.sub(rf"{NO_BREAK}\1{NO_BREAK}", text)
    text = _NUMBER.sub(NO_BREAK, text)
    for after in (_SCALE, _INITIAL, _ABBREVIATION, _TITLED, _SPEECH):
        text = after.sub(rf"\1{NO_BREAK}", text)
    return _DASH.sub(NO_BREAK, text)


def _thin(number: re.Match[str]) -> str:
    return number[0].replace(" ", THIN).replace(NO_BREAK, THIN)


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
