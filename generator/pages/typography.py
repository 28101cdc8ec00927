"""Spaces that must not break: after short words, between a number and its unit, in «т. е.» and «А. С. Пушкин», before a dash.

Every change is one space for another, so offsets into a text stay true.
"""

from __future__ import annotations

import re
from functools import lru_cache

NO_BREAK = "\u00a0"
THIN = "\u202f"
"""As narrow as a comma, and does not break either: between the thousands of a number."""

_CAPITAL = "[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ]"

# Every text of the site goes through these, so each begins with the sign it changes, which is quick to find, and looks back from there.
_BEGINS = r"(?<![\w'’-])"
_SHORT_WORD = rf"(?<!\w\w\w )(?=\S)(?:(?<={_BEGINS}(?![бж])[^\W\d_] )|(?<={_BEGINS}(?!бы|ли|же)[^\W\d_][^\W\d_] ))"
"""Of one letter, of two; but for particles, which lean on the word before them, not on the one after."""
_BEFORE_PARTICLE = r"(?=(?:бы|ли|же|б|ж)\b)(?<=\w )"
_BEFORE_DASH = r"(?=[—–] )(?<=\S )"
_IN_NUMBER = r"(?<=[\d№§%] )(?=\w)|(?<=\d )(?=[%°$€£₸₽₴])"
_SPACE = re.compile(
    rf" (?:(?<![а-яё][а-яё][а-яё] )(?:{_SHORT_WORD}|{_IN_NUMBER})|(?=[блж—–])(?:{_BEFORE_PARTICLE}|{_BEFORE_DASH}))"
)
"""One that must not break. Most stand between two longer words, which is seen soonest. None of these looks at another space, but for that
behind a dash."""
_INITIAL = re.compile(rf"\. (?={_CAPITAL})(?<={_BEGINS}{_CAPITAL}\. )")
_ABBREVIATION = re.compile(r"\. (?=[едкнпч]\.)(?<=(?<!\w)[тк]\. )")
_NO_YEAR = r"(?<!\w)(?<!\d[ \u00a0])"
_TITLED = re.compile(
    rf"\. (?=[«\d]|{_CAPITAL})(?:(?<={_NO_YEAR}г\. )|(?<={_NO_YEAR}(?:гг|ул|пр|им|ст|гл|см|ср)\. )"
    rf"|(?<={_NO_YEAR}(?:обл|стр|рис)\. )|(?<={_NO_YEAR}табл\. ))"
)
"""«г. Алматы», «ст. 5»; not the year's «1994 г. Президент»."""

_AFTER_NUMBER = re.compile(r" (?<=[\d№§%] )")
"""Without one there is nothing to do for the next three; a space that does not break may be another."""
_GROUPED = re.compile(r" (?<=\d )(?=\d{3})")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)")
_RANGE = re.compile(r" ([—–-]) (?=\d)(?<=\d ..)")
_SCALE = re.compile(r"(?<=\d[ \u00a0])(тыс\.?|млн|млрд|трлн) (?=[\w$€£₸₽₴])")
"""«650 млн руб.»: abbreviations alone, as «миллиардов долларов» on one line would leave a hole in the one above."""

_KEPT = 200
"""Code points of what is kept: names, dates and titles stand on many pages, a paragraph on one."""


def glue(text: str) -> str:
    """The same text, of the same length, with spaces that must not break replaced by U+00A0, and by U+202F inside a number."""
    if " " not in text and NO_BREAK not in text:
        return text
    return _glued_before(text) if len(text) <= _KEPT else _glued(text)


def _glued(text: str) -> str:
    hard = NO_BREAK in text
    numbers = hard or _AFTER_NUMBER.search(text)
    if hard or (numbers and _GROUPED.search(text)):
        text = _THOUSANDS.sub(_thin, text)
    if numbers:
        # Before a space at a dash is changed alone.
        text = _RANGE.sub(rf"{NO_BREAK}\1{NO_BREAK}", text)
        if "тыс" in text or "млн" in text or "млрд" in text or "трлн" in text:
            text = _SCALE.sub(rf"\1{NO_BREAK}", text)
    text = _SPACE.sub(NO_BREAK, text)
    if ". " in text:
        for after in (_INITIAL, _ABBREVIATION, _TITLED):
            text = after.sub(f".{NO_BREAK}", text)
    if text.startswith(("— ", "– ")) and text[2:3].strip():
        # Direct speech.
        text = f"{text[0]}{NO_BREAK}{text[2:]}"
    return text


_glued_before = lru_cache(maxsize=16384)(_glued)


def _thin(number: re.Match[str]) -> str:
    return number[0].replace(" ", THIN).replace(NO_BREAK, THIN)


# Prepositions and conjunctions that would be left hanging: «принят в ООН, в…».
_LAST_SHORT = re.compile(r"(?: [a-zа-яёәғқңөұүһі]{1,2})+$")


def shorten(text: str, limit: int) -> str:
    """At most `limit` code points, cut after a whole word that does not lean on the next, and closed with «…»; white space collapsed."""
    # The beginning of a long text tells how it is cut, unless that is mostly white space.
    start = " ".join(text[: 2 * limit].split())
    if len(start) <= limit:
        start = " ".join(text.split())
        if len(start) <= limit:
            return start
    cut = start[:limit]
    if " " in cut:
        cut = _LAST_SHORT.sub("", cut[: cut.rindex(" ")])
    return cut.rstrip(" ,;:—–-«(") + "…"


_SENTENCE_END = re.compile(
    r"(?<=\w\w\w[.!?…])\s+(?=[«\"A-ZА-ЯЁІӘҒҚҢӨҰҮҺ])|(?<=[)»\"][.!?…])\s+(?=[«\"A-ZА-ЯЁІӘҒҚҢӨҰҮҺ])"
)


def first_sentence(text: str) -> str:
    """Of a description: up to the first full stop that follows a word longer than an abbreviation."""
    return _SENTENCE_END.split(text.strip(), maxsplit=1)[0]
