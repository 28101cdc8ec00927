"""When: every expression that names a day, month, season, year, decade or span of them, as EDTF.

Lengths of time («на 40 лет») and the time of the whole article («сейчас») are no dates. What names a time that nothing in the
article resolves («в последние годы») is marked without a value.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.annotators.dates_adjectives import ADJECTIVES
from generator.annotators.dates_bounds import bounded
from generator.annotators.dates_english import ENGLISH
from generator.annotators.dates_eras import ERAS
from generator.annotators.dates_evidence import evidence
from generator.annotators.dates_explicit import EXPLICIT
from generator.annotators.dates_independence import INDEPENDENCE
from generator.annotators.dates_kazakh import KAZAKH
from generator.annotators.dates_lists import LISTS
from generator.annotators.dates_quarters import QUARTERS
from generator.annotators.dates_relative import RELATIVE
from generator.annotators.dates_rule import DateRule
from generator.annotators.dates_scene import Scene, Told, When
from generator.annotators.dates_ukrainian import UKRAINIAN
from generator.annotators.dates_vague import VAGUE
from generator.annotators.dates_years import YEARS
from generator.annotators.reading import KEPT, Reading
from generator.annotators.spans import longest
from generator.chronology import NotEDTF, is_edtf
from generator.model import Annotation, DateOf, Origin, Span

RULES: dict[str, list[DateRule]] = {
    "ru": [*INDEPENDENCE, *EXPLICIT, *ERAS, *LISTS, *QUARTERS, *YEARS, *RELATIVE, *ADJECTIVES, *VAGUE],
    "en": ENGLISH,
    "uk": UKRAINIAN,
    "kk": KAZAKH,
}
"""By the code of the language. Where two fit the same words, the longer match counts, then the earlier rule."""


@dataclass(frozen=True, slots=True)
class Candidate:
    span: Span
    rule: DateRule
    match: re.Match[str]

    @property
    def explicit(self) -> bool:
        return self.rule.explicit or bool(self.match.groupdict().get("year"))


@lru_cache(maxsize=KEPT)
def annotate(reading: Reading) -> tuple[Annotation, ...]:
    """Dates in order of the text; they do not overlap. The evidence of each says what it was counted from."""
    found = tuple(_found(reading))
    return tuple(bounded(reading.text, found)) if reading.language.code == "ru" else found


def _found(reading: Reading) -> Iterator[Annotation]:
    candidates = _candidates(reading)
    told: list[Told] = []
    for each in candidates:
        when = _resolved(each, Scene(reading, each.span, ())) if each.explicit else None
        if when and when.edtf:
            told.append(Told(each.span, when.edtf, explicit=True))
    for each in candidates:
        scene = Scene(reading, each.span, told)
        when = _resolved(each, scene)
        if when is None:
            continue
        if not each.explicit:
            insort(told, Told(each.span, when.edtf, explicit=False), key=lambda one: one.span)
        yield Annotation(each.span, DateOf(when.edtf, when.anchor), each.rule.name, Origin.RULE, evidence(when, scene))


def _resolved(candidate: Candidate, scene: Scene) -> When | None:
    """None where the calendar has no such day, or an interval ends before it begins: «31 ноября», «с 8 по 6 ноября»; or where it ends
    itself: a week before 0001-01-01."""
    try:
        when = candidate.rule.resolve(candidate.match, scene)
    except (NotEDTF, OverflowError):
        return None
    return when if not when.edtf or is_edtf(when.edtf) else None


def _candidates(reading: Reading) -> list[Candidate]:
    """Of all that the rules find, what does not overlap; in order."""
    return longest(
        Candidate(Span(*match.span()), rule, match)
        for rule, passage in _worth_searching(reading)
        for match in rule.pattern.finditer(reading.text, passage.start, passage.stop)
        if rule.accepts(match, reading)
    )


def _worth_searching(reading: Reading) -> Iterator[tuple[DateRule, Span]]:
    """Each rule with each passage that has what it needs. What is needed is looked for once, whichever rules need it."""
    rules = RULES[reading.language.code]
    for passage in reading.passages:
        has: dict[re.Pattern[str] | None, bool] = {None: True}
        for rule in rules:
            if rule.needs not in has and rule.needs is not None:
                has[rule.needs] = rule.needs.search(reading.text, passage.start, passage.stop) is not None
            if has[rule.needs]:
                yield rule, passage
