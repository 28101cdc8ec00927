"""Bounds of the publication date of a text that has none, from the text alone.

The lower bound is the latest day that the text tells as past. The upper bound is the end of the year that the text calls its own.
A text that gives only one of them gets no bounds: nothing is guessed, and the import asks the maintainer for the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import get_month_names

from generator.ingest.words import CURRENT_YEAR, FRESH, LAST_YEAR, SUMMED_UP_YEAR, THIS_YEAR
from generator.languages import language as tongue
from generator.languages.russian_morphology import parses

_MONTHS = {name.lower(): number for number, name in get_month_names("wide", "format", "ru").items()}
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = re.compile(
    rf"(?<!\d)(?P<day>[12]?\d|3[01])(?:-го)?\s+(?P<month>{'|'.join(_MONTHS)})\b"
    rf"(?:\s+(?:{_YEAR}(?!\d)|(?P<relative>{'|'.join(re.escape(phrase) for phrase in (*LAST_YEAR, *THIS_YEAR))})))?",
    re.IGNORECASE,
)
_NAMED_YEAR = re.compile(rf"(?<![\d–-]){_YEAR}\s+год(?:а|у|ом|е)?\b", re.IGNORECASE)
_SUMMING_UP_BEGINS = 10
"""October: nobody sums a year up earlier. «По итогам 2024 года» beside news of a February is written in 2025."""


@dataclass(frozen=True, slots=True)
class Bounds:
    edtf: str
    """A closed interval of two days."""
    evidence: tuple[str, str]
    """The sentence that tells of the lower bound, and the one that names the year."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A day and the sentence that tells of it as past."""

    day: date
    sentence: str


def bounds(text: str, language: str) -> Bounds | None:
    """Paragraphs of `text` are parted by empty lines. None where the text does not give both bounds."""
    paragraphs = [
        [span.of(paragraph) for span in tongue(language).sentences(paragraph)] for paragraph in text.split("\n\n")
    ]
    for patterns, first_month in ((CURRENT_YEAR, 1), (SUMMED_UP_YEAR, _SUMMING_UP_BEGINS)):
        named = _own_year(paragraphs, patterns)
        if named is None:
            continue
        year, sentence = named
        told = [found for paragraph in paragraphs for found in _told(paragraph, year)]
        latest = max(told, key=lambda found: found.day, default=None)
        if latest and latest.day.year == year and latest.day.month >= first_month:
            return Bounds(f"{latest.day.isoformat()}/{year}-12-31", (latest.sentence, sentence))
    return None


def _own_year(paragraphs: list[list[str]], patterns: tuple[str, ...]) -> tuple[int, str] | None:
    """The latest year that a sentence calls the text's own, with the first such sentence."""
    own = re.compile("|".join(pattern.format(year=r"((?:19|20)\d\d)") for pattern in patterns), re.IGNORECASE)
    found = [
        (int(next(filter(None, match.groups()))), sentence)
        for paragraph in paragraphs
        for sentence in paragraph
        for match in own.finditer(sentence)
    ]
    return max(found, key=lambda named: named[0], default=None)


def _told(paragraph: list[str], own_year: int) -> Iterator[_Told]:
    """Days of one paragraph told as past. A day without a year takes the year named last before it in the paragraph; failing that,
    only words such as «только появилась новость» make it one of the text's own year."""
    last_named: int | None = None
    for sentence in paragraph:
        fresh = any(phrase in sentence.casefold() for phrase in FRESH)
        years = {match.start(): int(match["year"]) for match in _NAMED_YEAR.finditer(sentence)}
        for match in _DAY.finditer(sentence):
            for start in [start for start in years if start < match.start()]:
                last_named = years.pop(start)
            year = _year_of(match, own_year) or (own_year if fresh else last_named)
            last_named = year or last_named
            day = _day(year, match) if year else None
            if day and _is_past(sentence, match):
                yield _Told(day, sentence)
        last_named = next(reversed(years.values()), last_named)


def _year_of(match: re.Match[str], own_year: int) -> int | None:
    if match["year"]:
        return int(match["year"])
    relative = (match["relative"] or "").casefold()
    return own_year - 1 if relative in LAST_YEAR else own_year if relative else None


def _day(year: int, match: re.Match[str]) -> date | None:
    try:
        return date(year, _MONTHS[match["month"].lower()], int(match["day"]))
    except ValueError:
        return None


def _is_past(sentence: str, match: re.Match[str]) -> bool:
    """The verb that follows the day, or else the last before it, is in the past tense: «16 мая подписал», not «16 мая состоится»."""
    tenses = [tense for word in re.findall(r"\w+", sentence[match.end() :]) if (tense := _tense(word))]
    before = [tense for word in re.findall(r"\w+", sentence[: match.start()]) if (tense := _tense(word))]
    return (tenses[:1] or before[-1:]) == ["past"]


def _tense(word: str) -> str:
    """`past`, `pres`, `futr`, or "" for what is no finite verb in its likeliest reading."""
    likeliest = parses(word.lower())[0]
    if likeliest.part not in ("VERB", "PRTS"):
        return ""
    return next((tense for tense in ("past", "pres", "futr") if tense in likeliest.grammemes), "")
