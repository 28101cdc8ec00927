"""What somebody surely meant who wrote it another way: one answer, or none where there are two."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date as Day

_MONTHS = tuple(
    stems.split()
    for stems in (
        "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр",
        "january february march april may june july august september october november december",
        "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
        "січ лют берез квіт трав черв лип серп верес жовт листопад груд",
    )
)
_ENDINGS = re.compile("(?:|ь|я|ю|е|а|у|й|[её]м|да|де|та|те|ень|ня|ий|ого|ад|ада|ень|ца)")
_SEASONS = {"весна": 21, "лето": 22, "осень": 23, "весной": 21, "летом": 22, "осенью": 23,
    "весны": 21, "лета": 22, "осени": 23, "spring": 21, "summer": 22, "autumn": 23, "көктем": 21, "жаз": 22, "күз": 23,
}  # fmt: skip
"""Without winter, which lies in two years: of «зима 2024» only its author knows which one is meant."""
_YEAR = r"(?P<year>[12]\d{3})(?:\s*(?:года?|г\.?|жылғы|жыл|ж\.?|року|р\.?))?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_WORD = r"(?P<word>[^\W\d_]{3,12})\.?"
_TIME = r"(?:[T\s,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<year>[12]\d{{3}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_TIME}",
        rf"(?P<year>[12]\d{{3}})[./](?P<month>\d{{1,2}})[./](?P<day>\d{{1,2}}){_TIME}",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}{_TIME}",
        rf"(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-]{_YEAR}",
        r"(?P<month>\d{1,2})\.(?P<year>[12]\d{3})",
        _YEAR,
        rf"{_DAY}(?:-?го|th|st|nd|rd)?\s+{_WORD}\s+{_YEAR}",
        rf"{_WORD}\s+{_DAY}(?:th|st|nd|rd)?,?\s+{_YEAR}",
        rf"{_YEAR}\s+{_DAY}\s+{_WORD}",
        rf"{_WORD}\s+{_YEAR}",
        rf"{_YEAR}\s+{_WORD}",
    )
)


def date(words: str) -> str | None:
    """EDTF of a date in another notation: «7.11.2025», «7 ноября 2025 года», «лето 2025». None for «11/07/2025», which has two readings."""
    words = " ".join(words.split())
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(words):
            return _edtf({name: value for name, value in found.groupdict().items() if value})
    return None


def _edtf(part: dict[str, str]) -> str | None:
    year = int(part["year"])
    day, month = int(part.get("day", 0)), int(part.get("month", 0))
    if "first" in part:
        first, second = int(part["first"]), int(part["second"])
        if first <= 12 and first != second:
            return None  # Day first as in Russian, or month first as in American? 13/05 could only be a day.
        day, month = first, second
    if word := part.get("word", "").lower():
        month = _month(word)
        if not month:
            season = _SEASONS.get(word)
            return f"{year}-{season}" if season and not day else None
    if not month:
        return None if day else f"{year}"
    try:
        Day(year, month, day or 1)
    except ValueError:
        return None
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _month(word: str) -> int:
    """1 to 12 of a month's name in any case form, or cut short («нояб.»); 0 for another word."""
    for months in _MONTHS:
        for number, stem in enumerate(months, 1):
            if word.startswith(stem) and _ENDINGS.fullmatch(word, len(stem)):
                return number
            if 3 <= len(word) < len(stem) and stem.startswith(word):
                return number
    return 0


MANY = 1000
_ADDRESS = re.compile(r"(?:.*/)?(?P<id>[^/]+?)(?:\.md)?", re.IGNORECASE)


def id(words: str) -> str:
    """Without what changes its looks alone: capitals, spaces, underscores, a path, .md. It need not be one that is there."""
    bare = _ADDRESS.fullmatch(words.strip().removeprefix("entity:"))
    return re.sub(r"[\s_-]+", "-", (bare["id"] if bare else words).lower()).strip("-")


def wikidata(words: str) -> str | None:
    found = re.fullmatch(r"(?:https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/)?[qQ]?([1-9]\d*)", words.strip())
    return f"Q{found[1]}" if found else None


def near(word: str, known: Iterable[str]) -> tuple[str, bool]:
    """The known word that is like this one ("" for none), and whether it is surely meant: no other is as near."""
    words = sorted(known)
    if len(words) > MANY:
        # To compare with each of ten thousand takes half a second, and there may be a thousand to be compared.
        words = [other for other in words if other[:3] == word[:3] or other[-4:] == word[-4:]]
    alike = [other for other in words if other.casefold() == word.casefold()]
    one_off = alike or [other for other in words if _one_slip(word.casefold(), other.casefold())]
    if one_off:
        return one_off[0], len(one_off) == 1
    like = difflib.get_close_matches(word, words, 2)
    return (like[0], len(like) == 1) if like else ("", False)


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """«Did you mean …?», or what else to do."""
    like, _ = near(word, known)
    return f"Did you mean «{like}»?" if like else otherwise


def _one_slip(a: str, b: str) -> bool:
    """Do they differ by one letter: left out, too many, wrong, or in its neighbour's place?"""
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[start:], b[start:]
    if rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]:
        return True
    return len(rest) > 1 and rest[:2] == other[1::-1] and rest[2:] == other[2:]
